"""What reports say about one goal, in pieces that several of them put together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from workshop.model import CheckIn, DecisionKind, Goal, KeyResult, Step, StepState, Workshop
from workshop.plan.claiming import to_claim
from workshop.plan.premortem import signs
from workshop.plan.questions import told
from workshop.reports.content import Bullets, Cell, Facts, Heat, Part, Picture, Prose, Table, Tone
from workshop.review.carrying import became
from workshop.track.activity import burn_up, touches_by_week
from workshop.track.measures import latest, span_words, value_words
from workshop.track.trend import trend
from workshop.words.dates import short_day
from workshop.words.names import full_names
from workshop.words.steps import done_words, due_day, helper_words, owner_words, starred

_CONTEXT = (
    ("for_us", "What is in it for us"),
    ("market", "Market"),
    ("customers", "Customers"),
    ("value_proposition", "Our value"),
    ("strategy", "Strategy"),
)


def why_of(goal: Goal) -> Iterator[Part]:
    """The goal's reason, and what it contributes to."""
    if goal.why:
        yield Prose(goal.why)
    if goal.contributes_to:
        because = f", because {goal.contributes_because}" if goal.contributes_because else ""
        yield Prose(f"Contributes to {goal.contributes_to}{because}".rstrip(".") + ".", Tone.QUIET)


def context_of(goal: Goal) -> Iterator[Part]:
    """Category, sponsor, and what was noted about market and customers."""
    rows = [("Category", str(goal.category)), ("Sponsor", goal.sponsor)]
    rows += [(label, getattr(goal, field)) for field, label in _CONTEXT]
    yield Facts(tuple((label, text) for label, text in rows if text))


def measures_of(w: Workshop, goal: int, *, targets: bool = False) -> Iterator[Part]:
    """The goal's key results: from where to where, and where they stand; with ``targets`` also earlier ones."""
    rows: list[tuple[str, str]] = []
    for one in w.key_results.of(goal):
        rows.append((one.name, measure_words(one)))
        if targets:
            rows += [("", f"until {short_day(old.on)} the target was other: {old.reason}") for old in one.earlier]
    if rows:
        yield Facts(tuple(rows))
    else:
        yield Prose("No key result yet: nobody can see whether it moves.", Tone.WARN)


def measure_words(one: KeyResult) -> str:
    """From where to where a key result goes, where it stands, and since when: "18 → 25 %, stands at 21 %"."""
    last = latest(one)
    stands = f"; {value_words(one)} on {short_day(last.on)}" if last is not None else ""
    return f"{span_words(one)}{stands}"


def pictures_of(w: Workshop, goal: Goal, today: date) -> Iterator[Part]:
    """A chart for each key result that was read and has a line to its target; the steps done; the touches."""
    period = w.periods.need(goal.period)
    for one in w.key_results.of(goal.id):
        found = trend(one, period, today)
        if found is not None:
            yield Picture(f"{one.name}: {value_words(one)}", one.unit, found)
    steps = burn_up(w, goal.id, today)
    if steps is not None:
        yield Picture(f"Steps done: {int(steps.points[-1].value)} of {int(steps.target)}", "steps", steps)
    yield from heat(w, (goal,), today)


def heat(w: Workshop, goals: Sequence[Goal], today: date) -> Iterator[Part]:
    """How often something happened to these goals of one period, week by week; nothing where nothing did."""
    rows = tuple((goal.title, touches_by_week(w, goal.id, today)) for goal in goals)
    if any(sum(counts) for _, counts in rows):
        weeks = tuple(f"week {number}" for number, _ in enumerate(rows[0][1], start=1))
        yield Heat("News from the first week on: check-ins, figures, steps", weeks, rows)


def plan_of(w: Workshop, goal: int) -> Iterator[Part]:
    """The steps of the goal's plan: the must-move first, those that are done last."""
    done = [step for step in w.steps.of(goal) if step.state is StepState.DONE]
    left = [step for step in w.steps.of(goal) if step.state is StepState.LEFT_BEHIND]
    steps = (*to_claim(w, goal), *done, *left)
    if steps:
        yield step_table(w, steps)
    else:
        yield Prose("No step is planned.", Tone.WARN)


def signs_of(w: Workshop, goal: int) -> Iterator[Part]:
    """The warning signs that check-ins read."""
    if found := signs(w, goal):
        about = {one.id: f" for step {one.step}" if one.step else "" for one in found}
        yield Bullets(tuple(f"Warning sign{about[one.id]}: {one.text}" for one in found))


def questions_of(w: Workshop, goal: int) -> Iterator[Part]:
    """What the sponsor was asked, with the answers."""
    if asked := w.questions.of(goal):
        yield Bullets(tuple(told(w, one) for one in asked))


def step_table(w: Workshop, steps: Iterable[Step], *, goal: bool = False) -> Table:
    """Steps to read: number, words, who, first move, due; with their ``goal`` where they are of several."""
    columns = ("", "Step", *(("Goal",) if goal else ()), "Owner", "First move", "Due")
    found = tuple(steps)
    strong = frozenset(place for place, step in enumerate(found) if step.must_move and step.open)
    return Table("Steps", columns, tuple(_row(w, step, goal) for step in found), strong)


def _row(w: Workshop, step: Step, goal: bool) -> tuple[Cell, ...]:
    names = full_names(w)
    who = "" if step.owner is None and step.state is StepState.DONE else owner_words(step, names)
    move = f"{step.first_move} ({short_day(step.first_move_on)})" if step.first_move_on else step.first_move
    title = (w.goals.need(step.goal).title,) if goal else ()
    ends = step_end(w, step)
    return step.id, said(step), *title, ", ".join(filter(None, (who, helper_words(step, names)))), move, ends


def said(step: Step) -> str:
    """A step in words, with what is special about it."""
    if_then = f" {step.if_then}" if step.if_then else ""
    return f"{starred(step)}{'.' if if_then and step.text[-1:] not in '.!?' else ''}{if_then}"


def step_end(w: Workshop, step: Step) -> str:
    """When a step is due, or what became of it: "15 Jan", "done 12 Jan", "carried into Q2 2027 as step 40"."""
    if step.state is StepState.DONE:
        verdict = f", {step.verdict}" if step.verdict else ""
        return done_words(step) + verdict
    if step.state is StepState.LEFT_BEHIND:
        return became(w, step.id)
    return due_day(step)


def check_ins_of(w: Workshop, goal: int) -> Iterator[Part]:
    """The goal's check-ins, newest first; without names."""
    found = sorted(w.check_ins.of(goal), key=lambda one: (one.on, one.id), reverse=True)
    if found:
        yield Table("Check-ins", ("Day", "Confidence", "What changed", "In the way"), tuple(map(_check_in, found)))


def _check_in(one: CheckIn) -> tuple[Cell, ...]:
    return one.on, one.confidence, one.changed, str(one.blocker or "")


def decisions_of(w: Workshop, goal: int) -> Iterator[Part]:
    """What was decided about the goal, and why; gaps left open are not said again."""
    found = [one for one in w.decisions.of(goal) if one.kind not in (DecisionKind.GAP, DecisionKind.NOT_DOING)]
    if found:
        yield Bullets(tuple(f"{one.what}{f': {one.why}' if one.why else ''}" for one in found))
