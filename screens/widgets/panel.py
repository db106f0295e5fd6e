"""Blocks of lines behind a rule, beside the work of wide screens."""

from functools import lru_cache

from msgspec import Struct
from textual.geometry import Size

from screens.text import crop, fit, width_of, wrap
from screens.widgets.columns import Fragment
from screens.widgets.painting import Look, Painted


class Row(Struct, frozen=True):
    """Words at the left, wrapped to at most so many ``lines``, and what stands at the right edge of the first.

    One that ``heads`` begins a block.
    """

    words: str
    aside: tuple[Fragment, ...] = ()
    style: str = ""
    heads: bool = False
    lines: int = 2


class Panel(Painted):
    """Blocks of lines behind a rule; from 120 columns on, where there are any. What has no room is left out."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Panel {
        display: none;
        color: $text;
    }
    .-wide Panel.-empty { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(classes="panel")
        self._rows: tuple[Row, ...] = ()
        self._made: list[list[Fragment]] = []
        self._made_for: Size | None = None  # None where the rows are new

    def put(self, *rows: Row) -> None:
        """Show these lines; only those that came out differently are painted anew."""
        if rows != self._rows:
            self._rows, self._made_for = rows, None
            self.repaint_changed()
        self.set_class(not rows, "-empty")

    def line(self, y: int) -> Look | None:
        """The line of a row, wrapped and with what stands at its right edge."""
        if self._made_for != self.outer_size:
            self._made, self._made_for = _block(self._rows, self.content_size.width), self.outer_size
        return (self._made[y], "") if y < len(self._made) else None


def heading(words: str, aside: str = "") -> Row:
    return Row(words, ((aside, "$quiet"),), "bold", heads=True)


def _block(rows: tuple[Row, ...], width: int) -> list[list[Fragment]]:
    """The lines of all rows; a blank one goes below each heading, and two above all but the first."""
    lines: list[list[Fragment]] = []
    for row in rows:
        own = _lines(row, width)
        lines += [*[[]] * (2 if lines else 0), *own, []] if row.heads else own
    return lines


@lru_cache(256)
def _lines(row: Row, width: int) -> list[list[Fragment]]:
    beside = sum(width_of(part) for part, _ in row.aside)
    room = width - beside - (2 if beside else 0)
    first, *rest = wrap(row.words, room) if row.lines > 1 else [crop(row.words, room)]
    if len(rest) >= row.lines:
        rest = [*rest[: row.lines - 2], crop(" ".join(rest[row.lines - 2 :]), width)]
    lines: list[list[Fragment]] = [[(fit(first, room), row.style), ("  " if beside else "", ""), *row.aside]]
    return [*lines, *([(one, row.style)] for one in rest)]
