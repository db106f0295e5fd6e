"""A step that goes straight into the plan of a goal: asked for in one line, with advice while it is typed."""

from collections.abc import Collection
from datetime import date

from textual.app import ComposeResult

from screens.cards.advice_line import AdviceLine
from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.steps.stepedits import take_step
from workshop.plan.scheduling import in_a_week
from workshop.track import doing
from workshop.words.dates import day_words
from workshop.words.text import quoted


class AskStep(Ask):
    """Asks for a step in one line; the advice below it never stops anybody. ``names`` are those of the team."""

    def __init__(self, title: str, hint: str, today: date, names: Collection[str]) -> None:
        super().__init__(title, hint, what="A step", placeholder="Begin with a verb")
        self.today = today
        self.names = tuple(names)

    def body(self) -> ComposeResult:
        yield from super().body()
        yield AdviceLine()

    def on_input_changed(self) -> None:
        super().on_input_changed()
        self.query_one(AdviceLine).consider(self.line.text, self.today, names=self.names)


async def add_planned_step(desk: Desk, goal: int, hint: str = "") -> int | None:
    """Ask for one more step of a goal's plan, due in a week, and then who takes it; None where it was left.

    ``hint`` says why one is wanted. The answer is the step's id.
    """
    w, today = desk.workshop, desk.today
    week = in_a_week(w, goal, today)
    due = week if week >= today else None
    day = f"It is due {day_words(due, today)}." if due else ""
    names = [member.name for member in w.members.values()]
    title = f"A step for {quoted(w.goals.need(goal).title)}"
    text = await desk.push_screen_wait(AskStep(title, f"{hint} {day}".strip(), today, names))
    if not text or not await desk.record("add a planned step", doing.add_step, goal, text, now=desk.now, due=due):
        return None
    step = desk.workshop.steps.last_id
    await take_step(desk, step)
    return step
