"""Where follow-ups and open steps go: the period that comes next, and the goal there. Asked only where unclear."""

from collections.abc import Sequence

from msgspec import Struct

from screens.desk import Desk
from screens.dialogs.choose import Choice, Choose
from screens.forms.period_form import DAYS
from screens.forms.saving import fill_in
from screens.forms.table import Read, shown
from workshop.model import Goal, Period, Workshop
from workshop.plan.goals import goals_of
from workshop.team import periods, upcoming

_WAITS = 0


class Destination(Struct, frozen=True):
    """A later period and the goal chosen in it; None: the one that fits, or steps wait there for their goal."""

    period: int
    goal: int | None = None


class Destinations:
    """Where the steps of each goal of a period go; what was chosen once is not asked again."""

    def __init__(self, desk: Desk, period: int) -> None:
        self._desk = desk
        self._period = period
        self._chosen: dict[int, int] = {}

    @property
    def label(self) -> str:
        """The label of the period that comes next, as far as there is one."""
        following = upcoming.following_period(self._desk.workshop, self._period)
        return following.label if following else ""

    async def of(self, goal: int) -> Destination | None:
        """Where steps of this goal go; None where a question was left.

        Asks for the next period where there is none yet, and for the goal where none of its goals goes on with
        this one but some are new there.
        """
        period = await self.following()
        if period is None:
            return None
        w = self._desk.workshop
        if upcoming.fitting_goal(w, goal, period.id) is not None:
            return Destination(period.id)
        # Those that go on with another goal of this period are not meant.
        there = [one for one in goals_of(w, period.id) if not upcoming.fitting_goal(w, one.id, self._period)]
        if not there:
            return Destination(period.id)
        chosen = self._chosen.get(goal)
        if chosen is None or (chosen != _WAITS and chosen not in w.goals):
            chosen = await self._ask_goal(w.goals.need(goal), period, there)
            if chosen is None:
                return None
            self._chosen[goal] = chosen
        return Destination(period.id, chosen or None)

    async def _ask_goal(self, goal: Goal, period: Period, there: Sequence[Goal]) -> int | None:
        choices = [Choice(_WAITS, f"None of these: it waits in {period.label} for its goal")]
        choices += [Choice(one.id, one.title, str(one.category)) for one in there]
        question = f"Which goal of {period.label} goes on with this?"
        return await self._desk.push_screen_wait(Choose(question, choices, goal.title))

    async def following(self) -> Period | None:
        """The period that comes next; made after a yes to its label and days where there is none."""
        desk, before = self._desk, self._period
        following = upcoming.following_period(desk.workshop, before)
        if following is not None:
            return following
        made = upcoming.following_period(upcoming.next_period(desk.workshop, before), before)
        assert made is not None

        def apply(w: Workshop, values: Read) -> Workshop:
            w = upcoming.next_period(w, before)
            there = upcoming.following_period(w, before)
            assert there is not None
            return periods.edit_period(w, there.id, **values)

        title = "The next period begins. Is this right?"
        hint = "What goes on from here becomes a step of that period."
        do, texts = "add the next period", shown(DAYS, made)
        if not await fill_in(desk, title, DAYS, apply, do, texts=texts, hint=hint):
            return None
        return upcoming.following_period(desk.workshop, before)
