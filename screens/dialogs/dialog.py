"""The frame of all dialogs: a question, the work, a place for a sentence, the keys."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, TypeVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from screens.commands import Command, StandingCommand, Table, check, declare
from screens.text import plain
from screens.widgets.keyline import KeyLine
from screens.widgets.line import KEEP_AFTER
from screens.widgets.saying import refusal
from workshop.errors import RuleError

T = TypeVar("T")
Given = TypeVar("Given")

_BACK = "This was typed here before and is not recorded. Go on with it, or leave with esc."


class DialogKey(StandingCommand, Struct, frozen=True):
    """A command of a dialog."""


class Dialog(ModalScreen[T | None]):
    """A question on top of a screen: values in, a value out, None where it was left.

    It never looks at the workshop and never changes it. Subclasses give ``body``; the answer is handed out with
    ``dismiss``. Widgets of the class ``-tall`` are kept low enough to leave the title and the keys in view.

    In one that ``KEEPS`` people type, and no word is lost should the program end before it is answered: it reports
    what is ``unfinished``, and begins with ``kept``, what was reported last. Whoever shows it keeps and forgets.
    """

    KEEPS: ClassVar[bool] = False
    kept = ""
    _reporting: Timer | None = None

    @dataclass
    class Typed(Message):
        """Something else stands in the dialog now; an empty ``text``: what stood there at first."""

        dialog: "Dialog[Any]"
        text: str

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("cancel", "escape", "leave", "Leave without changing anything."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [one.binding() for one in KEYS]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > #box {
            width: $dialog-width;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 1 0 1;
            border: round $border-blurred;
            background: $card;
            color: $text;
        }
        & #title { padding: 0 1; text-style: bold; margin: 0 0 1 0; max-height: 5; }
        & #hint { padding: 0 1; color: $text-muted; margin: 0 0 1 0; max-height: 4; }
        & #body { height: auto; scrollbar-size-vertical: 1; padding: 0 1; }
        & #problem { padding: 0 1; display: none; margin: 1 0 0 0; max-height: 5; }
        & #problem.-said { display: block; }
        & * { scrollbar-background: $card; scrollbar-background-hover: $card; scrollbar-background-active: $card; }
        & Listing, & Line { background: $card; }
        & Line { background: $panel; }
        & Line:focus { background: $boost; }
        & KeyLine { background: $card; margin: 1 0 0 0; padding: 0 1; }
        &.-low > #box { border: none; padding: 0; }
        &.-low #title { max-height: 3; }
        &.-low #hint { max-height: 2; }
        &.-low #problem { max-height: 3; }
        &.-low #title, &.-low #hint, &.-low #problem, &.-low KeyLine { margin: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 (as Textual declares it)

    TABLE: ClassVar[Table] = Table()

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls)
        super().__init_subclass__(**arguments)

    check_action = check

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__()
        self.question = title
        self.hint = hint

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(plain(self.question), id="title")
            if self.hint:
                yield Static(plain(self.hint), id="hint")
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
            yield Static(id="problem")
            yield KeyLine()

    def body(self) -> ComposeResult:
        yield from ()

    def say(self, sentence: str) -> None:
        """Show a sentence above the keys; an empty one clears the place."""
        problem = self.query_one("#problem", Static)
        problem.set_class(bool(sentence), "-said")
        problem.update(refusal(sentence) if sentence else "")
        self.call_after_refresh(self.fit_body)

    async def refusal(self, check: Callable[[Given], object] | None, given: Given) -> RuleError | None:
        """What a check, which may take its time, has against something, and says; None where it has nothing."""
        try:
            verdict = check(given) if check is not None else None
            if isinstance(verdict, Awaitable):
                await verdict
        except RuleError as refused:
            self.say(str(refused))
            return refused
        return None

    @property
    def place(self) -> str:
        """The name under which it is kept: the same whenever the same question is asked."""
        return "asked:" + sha256("\n".join((type(self).__name__, *self.about())).encode()).hexdigest()[:24]

    def about(self) -> tuple[str, ...]:
        """What tells this question from others."""
        return self.question, self.hint

    @property
    def unfinished(self) -> str:
        return ""

    def put_back(self, text: str) -> None:
        """Fill in what was unfinished."""

    def on_mount(self) -> None:
        if self.kept:
            self.put_back(self.kept)
            self.say(_BACK)

    def on_input_changed(self) -> None:
        self.report_soon()

    def on_text_area_changed(self) -> None:
        self.report_soon()

    def report_soon(self) -> None:
        """Report what stands here, a moment later: not every letter is written to the disk."""
        if self.KEEPS and self._reporting is None:
            self._reporting = self.set_timer(KEEP_AFTER, self._report)

    def _report(self) -> None:
        self._reporting = None
        text = self.unfinished
        if text != self.kept:
            self.kept = text
            self.post_message(self.Typed(self, text))

    def on_resize(self) -> None:
        self.call_after_refresh(self.fit_body)

    def fit_body(self) -> None:
        """Give the work the lines that title, hint, sentence and keys leave; it scrolls where it needs more."""
        box, body = self.query_one_optional("#box"), self.query_one_optional("#body")
        if box is None or body is None:
            return  # It has been closed meanwhile.
        around = box.gutter.height + sum(
            widget.outer_size.height + widget.styles.margin.height
            for widget in box.children
            if widget is not body and widget.display
        )
        room = max(3, self.size.height - around)
        body.styles.max_height = room
        for widget in self.query(".-tall"):
            widget.styles.max_height = max(2, room - self.beside_tall())

    def beside_tall(self) -> int:
        """Return the lines of the body that a ``-tall`` widget leaves to others."""
        return 0

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Hand out the answer, once: a second key that was on its way would close the screen below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_cancel(self) -> None:
        self.dismiss(None)
