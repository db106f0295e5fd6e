"""Narrowing a list down: a line to type words into, and how many are left."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, styled, width_of
from screens.widgets.line import Line
from screens.widgets.rows import Rows
from workshop.words.numbers import count_words


class Count(Widget):
    """A few words such as ``1,204 steps``; nothing is laid out anew when they change."""

    DEFAULT_CSS = """
    Count { height: 1; color: $text-muted; }
    """

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        width = self.content_size.width
        words = crop(self.text, width)
        return styled(" " * (width - width_of(words)), words)


class Finding(Horizontal):
    """The line and the count above ``rows``, which it steers; ``show`` lists what the words find.

    What is typed shows in the same frame. Esc leads back to the list, which keeps the words; enter does so too,
    unless ``enter`` says otherwise.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Finding { height: 2; padding: 1 1 0 0; }
    Finding Line { width: 1fr; }
    Finding Count { width: 28; }
    .-low Finding { height: 1; padding: 0; }
    .-tiny Finding Count { display: none; }
    """

    def __init__(
        self,
        rows: Rows[Any],
        show: Callable[[], None],
        *,
        placeholder: str = "/ filters by words",
        what: str = "A filter",
        enter: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.line = Line(placeholder=placeholder, what=what, steers=rows)
        self._count = Count()
        self._rows, self._list, self._enter = rows, show, enter or rows.focus

    def compose(self) -> ComposeResult:
        yield self.line
        yield self._count

    def on_mount(self) -> None:
        self.watch(self.line, "value", self._list, init=False)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.line.text

    def tell(self, count: int, one: str, many: str, more: str = "") -> None:
        """Say how many there are, such as ``1 step`` or ``1,204 steps``, and ``more``."""
        self._count.text = f"{count_words(count, one, many)}{more}"

    def take_away(self) -> bool:
        there = bool(self.line.value)
        if there:
            self.line.restore("")
        return there

    @on(Line.Submitted)
    def _entered(self, message: Line.Submitted) -> None:
        message.stop()
        self._enter()

    @on(Line.Left)
    def _left(self, message: Line.Left) -> None:
        message.stop()
        self._rows.focus()
