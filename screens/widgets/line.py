"""The one-line input that is used everywhere."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input

from screens.text import safe
from screens.widgets.rows import Rows
from workshop.words.text import TITLE, clean, pasted_lines

SHORTENED = 2_000
"""A pasted line of up to so many characters can still be shortened by hand."""
KEEP_AFTER = 0.05
"""Seconds after a key until unfinished typing is reported, so that not every letter is written to the disk."""


@dataclass
class LineMessage(Message):
    """Something happened in an input."""

    line: "Line"

    @property
    def control(self) -> "Line":
        return self.line


class Line(Input):
    """One line to type into, with at most ``limit`` characters; ``what`` names it in the sentence that says so.

    Nothing but printable text gets in, and what is handed over is cleaned. ``place`` is the name under which
    unfinished typing is reported. The keys up and down move the highlight of the list ``steers``, or are reported
    as ``Past``. With ``many``, pasting several lines reports them as ``Pasted``; otherwise they become one. With
    ``leaves``, esc takes the focus away; otherwise it is left to the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "steer(-1)", "Up", show=False),
        Binding("down", "steer(1)", "Down", show=False),
        Binding("pageup", "steer_page(-1)", "Page up", show=False),
        Binding("pagedown", "steer_page(1)", "Page down", show=False),
        Binding("escape", "leave", "Leave the input", show=False),
    ]
    DEFAULT_CSS = """
    Line {
        height: 1;
        padding: 0 1;
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        color: $foreground;
        &:focus {
            border: none;
            border-left: outer $border;
            background: $boost;
            background-tint: $boost 0%;
        }
        & > .input--placeholder { color: $text-muted; }
    }
    """

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is; the place of the input does not depend on it, so nothing is laid out anew."""

    @dataclass
    class Submitted(LineMessage):
        """Enter was pressed; ``text`` is clean and may be empty. The input keeps it until ``clear``."""

        text: str

    @dataclass
    class Pasted(LineMessage):
        """Several lines were pasted, or one that is too long; they are clean, without bullets, and none is empty.

        The input has not taken them.
        """

        lines: tuple[str, ...]

    @dataclass
    class Typed(LineMessage):
        """What stands in the input named ``place`` has changed."""

        place: str
        text: str

    @dataclass
    class Full(LineMessage):
        """Something did not fit; ``sentence`` says how long the text may be."""

        sentence: str

    @dataclass
    class Past(LineMessage):
        """Up (``by`` -1) or down (``by`` 1) was pressed, and there is no list to steer."""

        by: int

    @dataclass
    class Left(LineMessage):
        """Esc was pressed: the input has no focus any more."""

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        *,
        limit: int = TITLE,
        what: str = "A line",
        place: str = "",
        steers: Rows[Any] | None = None,
        many: bool = False,
        leaves: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        text = safe(text).replace("\n", " ")
        super().__init__(None, safe(placeholder), max_length=limit, select_on_focus=False, id=id, classes=classes)
        self.cursor_blink = False
        self.limit = limit
        self.what = what
        self.place = place
        self._steers = steers
        self._many = many
        self._leaves = leaves
        self._first = text
        self._kept = text
        self._keeping: Timer | None = None

    def on_mount(self) -> None:
        if self._first and not self.value:
            self.restore(self._first)

    @property
    def text(self) -> str:
        return clean(self.value)

    def restore(self, text: str) -> None:
        """Put unfinished typing back, without reporting it as new; the cursor goes behind it."""
        self._kept = safe(text).replace("\n", " ")
        self.value = self._kept
        self.cursor_position = len(self.value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put ``text``, made safe, in the place of a part of the value; refuse what would be too long."""
        super().replace(safe(text).replace("\n", " "), start, end)

    def restricted(self) -> None:
        """Say how long the text may be: something did not fit."""
        sentence = f"{self.what} has at most {self.limit} characters: that did not fit in."
        self.post_message(self.Full(self, sentence))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = (
            pasted_lines(event.text) if self._many else tuple(filter(None, map(clean, event.text.splitlines())))
        )
        waits = len(lines) == 1 and not self.value and self.limit < len(lines[0]) <= SHORTENED
        if self._many and (len(lines) > 1 or waits):
            self.post_message(self.Pasted(self, lines))
        elif self._many and lines and not self.value and lines[0] != clean(event.text):
            self.replace(lines[0], *self.selection)
        elif lines:
            self.replace(" ".join(lines) if len(lines) > 1 else _inner(event.text), *self.selection)

    def on_input_changed(self) -> None:
        if self.place and self.value != self._kept and self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self.keep)

    def on_input_blurred(self) -> None:
        self.keep()

    def keep(self) -> None:
        """Report what stands here, if it is not what was reported last."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self.place and self.value != self._kept:
            self._kept = self.value
            self.post_message(self.Typed(self, self.place, self.value))

    async def action_submit(self) -> None:
        self.post_message(self.Submitted(self, self.text))

    def action_steer(self, by: int) -> None:
        if self._steers is None:
            self.post_message(self.Past(self, by))
        else:
            self._steers.action_move(by)

    def action_steer_page(self, by: int) -> None:
        if self._steers is not None:
            self._steers.action_page(by)

    def action_leave(self) -> None:
        self.screen.set_focus(None)
        self.post_message(self.Left(self))

    @property
    def leads_back(self) -> bool:
        """Whether esc leads from here to the list that it steers."""
        return self._leaves and self._steers is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen that are of no use here: esc for some, and → where nothing is typed."""
        if action == "cursor_right":
            return bool(self.value)
        return self._leaves if action == "leave" else True


def _inner(text: str) -> str:
    """Return the one line of a pasted text with the blanks around it, which may join it to what stands there."""
    return safe(text.strip("\r\n"))
