"""The last stage of a check-in: the headline beside the goals, one look and one sentence."""

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Confirm
from screens.forms.headline_form import read_headline
from screens.pages.mirrorsheet import MirrorSheet
from screens.stages.stage import StagePage
from screens.widgets.panel import Row
from workshop.meet.checkin_session import close_check_in
from workshop.model import Period, Session, StageKey, Workshop
from workshop.track.checkins import due_check_ins
from workshop.track.measures import latest


class MirrorPage(StagePage):
    """Number and goals side by side, and the way to close."""

    stage = StageKey.MIRROR
    HELP = (
        "The headline number beside the goals. Read the sentence aloud, and let the room say what it tells them.\n"
        "# enters where the headline stands today; enter opens a goal.\n"
        "F2 (or →) closes the check-in and names what was left out; u undoes the close."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("close", "f2", "close the check-in", "Close the check-in session."),
        Command("headline", "number_sign", "figure", "Enter where the headline stands today.", who="read"),
        Command("open_goal", "enter", "goal", "Everything about the highlighted goal."),
    )

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        """Nothing of its own: goals and headline are what this stage shows."""
        return ()

    def parts(self) -> ComposeResult:
        yield MirrorSheet()

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        period = workshop.periods.need(session.period)
        self.query_one(MirrorSheet).put(workshop, period, self.desk.today, self._asks(period))

    def _asks(self, period: Period) -> str:
        if period.headline is None:
            return ""
        last = latest(period.headline)
        if last is not None and last.on == self.desk.today:
            return ""
        return f"# enters today's figure of {period.headline.name}."

    @work(group="asking", exclusive=True)
    async def action_headline(self) -> None:
        await read_headline(self.desk, self.session.period)

    def action_open_goal(self) -> None:
        from screens.pages.goal import GoalPage

        goal = self.query_one(MirrorSheet).goal
        if goal is not None:
            self.desk.push_screen(GoalPage(goal))

    def at_the_end(self) -> None:
        self.action_close()

    @work(group="asking", exclusive=True)
    async def action_close(self) -> None:
        w, session = self.workshop, self.session
        due = due_check_ins(w, session.period, self.desk.today)
        left = tuple(f"Not checked in: {w.goals.need(one.goal).title}" for one in due)
        sure = await self.desk.push_screen_wait(Confirm("Close the check-in?", details=left))
        if sure and await self.desk.record(
            "close the check-in session", close_check_in, session.id, self.desk.now
        ):
            self.desk.say("The check-in is closed. x takes the mirror home; u undoes the close.")
