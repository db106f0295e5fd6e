"""Goals and key results from the rows of a file.

One row is one key result with its goal, or a goal alone. A goal's other columns need to be filled in one of its
rows only. A row without a goal's title that holds only a key result belongs to the goal above it, as where a
spreadsheet's cells were merged.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.columns import Layout
from workshop.importing.faults import Fault
from workshop.importing.figures import Figures, decide
from workshop.importing.reading import Row
from workshop.plan.goal_fields import LIMITS, category_of
from workshop.track.measures import check_span, checked_name, checked_unit
from workshop.words.numbers import unit_in
from workshop.words.text import DETAILS, checked, clean

NUMBERS = ("baseline", "target")
MEASURE = ("measure", "unit", *NUMBERS, "leading")
TEXTS = tuple(field for field in LIMITS if field != "title")


class MeasureRow(Struct, frozen=True):
    """A key result as its row has it; None where the row does not say."""

    name: str
    unit: str | None
    baseline: float | None
    target: float
    leading: bool | None


class GoalRow(Struct, frozen=True):
    """A row: its goal's title, what it says about the goal, its key result, and what is wrong with it.

    ``whole`` is False where a fault concerns the goal and not only the key result.
    """

    line: int
    title: str
    fields: dict[str, Any]
    measure: MeasureRow | None
    faults: tuple[Fault, ...]
    whole: bool


def read_goals(layout: Layout, rows: tuple[Row, ...]) -> tuple[tuple[GoalRow, ...], tuple[str, ...]]:
    """The rows understood, and what to know about the reading of their numbers."""
    figures = _figures(layout, rows)
    read: list[GoalRow] = []
    notes: list[str] = []
    for row in rows:
        cells = Cells(row, layout)
        if not cells.has(*layout.places):
            continue
        read.append(_row(cells, read[-1].title if read else "", figures))
        doubts = (figures[field].doubt(cells.raw(field)) for field in NUMBERS)
        notes += [f"Line {row.line}: {doubt}" for doubt in doubts if doubt]
    return tuple(read), tuple(notes)


def _figures(layout: Layout, rows: tuple[Row, ...]) -> dict[str, Figures]:
    """How to read each column of numbers: as all of them together prove, else each column for itself."""
    written = {field: [layout.cell(row.cells, field) for row in rows] for field in NUMBERS}
    together = decide(number for numbers in written.values() for number in numbers)
    return {field: decide(numbers) if together.mixed else together for field, numbers in written.items()}


def _row(cells: Cells, above: str, figures: dict[str, Figures]) -> GoalRow:
    title = cells.read("title", lambda raw: checked(raw, *LIMITS["title"])) or clean(cells.raw("title"))
    if not title and not cells.has("category", *TEXTS):
        title = above
    if not title:
        cells.fault("title", "the goal has no title: write what it is called.")
    fields: dict[str, Any] = {"category": cells.read("category", category_of)}
    for field in TEXTS:
        what, limit = LIMITS[field]
        fields[field] = cells.read(field, partial(checked, what=what, limit=limit, lines=limit == DETAILS))
    whole = not cells.faults
    measure = _measure(cells, figures)
    said = {field: value for field, value in fields.items() if value is not None}
    return GoalRow(cells.line, title, said, measure, tuple(cells.faults), whole)


def _measure(cells: Cells, figures: dict[str, Figures]) -> MeasureRow | None:
    name = cells.read("measure", checked_name)
    baseline, target = (cells.read(field, figures[field].number) for field in NUMBERS)
    unit = cells.read("unit", checked_unit)
    leading = cells.read("leading", yes_or_no)
    if not cells.has("measure"):
        if cells.has(*NUMBERS):
            cells.fault("measure", "there are numbers but no key result: write what is measured.")
        return None
    if not cells.has("target"):
        cells.fault("target", f"“{clean(cells.raw('measure'))[:60]}” has no target: write the value to reach.")
    if name is None or target is None:
        return None
    if unit is None:
        unit = next(filter(None, (unit_in(cells.raw(field)) for field in NUMBERS)), None)
    try:
        check_span(name, baseline, target)
    except RuleError as refusal:
        cells.fault("target", str(refusal))
    return MeasureRow(name, unit, baseline, target, leading)


def contradictions(rows: Iterable[GoalRow]) -> list[Fault]:
    """Where two rows of one goal say different things about it, or bring the same key result twice."""
    faults: list[Fault] = []
    said: dict[str, tuple[Any, int]] = {}
    measured: dict[str, int] = {}
    for row in rows:
        for field, value in row.fields.items():
            first, line = said.setdefault(field, (value, row.line))
            if first != value:
                column = field.replace("_", " ")
                faults.append(
                    Fault(row.line, column, f"“{row.title}” has another {column} in line {line}: keep one.")
                )
        if row.measure and not row.faults:
            name = row.measure.name
            line = measured.setdefault(name.casefold(), row.line)
            if line != row.line:
                faults.append(Fault(row.line, "key result", f"“{name}” is already in line {line}: remove one."))
    return faults
