"""The base of all full screens: a title line, the work, a line for sentences, the keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from screens.commands import Command, Table, check, declare, state_of
from screens.desk import AtDesk, Desk, back_then
from screens.widgets.keyline import KeyLine
from screens.widgets.saying import Saying
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
#: From so many columns on what stands beside the work is wider.
_VAST = 160


#: What pages do that changes nothing.
_LOOKS = """
    open_goal board my_steps quarters adrift lessons by order include filter find in_full
    only recurrence earlier facts open_hit read guide back pause
"""
LOOKS = set(_LOOKS.split())
#: What this page or part may ask for, and the newest state.
DESK, STATE = AtDesk[Desk](lambda desk: desk), AtDesk[Workshop](lambda desk: desk.workshop)
CLOSE = Command("back", "escape", "back", "Back to where you came from.")


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
        & .card { height: auto; max-width: $card-width; margin: 0 1 0 0; padding: 0 1; background: $card; }
        & .card { border-left: outer $rule; }
        &.-high .card, &.-vast.-guided .card { margin: 0 1 0 2; padding: 0 3; border: round $rule; }
        &.-crowded .card, &.-guided .card { margin: 0 1 0 0; padding: 0 1; border: none; }
        &.-crowded .card, &.-guided .card { border-left: outer $rule; }
        & .about { dock: bottom; height: 6; }
        & .about > Card { height: 1fr; }
        &.-wide .panel, &.-vast .about {
            display: block;
            dock: right;
            width: 41;
            height: 1fr;
            padding: 1 2 0 2;
            border-left: solid $rule;
            background: $ground;
        }
        &.-vast .panel, &.-vast .about { width: 50; }
        &.-vast .about > Card { padding: 0; }
    }
    """
    HELP: ClassVar[str] = ""
    #: Whether the page is one person's alone: what the room does, such as undo, rests meanwhile.
    PRIVATE: ClassVar[bool] = False
    #: Whether it can be shown as it was on a day.
    PAST: ClassVar[bool] = False
    PARTS: "ClassVar[tuple[type[Part], ...]]" = ()
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (as Textual declares it)
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-normal"),
        (120, "-wide"),
    ]

    TABLE: ClassVar[Table] = Table()
    desk, workshop = DESK, STATE

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls)
        super().__init_subclass__(**arguments)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What the commands say; where the past is shown, only those are there that change nothing."""
        acts = action not in LOOKS and any(one.call[0] == action for one in self.TABLE.commands)
        return False if acts and back_then(self) is not None else check(self, action, parameters)

    def hint(self, action: str, words: str) -> str:
        """The words, which name the key of an action, where it can be used here and now; else nothing."""
        known = next((one for one in self.TABLE.commands if one.call == (action, ())), None)
        may = known is not None and (not known.who or self.desk.may(known.who))
        return words if known and may and back_then(self) is None and state_of(self, known, stands=True) else ""

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self.left = False
        self._built = self._stands = False
        self._said = ("", False)
        self._fresh = False
        self._at_end: dict[Callable[[], None], None] | None = None

    @property
    def stands(self) -> bool:
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
        self._built = True
        self.watch(self.app, "workshop", self._on_workshop, init=False)
        self.refresh_page()
        self._put_said()

    def on_resize(self) -> None:
        self.set_class(self.size.height >= ROOMY, "-roomy")
        self.set_class(self.size.width >= _VAST, "-vast")

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        event.refresh_styles = self.stack_updates > 0  # what has just been put together has its styles

    def on_screen_resume(self) -> None:
        if self.stale:
            self.refresh_page()

    def _on_workshop(self) -> None:
        self.stale = True
        if self.is_attached and self.desk.is_on_top(self):
            self.refresh_page()

    def refresh_page(self) -> None:
        """Show the newest state; later, where the page is not there yet or is on its way out."""
        if not self._built or self.left or not self.display:  # it is not displayed while it is taken down
            self.stale = True
            return
        if self.has_vanished(self.workshop):
            self.leave_for_good()
            self.desk.go_home()
            return
        self.stale = False
        self.query_one(Saying).rest("")
        with self.in_one():
            self.show_title(self.workshop)
            self.show(self.workshop)
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
        return ()

    def show(self, workshop: Workshop) -> None:
        self.show_parts(workshop)

    def show_parts(self, workshop: Workshop) -> None:
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
        if letter.isalpha() and not back_then(self) and not self._does(event.key):
            hint = "Is Caps Lock on?" if letter.isupper() and self._does(letter.lower()) else "? shows all keys."
            self.say(f"{letter} does nothing here. {hint}", refused=True)

    def _does(self, key: str) -> bool:
        """Whether a key does something here: a command of the page or the app mostly, else any binding."""
        ours = ((owner, one) for owner in (self, self.app) for one in owner.TABLE.commands)  # type: ignore[union-attr]
        found = (owner.check_action(*one.call) for owner, one in ours if key in one.keys.split(","))
        return any(state is not False for state in found) or key in self.active_bindings

    @contextmanager
    def in_one(self) -> Iterator[None]:
        """What is asked for ``once`` in here is done once, when all the rest is."""
        if self._at_end is not None:
            yield
            return
        self._at_end = asked = dict[Callable[[], None], None]()
        try:
            yield
        finally:
            self._at_end = None
        for act in asked:
            act()

    def once(self, act: Callable[[], None]) -> None:
        """Do this now, or at the end of what happens ``in_one``."""
        if self._at_end is None:
            act()
        else:
            self._at_end[act] = None

    def refresh_bindings(self) -> None:
        """Ask anew which keys apply, once for all that happens in one."""
        self.once(super().refresh_bindings)

    def action_back(self) -> None:
        self.leave_for_good()
        self.dismiss(None)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence in the steady place above the keys."""
        self._said, self._fresh = (sentence, refused), True
        if self.is_mounted:
            self.once(self._put_said)

    def _put_said(self) -> None:
        sentence, refused = self._said
        if (saying := self.query_one_optional(Saying)) is not None:  # else it was left before it stood
            saying.say(sentence, refused=refused)

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
    desk, workshop = DESK, STATE

    def __init_subclass__(cls, **arguments: Any) -> None:
        declare(cls, binds=False)
        super().__init_subclass__(**arguments)

    check_action = check

    @property
    def page(self) -> Page:
        assert isinstance(self.screen, Page)
        return self.screen

    @property
    def stands(self) -> bool:
        return self.page.stands

    def show(self, workshop: Workshop) -> None:
        """Put this state into the widgets of this part."""
