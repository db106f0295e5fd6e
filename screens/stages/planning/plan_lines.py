"""The lines of the plan on a page."""

from collections.abc import Iterator
from datetime import date

from screens.cards.item import Item, marked
from screens.people import names_of
from screens.steps.stepwords import who
from screens.text import fit
from screens.widgets.bars import load
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Rule
from screens.words import state_mark
from workshop.meet.sessions import not_doing_words, parking_lot
from workshop.model import Session, Step, StepState, Workshop
from workshop.plan.claiming import loads, to_claim
from workshop.plan.gates import Gate, gates
from workshop.words.signs import AT_RISK, DROPPED, FINISHED, MISSED, MISSING, MUST_MOVE, OPEN, PENDING
from workshop.words.steps import due_day, move_words

#: Cells for owner and day behind the words of a step.
_WHO, _DUE = 14, 8


def lines_of(w: Workshop, session: Session, today: date) -> Iterator[Item | Rule]:
    """The whole page: goal by goal, behind what was parked; then load, and what we will not do."""
    if parked := parking_lot(w):
        yield Rule("Parking lot: enter says what becomes of it")
        for one in parked:
            yield marked(f"parked {one.id}", PENDING, one.text)
    for number, goal in enumerate(session.goals, 1):
        strip = gates(w, goal, session.present, today)
        yield Rule(f"{number}  {w.goals.need(goal).title}")
        yield _gate_strip(goal, strip)
        yield from steps_of(w, goal, today)
        for gate in strip:
            if not gate.passed and not gate.waits:
                yield marked(
                    f"{goal} {gate.key}",
                    MISSED,
                    gate.gap,
                    tone="$bad",
                    more=gate.remedy,
                    stage=gate.stage,
                    goal=goal,
                )
    open_steps, names = loads(w), names_of(w)
    yield Rule("Load, in open steps")
    for member in session.present:
        count = open_steps.get(member, 0)
        heavy = f"  {AT_RISK} heavy" if count >= w.team.heavy_load else ""
        yield marked(f"load {member}", " ", f"{fit(names[member], 14)}{load(count) or MISSING}{heavy}")
    if left := not_doing_words(w, session.id):
        yield Rule("What we will not do")
        for number, text in enumerate(left):
            yield marked(f"not {number}", DROPPED, text, "$text-muted")


def steps_of(w: Workshop, goal: int, today: date | None = None) -> Iterator[Item]:
    """The steps of a goal, with the first moves where ``today`` is given."""
    names = names_of(w)
    done = [step for step in w.steps.of(goal) if step.state is StepState.DONE]
    for step in (*to_claim(w, goal), *done):
        move = move_words(step, today) if today and step.open else ""
        yield _step(step, names, f"first move: {move}" if move else "")


def _gate_strip(goal: int, strip: tuple[Gate, ...]) -> Item:
    # The longest name is shortened, so that the strip fits into 80 columns.
    text = "  ".join(
        f"{FINISHED if gate.passed else OPEN} {gate.name.removesuffix(' and dates')}" for gate in strip
    )
    return marked(f"{goal} gates", " ", text, "$quiet")


def _step(step: Step, names: dict[int, str], move: str) -> Item:
    sign = MUST_MOVE if step.must_move and step.state is not StepState.DONE else state_mark(step.state)[0]
    words, style = who(step, names)
    with_helpers = f"{words} +{len(step.helpers)}" if step.helpers else words
    aside: tuple[Fragment, ...] = ((fit(with_helpers, _WHO), style), (f"{due_day(step):>{_DUE}}", style))
    return Item(
        f"step {step.id}",
        step.text,
        ((f"{sign}  ", style), (f"{step.id:>3} ", "$text-muted")),
        aside=aside,
        below=(((move, "$quiet"),),) if move else (),
        indent=7,
    )
