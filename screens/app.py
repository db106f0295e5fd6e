"""The app: one state, one way to change it, and the screens that show it."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from random import Random
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import work
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen

from screens.backthen import BACK_THEN, BackThen
from screens.commands import Command, RoomCommand
from screens.joining.roomside import RoomSide, is_joinable
from screens.onpages import EVERYWHERE, OnPages
from screens.pages.home import HomePage
from screens.recording import SEALING_EVERY
from screens.textual_parts import ends_quietly, removals_done
from screens.themes import register
from screens.tidying import Tidying
from screens.whereabouts import FIND, REPORT, is_shared, page_of
from store import Entry, Store
from store.errors import StoreError
from workshop.meet import underway
from workshop.model import Member, Session
from workshop.track.undoing import check_undo
from workshop.words.moments import Here, since_words

Answer = TypeVar("Answer")

#: Seconds after the start at which the first undo is made ready.
READ_AHEAD_AFTER = 0.3
#: For so many seconds no key answers a question that came unasked: it is seen first.
SURPRISE = 1.5


@ends_quietly
class WorkshopApp(OnPages[None], BackThen, Tidying, RoomSide):
    """One terminal on one team file, opened as the room (``me`` is None) or as a member.

    ``clock`` gives the present moment in UTC; days are those of its local time zone ``zone``
    (None: the machine's).
    """

    TITLE = "Workshop"
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "undo",
            "u,ctrl+z",
            "undo",
            "Undo the newest thing that was recorded from this terminal.",
            when=is_shared,
        ),
        Command("redo", "ctrl+y", "redo", "Bring back what was undone last.", footer=False, when=is_shared),
        REPORT,
        BACK_THEN,
        RoomCommand(
            "join", "j,f10", "join", "Where people join with their own screens.", footer=False, when=is_joinable
        ),
        FIND,
        *EVERYWHERE,
        Command(
            "give_up",
            "escape",
            "stop waiting",
            "Give up the change that waits for another window.",
            priority=True,
            when=lambda app: app.waiting is not None,
        ),
        Command("leave", "ctrl+q", "quit", "Leave the program; everything is saved.", footer=False),
    )

    #: Whether a member begins with their own steps; the first screen is below them.
    own_steps_first = False

    def __init__(
        self, store: Store, clock: Callable[[], datetime], me: int | None = None, zone: tzinfo | None = None
    ) -> None:
        super().__init__(store, me)
        self.clock = clock
        self.zone: tzinfo = zone or Here()
        self.random = Random()
        register(self)

    @property
    def holds(self) -> bool:
        return self.change_waits

    @property
    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock()

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def member(self) -> Member | None:
        """Who this terminal was opened as; None for the room."""
        return None if self.me is None else self.workshop.members.get(self.me)

    def get_default_screen(self) -> Screen[None]:
        return HomePage()

    def on_mount(self) -> None:
        """Go on with a session that was interrupted, and look for others' changes from now on."""
        self._unfollow = self.store.background.subscribe(lambda trouble: self.post_message(self.News(trouble)))
        if not self.live:
            return
        self.set_timer(READ_AHEAD_AFTER, lambda: self.store.background.do(self.store.read_ahead, lambda _: None))
        session = underway.running(self.workshop)
        if session is not None and not self.looks_only and not underway.was_left(session, self.now):
            self.followed = session.id
            self.resume_session(session)
            self.join_session()
        elif self.own_steps_first and self.me is not None:
            self.show_steps_of(self.me)
        for notice in self.store.notices:
            self.say(notice)
        self.call_after_refresh(self.tidy_from_now_on)
        self.set_interval(SEALING_EVERY, self.follow)
        if self.house is not None:
            self.call_after_refresh(self.action_join)

    def on_unmount(self) -> None:
        self._unfollow()

    def show_steps_of(self, member: int) -> None:
        from screens.pages.mysteps import MyStepsPage

        self.push_screen(MyStepsPage(member))

    async def show_goal(self, goal: int, step: int | None = None) -> None:
        from screens.pages.goal import GoalPage

        page = GoalPage(goal)
        await self.push_screen(page)
        if step is not None:
            page.highlight_step(step)

    def key_done(self) -> None:
        """Take a refusal away one key later; what is wrong with the file stays."""
        for page in self.pages()[:1]:
            page.key_done(self.lasting)

    def follow(self) -> None:
        """Take in what others did, and go along to a session that began."""
        super().follow()
        if self.live:
            self.go_along()
        self.light()

    def resume_session(self, session: Session) -> None:
        """Go on with a session where it stopped; a longer time away does not count."""
        now, seen = self.now, self.store.last_at
        if self.me is None and seen is not None and underway.was_away(seen, now):
            from workshop.meet import sessions

            self.record_move("go on with the session", sessions.resume, session.id, seen, now)
        self.go_to_session(self.workshop.sessions.need(session.id))

    def go_to_session(self, session: Session) -> None:
        """Show the stage where this session stands; home, where it has ended."""
        from screens.stages.routes import stage_page
        from screens.stages.stage import StagePage

        if session.ended is not None:
            self.unfinished.forget()
            self.go_home()
        elif isinstance(self.screen, StagePage):
            self.screen.leave_for_good()
            self.switch_screen(stage_page(session))
        else:
            self.push_screen(stage_page(session))

    def go_home(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def push_screen_wait(self, screen: Screen[Answer] | str, *, mode: str | None = None) -> Answer | Any:
        """Push a screen and wait for its answer, as a worker.

        A page that is being left takes its workers along. The shield keeps that from the push itself.
        """
        from screens.dialogs.dialog import Dialog

        await removals_done(self)
        keeps = isinstance(screen, Dialog) and screen.KEEPS
        if isinstance(screen, Dialog) and keeps:
            screen.kept = self.unfinished.kept_in(screen)
        answer = await asyncio.shield(self.push_screen(screen, wait_for_dismiss=True, mode=mode))
        if isinstance(screen, Dialog) and keeps:
            self.unfinished.answered(screen, answer, self.last_key)
        return answer

    @work(group="rescue", exclusive=True)
    async def rescue(self, trouble: StoreError) -> None:
        """Offer to save what is in memory elsewhere."""
        from screens.rescue import offer_copy

        await self.rest()
        self.deaf_until = monotonic() + SURPRISE
        await offer_copy(self, trouble)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one for the terminal's own colours: no theme has any, and every line would pay for it."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def action_undo(self) -> None:
        undo = self.store.undo
        self._step_back(
            "Undone", lambda: undo(self.me, allowed=check_undo), lambda: self.store.passed, " ^y brings it back."
        )

    def action_redo(self) -> None:
        self._step_back("Back again", lambda: self.store.redo(self.me, allowed=check_undo))

    def _step_back(
        self, word: str, act: Callable[[], Entry], passed: Callable[[], str] = str, back: str = ""
    ) -> None:
        said: list[Entry] = []

        def do() -> None:
            done = act()
            said[:] = done, self.store.change(done.undoes or done.redoes or done.seq)

        def say() -> None:
            over = f" Passed over: {passed()}" if passed() else ""
            done, at = said[0].do, said[1].at
            old = f" ({since_words(at, self.now, self.zone)})" if self.now - at > timedelta(hours=12) else ""
            self.say(f"{word}: {done}{old}.{over}{back}")

        self.attempt(do).then(say)

    @work(group="report", exclusive=True)
    async def action_report(self) -> None:
        from screens.forms.taking_home import take_home

        if (page := page_of(self)) is not None:
            await take_home(self, page.reports(), self.copy_to_clipboard)

    def action_find(self) -> None:
        from screens.pages.everything import FindPage

        if not isinstance(self.screen, FindPage):
            self.push_screen(FindPage())

    def action_leave(self) -> None:
        if self.waiting is None:
            self.exit()
        else:
            self.say("A change of yours waits for another window: esc gives it up, then leave.", refused=True)
