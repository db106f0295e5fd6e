"""The lines of the plan on a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from screens.planning.people import names_of
from screens.text import width_of
from screens.widgets.bars import load
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.rows import Group
from workshop.claiming import loads, to_claim
from workshop.dates import short_day
from workshop.gates import Gate, gates
from workshop.model import Session, Step, StepState, Workshop
from workshop.sessions import not_doing, parking_lot

_COLUMNS = Columns(
    Column("", 1), Column("", 3, right=True), Column("", 10, grows=True), Column("", 14), Column("", 7)
)


@dataclass(frozen=True, slots=True)
class Line:
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


def draw(line: Line, width: int, selected: bool) -> list[Fragment]:
    """A line in its columns."""
    if not line.who and not line.due:
        fits = width_of(line.text) + width_of(line.more) + 4 <= width
        text = f"{line.text} {line.more}" if fits else line.text
        if width_of(text) + 3 > width:
            text = text.replace("  ", " ")
        return [(f"{line.sign}  ", line.style), (text, line.style)]
    return _COLUMNS.line(
        width,
        (line.sign, line.style),
        (line.number, "$text-muted"),
        (line.text, ""),
        (line.who, line.style),
        (line.due, line.style),
    )


def lines_of(w: Workshop, session: Session, today: date) -> Iterator[Line | Group]:
    """The whole page: goal by goal, then load, what we will not do, and the parking lot."""
    names = names_of(w)
    for number, goal in enumerate(session.goals, 1):
        strip = gates(w, goal, session.present, today)
        yield Group(f"{number}  {w.goals.need(goal).title}")
        yield _gate_strip(goal, strip)
        done = [step for step in w.steps.of(goal) if step.state is StepState.DONE]
        for step in (*to_claim(w, goal), *done):
            yield _step(step, names)
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
    open_steps = loads(w)
    yield Group("Load, in open steps")
    for member in session.present:
        count = open_steps.get(member, 0)
        heavy = "  heavy" if count >= w.team.heavy_load else ""
        yield Line(f"load {member}", " ", f"{names[member]:<14}{load(count) or '—'}{heavy}")
    if left := not_doing(w, session.id):
        yield Group("What we will not do")
        for step in left:
            yield Line(f"not {step.id}", "–", step.text, style="$text-muted")
    if parked := parking_lot(w):
        yield Group("Parking lot")
        for one in parked:
            yield Line(f"parked {one.id}", "·", one.text)


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
