"""The one way from what people do to the file, and from what others did to the screens."""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from datetime import date, datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.message import Message
from textual.reactive import var

from screens.doing import Doing
from screens.text import crop
from screens.unfinished import Unfinished
from store import Store
from store.errors import ReadOnly, StoreError
from store.job import Job, Stage
from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import Step, Workshop
from workshop.model.rule import Given, Rule
from workshop.team import what_changed

if TYPE_CHECKING:
    from screens.dialogs.dialog import Dialog as AnyDialog
    from screens.keyqueue import KeyQueue
    from screens.page import Page
    from screens.widgets.line import Line
    from workshop.learn.memory import Memory

#: Seconds at least between two times that a page is drawn anew because others have sealed something.
SEALING_EVERY = 0.2
#: How long, in seconds, a key waits for what comes of it, and for how long nothing is said of the disk.
PATIENCE, CONFIRMING = 0.03, 1.0
#: How long, in seconds, keys typed ahead wait for a change that another program keeps out, and for any other.
_KEPT_OUT, _SLOW = 0.3, 1.0
_WAITS = "Another window is writing: this waits until it has ended. Esc gives it up."
_WORKS = "This is still being written: what comes of it is said here."
_ONE = "A change of yours waits for another window already: esc gives it up."
_GIVEN_UP = "Given up: nothing was changed."
_UNCONFIRMED = "It is written, and the disk has not confirmed that yet: wait before you switch anything off."
#: Cells of what was done, where that is said with the way back.
_TOLD = 48
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
        self.waiting: Doing | None = None
        self._asked_on: Page | None = None
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

    def record(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> Doing:
        """Apply a rule to the newest state and keep what came of it, under the words ``do``."""
        return self.attempt(lambda: self.store.apply(lambda w: rule(w, *args, **named), self.me, do))

    def record_move(self, do: str, rule: Rule[Given], /, *args: Given.args, **named: Given.kwargs) -> Doing:
        """The same for mere navigation, which undo passes over."""
        return self.attempt(lambda: self.store.apply(lambda w: rule(w, *args, **named), self.me, do, move=True))

    def attempt(self, act: Callable[[], object], *, quiet: bool = False) -> Doing:
        """Have the store's thread do something and show the newest state; a refusal is said, if not ``quiet``.

        What takes longer than a key can wait is done later, and can be given up until then.
        """
        from screens.dialogs.dialog import Dialog

        if not self.live or self.waiting is not None:
            refusal = RuleError(_ONE if self.live else NO_CHANGE)
            self._tell(refusal, quiet)
            return Doing(quiet=quiet).end(refusal)
        context = copy_context()
        self.store.did.pop(self.me, None)
        job = self.store.background.do(lambda: context.run(act), lambda job: self.post_message(self.Late(job)))
        doing = Doing(job, quiet=quiet)
        if job.wait(PATIENCE, acted=True) not in (Stage.WAITS, Stage.ACTS):
            wrong = self._show(job, "", quiet)  # meanwhile the disk confirms it
            if job.wait(PATIENCE) is Stage.ACTED:
                self.set_timer(CONFIRMING, lambda: self._say_unconfirmed(job))
            return doing.end(wrong or (self._show(job, "", quiet) if job.trouble else None))
        self.waiting, self._asked_on = doing, next(iter(self.pages()), None)
        self.unfinished.hold(self.focused, cast("KeyQueue[None]", self).last_key)
        self.say(self.lasting, refused=True)
        if quiet and isinstance(self.screen, Dialog):
            self.screen.say(self.lasting)
        return doing

    def _way_back(self) -> str:
        """What was just recorded, and which key takes it back; nothing where nothing was.

        Where lines are few only the key, and not even that while somebody types: they need the room for the list.
        """
        from screens.page import ROOMY

        do, page = self.store.did.pop(self.me, ""), self.pages()[0]
        typing = page.focused is not None and page.focused.check_consume_key("a", "a")
        key, few = "^z" if typing else "u", page.size.height < ROOMY
        if not do or (typing and few):
            return ""
        return f"Done. {key} takes it back." if few else f"Done. {key} takes back: {crop(do, _TOLD)}"

    @property
    def change_waits(self) -> bool:
        """Whether keys typed ahead wait for a change that waits: not for long, it can be given up."""
        if self.waiting is None:
            return False
        return monotonic() - self.waiting.since < (_KEPT_OUT if self.waiting.job.kept_out else _SLOW)

    def _say_unconfirmed(self, job: Job) -> None:
        if job.stage is Stage.ACTED:
            self._unconfirmed = job
            self.say(_UNCONFIRMED, refused=True)

    def _show(self, job: Job, words: str, quiet: bool = False) -> RuleError | StoreError | None:
        """Show the newest state, and say these words or why it was refused, which is given back."""
        refusal = _refusal(job)
        if refusal is None and ((told := words or self._way_back()) or not quiet):
            for page in self.pages() if told else ():
                page.say("")  # what another page said of a change is not the last one any more
            self.say(told)
        self.take_newest()
        self._tell(refusal, quiet)
        return refusal

    def _tell(self, refusal: RuleError | StoreError | None, quiet: bool) -> None:
        if quiet or refusal is None:
            return
        if isinstance(refusal, StoreError):
            self.tell_trouble(refusal)
        else:
            self.say(str(refusal), refused=True)

    @property
    def lasting(self) -> str:
        """The sentence that no key takes away: a change waits, or something is wrong with the file."""
        if self.waiting is None:
            return self._trouble
        return _WAITS if self.waiting.job.kept_out else _WORKS

    def take_newest(self) -> None:
        if self.live and self.workshop is not self.store.workshop:
            self.workshop = self.store.workshop

    def on_recording_late(self, late: Late) -> None:
        """Show what came of a change that has waited, for another window or for the disk."""
        doing = self.waiting
        if doing is not None and doing.job is late.job:
            self.waiting = None
            waited = "Done: it has waited for another window." if late.job.kept_out else ""
            self._settle(doing, self._show(late.job, waited, doing.quiet))
        elif late.job is self._unconfirmed or late.job.trouble is not None:
            self._show(late.job, "It is on the disk.")

    def action_give_up(self) -> None:
        doing = self.waiting
        if doing is not None and doing.job.give_up():
            self.waiting = None
            self.say(_GIVEN_UP)
            self._settle(doing, RuleError(_GIVEN_UP))
        elif doing is not None:
            self.say("It is being written already: what comes of it is said here.", refused=True)

    def _settle(self, doing: Doing, refusal: RuleError | StoreError | None) -> None:
        """End what has waited; what follows is for the page on which it was asked for, if that is still there."""
        self.unfinished.settle(refusal is None)
        hands_went_on = cast("KeyQueue[None]", self).last_key > doing.since
        if refusal is None and hands_went_on:
            self.run_worker(self._follow_late(doing))
        else:
            self._end(doing, refusal)

    async def _follow_late(self, doing: Doing) -> None:
        await cast("KeyQueue[None]", self).rest()
        self._end(doing, None)

    def _end(self, doing: Doing, refusal: RuleError | StoreError | None) -> None:
        doing.end(refusal, alone=self._asked_on is not None and self._asked_on not in self.screen_stack)

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

    def on_dialog_typed(self, typed: "AnyDialog.Typed") -> None:
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
