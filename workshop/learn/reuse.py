"""What was learned or worked before, made into a step again: from a lesson, a win or a finished step."""

from datetime import date

from workshop.errors import RuleError
from workshop.meet import underway
from workshop.model import (
    Category,
    Goal,
    Lesson,
    Note,
    Origin,
    Period,
    SessionKind,
    Step,
    StepState,
    Win,
    Workshop,
)
from workshop.plan.goals import goals_of
from workshop.team.periods import current
from workshop.words.text import TITLE, checked


def suggested_text(w: Workshop, table: str, id: int) -> str:
    """What the step might say: the next time of a lesson, what others can copy of a win, the words of a step.

    Shortened at a word to what a step can hold; nothing for a lesson that says nothing about the next time.
    """
    record = w.table(table).need(id)
    if isinstance(record, Lesson):
        text = record.next_time
    elif isinstance(record, Win):
        text = record.copy or record.text
    else:
        text = record.text
    text = text[:1].upper() + text[1:].rstrip(" .")
    if len(text) <= TITLE:
        return text
    return text[:TITLE].rpartition(" ")[0] or text[:TITLE]


def make_step(w: Workshop, table: str, id: int, goal: int, text: str, *, planned: bool = False) -> Workshop:
    """With a step of the goal that comes from this record; see :func:`new_step`."""
    w.table(table).need(id)
    return new_step(w, goal, text, planned=planned, origin=Origin(table, id))


def new_step(
    w: Workshop, goal: int, text: str, *, planned: bool, origin: Origin | None = None, notes: tuple[Note, ...] = ()
) -> Workshop:
    """With a step of the goal, an idea or ``planned``; its id is ``steps.last_id``.

    RuleError for a goal of a closed period, and for an empty text or one of more than 120 characters.
    """
    period = w.periods.need(w.goals.need(goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: choose a goal of the period that is running.")
    state = StepState.PLANNED if planned else StepState.IDEA
    return w.put(
        Step(w.steps.next_id, goal, checked(text, "A step", TITLE), state=state, origin=origin, notes=notes)
    )


def where_to(w: Workshop, today: date) -> tuple[Period | None, bool]:
    """The period for which steps are made now, and whether it is being planned: they are ideas then."""
    session = underway.running(w)
    if session is not None and session.kind is SessionKind.PLANNING:
        return w.periods.need(session.period), True
    return current(w, today), False


def made_from(w: Workshop, table: str, id: int) -> tuple[Step, ...]:
    """The steps that come straight from this record, by id, without those that were dropped or merged."""
    origin = Origin(table, id)
    gone = (StepState.DROPPED, StepState.MERGED)
    return tuple(step for step in w.steps.values() if step.origin == origin and step.state not in gone)


def goals_for(w: Workshop, period: int, category: Category) -> tuple[Goal, ...]:
    """The goals of a period for a step of this category: those of the same first, else in their order."""
    return tuple(sorted(goals_of(w, period), key=lambda goal: goal.category is not category))
