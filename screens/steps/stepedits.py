"""Changing and dropping one step, wherever a list of steps is shown."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.model import Step
from workshop.plan import drafting
from workshop.words.text import DETAILS, TITLE, checked, quoted


def check_words(text: str) -> None:
    """Raise RuleError for what cannot be the words of a step."""
    checked(text, "A step", TITLE)


def reword_step(desk: Desk, step: Step, text: str) -> bool:
    """Other words for a step; False where that was refused, and said."""
    return desk.record(lambda w: drafting.reword(w, step.id, text), f"reword {quoted(step.text)}")


async def drop_step(desk: Desk, step: Step, *, ask: bool) -> None:
    """Drop a step; with ``ask``, first ask for a reason, which only a step of the plan must have."""
    reason = ""
    if ask:
        answer = await desk.push_screen_wait(
            Ask(
                f"Why is it dropped? {quoted(step.text)}",
                hint="" if step.in_plan else "A few words if they help later; enter alone drops it without.",
                what="The reason",
                limit=DETAILS,
                optional=not step.in_plan,
            )
        )
        if answer is None:
            return
        reason = answer
    now, me = desk.now, desk.me
    desk.record(lambda w: drafting.drop(w, step.id, reason, now, me), f"drop {quoted(step.text)}")
