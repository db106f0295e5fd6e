"""The rows of a sheet of goals, steps or readings, read as entries.

One row is one key result or step with its goal, or a goal alone. A goal's other columns need to be filled in one
of its rows only. A row without a goal's title belongs to the goal above it where all it says about the goal is the
same: so a spreadsheet's merged cells come out.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from workshop.errors import RuleError
from workshop.importing.cells import Cells, yes_or_no
from workshop.importing.columns import Layout
from workshop.importing.days import Days, days_of, label_of
from workshop.importing.entries import Entry, MeasureRow
from workshop.importing.figures import decide_all, sign_of
from workshop.importing.meanings import DAYS, NUMBERS, Holds
from workshop.importing.reading import Row
from workshop.importing.segments import gathered
from workshop.importing.stepcells import read_steps, several
from workshop.importing.tree import Tree
from workshop.importing.vocabulary import EVERYWHERE, category, folded, is_gap, is_nothing, keeps
from workshop.model import Category
from workshop.plan.goal_fields import LIMITS, category_of
from workshop.track.measures import checked_name, checked_unit
from workshop.words.dates import MONTHS as ENGLISH
from workshop.words.text import DETAILS, checked, clean, quoted

TEXTS = tuple(field for field in LIMITS if field != "title")
FIGURES = ("baseline", "current", "target")
_ID = re.compile(r"[A-Z]{0,4}[-#. ]?[0-9]{1,6}(?:[.-][0-9]{1,4})*")


class Reader:
    """Reads the rows of one sheet; what its numbers and days prove together holds for each of them."""

    def __init__(self, layout: Layout, rows: Sequence[Row], today: date, inside: tuple[date, date] | None) -> None:
        self.layout = layout
        self._rows = rows
        self._today = today
        self._inside = inside
        numbers = [one for one in layout.columns if one.meaning in NUMBERS or one.at is not None]
        written = ([row.cells[one.place] for row in rows if one.place < len(row.cells)] for one in numbers)
        self._figures = dict(zip((one.place for one in numbers), decide_all(written), strict=True))
        days = [layout.places[one] for one in DAYS if one in layout.places]
        self._days = Days(row.cells[place] for row in rows for place in days if place < len(row.cells))
        self._tree = Tree(layout, rows) if layout.tree else None
        self._valued = [one for one in layout.columns if one.at is not None and not one.meaning]
        months = {said for row in rows if (said := clean(layout.cell(row.cells, "period"))).isdecimal()}
        self._monthly = any(4 < int(said) <= 12 for said in months)
        self._refuse_ids()

    def read(self, tick: Callable[[], None]) -> list[Entry]:
        """Every row as an entry; ``tick`` is called for each."""
        entries: list[Entry] = []
        above = Entry(0, "")
        for row in self._rows:
            tick()
            cells = Cells(row, self.layout)
            if self._tree is not None:
                self._tree.take(cells)
            if period := self._heads(cells):
                above = Entry(0, "", period)
                continue
            entry = self._entry(cells, above)
            entries.append(entry)
            above = entry if entry.title else above
        return entries if self.layout.holds is Holds.READINGS else gathered(entries)

    def _heads(self, cells: Cells) -> str:
        """The period that a row names which holds nothing else: it is that of the rows below."""
        if cells.filled != 1:
            return ""
        label = label_of(cells.text("goal")) if cells.has("goal") else None
        return cells.text("goal") if label is not None and label.year is not None else cells.text("period")

    def _entry(self, cells: Cells, above: Entry) -> Entry:
        title = cells.read("goal", lambda raw: checked(raw, *LIMITS["title"])) or cells.text("goal")
        fields = self._goal_fields(cells) if "goal" not in cells.instead or cells.has("goal") else {}
        if not title and all(above.fields.get(field) == value for field, value in fields.items()):
            title, fields = above.title, above.fields
        if not title and self.layout.holds is not Holds.READINGS:
            cells.fault("goal", "the goal has no title: write what it is called.")
        whole = not cells.faults
        measures = self._measures(cells)
        steps = read_steps(cells, self.layout, self._day)
        period = self._period(cells) or (above.period if title == above.title or not cells.has("period") else "")
        return Entry(
            cells.line, title, period, fields, measures, steps, tuple(cells.faults), tuple(cells.notes), whole
        )

    def _period(self, cells: Cells) -> str:
        """What the row says about its period: with the year of a column of its own where the period names none; in
        a sheet without periods the day that is outside the running one."""
        said, year = cells.text("period"), cells.text("year")
        if said.isdecimal() and 1 <= int(said) <= 12:
            if self._monthly and year:
                return f"{year}-{said:0>2}"
            said = ENGLISH[int(said) - 1] if self._monthly else f"Q{said}"
        label = label_of(said) if said and year else None
        if year and (label is None or label.year is None):
            return f"{said} {year}".strip()
        return said or self._outside(cells)

    def _outside(self, cells: Cells) -> str:
        if {"period", "year", "step"} & self.layout.places.keys() or self._inside is None:
            return ""
        first, last = self._inside
        for meaning in ("due", "begins"):
            with suppress(RuleError):
                day = self._day(cells.raw(meaning))
                if (day < first) if meaning == "due" else (day > last):
                    return day.isoformat()
        return ""

    def _goal_fields(self, cells: Cells) -> dict[str, Any]:
        fields: dict[str, Any] = {"category": self._category(cells)}
        for field in TEXTS:
            if cells.has(field) and not is_gap(cells.raw(field)):
                what, limit = LIMITS[field]
                fields[field] = cells.read(field, partial(checked, what=what, limit=limit, lines=limit == DETAILS))
        return {field: value for field, value in fields.items() if value is not None}

    def _category(self, cells: Cells) -> Category | None:
        if not cells.has("category"):
            return None
        try:
            return category(cells.raw("category")) or category_of(cells.raw("category"))
        except RuleError as refusal:
            cells.note("category", f"{refusal} It comes in as “other”.")
            return Category.OTHER

    def _measures(self, cells: Cells) -> tuple[MeasureRow, ...]:
        numbered = self.layout.numbered("measure")
        found = [self._numbered(cells, number, place) for number, place in sorted(numbered.items())]
        names = [cells.text("measure")] if cells.has("measure") else []
        lines = several(cells.raw("measure"), apart=not cells.has(*FIGURES))
        if len(lines) > 1:
            names = lines
            if cells.has(*FIGURES):
                cells.fault("measure", "several key results share one row of figures: give each its own row.")
                return ()
        if not names and cells.has(*FIGURES, "value"):
            if self._tree is not None and cells.has("goal"):
                cells.note("", "figures of the goal itself were left out: they belong to its key results.")
            elif cells.has("step"):
                cells.note("", "figures beside a step were left out: they belong to a key result.")
            else:
                cells.fault("measure", "there are numbers but no key result: write what is measured.")
            return tuple(one for one in found if one)
        found += [self._measure(cells, name) for name in names]
        return tuple(one for one in found if one)

    def _measure(self, cells: Cells, raw: str) -> MeasureRow | None:
        name = cells.read_text("measure", raw, checked_name)
        numbers: dict[str, float | None] = {}
        units = []
        for meaning in (*FIGURES, "value"):
            place = self.layout.places.get(meaning)
            numbers[meaning], unit = self._number(cells, meaning, place) if place is not None else (None, "")
            units.append(unit)
        said = cells.read("unit", checked_unit)
        leading = cells.read("leading", yes_or_no)
        if "target" in self.layout.places and numbers["target"] is None:
            numbers["target"] = self._kept(cells, numbers["baseline"])
        _check_units(cells, units)
        if units[2] == "%" and not units[0] and 0 < (numbers["baseline"] or 0) < 1:
            cells.note("baseline", f"“{cells.text('baseline')}” counts as per cent, like the target.")
        current = numbers["value"] if numbers["current"] is None else numbers["current"]
        if name is None:
            return None
        values = [
            (one.at, value)
            for one in self._valued
            if one.at is not None and (value := self._number(cells, one.name, one.place)[0]) is not None
        ]
        on = cells.read("date", self._read_on)
        said = sign_of(said or "") or next(filter(None, (units[2], units[0], units[1], units[3])), None)
        return MeasureRow(
            name,
            said,
            numbers["baseline"],
            current,
            numbers["target"],
            leading,
            on,
            tuple(values),
            "" if folded(cells.raw("segment")) in EVERYWHERE else cells.text("segment"),
        )

    def _day(self, text: str) -> date:
        return self._days.read(text, self._today, self._inside)

    def _read_on(self, text: str) -> date:
        """The day of a reading: today, where it is of a week, month or quarter that is not over."""
        day, span = self._day(text), days_of(clean(text), self._today)
        return self._today if span and span[0] <= self._today < span[1] else day

    def _numbered(self, cells: Cells, number: int, place: int) -> MeasureRow | None:
        raw = cells.at(place)
        if not clean(raw) or is_gap(raw):
            return None
        name = cells.read_text("measure", raw, checked_name)
        found: dict[str, float | None] = {}
        units = []
        for meaning in FIGURES:
            where = self.layout.numbered(meaning).get(number)
            found[meaning], unit = self._number(cells, meaning, where) if where is not None else (None, "")
            units.append(unit)
        where = self.layout.numbered("unit").get(number)
        said = (clean(cells.at(where)) if where is not None else "") or next(filter(None, units), None)
        return MeasureRow(name, said, found["baseline"], found["current"], found["target"]) if name else None

    def _number(self, cells: Cells, meaning: str, place: int) -> tuple[float | None, str]:
        """The number in this place and its unit: the one written with it, or named by the header."""
        raw = cells.at(place)
        if not clean(raw) or is_gap(raw) or (keeps(raw) is not None if meaning == "target" else is_nothing(raw)):
            return None, ""
        figures = self._figures[place]
        read = cells.read_text(meaning, raw, figures.number)
        if doubt := figures.doubt(raw):
            cells.notes.append(f"Line {cells.line}: {doubt}")
        if read is None:
            return None, ""
        return read[0], read[1] or self.layout.columns[place].unit

    def _kept(self, cells: Cells, baseline: float | None) -> float | None:
        """The level that a target such as "maintain" or "keep at 95 %" keeps."""
        rest = keeps(cells.raw("target"))
        if rest is None:
            return None
        figures = self._figures[self.layout.places["target"]]
        read = cells.read_text("target", rest, figures.number) if rest else None
        return baseline if read is None else read[0]

    def _refuse_ids(self) -> None:
        """RuleError where what would be titles are only numbers or keys."""
        titles = {text for row in self._rows if (text := clean(self.layout.cell(row.cells, "goal")))}
        if titles and not self.layout.tree and all(_ID.fullmatch(title) for title in titles):
            column = self.layout.columns[self.layout.places["goal"]].name
            raise RuleError(
                f"Column “{column}” holds {quoted(min(titles))}: a number or key is not a goal's title. "
                "Add a column with the goals' titles."
            )


def _check_units(cells: Cells, units: Sequence[str]) -> None:
    """Note a fault where baseline and target are written in different units."""
    one, other = units[0].casefold(), units[2].casefold()
    if one and other and not (one.startswith(other[:3]) or other.startswith(one[:3])):
        cells.fault("target", f"it is in {units[2]}, and the baseline in {units[0]}: write both in the same unit.")
