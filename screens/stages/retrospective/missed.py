"""Going through the missed goals one by one, as the stages causes, sort and whys do it."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from screens.cards.place import place_of
from screens.commands import Command, StandingCommand
from screens.page import Part
from screens.stages.retrospective.missed_head import MissedHead
from screens.stages.stage import StagePage
from screens.widgets.goalstrip import GoalMark, GoalStrip
from workshop.model import Goal, Workshop
from workshop.review.plan_or_rhythm import plan_or_rhythm
from workshop.review.scope import looked_into, must_be_looked_into


class Missed(Part):
    """One missed goal in view, and the stage's ``work`` on it. Tab goes to the next; partly reached follow.

    ``done`` says whether a goal's work is done, and ``open`` in a few words what there is to do where it is not.
    ``turned`` is called when another goal comes into view. A goal that was ``begun`` (for which something is typed
    and not finished) comes first. ``known`` stands below the goal's title, behind a label: mostly the facts.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        StandingCommand(
            "other_goal(1)",
            "tab",
            "next goal",
            "To the next goal that was missed.",
            when=lambda part: part.several,
        ),
        Command(
            "other_goal(-1)",
            "shift+tab",
            "goal before",
            "To the goal before.",
            footer=False,
            when=lambda part: part.several,
        ),
    )

    def __init__(
        self,
        *work: Widget,
        done: Callable[[Goal], bool],
        open: Callable[[Goal], str],
        turned: Callable[[], None],
        begun: Callable[[Goal], bool] | None = None,
        known: Callable[[Goal], tuple[str, str]] | None = None,
    ) -> None:
        super().__init__()
        self.is_done = done
        self._open = open
        self._turned = turned
        self._begun = begun or (lambda goal: False)
        self._known = known or self._facts
        self._work = Vertical(*work, id="looking")
        self._head = MissedHead()
        self._picked: int | None = None

    def compose(self) -> ComposeResult:
        yield self._head
        assert isinstance(self.page, StagePage)
        yield from self.page.stage_work([self._work])

    @property
    def goals(self) -> tuple[Goal, ...]:
        return looked_into(self.workshop, place_of(self).session)

    @property
    def several(self) -> bool:
        return len(self.goals) > 1

    @property
    def goal(self) -> Goal:
        """The goal in view: the one that was picked, else the one that was typed for, else the first open one."""
        goals = self.goals
        assert goals, "asked for the goal where none was missed"
        picked = next((goal for goal in goals if goal.id == self._picked), None)
        if picked is None:
            begun = [goal for goal in goals if self._begun(goal)]
            picked = next(iter(begun or (goal for goal in goals if not self.is_done(goal))), goals[0])
            self._picked = picked.id
        return picked

    def open_goals(self) -> list[Goal]:
        """The goals that were missed and are not done in this stage."""
        w = self.workshop
        return [goal for goal in self.goals if must_be_looked_into(w, goal) and not self.is_done(goal)]

    def pick(self, goal: int) -> None:
        if goal != self._picked:
            self._picked = goal
            self.page.say("")
            self._turned()
            self.page.refresh_page()

    def action_other_goal(self, by: int) -> None:
        ids = [goal.id for goal in self.goals]
        self.pick(ids[(ids.index(self.goal.id) + by) % len(ids)])

    @on(GoalStrip.Chosen)
    def _clicked_goal(self, message: GoalStrip.Chosen) -> None:
        self.pick(message.goal)

    def still_open(self, people: Collection[str] = (), goals: Collection[Goal] | None = None) -> tuple[str, ...]:
        """These people, who are not done, and then the goals whose work is open."""
        found = self.open_goals() if goals is None else goals
        return (*people, *(f"{goal.title}: {self._open(goal)}" for goal in found))

    def show(self, workshop: Workshop) -> None:
        goals = self.goals
        self.query_one("#stage-work").display = bool(goals)
        self._head.put([GoalMark(one.id, one.title, self.is_done(one), one.id == self.goal.id) for one in goals])
        if goals:
            label, known = self._known(self.goal)
            self._head.put_goal(workshop, self.goal, label, known)

    def _facts(self, goal: Goal) -> tuple[str, str]:
        return "Facts", " · ".join(plan_or_rhythm(self.workshop, goal.id).basis)
