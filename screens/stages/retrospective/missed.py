"""What the stages have in common that go through the missed goals one by one: causes, sort, whys."""

from collections.abc import Collection
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screens.commands import Command, StandingCommand
from screens.stages.goalstrip import GoalMark, GoalStrip
from screens.stages.retrospective.missed_head import MissedHead
from screens.stages.stage import StagePage
from workshop.meet import agenda
from workshop.model import Goal, Workshop
from workshop.review.plan_or_rhythm import plan_or_rhythm
from workshop.review.scope import looked_into, must_be_looked_into

_ALWAYS = frozenset(command.action for command in StagePage.commands())


class MissedPage(StagePage):
    """A stage on one missed goal at a time; tab goes to the next one. Goals partly achieved come behind them.

    To be named behind the base that gives the stage its work and its look. Subclasses say whether a goal's work
    ``is_done``, get ``turned`` when another goal comes into view, and ask ``applies`` first in ``check_action``.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        StandingCommand("other_goal(1)", "tab", "next goal", "To the next goal that was missed."),
        Command("other_goal(-1)", "shift+tab", "goal before", "To the goal before.", footer=False),
    )

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._picked: int | None = None

    # To be given -----------------------------------------------------------------------------------

    def is_done(self, goal: Goal) -> bool:
        """Whether this stage's work is done for the goal."""
        raise NotImplementedError

    def what_is_open(self, goal: Goal) -> str:
        """What there is to do for a goal that is not done, in a few words."""
        raise NotImplementedError

    def half_written(self, goal: Goal) -> bool:
        """Whether something was typed for the goal and not finished."""
        return False

    def turned(self) -> None:
        """Another goal is in view now."""

    # The goal --------------------------------------------------------------------------------------

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals to look into."""
        return looked_into(self.workshop, self.session)

    @property
    def has_goal(self) -> bool:
        """Whether there is a goal to look into."""
        return bool(self.goals)

    @property
    def goal(self) -> Goal:
        """The goal in view: the one that was picked, else the one that was typed for, else the first open one."""
        goals = self.goals
        assert goals, "asked for the goal where none was missed"
        picked = next((goal for goal in goals if goal.id == self._picked), None)
        if picked is None:
            begun = [goal for goal in goals if self.half_written(goal)]
            picked = next(iter(begun or (goal for goal in goals if not self.is_done(goal))), goals[0])
            self._picked = picked.id
        return picked

    def open_goals(self) -> list[Goal]:
        """The goals that were missed and are not done in this stage."""
        w = self.workshop
        return [goal for goal in self.goals if must_be_looked_into(w, goal) and not self.is_done(goal)]

    def pick(self, goal: int) -> None:
        """Bring this goal into view."""
        if goal != self._picked:
            self._picked = goal
            self.say("")
            self.turned()
            self.refresh_page()

    def action_other_goal(self, by: int) -> None:
        """The next goal, around the ends."""
        ids = [goal.id for goal in self.goals]
        if ids:
            self.pick(ids[(ids.index(self.goal.id) + by) % len(ids)])

    @on(GoalStrip.Chosen)
    def _clicked_goal(self, message: GoalStrip.Chosen) -> None:
        self.pick(message.goal)

    def applies(self, action: str) -> bool:
        """Whether the command makes sense: where there is a goal to look into, or for a way on and back."""
        if not self.is_mounted or action in _ALWAYS:
            return True
        return len(self.goals) > 1 if action == "other_goal" else self.has_goal

    def unfinished(self) -> Collection[str]:
        """The missed goals whose work is open."""
        return self.still_open()

    def still_open(self, people: Collection[str] = ()) -> tuple[str, ...]:
        """These people, who are not done, and then the goals whose work is open."""
        return (*people, *(f"{goal.title}: {self.what_is_open(goal)}" for goal in self.open_goals()))

    # Showing ---------------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The goal in view, all of them, the sentence, the work."""
        yield MissedHead()
        yield Static(agenda.here(self.session).stage.sentence, id="sentence", markup=False)
        with Vertical(id="looking"):
            yield from self.parts()

    def show(self, workshop: Workshop) -> None:
        """The goal in view with what is known of it; then the stage's own work."""
        goals = self.goals if self.session.stage == self.stage else ()
        for part in ("#looking", "#sentence"):
            self.query_one(part).display = bool(goals)
        marks = [GoalMark(one.id, one.title, self.is_done(one), one.id == self.goal.id) for one in goals]
        head = self.query_one(MissedHead)
        head.put(marks)
        if goals:
            label, known = self.known_of(self.goal)
            head.put_goal(workshop, self.goal, label, known)
        if goals or self.session.stage != self.stage:
            super().show(workshop)

    def known_of(self, goal: Goal) -> tuple[str, str]:
        """What stands below the goal's title, behind a label: the facts in a line."""
        return "Facts", " · ".join(plan_or_rhythm(self.workshop, goal.id).basis)
