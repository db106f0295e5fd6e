"""What a file would change, line by line, and the workshop after it."""

from datetime import date, datetime

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing import columns
from workshop.importing.changes import Change
from workshop.importing.columns import Holds, Layout
from workshop.importing.faults import Fault
from workshop.importing.goal_changes import put_goals
from workshop.importing.goals import read_goals
from workshop.importing.members import put_members
from workshop.importing.reading import Sheet, read
from workshop.model import Workshop
from workshop.team import periods


class Plan(Struct, frozen=True):
    """What a file holds and would change, in the order of its lines; what is wrong in it; what to know about it.

    ``after`` is the workshop with all of it: the one before where there are faults and they are not skipped.
    """

    holds: str
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    after: Workshop

    @property
    def summary(self) -> str:
        """ "6 new, 1 updated, 2 unchanged" """
        kinds = [change.kind for change in self.changes]
        return ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)) or "nothing"


def plan(
    w: Workshop,
    data: bytes,
    *,
    today: date,
    now: datetime | None = None,
    period: int | None = None,
    skip_faulty: bool = False,
) -> Plan:
    """What the bytes of a CSV file would change; goals go into ``period``, or the current one.

    RuleError where the file as a whole cannot be used: its format, its header, no period to put goals into.
    """
    sheet = read(data)
    layout = columns.layout(sheet.header.cells)
    notes = [*sheet.notes, *(f"Column “{name[:40]}” is not known and was left out." for name in layout.unknown)]
    if layout.holds is Holds.MEMBERS:
        after, changes, faults = put_members(w, layout, sheet.rows)
    else:
        after, changes, faults, more = _goals(
            w, layout, sheet, _period(w, today) if period is None else period, today, now
        )
        notes += more
    if not changes and not faults:
        notes.append("There is nothing below the header.")
    return Plan(
        layout.holds,
        tuple(sorted(changes, key=lambda change: change.line)),
        tuple(sorted(faults)),
        tuple(notes),
        w if faults and not skip_faulty else after,
    )


def _goals(
    w: Workshop, layout: Layout, sheet: Sheet, period: int, today: date, now: datetime | None
) -> tuple[Workshop, list[Change], list[Fault], tuple[str, ...]]:
    into = w.periods.need(period)
    if into.closed_on is not None:
        raise RuleError(f"{into.label} is closed: goals go into an open period. Add the next one first.")
    rows, notes = read_goals(layout, sheet.rows)
    return *put_goals(w, period, rows, today, now), notes


def _period(w: Workshop, today: date) -> int:
    current = periods.current(w, today)
    if current is None:
        raise RuleError("There is no period to put the goals into: add one first.")
    return current.id
