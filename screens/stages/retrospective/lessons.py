"""The lessons stage: for each goal one sentence that comes back when somebody plans a similar step."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult

from screens.cards.blocks import step_block
from screens.commands import Command
from screens.forms.lesson_form import add_lesson, edit_lesson
from screens.pages.goalitems import Heading
from screens.stages.stage import StagePage
from screens.widgets.sheet import Block, Rule, Sheet
from screens.words import category_words, outcome_mark
from workshop.learn.lessons import lesson_sentence
from workshop.model import Goal, Outcome, Session, Workshop
from workshop.track.verdicts import weight_words

_OF_THE_ROOM = {"add", "edit", "main"}


class Line(Struct, frozen=True):
    """A lesson of a goal; ``lesson`` is 0 where the goal has none yet."""

    goal: int
    lesson: int
    text: str
    about: str

    @property
    def key(self) -> tuple[int, int]:
        """Tells it from all others."""
        return (self.goal, self.lesson)


class LessonsPage(StagePage):
    """Goal by goal: we learned that …, because …, so next time …"""

    stage = "lessons"
    AUTO_FOCUS = "Sheet"
    HELP = (
        "One sentence for each goal: what did we learn, because of what, so what do we do next time?\n"
        "Also a goal that was reached has its lesson. Write it for a colleague who was not here: it comes back in "
        "planning, when somebody types a similar step for a goal of this kind.\n"
        "Enter writes a lesson or changes it; a adds one more to the goal. Verdicts on later steps strengthen or "
        "weaken it."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("main", "enter", "write", "Write the goal's lesson, or change the highlighted one."),
        Command("add", "a", "one more", "Write one more lesson of this goal."),
        Command("edit", "e", "edit", "Change the words of the highlighted lesson."),
    )
    DEFAULT_CSS = """
    LessonsPage {
        & Sheet { padding: 0 1 0 0; }
    }
    """

    def parts(self) -> ComposeResult:
        """One sheet with all goals and their lessons."""
        yield Sheet[Line](_block, key=lambda line: line.key, steered=True)

    @property
    def sheet(self) -> Sheet[Line]:
        """The lessons."""
        return self.query_one(Sheet)

    @property
    def highlighted_goal(self) -> Goal | None:
        """The goal of the highlighted lesson."""
        line = self.sheet.item
        return self.workshop.goals.get(line.goal) if line is not None else None

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The goals with what was learned from each; at first the first one that has no lesson."""
        fresh = not self.sheet.items
        before = self.sheet.item
        self.sheet.put(_lines(workshop, session))
        if fresh:
            self._go_on(None)
        elif before is not None and before.key not in {line.key for line in self.sheet.items}:
            self._highlight_goal(before.goal)

    def unfinished(self) -> Collection[str]:
        """The goals that have no lesson yet; one that was waived needs none."""
        goals = (self.workshop.goals.need(line.goal) for line in self.sheet.items if not line.lesson)
        return [f"No lesson yet: {goal.title}" for goal in goals if goal.outcome is not Outcome.WAIVED]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room writes; a lesson is changed where there is one."""
        if action in _OF_THE_ROOM and self.is_mounted:
            line = self.sheet.item
            if self.desk.me is not None or line is None:
                return False
            return action == "main" or bool(line.lesson)
        return super().check_action(action, parameters)

    @on(Sheet.Highlighted)
    def _other(self) -> None:
        self.refresh_bindings()

    @work(group="forms", exclusive=True)
    async def action_main(self) -> None:
        """Write the goal's first lesson, or change the highlighted one."""
        line = self.sheet.item
        if line is not None and line.lesson:
            await edit_lesson(self.desk, line.lesson)
        else:
            await self._add()

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        """One more lesson of the goal."""
        await self._add()

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        """Other words for the highlighted lesson."""
        line = self.sheet.item
        if line is not None and line.lesson:
            await edit_lesson(self.desk, line.lesson)

    async def _add(self) -> None:
        goal = self.highlighted_goal
        if goal is not None and await add_lesson(self.desk, goal) is not None:
            self._go_on(goal.id)

    def _go_on(self, after: int | None) -> None:
        """To the next goal without a lesson, looking round; say so where every goal has one."""
        lines = list(self.sheet.items)
        start = next((place for place, line in enumerate(lines) if line.goal == after), 0)
        waiting = next((line for line in lines[start:] + lines[:start] if not line.lesson), None)
        if waiting is not None:
            self.sheet.highlight(waiting.key)
        elif after is not None:
            self._highlight_goal(after)
            self.say("Every goal has its lesson: → goes on.")

    def _highlight_goal(self, goal: int) -> None:
        keys = [line.key for line in self.sheet.items if line.goal == goal]
        if keys:
            self.sheet.highlight(keys[-1])


def _lines(w: Workshop, session: Session) -> Iterator[Line | Rule]:
    for goal in (w.goals[one] for one in session.goals if one in w.goals):
        yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
        found = w.lessons.of(goal.id)
        for lesson in found:
            about = category_words(lesson.category)
            yield Line(goal.id, lesson.id, lesson_sentence(lesson), f"{about} · {weight_words(lesson)}")
        if not found:
            yield Line(goal.id, 0, "We learned that …", "no lesson yet: enter writes it")


def _block(line: Line, width: int) -> Block:
    """The sentence in full, and below it for which goals it is, and how it proved itself."""
    style, about = ("", "$text-muted") if line.lesson else ("$text-muted", "$text-warning")
    sign = ("✓  ", "$text-success") if line.lesson else ("·  ", "$text-warning")
    words = step_block([sign], line.text, width, style=style)
    return [*words, *step_block([("   ", "")], line.about, width, style=about)]
