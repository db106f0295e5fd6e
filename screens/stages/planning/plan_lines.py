"""The lines of the plan on a page."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from screens.stages.people import names_of
from screens.text import fit, width_of, wrap
from screens.widgets.bars import load
from screens.widgets.sheet import Block, Rule
from workshop.meet.sessions import not_doing, parking_lot
from workshop.model import Session, Step, StepState, Workshop
from workshop.plan.claiming import loads, to_claim
from workshop.plan.gates import Gate, gates
from workshop.words.dates import short_day

#: Cells for sign and number before the words, and for owner and day behind those of a step.
_SIGN, _NUMBER, _WHO, _DUE = 3, 4, 14, 8


class Line(Struct, frozen=True):
    """A line of the page; ``more`` is said where there is room for it.

    ``stage`` and ``goal`` say where its gap is settled, if it is one.
    """

    key: str
    sign: str
    text: str
    who: str = ""
    due: str = ""
    number: str = ""
    more: str = ""
    style: str = ""
    stage: str = ""
    goal: int | None = None


def block(line: Line, width: int) -> Block:
    """The lines of it: the words in full, wrapped under themselves."""
    sign = (fit(line.sign, _SIGN), line.style)
    if not line.due:
        room = width - _SIGN
        text = f"{line.text} {line.more}".strip()
        if width_of(text) > room >= width_of(line.text) - line.text.count("  "):
            text = line.text if width_of(line.text) <= room else line.text.replace("  ", " ")
        first, *rest = wrap(text, room)
        return [[sign, (first, line.style)], *([(" " * _SIGN, ""), (one, line.style)] for one in rest)]
    indent = _SIGN + _NUMBER
    room = width - indent - _WHO - _DUE - 2
    first, *rest = wrap(line.text, room)
    head = [sign, (f"{line.number:>3} ", "$text-muted"), (fit(first, room), "")]
    tail = [("  ", ""), (fit(line.who, _WHO), line.style), (f"{line.due:>{_DUE}}", line.style)]
    return [[*head, *tail], *([(" " * indent, ""), (one, "")] for one in rest)]


def lines_of(w: Workshop, session: Session, today: date) -> Iterator[Line | Rule]:
    """The whole page: goal by goal, then load, what we will not do, and the parking lot."""
    for number, goal in enumerate(session.goals, 1):
        strip = gates(w, goal, session.present, today)
        yield Rule(f"{number}  {w.goals.need(goal).title}")
        yield _gate_strip(goal, strip)
        yield from steps_of(w, goal)
        for gate in strip:
            if not gate.passed and not gate.waits:
                yield Line(
                    f"{goal} {gate.key}",
                    "✖",
                    gate.gap,
                    more=gate.remedy,
                    style="$text-warning",
                    stage=gate.stage,
                    goal=goal,
                )
    open_steps, names = loads(w), names_of(w)
    yield Rule("Load, in open steps")
    for member in session.present:
        count = open_steps.get(member, 0)
        heavy = "  heavy" if count >= w.team.heavy_load else ""
        yield Line(f"load {member}", " ", f"{names[member]:<14}{load(count) or '—'}{heavy}")
    if left := not_doing(w, session.id):
        yield Rule("What we will not do")
        for step in left:
            yield Line(f"not {step.id}", "–", step.text, style="$text-muted")
    if parked := parking_lot(w):
        yield Rule("Parking lot")
        for one in parked:
            yield Line(f"parked {one.id}", "·", one.text)


def steps_of(w: Workshop, goal: int) -> Iterator[Line]:
    """The steps of a goal's plan, those that are done last."""
    names = names_of(w)
    done = [step for step in w.steps.of(goal) if step.state is StepState.DONE]
    for step in (*to_claim(w, goal), *done):
        yield _step(step, names)


def _gate_strip(goal: int, strip: tuple[Gate, ...]) -> Line:
    # The longest name is shortened, so that the strip fits into 80 columns.
    text = "  ".join(f"{'✓' if gate.passed else '□'} {gate.name.removesuffix(' and dates')}" for gate in strip)
    passed = all(gate.passed for gate in strip)
    return Line(f"{goal} gates", " ", text, style="$text-success" if passed else "$text-muted")


def _step(step: Step, names: dict[int, str]) -> Line:
    sign = "✓" if step.state is StepState.DONE else "★" if step.must_move else "·"
    who = "nobody yet" if step.owner is None else names.get(step.owner, "somebody")
    with_helpers = f"{who} +{len(step.helpers)}" if step.helpers else who
    due = short_day(step.due) if step.due else "no date"
    style = "" if step.owner else "$text-warning"
    return Line(f"step {step.id}", sign, step.text, with_helpers, due, str(step.id), style=style)
