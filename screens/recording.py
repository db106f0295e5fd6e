"""The one way from what people do to the file, and from what others did to the screens."""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from datetime import date, datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message
from textual.reactive import var

from screens.unfinished import Unfinished
from store import Store
from store.errors import Busy, ReadOnly, StoreError
from store.job import Job, Stage
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Step, Workshop
from workshop.model.rule import Given, Rule
from workshop.team import what_changed

if TYPE_CHECKING:
    from screens.dialogs.dialog import Dialog
    from screens.page import Page
    from screens.widgets.line import Line
    from workshop.learn.memory import Memory


#: Seconds at least between two times that a page is drawn anew because others have sealed something.
SEALING_EVERY = 0.2
#: How long, in seconds, a key waits for what comes of it where another program is writing, or the disk has yet to
#: confirm what is written; where neither is so; and for how long nothing is said of the disk.
PATIENCE, WORKING, CONFIRMING = 0.05, 0.5, 1.0
#: How long, in seconds, keys typed ahead wait for a change that another program keeps out, and for any other.
_KEPT_OUT, _SLOW = 0.3, 1.0
_WAITS = "Another window is writing: this waits until it has ended. Esc gives it up."
_WORKS = "This is still being written: what comes of it is said here."
_BUSY = "Another window is writing just now: nothing was changed. Try again in a moment."
_UNCONFIRMED = "It is written, and the disk has not confirmed that yet: wait before you switch anything off."
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

    class Late(Message):
        """What the key did not wait for has ended."""

        def __init__(self, job: Job) -> None:
            super().__init__()
            self.job = job

    clock: Callable[[], datetime]

    def __init__(self, store: Store, me: int | None) -> None:
        super().__init__()
        self.store = store
        self.waiting: Job | None = None
        self._waits_since = 0.0
        self._then: Callable[[], object] | None = None
        self._unconfirmed: Job | None = None
        self.unfinished = Unfinished(store.background, lambda: self.me)
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

    def may(self, act: str, step: Step | None = None) -> bool:
        """Whether whoever sits here may do this here and now: the judge of all changes is asked."""
        return not self.looks_only and what_changed.may(self.workshop, act, self.me, step)

    @property
    def looks_only(self) -> bool:
        """Whether nothing can be changed from here: then no session is gone to either."""
        return isinstance(self.store.refusal, ReadOnly)

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

    def attempt(self, act: Callable[[], object], then: Callable[[], object] | None = None) -> bool:
        """Do something with the store and show the newest state; say the sentence of a refusal instead.

        The store's thread does it. False too where it has to wait for another program: it is done later. ``then``
        is what follows once it is done, now or later: who gives that waits for no disk either.
        """
        if not self.live:
            self.say(NO_CHANGE, refused=True)
            return False
        if self.waiting is not None:
            self.say("A change of yours waits for another window already: esc gives it up.", refused=True)
            return False
        job = self._handed(act, WORKING if then is None else 0.0)
        if job.stage in (Stage.WAITS, Stage.ACTS):
            self.waiting, self._waits_since, self._then = job, monotonic(), then
            self.unfinished.hold(self.focused, getattr(self, "last_key", 0.0))
            self.say(self.lasting, refused=True)
            return False
        done = self._show(job, "")
        if done and then is not None:
            then()
        return done

    @property
    def change_waits(self) -> bool:
        """Whether keys typed ahead wait for a change that waits: not for long, it can be given up."""
        if self.waiting is None:
            return False
        return monotonic() - self._waits_since < (_KEPT_OUT if self.waiting.kept_out else _SLOW)

    def at_once(self, act: Callable[[], object]) -> RuleError | StoreError | None:
        """Do something with the store now or not at all, and show the newest state; why not, if so."""
        if not self.live:
            return RuleError(NO_CHANGE)
        job = self._handed(act)
        self.take_newest()
        if job.stage in (Stage.WAITS, Stage.ACTS) and job.give_up():
            return Busy(_BUSY)
        return _refusal(job)

    def _handed(self, act: Callable[[], object], working: float = WORKING) -> Job:
        """Hand something to the store's thread and wait a moment for what comes of it."""
        context = copy_context()
        job = self.store.background.do(lambda: context.run(act), lambda job: self.post_message(self.Late(job)))
        if job.wait(PATIENCE, working) is Stage.ACTED:
            self.set_timer(CONFIRMING, lambda: self._say_unconfirmed(job))
        return job

    def _say_unconfirmed(self, job: Job) -> None:
        if job.stage is Stage.ACTED:
            self._unconfirmed = job
            self.say(_UNCONFIRMED, refused=True)

    def _show(self, job: Job, words: str) -> bool:
        """Show the newest state, and say these words or why it was refused; whether it was done."""
        refusal = _refusal(job)
        if refusal is None:
            self.say(words)
        self.take_newest()
        if isinstance(refusal, StoreError):
            self.tell_trouble(refusal)
        elif refusal is not None:
            self.say(str(refusal), refused=True)
        return refusal is None

    @property
    def lasting(self) -> str:
        """The sentence that no key takes away: a change waits, or something is wrong with the file."""
        if self.waiting is None:
            return self._trouble
        return _WAITS if self.waiting.kept_out else _WORKS

    def take_newest(self) -> None:
        if not self.live:
            return
        if self.workshop is not self.store.workshop:
            self.workshop = self.store.workshop

    def on_recording_late(self, late: Late) -> None:
        """Show what came of a change that has waited, for another window or for the disk."""
        if self.waiting is late.job:
            self.waiting, then = None, self._then
            done = self._show(late.job, "Done: it has waited for another window." if late.job.kept_out else "")
            self.unfinished.settle(done)
            if done and then is not None:
                then()
        elif late.job is self._unconfirmed or late.job.trouble is not None:
            self._show(late.job, "It is on the disk.")

    def action_give_up(self) -> None:
        if self.waiting is not None and self.waiting.give_up():
            self.waiting = None
            self.unfinished.settle(False)
            self.say("Given up: nothing was changed.")
        elif self.waiting is not None:
            self.say("It is being written already: what comes of it is said here.", refused=True)

    def on_recording_news(self, news: News) -> None:
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
        self.keep(typed.place, typed.text)

    def on_dialog_typed(self, typed: "Dialog.Typed") -> None:
        if typed.dialog in self.screen_stack:
            self.unfinished.keep_in(typed.dialog, typed.text)

    def keep(self, place: str, text: str) -> None:
        """Keep what is being typed, so that not even a killed process loses it."""
        if self.live:
            self.store.background.keep(place, text)


def _refusal(job: Job) -> RuleError | StoreError | None:
    """Why something was not done; an error of the program itself goes on its way."""
    if job.trouble is None or isinstance(job.trouble, RuleError | StoreError):
        return job.trouble
    raise job.trouble
