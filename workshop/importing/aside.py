"""Rows that bring nothing of their own: totals, remarks, headings, lines drawn with signs; and "ditto"."""

import re
from collections.abc import Sequence

from workshop.importing.columns import Layout
from workshop.importing.days import label_of
from workshop.importing.meanings import Holds
from workshop.importing.reading import Row
from workshop.importing.vocabulary import DITTO, is_note, is_total
from workshop.words.text import clean, quoted

_DRAWN = re.compile(r"[-–—=_:+|*·. ]+")
_COUNTED = re.compile(r"\(?[0-9]{1,2}\) ")


def kept_rows(header: Row, rows: Sequence[Row], layout: Layout) -> tuple[list[Row], list[str]]:
    """The rows that are kept, each ditto with what is above it; and of each of the others why it was left out."""
    kept: list[Row] = []
    notes: list[str] = []
    last = max((place for place, row in enumerate(rows) if _filled(row) > 1), default=len(rows))
    below = False
    for place, row in enumerate(rows):
        row = _with_dittos(row, kept[-1] if kept else header)
        first = next(clean(cell) for cell in row.cells if clean(cell))
        gap = place > 0 and row.line - rows[place - 1].line > 1
        below = place > last and (below or gap or bool(_COUNTED.match(first)))
        why = "stands below the table" if below else _aside(row, first, header, layout)
        if not why and place < min(last, len(rows) - 1) and _heading(row, first, rows[place + 1], layout):
            why = "is a heading"
        if why:
            notes.append(f"Line {row.line}: {quoted(first)} {why} and was left out.")
        else:
            kept.append(row)
    return kept, notes


def _filled(row: Row) -> int:
    return sum(bool(clean(cell)) for cell in row.cells)


def _with_dittos(row: Row, above: Row) -> Row:
    """A sign or word for "the same" is what stands above it."""
    if not any(len(cell) < 20 and clean(cell).casefold() in DITTO for cell in row.cells):
        return row
    cells = zip(row.cells, (*above.cells, *("" for _ in row.cells)), strict=False)
    return Row(row.line, tuple(over if clean(cell).casefold() in DITTO else cell for cell, over in cells))


def _aside(row: Row, first: str, header: Row, layout: Layout) -> str:
    """What a row is that brings nothing of its own; empty where it is like the others."""
    if row.cells == header.cells:
        return "is the header again"
    if all(_DRAWN.fullmatch(clean(cell) or "-") for cell in row.cells) and len(first) > 1:
        return "is a line"
    measure, title = (clean(layout.cell(row.cells, one)) for one in ("measure", "goal"))
    alone = measure == first and not title
    if layout.width > 1 and is_total(first, whole=alone) and (alone or not measure):
        return "adds up the others"
    return "is a remark" if _filled(row) == 1 and is_note(first) else ""


def _heading(row: Row, text: str, behind: Row, layout: Layout) -> bool:
    """Whether a row names what the rows below have in common: it holds one short text, and the next row a goal of
    its own. A period is no heading: it counts for what is below."""
    own = "member" if layout.holds is Holds.MEMBERS else "goal"
    if _filled(row) != 1 or _filled(behind) < 2 or layout.tree or not clean(layout.cell(behind.cells, own)):
        return False
    label = label_of(text)
    if (label is not None and label.year is not None) or clean(layout.cell(row.cells, "period")):
        return False
    if not clean(layout.cell(row.cells, own)):
        return own == "goal" and not any(clean(layout.cell(row.cells, one)) for one in ("measure", "step"))
    loud = text.isupper() and len(text) > 2 and not clean(layout.cell(behind.cells, own)).isupper()
    word = "measure" in layout.places and len(text.split()) == 1 and text.isascii()
    return loud or word or text.endswith(":")
