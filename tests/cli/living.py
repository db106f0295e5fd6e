"""A team's life for a test: what is done in the shell and by keys, and what is looked at at each week's end."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.stages.checkin.steps import StepsPage
from store import Store
from tests.cli.conftest import Shell
from tests.cli.oracle import Sight, oracle
from tests.screens.kit import paste, screen_words, see, settle, tap, until
from tests.world import Clock
from workshop.meet import sessions
from workshop.meet.checkin_session import Reason, close_check_in
from workshop.model import CauseKind, Workshop

FILE = "q.json"


class Life:
    """The team's life: what is done in the shell and on the screens, and what is looked at each week's end."""

    def __init__(self, shell: Shell, clock: Clock) -> None:
        self.shell, self.clock, self.weeks = shell, clock, 0

    def go_to(self, day: date) -> None:
        """Move the clock."""
        self.clock.at = datetime(day.year, day.month, day.day, 15, 0, tzinfo=UTC)

    def say(self, *words: str, who: str = "") -> str:
        """A command in the shell that has to succeed."""
        answer = self.shell(*words, "-f", FILE, *(("--as", who) if who else ()))
        assert answer.status == 0, (words, answer)
        return answer.out

    def apply(self, change: Callable[[Workshop], Workshop]) -> None:
        """Something that the room records."""
        with Store.open(FILE, self.clock) as store:
            store.apply(change, None, "recorded by the room")

    async def week_ends(self) -> Sight:
        """Look at the first screen, the check-in and the shell, and hold them against the oracle."""
        self.weeks += 1
        today = self.clock.at.date()
        with Store.open(FILE, self.clock) as store:
            must = oracle(store.workshop, today)
        listed = {
            int(line.split()[0])
            for line in self.say("steps", "--adrift").splitlines()
            if line[:4].strip().isdigit()
        }
        assert listed == must.adrift, today
        app = WorkshopApp(Store.open(FILE, self.clock), self.clock, zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown = screen_words(app)
            count = len(must.adrift)
            assert re.findall(r"(\d+) steps? (?:is|are) adrift", shown) == ([str(count)] if count else []), shown
            assert re.findall(r"(\d+) signals? waits?:", shown) == ([str(must.signals)] if must.signals else []), (
                shown
            )
            assert {int(one) for one in re.findall(r"waits for a line on step (\d+)", shown)} == must.news, shown
            hides = re.findall(r"% in all, ([^.]+?)\.", shown)
            assert {name.rsplit(" at ", 1)[0] for one in hides for name in one.split(", ")} == must.hidden, shown
            assert (f"{must.over} is over: r looks back" in shown) == bool(must.over), shown
            if not must.over:
                await self._check_in(pilot, app, must)
        app.store.close()
        return must

    async def _check_in(self, pilot: Pilot[None], app: WorkshopApp, must: Sight) -> None:
        """The check-in goes through all that is adrift and reads every signal; it is closed again.

        With a signal to read it is closed by keys, else by the rule behind them: pages cost time.
        """
        page = await self._opened(pilot, app)
        entries = page.rows.items
        adrift = {one.id for one in entries if one.reason in (Reason.ADRIFT, Reason.UNDATED)}
        assert adrift <= must.adrift <= {one.id for one in entries}
        if not must.signals:
            app.record("close the check-in", close_check_in, page.session_id, self.clock.at)
            return
        await tap(pilot, "f8")
        await see(app, "GOALS")
        while any(one.end is None for one in app.workshop.signals.values()):
            unread = next(one for one in app.workshop.signals.values() if one.end is None)
            app.screen.sheet.highlight(unread.goal)  # type: ignore[attr-defined]
            await tap(pilot, "r", "1")
            await paste(pilot, "We go there first")
            await tap(pilot, "enter")
        await self._close(pilot, app)

    async def sign_shows(self, sign: str) -> None:
        """In a check-in the warning sign of the first goal comes true, and nobody answers it yet."""
        app = WorkshopApp(Store.open(FILE, self.clock), self.clock, zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await self._opened(pilot, app)
            await tap(pilot, "f8")
            await see(app, "GOALS", f"Watch for {sign}")
            await tap(pilot, "w", "enter")
            await see(app, "What comes of this signal?", sign)
            await tap(pilot, "escape")
            await self._close(pilot, app)
        app.store.close()

    async def _opened(self, pilot: Pilot[None], app: WorkshopApp) -> StepsPage:
        await tap(pilot, "c")
        await until(lambda: isinstance(app.screen, StepsPage) and app.screen.stands)
        assert isinstance(app.screen, StepsPage)
        return app.screen

    async def _close(self, pilot: Pilot[None], app: WorkshopApp) -> None:
        """From the goals to the end of the check-in."""
        await tap(pilot, "f8")
        if "Go on although" in screen_words(app):
            await tap(pilot, "y")
        await see(app, "MIRROR")
        await tap(pilot, "f2", "y")
        await see(app, "The check-in is closed")

    async def foresees(self, sign: str) -> None:
        """Planning begins, places what waits, and a premortem of the first goal finds a warning sign."""
        app = WorkshopApp(Store.open(FILE, self.clock), self.clock, zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await tap(pilot, "p")
            await see(app, "WELCOME")
            assert not [step for step in app.workshop.steps.values() if app.workshop.goals[step.goal].waits]
            await tap(pilot, "f6")
            await paste(pilot, "commit")
            await tap(pilot, "enter", "f3")
            await see(app, "PREMORTEM")
            await tap(pilot, "f2")
            await paste(pilot, sign)
            await tap(pilot, "enter", "escape", "2", "enter", "enter")
            await see(app, "Each reason has its answer")
            await tap(pilot, "escape")
        app.store.close()
        self.apply(lambda w: sessions.leave(w, w.sessions.last_id, self.clock.at))

    async def look_back(self, why: str, cause: CauseKind, *facts: str, again: str = "") -> None:
        """Hold the retrospective on the period that is over, by keys; ``again`` is named where its cause returns.

        Each goal gets what its figures say, the missed ones a primary cause and a follow-up, every step goes on.
        """
        app = WorkshopApp(Store.open(FILE, self.clock), self.clock, zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            await see(app, "r looks back")
            await tap(pilot, "r")
            await see(app, " FACTS ", "Headline Revenue: ", *facts)
            missed = len(app.workshop.sessions[app.workshop.sessions.last_id].goals)
            await tap(pilot, *["enter"] * missed)
            await see(app, "Every goal has its outcome")
            await tap(pilot, "f8")
            await see(app, " WINS ")
            await paste(pilot, f"Half an hour a day for {why}")
            await tap(pilot, "enter", "f8")
            await see(app, " CAUSES ")
            await tap(pilot, "f2")
            for number in range(missed):
                await paste(pilot, f"{why} {number}")
                await tap(pilot, "enter", "tab")
            await tap(pilot, "f8")
            await see(app, " SORT ")
            for _ in range(missed):
                await tap(pilot, "enter")
                await see(app, "What kind of cause is it?")
                await tap(pilot, str(list(CauseKind).index(cause) + 1))
                await see(app, f"★ primary: {cause}", again)
                await tap(pilot, "tab")
            await tap(pilot, "f8")
            await see(app, " WHYS ", again)
            for _ in range(missed):
                await paste(pilot, "Nobody had the hour in the calendar")
                await tap(pilot, "enter", "tab")
            await tap(pilot, "f8")
            await see(app, " FOLLOW-UPS ", again)
            for number in range(missed):
                await tap(pilot, "enter")
                if not number:
                    await see(app, "The next period begins")
                    await tap(pilot, "ctrl+s")
                await see(app, "A step, starting with a verb")
                await paste(pilot, f"Block a morning for {why} {number}")
                await tap(pilot, "enter", "a", "enter")
            await self._to_the_end(pilot, app)
        app.store.close()

    async def _to_the_end(self, pilot: Pilot[None], app: WorkshopApp) -> None:
        """From the follow-ups on: no lesson, every open step is carried, the period is closed."""
        for stage in ("LESSONS", "CARRY"):
            await tap(pilot, "f8")
            if "Go on although" in screen_words(app):
                await tap(pilot, "y")
            await see(app, f" {stage} ")
        while "Every step has its answer" not in screen_words(app):
            await tap(pilot, "c")
        await tap(pilot, "f8")
        await see(app, " CLOSE ")
        await tap(pilot, "f2", "y")
        await see(app, "Our best win")
