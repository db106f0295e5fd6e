"""The lessons stage: for each goal one sentence that comes back when somebody plans a similar step."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult

from screens.cards.item import Item, Items
from screens.commands import Command, RoomCommand
from screens.forms.lesson_form import add_lesson, edit_lesson
from screens.stages.stage import StagePage
from screens.widgets.sheet import Heading, Rule
from screens.words import outcome_mark
from workshop.learn.lessons import lesson_sentence
from workshop.model import Outcome, Session, StageKey, Workshop
from workshop.track.verdicts import weight_words
from workshop.words.signs import FINISHED, OPEN


def _lesson(page: "LessonsPage") -> int:
    return page.place[1]


class LessonsPage(StagePage):
    """Goal by goal: we learned that …, because …, so next time …"""

    stage = StageKey.LESSONS
    AUTO_FOCUS = "Sheet"
    HELP = (
        "One sentence for each goal: what did we learn, because of what, so what do we do next time?\n"
        "Also a goal that was reached has its lesson. Write it for a colleague who was not here: it comes back in "
        "planning, when somebody types a similar step for a goal of this kind.\n"
        "Enter writes a lesson or changes it; a adds one more to the goal. Verdicts on later steps strengthen or "
        "weaken it."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "main",
            "enter",
            "write",
            "Write the goal's lesson, or change the highlighted one.",
            when=lambda page: page.sheet.item,
        ),
        RoomCommand("add", "a", "one more", "Write one more lesson of this goal.", when=_lesson),
        RoomCommand("edit", "e", "edit", "Change the words of the highlighted lesson.", when=_lesson),
    )
    DEFAULT_CSS = """
    LessonsPage {
        & Sheet { padding: 0 1 0 0; }
    }
    """
    sheet = getters.query_one(Items)

    def parts(self) -> ComposeResult:
        yield Items(card=True)

    @property
    def place(self) -> tuple[int, int]:
        """The goal and the lesson that are highlighted, 0 for none."""
        key = self.sheet.key
        return key if isinstance(key, tuple) else (0, 0)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        fresh = not self.sheet.items
        before, _ = self.place
        self.sheet.put(_lines(workshop, session))
        if fresh:
            self.sheet.go_on()
        elif before and self.place[0] != before:
            self._highlight_goal(before)

    def unfinished(self) -> Collection[str]:
        waived = {goal.id for goal in self.workshop.goals.values() if goal.outcome is Outcome.WAIVED}
        return [item.waits for item in self.sheet.items if item.waits and item.goal not in waived]

    @work(group="forms", exclusive=True)
    async def action_main(self) -> None:
        await (self._edit() if self.place[1] else self._add())

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        await self._add()

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        await self._edit()

    async def _edit(self) -> None:
        if lesson := self.place[1]:
            await edit_lesson(self.desk, lesson)

    async def _add(self) -> None:
        goal = self.workshop.goals.get(self.place[0])
        if goal is None or await add_lesson(self.desk, goal) is None:
            return
        if not self.sheet.go_on(self.place):
            self._highlight_goal(goal.id)
            self.say("Every goal has its lesson.")

    def _highlight_goal(self, goal: int) -> None:
        keys = [item.key for item in self.sheet.items if item.goal == goal]
        if keys:
            self.sheet.highlight(keys[-1])


def _lines(w: Workshop, session: Session) -> Iterator[Item | Rule]:
    goals = [w.goals[one] for one in session.goals if one in w.goals]
    for goal in sorted(goals, key=lambda goal: goal.outcome is Outcome.WAIVED):
        yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
        found = w.lessons.of(goal.id)
        for lesson in found:
            about = f"{lesson.category} · {weight_words(lesson)}"
            yield Item(
                (goal.id, lesson.id),
                lesson_sentence(lesson),
                ((f"{FINISHED}  ", "$text-success"),),
                below=(((about, "$text-muted"),),),
                goal=goal.id,
            )
        if not found:
            yield Item(
                (goal.id, 0),
                "We learned that …",
                ((f"{OPEN}  ", "$quiet"),),
                "$text-muted",
                below=((("no lesson yet: enter writes it", "$quiet"),),),
                waits=f"No lesson yet: {goal.title}",
                goal=goal.id,
            )
