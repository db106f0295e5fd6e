"""Rows of one key result by region, channel or customer group, put together; and the split that they make."""

import math
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from workshop.importing.entries import Entry, MeasureRow
from workshop.model import KeyResult, Part
from workshop.track import segments
from workshop.track.measures import value


def gathered(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with each key result once: rows that differ in their segment are parts of the first of them.

    A row of the whole, which names no segment or all of them, has the figures of the key result itself; without
    one its parts add up, unless they are in per cent. A segment that stands alone splits nothing.
    """
    found: dict[tuple[str, str, str], list[MeasureRow]] = {}
    for entry in entries:
        for row in entry.measures:
            found.setdefault(_key(entry, row), []).append(row)
    kept: list[Entry] = []
    for entry in entries:
        measures = []
        for row in entry.measures:
            rows = found[_key(entry, row)]
            if len({one.segment.casefold() for one in rows} - {""}) < 2:
                measures.append(replace(row, segment=""))
            elif row is rows[0]:
                measures.append(_together(rows))
        kept.append(replace(entry, measures=tuple(measures)))
    return kept


def _key(entry: Entry, row: MeasureRow) -> tuple[str, str, str]:
    return entry.period.casefold(), entry.title.casefold(), row.name.casefold()


def _together(rows: Sequence[MeasureRow]) -> MeasureRow:
    parts = tuple(row for row in rows if row.segment)
    whole = next((row for row in rows if row not in parts), None)
    first = whole or replace(rows[0], baseline=None, current=None, target=None)
    if whole is None and "%" not in (first.unit or ""):
        first = replace(first, baseline=_sum(parts, "baseline"), target=_sum(parts, "target"))
    return replace(first, segment="", parts=parts)


def _sum(rows: Sequence[MeasureRow], figure: str) -> float | None:
    numbers = [getattr(row, figure) for row in rows]
    return None if None in numbers else math.fsum(numbers)


def split(measure: KeyResult, before: Sequence[Part], rows: Sequence[MeasureRow], today: date) -> KeyResult:
    """The key result split as these rows say; the current value of a part is a reading, or where it begins."""
    parts = {part.name.casefold(): part for part in before}
    for row in rows:
        was = parts.get(row.segment.casefold(), Part(row.segment))
        begins = row.current if row.baseline is None and was.baseline is None else row.baseline
        parts[row.segment.casefold()] = replace(
            was,
            baseline=was.baseline if begins is None else begins,
            target=was.target if row.target is None else row.target,
        )
    found: KeyResult = segments.split(measure, tuple(parts.values()), sums=measure.sums if before else None)
    for row in rows:
        part = parts[row.segment.casefold()]
        if row.current is not None and row.current != value(part):
            found = segments.read_part(found, part.name, row.on or today, row.current, None)
    return found
