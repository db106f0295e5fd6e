"""Changing and dropping one step, wherever a list of steps is shown."""

from typing import TYPE_CHECKING

from screens.dialogs.ask import Ask
from workshop.model import Step
from workshop.plan import drafting
from workshop.words.text import DETAILS, TITLE, checked, quoted

if TYPE_CHECKING:
    from screens.app import WorkshopApp


def check_words(text: str) -> None:
    """Raise RuleError for what cannot be the words of a step."""
    checked(text, "A step", TITLE)


def reword_step(owner: "WorkshopApp", step: Step, text: str) -> bool:
    """Other words for a step; False where that was refused, and said."""
    return owner.record(lambda w: drafting.reword(w, step.id, text), f"reword {quoted(step.text)}")


async def drop_step(owner: "WorkshopApp", step: Step, *, ask: bool) -> None:
    """Drop a step; with ``ask``, first ask for a reason, which only a step of the plan must have."""
    reason = ""
    if ask:
        answer = await owner.push_screen_wait(
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
    now, me = owner.now, owner.me
    owner.record(lambda w: drafting.drop(w, step.id, reason, now, me), f"drop {quoted(step.text)}")
