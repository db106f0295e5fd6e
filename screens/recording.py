"""The one way from what people do to the file, and from what others did to the screens."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message
from textual.reactive import var

from store import Store
from store.background import Waiting
from store.errors import Busy, StoreError
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Workshop
from workshop.model.rule import Given, Rule
from workshop.team.who_may import MEMBERS

if TYPE_CHECKING:
    from screens.dialogs.dialog import Dialog
    from screens.page import Page
    from screens.widgets.line import Line
    from workshop.learn.memory import Memory


#: Seconds at least between two times that a page is drawn anew because others have sealed something.
SEALING_EVERY = 0.2
#: How long, in seconds, the screen stands still for another program that writes.
PATIENCE = 0.05
NO_CHANGE = "This is how it was: nothing can be changed here. F9: back to today."


class Recording(App[None]):
    """An app on a store: ``workshop`` is the state it shows, ``me`` who acts at this terminal (None: the room)."""

    workshop: var[Workshop] = var(Workshop, init=False)

    #: Whether it follows the file and takes changes; a replay shows the past and does neither.
    live = True
    #: On which day a week begins: 0 for Monday to 6 for Sunday.
    first_day = 0
    #: The day that is shown in place of today, whose end it is then; None now.
    back_then: date | None = None

    class News(Message):
        """Something has changed, by others or here; or the file cannot be followed any more."""

        def __init__(self, trouble: StoreError | None) -> None:
            super().__init__()
            self.trouble = trouble

    class Waited(Message):
        """A change that waited for another program was done, or refused."""

        def __init__(self, trouble: RuleError | StoreError | None) -> None:
            super().__init__()
            self.trouble = trouble

    clock: Callable[[], datetime]

    def __init__(self, store: Store, me: int | None) -> None:
        super().__init__()
        self.store = store
        store.hurry(PATIENCE)
        self.waiting: Waiting | None = None
        self._sealed = store.box.edition
        self.me = me
        self._trouble = ""
        self._sealing, self._sealing_shown = False, 0.0
        self.set_reactive(Recording.workshop, store.workshop)

    @cached_property
    def memory(self) -> "Memory":
        """What may come back while a step is typed."""
        from workshop.learn.memory import Memory

        return Memory()

    def may(self, act: str) -> bool:
        """Whether whoever sits here may do this: a member does what is on a member's list."""
        return self.me is None or act in MEMBERS

    def pages(self) -> "Sequence[Page]":
        """The full screens, the topmost first."""
        raise NotImplementedError

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say a sentence on the topmost page."""
        raise NotImplementedError

    def rescue(self, trouble: StoreError) -> object:
        """Offer to save what is in memory elsewhere."""
        raise NotImplementedError

    def record(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> bool:
        """Apply a rule to the newest state and keep what came of it, under the words ``do``.

        False where the rule or the file refused: the sentence was shown, nothing has changed.
        """
        return self.attempt(lambda: self.store.apply(lambda w: rule(w, *args, **named), self.me, do))

    def record_move(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> bool:
        """The same for mere navigation, which undo passes over."""
        return self.attempt(lambda: self.store.apply(lambda w: rule(w, *args, **named), self.me, do, move=True))

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something with the store and show the newest state; say the sentence of a refusal instead."""
        if not self.live:
            self.say(NO_CHANGE, refused=True)
            return False
        try:
            act()
        except RuleError as refusal:
            self.take_newest()
            self.say(str(refusal), refused=True)
            return False
        except Busy:
            self._wait_with(act)
            return False
        except StoreError as trouble:
            self.take_newest()
            self.tell_trouble(trouble)
            return False
        self.say("")
        self.take_newest()
        return True

    def take_newest(self) -> None:
        """Make the store's newest state the one that is shown."""
        if not self.live:
            return
        if self.workshop is not self.store.workshop:
            self.workshop = self.store.workshop

    def _wait_with(self, act: Callable[[], object]) -> None:
        """Let a change wait until another program has ended its own; the screen goes on meanwhile."""
        if self.waiting is not None:
            self.say("A change of yours waits for another window already: esc gives it up.", refused=True)
            return
        self.say("Another window is writing: this waits until it has ended. Esc gives it up.", refused=True)
        self.waiting = self.store.background.later(act, lambda trouble: self.post_message(self.Waited(trouble)))

    def on_recording_waited(self, waited: Waited) -> None:
        """Show what came of a change that has waited."""
        self.waiting = None
        self.take_newest()
        if isinstance(waited.trouble, StoreError):
            self.tell_trouble(waited.trouble)
        else:
            words = str(waited.trouble or "Done: it has waited for another window.")
            self.say(words, refused=waited.trouble is not None)

    def action_give_up(self) -> None:
        """Give up a change that waits for another window."""
        if self.waiting is not None:
            self.waiting.give_up()
            self.waiting = None
            self.say("Given up: nothing was changed.")

    def on_recording_news(self, news: News) -> None:
        """Show what others did, or what keeps us from seeing it."""
        if news.trouble is None:
            self.follow()
        elif str(news.trouble) != self._trouble:
            self.tell_trouble(news.trouble)

    def follow(self) -> None:
        """Show what the store has taken in of what others did."""
        if not self.live:
            return
        self.take_newest()
        self._sealing = self._sealing or self.store.box.edition != self._sealed
        self._sealed = self.store.box.edition
        if self._sealing and monotonic() - self._sealing_shown >= SEALING_EVERY:
            self._sealing, self._sealing_shown = False, monotonic()
            for page in self.pages():
                page.box_changed()
            self.tell_answered_again()

    def tell_answered_again(self) -> None:
        """Tell the member of this terminal where the room has answered once more in their place."""
        from workshop.meet.unfinished import envelopes_here

        session = underway.running(self.workshop)
        me, box = self.me, self.store.box
        if me is not None and session is not None:
            for envelope in envelopes_here(self.workshop, session.id):
                if box.was_again(envelope, me):
                    self.say("The room has answered once more in your place; what you answer now replaces that.")

    def tell_trouble(self, trouble: StoreError) -> None:
        """Say what is wrong with the file; where it takes no more changes, offer the room once to save a copy."""
        from screens.rescue import FINAL

        first, self._trouble = not self._trouble, str(trouble)
        self.say(str(trouble), refused=True)
        if first and isinstance(trouble, FINAL) and self.me is None:
            self.rescue(trouble)

    def on_line_typed(self, typed: "Line.Typed") -> None:
        """Keep unfinished typing beside the file, so that not even a killed process loses it."""
        self.store.background.keep(typed.place, typed.text)

    def on_dialog_typed(self, typed: "Dialog.Typed") -> None:
        if typed.dialog in self.screen_stack:
            self.keep_of(typed.dialog, typed.text)

    def keep_of(self, dialog: "Dialog[Any]", text: str) -> None:
        """Keep what is being typed in a dialog; empty text forgets it."""
        self.store.background.keep(self._place_of(dialog), text, self.me)

    def kept_in(self, dialog: "Dialog[Any]") -> str:
        """What was being typed when this dialog was open last and the program ended; mostly nothing."""
        return self.store.background.kept(self._place_of(dialog), self.me)

    def forget_typing(self) -> None:
        """What was typed and not finished goes with its session: the room sees to that."""
        if self.me is None:
            self.store.background.forget("")
            self.attempt_quietly(lambda: self.store.box.forget(""))

    def _place_of(self, dialog: "Dialog[Any]") -> str:
        """Where a dialog's typing is kept: nobody gets what somebody else was typing."""
        return f"{dialog.place}:{self.me or 0}"

    def attempt_quietly(self, act: Callable[[], object]) -> None:
        """Do something on the side that may fail without disturbing anybody."""
        if not self.live:
            return
        try:
            act()
        except StoreError:
            self.log.warning("what was done on the side has failed")
