"""The first line of every screen: where we are."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import plain


class TitleLine(Widget):
    """One line with a left, a middle and a right part; the middle gives way first where room is short."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    TitleLine {
        height: 1;
        padding: 0 2;
        background: $panel;
        color: $text;
    }
    .-tiny TitleLine { padding: 0 1; }
    """
    parts: reactive[tuple[Content | str, Content | str, Content | str]] = reactive(("", "", ""))

    def render(self) -> Content:
        left, middle, right = (_one_line(part) for part in self.parts)
        width = self.content_size.width
        space = width - left.cell_length - right.cell_length
        if middle.cell_length + 4 > space:
            middle = Content("")
        if not middle.cell_length:
            left = left.truncate(max(width - right.cell_length - 2, 8), ellipsis=True)
            return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 1), right)
        before = max((width - middle.cell_length) // 2 - left.cell_length, 2)
        after = max(width - left.cell_length - before - middle.cell_length - right.cell_length, 1)
        return Content.assemble(left, " " * before, middle, " " * after, right)


def _one_line(part: Content | str) -> Content:
    return plain(part.replace("\n", " ")) if isinstance(part, str) else part
