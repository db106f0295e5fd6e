"""Columns of a list: which widths they take, and the cells of a line cut and filled to them."""

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget

from screens.text import fit, plain, safe, width_of

Fragment = tuple[str, str]
"""Words and their style, such as ``("on track", "$text-success")``; the words are never markup."""

BREAK: Fragment = ("\n", "")
"""Starts the next line of an item that has several."""
GAP = 2
ROOMY = 96


class Column(Struct, frozen=True):
    """One column.

    ``width`` is in cells; with ``grows`` it is the least, and the column takes what is left over (several share
    it). ``from_width`` hides the column in lists narrower than that many cells. ``right`` aligns to the right.
    ``roomy`` is its width in lists of ``ROOMY`` cells and more (0: the same).
    """

    title: str
    width: int
    grows: bool = False
    right: bool = False
    from_width: int = 0
    roomy: int = 0

    def cells(self, width: int) -> int:
        return self.roomy if self.roomy and width >= ROOMY else self.width


class Columns:
    """The columns of a list, spread over any width: what does not fit is cut with ``…``, never wrapped."""

    def __init__(self, *columns: Column, gap: int = GAP) -> None:
        self.columns = columns
        self.gap = gap
        self._widths: dict[int, tuple[int, ...]] = {}

    def widths(self, width: int) -> tuple[int, ...]:
        """Return the cells of each column in a list of ``width`` cells; 0 for a hidden one."""
        if width not in self._widths:
            self._widths[width] = self._spread(width)
        return self._widths[width]

    def _spread(self, width: int) -> tuple[int, ...]:
        shown = [column for column in self.columns if width >= column.from_width]
        left = width - sum(column.cells(width) for column in shown) - self.gap * max(0, len(shown) - 1)
        growing = [column for column in shown if column.grows]
        widths = {id(column): column.cells(width) for column in shown}
        for place, column in enumerate(growing):
            share = left // len(growing) + (1 if place < left % len(growing) else 0)
            widths[id(column)] = max(1, column.cells(width) + share)
        return tuple(widths.get(id(column), 0) for column in self.columns)

    def line(self, width: int, *cells: str | Fragment) -> list[Fragment]:
        """Return the fragments of a line with these cells, one per column, hidden ones left out."""
        fragments: list[Fragment] = []
        for column, size, cell in zip(self.columns, self.widths(width), cells, strict=True):
            if not size:
                continue
            if fragments:
                fragments.append((" " * self.gap, ""))
            words, style = (cell, "") if isinstance(cell, str) else cell
            fragments.append((_aligned(words, size, column.right), style))
        return fragments

    def heading(self, width: int) -> list[Fragment]:
        return self.line(width, *(column.title for column in self.columns))


def stacked(labels: Sequence[Fragment], title: str, *about: Fragment) -> list[Fragment]:
    """An item of two lines: its title behind its labels, and below that what there is to say about it."""
    indent = sum(width_of(words) for words, _ in labels)
    said = [part for one in about if one[0].strip() for part in ((" · ", "$quiet"), (one[0].strip(), one[1]))]
    return [*labels, (title, ""), BREAK, (" " * indent, ""), *said[1:]]


def _aligned(words: str, width: int, right: bool) -> str:
    if not right:
        return fit(words, width)
    free = width - width_of(safe(words))
    return " " * free + safe(words).replace("\n", " ") if free > 0 else fit(words, width)


def plain_line(fragments: Sequence[Fragment]) -> str:
    return "".join(words for words, _ in fragments)


class ColumnNames(Widget):
    """One line with the titles of these columns, over those of a sheet below."""

    DEFAULT_CSS = """
    ColumnNames { height: 1; max-width: 104; padding: 0 1 0 2; color: $text-muted; }
    """

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns

    def render(self) -> Content:
        return plain(plain_line(self._columns.heading(self.content_size.width)))
