"""Putting in where a key result ended, when nobody has read it."""

from typing import TYPE_CHECKING

from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from workshop.model import KeyResult
from workshop.plan import goals
from workshop.track.measures import span_words
from workshop.words.dates import day_words
from workshop.words.numbers import parse_number
from workshop.words.text import quoted

if TYPE_CHECKING:
    from screens.app import WorkshopApp


async def ask_reading(owner: "WorkshopApp", goal: int) -> None:
    """Ask which key result of the goal (where it has several) and its value, on the last day it could be read."""
    measures = owner.workshop.key_results.of(goal)
    if not measures:
        owner.say("This goal has no key result: F2 opens the goal, k adds one there.", refused=True)
        return
    measure = await _which(owner, measures)
    if measure is None:
        return
    period = owner.workshop.periods.need(owner.workshop.goals.need(goal).period)
    day = min(period.last, owner.today)
    text = await owner.push_screen_wait(
        Ask(
            f"Where did {quoted(measure.name)} stand?",
            f"{span_words(measure)} was the aim. The value as of {day_words(day, owner.today)}.",
            what="The value",
            check=parse_number,
        )
    )
    if text:
        value, by, key = parse_number(text), owner.me, measure.id
        owner.record(lambda w: goals.add_reading(w, key, day, value, by), f"read {quoted(measure.name)}")


async def _which(owner: "WorkshopApp", measures: tuple[KeyResult, ...]) -> KeyResult | None:
    if len(measures) == 1:
        return measures[0]
    choices = [Choice(one, one.name, span_words(one)) for one in measures]
    return await owner.push_screen_wait(Choose("Which key result?", choices))
