"""A report as plain text, for mail and chat, and as Markdown, to paste."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from workshop.reports.content import Bullets, Cell, Facts, Heat, Part, Picture, Prose, Report, Table
from workshop.words.dates import long_day, short_day
from workshop.words.numbers import number_text, number_words
from workshop.words.text import clean

#: What would be read as Markdown where people only wrote words; and what only would at the beginning of a line.
_MARKS = re.compile(r"([\\`*_\[\]<>|~#!&$@]|://)")
_BEGINS = re.compile(r"^(\d+)([.)])|^([-+=])")


def cell_words(cell: Cell) -> str:
    """A cell in words, as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return short_day(cell)
    return clean(cell) if isinstance(cell, str) else number_text(float(cell))


def as_text(report: Report) -> str:
    """The report as plain text: headings in capitals, lists with dashes, tables in lines."""
    return _written(report, _PLAIN)


def body(report: Report) -> str:
    """What the report says as plain text, without title and day: a line for each paragraph."""
    return "\n".join(line for one in report.sections for part in one.parts for line in _PLAIN.lines(part)) + "\n"


def as_markdown(report: Report) -> str:
    """The report as Markdown; what people wrote stands there literally."""
    return _written(report, _MARKDOWN)


def escaped(text: str) -> str:
    """Somebody's words, with a backslash before whatever Markdown would not show as it is."""
    marked = _MARKS.sub(lambda sign: "\\" + sign[0] if sign[0] != "://" else r":\//", clean(text))
    return _BEGINS.sub(lambda sign: f"{sign[1]}\\{sign[2]}" if sign[1] else f"\\{sign[3]}", marked)


def trend_words(picture: Picture) -> str:
    """What a chart shows, in a line."""
    points = " · ".join(number_words(point.value) for point in picture.trend.points)
    return f"{picture.words} (readings: {points}; the line asks for {number_words(picture.trend.asked)} today)"


class _Style:
    """How each part is written: headings by their level, and each part as lines."""

    def __init__(self, words: Callable[[str], str], heading: Callable[[str, int], str], *, tables: bool) -> None:
        self.words, self.heading, self.tables = words, heading, tables

    def lines(self, part: Part) -> Iterator[str]:
        match part:
            case Prose(text=text):
                yield self.words(text)
            case Bullets(items=items):
                yield from (f"- {self.words(one)}" for one in items)
            case Facts(rows=rows):
                yield from (self.fact(label, text) for label, text in rows)
            case Table():
                yield from self.table(part)
            case Picture():
                yield self.words(trend_words(part))
            case Heat():
                yield self.words(part.words)
                yield from (f"- {self.words(name)}: {' '.join(map(str, some))}" for name, some in part.rows)

    def fact(self, label: str, text: str) -> str:
        if not self.tables:
            return f"{label + ': ' if label else '  '}{self.words(text)}"
        return f"- **{self.words(label)}:** {self.words(text)}" if label else f"  - {self.words(text)}"

    def table(self, table: Table) -> Iterator[str]:
        """A table; in plain text a row is a line of what it says."""
        rows = [[self.words(cell_words(cell)) for cell in row] for row in table.rows]
        if not self.tables:
            numbers = any(sum(isinstance(cell, int | float) for cell in row[1:]) > 1 for row in table.rows)
            names = [f"{name} " if numbers and place else "" for place, name in enumerate(table.columns)]
            for row in rows:
                yield "- " + " · ".join(n + cell for n, cell in zip(names, row, strict=True) if cell)
            return
        yield f"| {' | '.join(map(self.words, table.columns))} |"
        yield f"|{' --- |' * len(table.columns)}"
        yield from (f"| {' | '.join(row)} |" for row in rows)


_PLAIN = _Style(clean, lambda text, level: clean(text).upper(), tables=False)
_MARKDOWN = _Style(escaped, lambda text, level: f"{'#' * level} {escaped(text)}", tables=True)


def _written(report: Report, style: _Style) -> str:
    blocks = [style.heading(report.title, 1), style.words(f"{report.about} · {long_day(report.day)}")]
    for one in report.sections:
        if one.heading:
            blocks.append(style.heading(one.heading, 2))
        blocks += ["\n".join(style.lines(part)) for part in one.parts]
    return "\n\n".join(block for block in blocks if block) + "\n"
