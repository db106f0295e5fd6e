"""A private page for one person's sealed causes, goal after goal, so that the keyboard goes round once."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from screens.cards.advice_line import AdviceLine
from screens.cards.private_writing import HINT, PrivateWritingPage
from screens.cards.writing import Writing
from screens.commands import Command, StandingCommand
from screens.stages.goalstrip import GoalMark, GoalStrip
from screens.stages.retrospective.advising import what_not_who
from screens.stages.retrospective.sealed_causes import SealedCauses
from workshop.model import Cause, Workshop
from workshop.words.text import CARD

ASKS = "What happened, or did not happen?"


class CausesPrivatePage(PrivateWritingPage[Cause]):
    """One person's own causes of each missed goal; tab goes to the next goal."""

    WHAT, LIMIT = "A cause", CARD
    intro = "One cause per line. What you write is sealed; nobody learns who wrote it, now or later."
    HELP = """Only you should see this page. Each enter seals what you wrote; nobody can look it up before
all causes are shown together, shuffled and without names.
Tab goes to the next goal that was missed. The arrow up leads to your list: e rewords a line, d drops it.
Esc clears the page when you are done; your letter opens it again."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        StandingCommand("other_goal(1)", "tab", "next goal", "Write causes for the next goal."),
        Command("other_goal(-1)", "shift+tab", "goal before", "Write causes for the goal before.", footer=False),
    )
    DEFAULT_CSS = """
    CausesPrivatePage {
        & GoalStrip { display: none; }
        &.-begun.-several GoalStrip { display: block; }
        &.-begun.-several.-tall Writing { margin-top: 1; }
    }
    """

    def __init__(self, goals: Sequence[int], goal: int, member: int) -> None:
        super().__init__(goal, member)
        self.goals = tuple(goals)
        self.set_class(len(self.goals) > 1, "-several")

    @property
    def drafts(self) -> SealedCauses:
        """The envelope of the causes of the goal in view."""
        return SealedCauses(self.desk, self.goal_id)

    def parts(self) -> ComposeResult:
        """The goals, and the person's list."""
        yield GoalStrip()
        yield from super().parts()

    def writing_parts(self) -> Writing[Cause]:
        """The person's causes and the line for one more."""
        return Writing(
            self.take,
            place=self.drafts.place(self.for_member),
            empty="Nothing written yet.",
            hint=HINT,
            leaves=False,
            what=self.WHAT,
            asks=ASKS,
            limit=self.LIMIT,
            advice=AdviceLine(what_not_who),
        )

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        """The goal that is written for, and which one of how many it is."""
        left, middle, _ = super().title_parts(workshop)
        several = f"{self.goals.index(self.goal_id) + 1} of {len(self.goals)}" if len(self.goals) > 1 else ""
        return (left, middle, several)

    def show(self, workshop: Workshop) -> None:
        """The person's own causes, and for which goals there are any."""
        super().show(workshop)
        self.query_one(GoalStrip).marks = tuple(
            GoalMark(
                goal,
                workshop.goals.need(goal).title,
                self.for_member in SealedCauses(self.desk, goal).writers(),
                goal == self.goal_id,
            )
            for goal in self.goals
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next goal where there are several, once the page is begun."""
        if action == "other_goal":
            return self.begun and len(self.goals) > 1
        return super().check_action(action, parameters)

    def action_other_goal(self, by: str) -> None:
        """The next goal, around the ends."""
        self._turn(self.goals[(self.goals.index(self.goal_id) + int(by)) % len(self.goals)])

    @on(GoalStrip.Chosen)
    def _clicked_goal(self, message: GoalStrip.Chosen) -> None:
        self._turn(message.goal)

    def _turn(self, goal: int) -> None:
        self.keep_typing()
        self.goal_id = goal
        place = self.drafts.place(self.for_member)
        self.writing.turn_to(place)
        self.writing.restore(self.desk.store.box.kept(place))
        self.say("")
        self.refresh_page()
        self.writing.write()
