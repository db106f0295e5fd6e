"""Putting in where a key result ended, when nobody has read it."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from workshop.model import KeyResult
from workshop.plan import goals
from workshop.track.measures import span_words
from workshop.words.dates import day_words
from workshop.words.numbers import parse_number
from workshop.words.text import quoted


async def ask_reading(desk: Desk, goal: int) -> None:
    """Ask which key result of the goal (where it has several) and its value, on the last day it could be read."""
    measures = desk.workshop.key_results.of(goal)
    if not measures:
        desk.say("This goal has no key result: F2 opens the goal, k adds one there.", refused=True)
        return
    measure = await _which(desk, measures)
    if measure is None:
        return
    period = desk.workshop.periods.need(desk.workshop.goals.need(goal).period)
    day = min(period.last, desk.today)
    text = await desk.push_screen_wait(
        Ask(
            f"Where did {quoted(measure.name)} stand?",
            f"{span_words(measure)} was the aim. The value as of {day_words(day, desk.today)}.",
            what="The value",
            check=parse_number,
        )
    )
    if text:
        value = parse_number(text)
        desk.record(f"read {quoted(measure.name)}", goals.add_reading, measure.id, day, value, desk.me)


async def _which(desk: Desk, measures: tuple[KeyResult, ...]) -> KeyResult | None:
    if len(measures) == 1:
        return measures[0]
    choices = [Choice(one, one.name, span_words(one)) for one in measures]
    return await desk.push_screen_wait(Choose("Which key result?", choices))
