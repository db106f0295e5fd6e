"""Lists where steps are marked: what is done there is done to all marked ones, in one change."""

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import work

from screens.cards.dropping import drop_cards
from screens.commands import Command
from screens.dialogs.choose import Choice, Choose
from screens.steps.step_questions import ask_day
from screens.steps.stepedits import choose_person
from screens.steps.stepkeys import StepPage
from workshop.model import Step, StepState
from workshop.plan.cards import STEPS
from workshop.plan.goals import goals_of
from workshop.track import placing
from workshop.words.numbers import agree, count_words
from workshop.words.text import quoted

if TYPE_CHECKING:
    _Page = StepPage
else:
    _Page = object  # It stands beside StepPage, before it.


def _some(page: "Together") -> object:
    return page.chosen


class Together(_Page):
    """What a page with a list of steps that has ``marks`` can do besides."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("mark_step", "space", "mark", "Mark the step: m, w, g, del act on all marked.", needs=_some),
        Command(
            "give",
            "w",
            "who",
            "Give the step, or all marked ones, to somebody, or free.",
            needs=_some,
            who="claim",
        ),
        Command(
            "other_goal",
            "g",
            "other goal",
            "Move the step, or all marked, to another goal.",
            needs=_some,
            who="reword",
        ),
        Command(
            "drop",
            "delete",
            "drop",
            "Drop it, or all marked ones.",
            footer=False,
            shown="del",
            needs=_some,
            who="drop",
        ),
        *(replace(one, needs=_some) for one in StepPage.KEYS if one.action == "move_due"),
    )

    @property
    def chosen(self) -> tuple[Step, ...]:
        """The marked steps, else the highlighted one."""
        keys = self.rows.marked or (self.rows.key,)
        found = (self.workshop.steps.get(key) for key in keys if isinstance(key, int))
        return tuple(step for step in found if step is not None)

    def _do_all(self, steps: tuple[Step, ...], act: placing.Act, do: str, said: str) -> None:
        called = quoted(steps[0].text) if len(steps) == 1 else count_words(len(steps), "step")
        ids = [step.id for step in steps]

        def done() -> None:
            self.rows.mark()
            self.say(f"{said}: {called}. u takes it back.")

        self.desk.record(f"{do} {called}", placing.together, ids, act).then(done)

    def action_mark_step(self) -> None:
        self.rows.action_mark()

    @work(group="forms", exclusive=True)
    async def action_move_due(self) -> None:
        if not (steps := self.chosen):
            return
        today, now, me, ids = self.desk.today, self.desk.now, self.person, [step.id for step in steps]
        day = await ask_day(
            self.desk,
            steps[0],
            lambda day: placing.together(self.workshop, ids, placing.moved(day, today, now, by=me)),
        )
        if day is not None:
            self._do_all(steps, placing.moved(day, today, now, by=me), "move", "Moved")

    @work(group="forms", exclusive=True)
    async def action_give(self) -> None:
        if not (steps := self.chosen):
            return
        me = self.person
        what = agree(len(steps), quoted(steps[0].text), f"these {len(steps)} steps")
        member = await choose_person(self.desk, f"Who has {what}?", "Ask before you choose.", steps[0].owner or 0)
        if member == 0:
            self._do_all(steps, lambda w, step: placing.give_back(w, step, by=me), "give back", "Free")
        elif member is not None:
            self._do_all(steps, placing.given(member, self.desk.now, me), "give", "Given")

    @work(group="forms", exclusive=True)
    async def action_other_goal(self) -> None:
        if not (steps := self.chosen):
            return
        w, now, me = self.workshop, self.desk.now, self.person
        choices = [
            Choice(goal.id, goal.title, period.label)
            for period in sorted(w.periods.values(), key=lambda period: period.first, reverse=True)
            if period.closed_on is None
            for goal in goals_of(w, period.id)
        ]
        goal = await self.desk.push_screen_wait(Choose("To which goal?", choices, chosen=steps[0].goal))
        if goal is not None:
            self._do_all(
                steps, lambda w, step: placing.move_to_goal(w, step, goal, now=now, by=me), "move", "Moved"
            )

    @work(group="forms", exclusive=True)
    async def action_drop(self) -> None:
        steps = tuple(step for step in self.chosen if step.open or step.state is StepState.IDEA)
        if steps and await drop_cards(self.desk, STEPS, steps, ask=True):
            self.rows.mark()
