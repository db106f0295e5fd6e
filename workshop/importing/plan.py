"""What a file would change, line by line, and the workshop after it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import count

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing import columns, headers
from workshop.importing.aside import kept_rows
from workshop.importing.changes import Change, Fault, summary
from workshop.importing.columns import Column, Layout
from workshop.importing.ledger import Ledger
from workshop.importing.leftover import left_out
from workshop.importing.meanings import OWN, Holds
from workshop.importing.members import put_members
from workshop.importing.putting import Putting
from workshop.importing.reading import Row, Sheet, read
from workshop.importing.rows import Reader
from workshop.importing.spans import Spans
from workshop.model import Workshop
from workshop.team import lookback, periods
from workshop.words.text import clean, quoted

#: In this order sheets of one workbook are taken in: what the others refer to comes first.
_ORDER = (Holds.MEMBERS, Holds.GOALS, Holds.STEPS, Holds.READINGS)
#: After so many rows ``progress`` is told again; each is read and put.
_TELL_EVERY = 250


class ColumnRead(Struct, frozen=True):
    """How a column was read: what it means (empty where it is left out), and some of what is below it."""

    name: str
    meaning: str
    examples: tuple[str, ...]


class SheetPlan(Struct, frozen=True):
    """What one sheet (``name`` is empty in a CSV file) holds and would change, in the order of its lines."""

    name: str
    holds: str
    columns: tuple[ColumnRead, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    @property
    def summary(self) -> str:
        """ "6 new, 1 updated, 2 unchanged" """
        return summary(self.changes)


class Plan(Struct, frozen=True):
    """What a file holds and would change, what is wrong in it, and what to know about it.

    ``after`` is the workshop with all of it: the one before where there are faults and they are not skipped.
    """

    sheets: tuple[SheetPlan, ...]
    after: Workshop

    @property
    def holds(self) -> str:
        """What the sheets are about: "goals, steps"."""
        return ", ".join(dict.fromkeys(sheet.holds for sheet in self.sheets))

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for sheet in self.sheets for change in sheet.changes)

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for sheet in self.sheets for fault in sheet.faults)

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(note for sheet in self.sheets for note in sheet.notes)

    @property
    def summary(self) -> str:
        """ "6 new, 1 updated, 2 unchanged" """
        return summary(self.changes)


class _Read(Struct, frozen=True):
    """A sheet with its header found."""

    sheet: Sheet
    layout: Layout
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def plan(
    w: Workshop,
    data: bytes,
    *,
    today: date,
    now: datetime | None = None,
    period: int | None = None,
    skip_faulty: bool = False,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
    progress: Callable[[float], object] = bool,
) -> Plan:
    """What the bytes of a file would change; goals go into the period their row names, else ``period`` or the
    current one. ``mapping`` gives columns a meaning by their names, ``sheet`` names the one of a workbook;
    ``progress`` is told now and then which share of the rows is done.

    RuleError where the file as a whole cannot be used: its format, its header, no period to put goals into.
    """
    sheets = _chosen(read(data, headers.known), sheet)
    read_ones, refused = _read_all(sheets, mapping or {})
    ledger = Ledger(w)
    rows, done = sum(len(one.rows) for one in read_ones), count(1)

    def tick() -> None:
        if (number := next(done)) % _TELL_EVERY == 0:
            progress(number / (2 * rows))

    plans = [_sheet_plan(w, ledger, one, today, now, period, tick) for one in read_ones]
    if refused and plans:
        first = plans[0]
        plans[0] = SheetPlan(
            first.name, first.holds, first.columns, first.changes, first.faults, (*refused, *first.notes)
        )
    faulty = any(one.faults for one in plans)
    after = ledger.settle()
    _check_looked_back(w, after, today)
    return Plan(tuple(plans), w if faulty and not skip_faulty else after)


def _check_looked_back(w: Workshop, after: Workshop, today: date) -> None:
    """RuleError for new goals of a period after one that is over and was not looked back on."""
    late = lookback.waiting(w, today)
    for goal in after.goals.values() if late else ():
        if late and goal.id not in w.goals and after.periods.need(goal.period).first > late.first:
            lookback.check_looked_back(after, goal.period, today)


def _chosen(sheets: tuple[Sheet, ...], name: str | None) -> tuple[Sheet, ...]:
    if name is None:
        return sheets
    found = tuple(one for one in sheets if one.name.casefold() == clean(name).casefold())
    if not found:
        names = ", ".join(f"“{one.name}”" for one in sheets if one.name) or "none, since this is no workbook"
        raise RuleError(f"There is no sheet “{clean(name)[:40]}”. There are: {names}.")
    return found


def _read_all(sheets: Sequence[Sheet], mapping: Mapping[str, str]) -> tuple[list[_Read], list[str]]:
    """The sheets that are understood, those first that others refer to; and why the rest was left out.

    RuleError where none is understood.
    """
    found: list[_Read] = []
    refused: list[str] = []
    for sheet in sheets:
        try:
            found.append(_read(sheet, mapping))
        except RuleError as refusal:
            if len(sheets) == 1:
                raise
            refused.append(f"Sheet “{sheet.name}” was left out: {refusal}")
    if not found:
        raise RuleError(" ".join(refused))
    unused = [name for name in mapping if not any(columns.named(one.layout, name) for one in found)]
    if unused and refused:  # it may stand in a sheet that was not understood: why not, says more
        raise RuleError(" ".join(refused))
    if unused:
        names = ", ".join(f"“{column.name}”" for one in found for column in one.layout.columns if column.name)
        raise RuleError(f"There is no column “{clean(unused[0])[:40]}”. The columns are: {names}.")
    return sorted(found, key=lambda one: _ORDER.index(one.layout.holds)), refused


def _read(sheet: Sheet, mapping: Mapping[str, str]) -> _Read:
    place = headers.header_of(sheet.rows, mapping)
    header = sheet.rows[0 if place is None else place]
    rows = sheet.rows[sheet.rows.index(header) + 1 :]
    notes = [*sheet.notes]
    for above in sheet.rows[: place or 0]:
        words = next(clean(cell) for cell in above.cells if clean(cell))
        notes.append(f"Line {above.line}: {quoted(words)} stands above the header and was passed over.")
    layout = columns.layout(header, rows, mapping)
    kept, more = kept_rows(header, rows, layout)
    return _Read(sheet, layout, tuple(kept), (*notes, *more))


def _sheet_plan(
    w: Workshop,
    ledger: Ledger,
    one: _Read,
    today: date,
    now: datetime | None,
    period: int | None,
    tick: Callable[[], None],
) -> SheetPlan:
    layout = one.layout
    notes = [*one.notes]
    if layout.holds is Holds.MEMBERS:
        lost = left_out(layout, ())
        notes += lost.values()
        changes, faults, more = put_members(ledger, layout, one.rows)
        notes += more
    else:
        into = w.periods.need(_period(w, today) if period is None else period)
        if into.closed_on is not None:
            raise RuleError(f"{into.label} is closed: goals go into an open period. Add the next one first.")
        putting = Putting(ledger, Spans(ledger, into.id, today, only=period is not None), today, now)
        entries = Reader(layout, one.rows, today, (into.first, into.last)).read(tick)
        lost = left_out(layout, entries)
        notes += lost.values()
        if layout.holds is Holds.READINGS:
            putting.put_readings(entries)
        else:
            putting.put(entries, layout.weak, tick)
        changes, faults = putting.changes, putting.faults
        notes += putting.notes
    if not changes and not faults:
        notes.append("There is nothing below the header.")
    return SheetPlan(
        one.sheet.name,
        layout.holds,
        tuple(_column(column, layout, lost) for column in layout.columns if column.name),
        tuple(sorted(changes, key=lambda change: change.line)),
        tuple(sorted(faults)),
        tuple(notes),
    )


def _column(column: Column, layout: Layout, lost: Mapping[int, str]) -> ColumnRead:
    if column.place in lost:
        meaning = ""
    elif column.at is not None:
        meaning = "value then"
    elif column.number and column.meaning:
        meaning = f"{OWN[column.meaning]} {column.number}"
    else:
        used = layout.places.get(column.meaning) == column.place
        meaning = OWN[column.meaning] if used else ""
    return ColumnRead(column.name, meaning, column.examples)


def _period(w: Workshop, today: date) -> int:
    current = periods.current(w, today)
    if current is None:
        raise RuleError("There is no period to put the goals into: add one first.")
    return current.id
