"""Blocks of lines behind a rule, beside the work of wide screens."""

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, fit, styled, width_of, wrap
from screens.widgets.columns import Fragment


class Row(Struct, frozen=True):
    """Words at the left, wrapped to at most so many ``lines``, and what stands at the right edge of the first.

    One that ``heads`` begins a block.
    """

    words: str
    aside: tuple[Fragment, ...] = ()
    style: str = ""
    heads: bool = False
    lines: int = 2


class Panel(Widget):
    """Blocks of lines behind a rule; from 120 columns on, where there are any."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Panel {
        display: none;
        color: $text;
    }
    .-wide Panel.-empty { display: none; }
    """

    rows: reactive[tuple[Row, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__(classes="panel")

    def put(self, *rows: Row) -> None:
        """Show these lines."""
        self.rows = rows
        self.set_class(not rows, "-empty")

    def render(self) -> Content:
        """The blocks, one below the other; what there is no room for is left out."""
        width, lines = self.content_size.width, list[Content]()
        gap = [Content("")]
        for row in self.rows:
            lines += [*gap * (2 if lines else 0), *_lines(row, width), *gap] if row.heads else _lines(row, width)
        return Content("\n").join(lines[: self.content_size.height])


def heading(words: str, aside: str = "") -> Row:
    """The first line of a block."""
    return Row(words, ((aside, "$quiet"),), "bold", heads=True)


def _lines(row: Row, width: int) -> list[Content]:
    beside = sum(width_of(part) for part, _ in row.aside)
    room = width - beside - (2 if beside else 0)
    first, *rest = wrap(row.words, room) if row.lines > 1 else [crop(row.words, room)]
    if len(rest) >= row.lines:
        rest = [*rest[: row.lines - 2], crop(" ".join(rest[row.lines - 2 :]), width)]
    lines = [styled((fit(first, room), row.style), "  " if beside else "", *row.aside)]
    return [*lines, *(styled((one, row.style)) for one in rest)]
