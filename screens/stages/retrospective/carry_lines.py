"""The steps that a period ends with: what is still open, and what became of the others."""

from collections.abc import Iterator, Mapping
from datetime import date

from screens.cards.item import Item
from screens.people import names_of
from screens.steps.stepwords import about
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Heading, Rule
from screens.words import outcome_mark, state_mark
from workshop.model import Step, StepState, Workshop
from workshop.review.carrying import became, times_carried
from workshop.words.numbers import times_words

#: Carried so often already, a step is better changed or stopped.
_OFTEN = 2


def lines_of(w: Workshop, period: int, today: date) -> Iterator[Item | Rule]:
    """Goal by goal, the steps that are open and those that were; a goal without any is left out."""
    names = names_of(w)
    for goal in sorted(w.goals.of(period), key=lambda goal: (goal.position, goal.id)):
        steps = [step for step in w.steps.of(goal.id) if step.open or step.state is StepState.LEFT_BEHIND]
        if steps:
            yield Heading(goal.title, aside=outcome_mark(goal.outcome)[0])
            yield from (_item(w, step, names, today) for step in steps)


def _item(w: Workshop, step: Step, names: Mapping[int, str], today: date) -> Item:
    sign, style = state_mark(step.state)
    labels = ((f"{sign} ", style), (f"{step.id:>3}  ", "$text-muted"))
    said = became(w, step.id)
    if said:
        return Item(step.id, step.text, labels, "$text-muted", below=(((said, "$text-muted"),),), indent=5)
    below = (("", ""), *_about(w, step, names, today))
    return Item(step.id, step.text, labels, below=(below,), indent=5, waits=f"Still open: {step.text}")


def _about(w: Workshop, step: Step, names: Mapping[int, str], today: date) -> Iterator[Fragment]:
    yield from about(step, names, today)
    times = times_carried(w, step.id)
    if times:
        yield (f"carried {times_words(times)} already", "$text-warning" if times >= _OFTEN else "$text-muted")
