"""The fields of a form, and the widgets they are filled in with."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from screens.text import plain, safe, styled
from screens.widgets.area import Area
from screens.widgets.line import Line
from workshop.errors import RuleError
from workshop.words.numbers import exact_words
from workshop.words.text import TITLE, clean


class MisfitError(RuleError):
    """A refusal that is about one field of a form, named by its key; empty: about no single one."""

    def __init__(self, sentence: str, field: str) -> None:
        super().__init__(sentence)
        self.field = field


class Kind(Enum):
    """How a field is filled in: one line, several lines, one of some options, yes or no."""

    LINE = auto()
    DETAILS = auto()
    OPTIONS = auto()
    YES_NO = auto()


class Field(Struct, frozen=True):
    """One field of a form; everything in it is text, dates and numbers too.

    ``key`` names it in the form's answer. ``text`` stands there at first: for options the value of one of them,
    for yes or no ``"yes"`` or nothing. ``hint`` is shown as long as nothing is filled in, behind options always.
    ``limit`` counts characters. ``options`` are pairs of a value and its label. One that is needed seldom waits
    behind ``more`` while it is empty.
    """

    key: str
    label: str
    text: str = ""
    kind: Kind = Kind.LINE
    hint: str = ""
    limit: int = TITLE
    options: Sequence[tuple[str, str]] = ()
    more: bool = False


class Options(Widget, can_focus=True):
    """One of some options on one line, changed with left, right, space or the first letter of an option."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Previous option", show=False),
        Binding("right,space", "turn(1)", "Next option", show=False),
        Binding("up", "step(-1)", "Previous field", show=False),
        Binding("down,enter", "step(1)", "Next field", show=False),
    ]
    DEFAULT_CSS = """
    Options {
        height: auto;
        padding: 0 1;
        border-left: outer $border-blurred;
        background: $panel;
        color: $foreground;
        &:focus { border-left: outer $border; background: $boost; }
    }
    """

    place: reactive[int] = reactive(0)

    @dataclass
    class Step(Message):
        """Somebody wants to go to the field before (``by`` -1) or after (``by`` 1)."""

        options: "Options"
        by: int

    def __init__(self, options: Sequence[tuple[str, str]], value: str, hint: str = "") -> None:
        super().__init__()
        self.hint = hint
        self.options = tuple(options) or (("", "nothing to choose from"),)
        self.set_reactive(Options.place, self._place_of(value))

    def _place_of(self, value: str) -> int:
        return next((place for place, (one, _) in enumerate(self.options) if one == value), 0)

    def show(self, value: str) -> None:
        self.place = self._place_of(value)

    @property
    def value(self) -> str:
        return self.options[self.place][0]

    def render(self) -> Content:
        number = f"{self.place + 1} of {len(self.options)}" if len(self.options) > 2 else ""
        arrow = "$text-accent" if self.has_focus else "$text-muted"
        return styled(
            ("◂ ", arrow), self.options[self.place][1], (" ▸", arrow), (f"  {self.hint or number}", "$text-muted")
        )

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_turn(self, by: int) -> None:
        self.place = (self.place + by) % len(self.options)

    def action_step(self, by: int) -> None:
        self.post_message(self.Step(self, by))

    def on_key(self, event: events.Key) -> None:
        letter = (event.character or "").casefold()
        count = len(self.options)
        for place in ((self.place + by) % count for by in range(1, count + 1)) if letter.strip() else ():
            if self.options[place][1].casefold().startswith(letter):
                event.stop()
                self.place = place
                return

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        self.action_turn(-1 if offset is not None and offset.x < 2 else 1)


class FieldRow(Container):
    """A field with its label beside it, or above it where room is short."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        layout: horizontal;
        margin: 0 0 1 0;
        & > .label { width: 16; padding: 0 1 0 0; color: $text-muted; }
        & > .input { width: 1fr; }
        &:focus-within { background: $card; }
        &:focus-within > .label { color: $text; text-style: bold; }
    }
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.input = _input_of(field)
        self.input.add_class("input")
        self.set_class(field.more and not field.text, "-more")
        self.before = clean(field.text) if isinstance(self.input, Line) else self.value

    def compose(self) -> ComposeResult:
        yield Static(plain(self.field.label), classes="label")
        yield self.input

    @property
    def value(self) -> str:
        """What is filled in, cleaned."""
        if isinstance(self.input, Line):
            return self.input.text
        return self.input.clean_text if isinstance(self.input, Area) else self.input.value

    def fill(self, text: str) -> None:
        """Put a text, or the value of an option, in the place of what is filled in."""
        if isinstance(self.input, Line):
            self.input.restore(text)
        elif isinstance(self.input, Area):
            self.input.text = safe(text)
        else:
            self.input.show(text)

    @property
    def excess(self) -> str:
        """A sentence where the text is longer than the field takes, else nothing."""
        length = len(self.value)
        if length <= self.field.limit or isinstance(self.input, Options):
            return ""
        limit = self.field.limit
        return (
            f"{self.field.label} has at most {limit} characters; this one has {exact_words(length)}: shorten it."
        )


def _input_of(field: Field) -> Line | Area | Options:
    match field.kind:
        case Kind.DETAILS:
            return Area(field.text, field.hint)
        case Kind.OPTIONS:
            return Options(field.options, field.text, field.hint)
        case Kind.YES_NO:
            return Options((("yes", "yes"), ("", "no")), field.text, field.hint)
        case Kind.LINE:
            return Line(field.text, field.hint, limit=field.limit, what=field.label, leaves=False)
