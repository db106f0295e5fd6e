"""The cells of one row, read one by one, so that every fault of the row is found and not only its first."""

from collections.abc import Callable
from typing import TypeVar

from workshop.errors import RuleError
from workshop.importing.columns import Layout
from workshop.importing.faults import Fault
from workshop.importing.reading import Row
from workshop.words.text import clean

T = TypeVar("T")

_YES = {"yes", "y", "true", "1", "x", "✓", "ja", "oui", "sí", "si", "sì", "leading"}
_NO = {"no", "n", "false", "0", "-", "nein", "non", "lagging"}


class Cells:
    """A row's cells by their field, and the faults found in them so far."""

    def __init__(self, row: Row, layout: Layout) -> None:
        self.line = row.line
        self.faults: list[Fault] = []
        self._row = row
        self._layout = layout
        if any(clean(cell) for cell in row.cells[layout.width :]):
            self.faults.append(
                Fault(
                    row.line,
                    "",
                    f"it has {len(row.cells)} cells, the header names {layout.width}: "
                    "put a text that holds the separator into quotation marks.",
                )
            )

    def raw(self, field: str) -> str:
        """The cell as it stands in the file."""
        return self._layout.cell(self._row.cells, field)

    def has(self, *fields: str) -> bool:
        """Whether one of these cells has something in it."""
        return any(clean(self.raw(field)) for field in fields)

    def read(self, field: str, reading: Callable[[str], T]) -> T | None:
        """The cell as ``reading`` understands it; None where it is empty or at fault (which is noted)."""
        if not self.has(field):
            return None
        try:
            return reading(self.raw(field))
        except RuleError as refusal:
            self.fault(field, str(refusal))
            return None

    def fault(self, field: str, text: str) -> None:
        """Note what is wrong with a cell."""
        self.faults.append(Fault(self.line, self._layout.name(field), text))


def yes_or_no(text: str) -> bool:
    """Whether the word says yes; RuleError where it says neither yes nor no."""
    word = clean(text).casefold()
    if word not in _YES | _NO:
        raise RuleError(f"“{clean(text)[:40]}” is neither yes nor no: write yes or no.")
    return word in _YES
