"""The base of all full screens: a title line, the work, a line for sentences, the keys."""

from typing import Any, ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from screens.commands import Command, Table, check, declare
from screens.desk import Desk, desk_of
from screens.text import plain, wrap
from screens.widgets.keyline import KeyLine
from screens.widgets.titleline import TitleLine
from workshop.model import Workshop


class Takes(Struct, frozen=True):
    """A report that a page offers, by its name, and what it is about."""

    name: str
    period: int = 0
    goal: int = 0
    member: int = 0


#: From this many lines on, a screen leaves blank lines between its parts.
ROOMY = 28


CLOSE = Command("back", "escape", "back", "Back to where you came from.")


class Saying(Static):
    """The steady place for what the program has to say: nothing, or a sentence until the next one.

    A roomy screen keeps a line free for it, so that nothing jumps when it is said.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Saying {
        height: auto;
        max-height: 4;
        padding: 0 1;
        display: none;
        color: $text;
        &.-said { display: block; background: $panel; }
        &.-refused { color: $text-warning; }
        &.-resting { display: block; background: $background; color: $text-muted; }
    }
    .-roomy Saying { display: block; min-height: 1; }
    """

    _wanted = ("", False)
    _resting = ""

    def rest(self, words: str) -> None:
        """What stands here as long as nothing is said."""
        if words != self._resting:
            self._resting = words
            self._show()

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Show a sentence; an empty one clears the place, unless another one follows at once."""
        self._wanted = (sentence, refused)
        if sentence:
            self._show()
        else:
            self.call_later(self._show)

    def _show(self) -> None:
        """Show what is wanted; the screen is laid out anew only where this takes another number of lines."""
        sentence, refused = self._wanted
        words = f"{'▲ ' if refused else ''}{sentence}" if sentence else self._resting
        roomy = self.screen.has_class("-roomy")
        there = roomy or self.has_class("-said") or self.has_class("-resting")
        shown = self.content_size if there else Size(0, 0)
        lines = len(wrap(words, shown.width)) if words else int(roomy)
        higher = not shown.width or lines != shown.height
        self.set_class(bool(sentence), "-said")
        self.set_class(refused, "-refused")
        self.set_class(bool(words and not sentence), "-resting")
        self.update(plain(words), layout=higher)


class Page(Screen[None]):
    """A full screen that shows the workshop and forwards what people do.

    Subclasses give ``body`` (their widgets), ``show`` (put a workshop's state into them; called with every new
    state and idempotent) and ``title_parts``; their commands are ``KEYS``, their help text ``HELP``.
    """

    DEFAULT_CSS = """
    Page {
        background: $background;
        color: $text;
        layout: vertical;
        & > #work { height: 1fr; }
    }
    """
    HELP: ClassVar[str] = ""
    #: Whether the page is one person's alone: what the room does, such as undo, rests meanwhile.
    PRIVATE: ClassVar[bool] = False
    PARTS: "ClassVar[tuple[type[Part], ...]]" = ()
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-normal"),
        (120, "-wide"),
    ]

    TABLE: ClassVar[Table] = Table()

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls)
        super().__init_subclass__(**arguments)

    check_action = check

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self.left = False
        self._stands = False
        self._said = ("", False)
        self._fresh = False

    @property
    def desk(self) -> Desk:
        """What this page may ask for."""
        return desk_of(self)

    @property
    def workshop(self) -> Workshop:
        """The newest state."""
        return self.desk.workshop

    @property
    def stands(self) -> bool:
        """Whether the page has shown a state."""
        return self._stands

    def compose(self) -> ComposeResult:
        yield from self.head()
        with Vertical(id="work"):
            yield from self.body()
        yield Saying()
        yield KeyLine()

    def head(self) -> ComposeResult:
        yield TitleLine()

    def body(self) -> ComposeResult:
        yield from ()

    def on_mount(self) -> None:
        self.watch(self.app, "workshop", self._on_workshop, init=False)
        self.refresh_page()
        sentence, refused = self._said
        self.query_one(Saying).say(sentence, refused=refused)

    def on_resize(self) -> None:
        self.set_class(self.size.height >= ROOMY, "-roomy")

    def on_screen_resume(self) -> None:
        if self.stale:
            self.refresh_page()

    def _on_workshop(self) -> None:
        self.stale = True
        if self.is_attached and self.desk.is_on_top(self):
            self.refresh_page()

    def refresh_page(self) -> None:
        """Show the newest state; later, where the page is not there yet or is on its way out."""
        work = self.query_one_optional("#work")
        if work is None or not work.children or self.left:
            self.stale = True
            return
        if self.has_vanished(self.workshop):
            self.leave_for_good()
            self.desk.go_home()
            return
        self.stale = False
        try:
            self.show_title(self.workshop)
            self.show(self.workshop)
        except NoMatches:  # news came while its parts were being taken away, at the end of a page
            self.stale = True
            return
        self._stands = True
        self.refresh_bindings()

    def has_vanished(self, workshop: Workshop) -> bool:
        """Whether what this page is about is not there any more, for example because its beginning was undone."""
        return False

    def show_title(self, workshop: Workshop) -> None:
        self.query_one(TitleLine).parts = self.title_parts(workshop)

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return ("", "", "")

    def reports(self) -> tuple[Takes, ...]:
        """What can be taken home from here, the likeliest first."""
        return ()

    def show(self, workshop: Workshop) -> None:
        self.show_parts(workshop)

    def show_parts(self, workshop: Workshop) -> None:
        """Show this state to the parts that are there."""
        for kind in self.PARTS:
            if (part := self.query_one_optional(kind)) is not None:
                part.show(workshop)

    def box_changed(self) -> None:
        """Somebody put something into the sealed box: show who is done."""
        self._on_workshop()

    def leave_for_good(self) -> None:
        """Another page takes this one's place: it shows nothing any more."""
        self.left = True

    def on_key(self, event: events.Key) -> None:
        """A letter that does nothing here is answered; where the small one would, Caps Lock is suspected."""
        letter = event.character or ""
        if letter.isalpha() and event.key not in (known := self.active_bindings):
            hint = "Is Caps Lock on?" if letter.isupper() and letter.lower() in known else "? shows all keys."
            self.say(f"{letter} does nothing here. {hint}", refused=True)

    def action_back(self) -> None:
        self.leave_for_good()
        self.dismiss(None)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence in the steady place above the keys."""
        self._said, self._fresh = (sentence, refused), True
        if self.is_mounted:
            self.query_one(Saying).say(sentence, refused=refused)

    def key_done(self, lasting: str) -> None:
        """A key has been worked off: a refusal from before it may be about what is highlighted no longer.

        A ``lasting`` sentence stays.
        """
        sentence, refused = self._said
        if refused and not self._fresh and sentence != lasting:
            self.say("")
        self._fresh = False


class Part(Vertical):
    """A piece of a page, with commands of its own. The page names the class among its ``PARTS`` and yields one.

    It asks the desk itself, says what it has to say on its page, and is shown each new state by it.
    """

    DEFAULT_CSS = """
    Part { height: 1fr; }
    """

    TABLE: ClassVar[Table] = Table()

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls, binds=False)
        super().__init_subclass__(**arguments)

    check_action = check

    @property
    def page(self) -> Page:
        """The page this is a part of."""
        assert isinstance(self.screen, Page)
        return self.screen

    @property
    def desk(self) -> Desk:
        """What this part may ask for."""
        return desk_of(self)

    @property
    def workshop(self) -> Workshop:
        """The newest state."""
        return self.desk.workshop

    @property
    def stands(self) -> bool:
        """Whether the page has shown a state."""
        return self.page.stands

    def show(self, workshop: Workshop) -> None:
        """Put this state into the widgets of this part."""
