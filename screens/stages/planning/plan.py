"""The plan on a page: each goal with its gates and steps, what is missing, the load, and what we will not do."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.cards.item import Items
from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Confirm, Stake
from screens.page import Takes
from screens.stages.jumping import settle_parked
from screens.stages.planning.plan_lines import lines_of
from screens.stages.stage import StagePage
from workshop.meet import sessions
from workshop.meet.agenda import go_to
from workshop.model import Session, StageKey, Workshop
from workshop.plan.gates import gaps


class PlanPage(StagePage):
    """Everything the room has agreed on, and the way to close."""

    stage = StageKey.PLAN
    HELP = (
        "The whole plan: for each goal its gates, its steps with owner and date, and what is still missing.\n"
        "Enter on something missing goes to the stage where it is settled, on a parked thought it asks what "
        "becomes of that.\n"
        "F2 (or →) closes the session: as planned, or as planned with gaps, which are named and kept as decisions."
    )
    PAST = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "close", "f2", "close the session", "Close: planned, or planned with gaps that are named and kept."
        ),
        RoomCommand("settle", "enter", "settle", "Go where the gap is settled, or settle what was parked."),
    )

    def parts(self) -> ComposeResult:
        yield Items()

    def reports(self) -> tuple[Takes, ...]:
        return (Takes("plan", self.session.period),)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.query_one(Items).put(lines_of(workshop, session, self.desk.today))

    def action_settle(self) -> None:
        line = self.query_one(Items).item
        if line is not None and str(line.key).startswith("parked "):
            self._settle_parked(int(str(line.key).split()[1]))
            return
        if line is None or not line.stage:
            self.say("Nothing is missing here.", refused=True)
            return
        session, stage, goal = self.session_id, line.stage, line.goal
        self.desk.record_move(f"go to {stage}", go_to, session, stage, goal, self.desk.now)

    @work(group="asking", exclusive=True)
    async def _settle_parked(self, parked: int) -> None:
        await settle_parked(self.desk, parked)

    def at_the_end(self) -> None:
        self.action_close()

    @work(group="asking", exclusive=True)
    async def action_close(self) -> None:
        w, today = self.workshop, self.desk.today
        missing = tuple(f"{w.goals.need(gap.goal).title}: {gap.text}" for gap in gaps(w, self.session_id, today))
        question = (
            "Close as planned with these gaps? They are kept as decisions." if missing else "Close as planned?"
        )
        stake = Stake.ENDED if missing else Stake.NONE
        if await self.desk.push_screen_wait(Confirm(question, missing, stake=stake)):
            session = self.session_id
            if await self.desk.record(
                "close the planning session", sessions.close_planning, session, today, self.desk.now, self.desk.me
            ):
                end = self.desk.workshop.sessions.need(session).end
                self.desk.say(f"The session is closed: {end}. x hands out the plan; u undoes the close.")
