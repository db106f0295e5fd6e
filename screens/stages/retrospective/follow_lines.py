"""What the room looks at while it decides on follow-ups: each primary cause, and what it ends in."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from screens.cards.blocks import step_block
from screens.pages.goalitems import Heading
from screens.stages.people import names_of
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Rule
from screens.words import outcome_mark
from workshop.learn import origins
from workshop.model import Cause, Goal, Session, Step, Workshop
from workshop.plan.scheduling import suggested_due
from workshop.review import causes
from workshop.review.plan_or_rhythm import plan_or_rhythm
from workshop.review.scope import must_be_looked_into
from workshop.words.dates import day_words

_INDENT = 3


class Line(Struct, frozen=True):
    """A primary cause, one of its follow-ups, or a missed goal that has no primary cause yet.

    ``below`` are lines under the words, ``stage`` where a gap is settled; ``waits`` is said of what is not done.
    """

    goal: int
    text: str
    cause: int = 0
    step: int = 0
    tails: tuple[Fragment, ...] = ()
    below: tuple[Fragment, ...] = ()
    stage: str = ""
    waits: str = ""

    @property
    def key(self) -> tuple[int, int, int]:
        """Tells it from all others."""
        return (self.goal, self.cause, self.step)


def lines_of(w: Workshop, session: Session, today: date) -> Iterator[Line | Rule]:
    """Goal by goal: the primary cause with its deepest why, and below it the steps that follow from it."""
    followed, names = origins.follow_ups(w), names_of(w)
    for goal in (w.goals[one] for one in session.goals if one in w.goals):
        cause = causes.primary(w, goal.id)
        if cause is None and not must_be_looked_into(w, goal):
            continue
        yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
        if cause is None:
            yield _gap(w, goal)
            continue
        steps = followed.get(cause.id, ())
        yield _cause(w, goal, cause, bool(steps))
        yield from (_step(w, goal, cause, step, names, today) for step in steps)


def _gap(w: Workshop, goal: Goal) -> Line:
    stage = "sort" if causes.live(w, goal.id) else "causes"
    text = f"No primary cause yet: enter goes to {stage}."
    return Line(goal.id, text, stage=stage, waits=f"No primary cause yet: {goal.title}")


def _cause(w: Workshop, goal: Goal, cause: Cause, followed: bool) -> Line:
    line = Line(goal.id, cause.text, cause.id)
    below: list[Fragment] = [(str(cause.kind), "$text-muted")] if cause.kind else []
    if cause.whys:
        below.append((f"in the end: {cause.whys[-1]}", "$text-muted"))
    if cause.accepted:
        below.append((f"accepted: {cause.accepted}", "$text-success"))
    elif not followed:
        found = plan_or_rhythm(w, goal.id)
        below.append((f"{found.sentence} {found.cure}", ""))
        below.append(("leads nowhere yet: enter writes a follow-up, F3 accepts it as it is", "$text-warning"))
        line = replace(line, waits=f"Leads nowhere yet: {cause.text}")
    return replace(line, below=tuple(below))


def _step(w: Workshop, goal: Goal, cause: Cause, step: Step, names: Mapping[int, str], today: date) -> Line:
    into = w.goals.need(step.goal)
    label = w.periods.need(into.period).label
    where = label if into.title == goal.title else f"{into.title}, {label}"
    who: Fragment = (
        (names.get(step.owner, "somebody"), "bold $text-success")
        if step.owner
        else (
            "who takes it?",
            "$text-warning",
        )
    )
    tails = [who]
    if step.helpers:
        tails.append((f"with {', '.join(names.get(one, 'somebody') for one in step.helpers)}", ""))
    below: list[Fragment] = [(where, "$text-muted"), _due(w, step, today)]
    if step.check_on:
        below.append((f"did it work? asked {day_words(step.check_on, today)}", "$text-muted"))
    if step.outcome:
        below.append((f"then: {step.outcome}", "$text-muted"))
    waits = f"Nobody has taken: {step.text}" if step.open and step.owner is None else ""
    return Line(goal.id, step.text, cause.id, step.id, tuple(tails), tuple(below), waits=waits)


def _due(w: Workshop, step: Step, today: date) -> Fragment:
    if step.due:
        return (f"due {day_words(step.due, today)}", "$text-muted")
    if not step.owner or not step.open:
        return ("no date", "$text-muted")
    return (f"due {day_words(suggested_due(w, step.id, today), today)}? enter accepts", "$text-warning")


def block(line: Line, width: int) -> Block:
    """The words in full behind their sign; below them what there is to say, a line each for a cause."""
    if line.stage:
        return step_block([("▲  ", "$text-warning")], line.text, width, style="$text-warning")
    if line.step:
        step = step_block(
            [("   → ", ""), (f"{line.step}  ", "$text-muted")], line.text, width, *line.tails
        )
        return [*step, *step_block([(" " * _INDENT, "")], "", width, *line.below)]
    sign: Fragment = ("▲  ", "$text-warning") if line.waits else ("✓  ", "$text-success")
    words = step_block([sign], line.text, width, style="bold")
    below = [
        one for text, style in line.below for one in step_block([(" " * _INDENT, "")], text, width, style=style)
    ]
    return [*words, *below]
