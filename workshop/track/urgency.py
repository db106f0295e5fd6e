"""How soon an open step wants somebody's attention."""

from datetime import date, timedelta
from enum import StrEnum

from workshop.model import Step, StepState
from workshop.words.dates import first_of_week


class Urgency(StrEnum):
    """When an open step is next due; a week ends on its Sunday."""

    OVERDUE = "overdue"
    THIS_WEEK = "this week"
    LATER = "later"
    UNDATED = "without a date"


def urgency(step: Step, today: date) -> Urgency:
    """How soon an open step is due: overdue once its due day is over, else by :func:`next_day`.

    A first move whose day has passed without the step being begun is for this week.
    """
    if step.overdue(today):
        return Urgency.OVERDUE
    day = next_day(step)
    if day is None:
        return Urgency.UNDATED
    return Urgency.THIS_WEEK if day <= first_of_week(today) + timedelta(days=6) else Urgency.LATER


def next_day(step: Step) -> date | None:
    """The next day the step asks for: that of its first move while it is not begun, else its due day."""
    if step.state is StepState.PLANNED and step.first_move_on is not None:
        return step.first_move_on if step.due is None else min(step.first_move_on, step.due)
    return step.due


def soonest_first(step: Step) -> tuple[date, bool, int]:
    """Sorts open steps: the next day first and no day last, the must-move before others of its day."""
    return next_day(step) or date.max, not step.must_move, step.id
