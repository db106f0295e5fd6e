"""The cells of one row, read one by one, so that every fault of the row is found and not only its first."""

from collections.abc import Callable
from typing import TypeVar

from workshop.errors import RuleError
from workshop.importing.changes import Fault
from workshop.importing.columns import Layout
from workshop.importing.reading import Row
from workshop.importing.vocabulary import says_yes
from workshop.words.text import clean

T = TypeVar("T")


class Cells:
    """A row's cells by their meaning, with the faults and notes found in them so far.

    ``filled`` is how many hold anything, ``instead`` are those that this row has in place of those of its columns.
    """

    def __init__(self, row: Row, layout: Layout) -> None:
        self.line = row.line
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.instead: dict[str, str] = {}
        self.filled = sum(bool(clean(cell)) for cell in row.cells)
        self._row = row
        self._layout = layout
        if len(row.cells) > layout.width and any(clean(cell) for cell in row.cells[layout.width :]):
            self.faults.append(
                Fault(
                    row.line,
                    "",
                    f"it has {len(row.cells)} cells, the header names {layout.width}: "
                    "put a text that holds the separator into quotation marks.",
                )
            )

    def raw(self, meaning: str) -> str:
        """The cell as it stands in the file."""
        if meaning in self.instead:
            return self.instead[meaning]
        return self._layout.cell(self._row.cells, meaning)

    def at(self, place: int) -> str:
        """The cell in the column of this place, as it stands in the file."""
        return self._row.cells[place] if place < len(self._row.cells) else ""

    def text(self, meaning: str) -> str:
        return clean(self.raw(meaning))

    def has(self, *meanings: str) -> bool:
        return any(self.text(meaning) for meaning in meanings)

    def read(self, meaning: str, reading: Callable[[str], T]) -> T | None:
        """The cell as ``reading`` understands it; None where it is empty or at fault (which is noted)."""
        return self.read_text(meaning, self.raw(meaning), reading)

    def read_text(self, meaning: str, text: str, reading: Callable[[str], T]) -> T | None:
        """The same for a text that stands in some cell of this meaning."""
        if not clean(text):
            return None
        try:
            return reading(text)
        except RuleError as refusal:
            self.fault(meaning, str(refusal))
            return None

    def fault(self, meaning: str, text: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(self.line, self._layout.name(meaning), text))

    def note(self, meaning: str, text: str) -> None:
        """Note what is to be known about a cell, and is no fault."""
        place = f", {self._layout.name(meaning)}" if meaning else ""
        self.notes.append(f"Line {self.line}{place}: {text}")


def yes_or_no(text: str) -> bool:
    """Whether the word says yes; RuleError where it says neither yes nor no."""
    said = says_yes(text)
    if said is None:
        raise RuleError(f"“{clean(text)[:40]}” is neither yes nor no: write yes or no.")
    return said
