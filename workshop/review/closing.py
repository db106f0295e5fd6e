"""Closing a period: what still has to be looked at, goal by goal. A period is never closed silently."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn import origins
from workshop.meet.underway import running
from workshop.model import Goal, Outcome, SessionKind, StageKey, Step, Workshop
from workshop.plan.goals import goals_of
from workshop.review.carrying import open_steps
from workshop.review.causes import live, primary
from workshop.review.outcomes import suggested_outcome
from workshop.team.upcoming import waiting_place
from workshop.words.numbers import agree
from workshop.words.text import quoted

#: How many things a refusal names before it counts the rest.
_NAMED = 3


class Missing(Struct, frozen=True):
    """What keeps a period from being closed: the goal, the stage in which it is settled, and a sentence."""

    goal: int
    stage: StageKey
    text: str


def what_is_missing(w: Workshop, period: int) -> tuple[Missing, ...]:
    """What keeps the period from being closed, goal by goal in their order.

    A goal has an outcome. A missed one has causes, and one of them is primary (a waived one needs none). Each
    primary cause has a follow-up or is accepted. Each open step is carried, changed or stopped.
    """
    followed = origins.follow_ups(w)
    found = [one for goal in goals_of(w, period) for one in _of_goal(w, goal, followed)]
    place = waiting_place(w, period)
    return (*found, *(_left(w, place) if place else ()))


def close_period(w: Workshop, period: int, today: date) -> Workshop:
    """The period closed today.

    RuleError that says what is missing; and where it is closed already or has not begun, or where a session other
    than its retrospective is running in it.
    """
    record = w.periods.need(period)
    if record.closed_on is not None:
        raise RuleError(f"{record.label} is closed already.")
    if today < record.first:
        raise RuleError(f"{record.label} has not begun: there is nothing to look back on yet.")
    session = running(w)
    if session is not None and session.period == period and session.kind is not SessionKind.RETROSPECTIVE:
        raise RuleError(f"A {session.kind} session of {record.label} is running: close it first.")
    missing = what_is_missing(w, period)
    if missing:
        named = " ".join(one.text for one in missing[:_NAMED])
        more = len(missing) - _NAMED
        rest = f" And {more} more." if more > 0 else ""
        raise RuleError(f"{record.label} cannot be closed yet. {named}{rest}")
    return w.put(replace(record, closed_on=today))


def _of_goal(w: Workshop, goal: Goal, followed: dict[int, tuple[Step, ...]]) -> Iterator[Missing]:
    title = quoted(goal.title)
    if goal.outcome is None:
        missed = suggested_outcome(w, goal.id) is Outcome.MISSED
        figures = ", and its figures say missed" if missed else ""
        says = "say whether it was achieved, partly achieved or missed, or waive it with a reason"
        yield Missing(goal.id, StageKey.FACTS, f"{title} has no outcome yet{figures}: {says}.")
    cause = primary(w, goal.id)
    if goal.outcome is Outcome.MISSED and cause is None:
        if live(w, goal.id):
            yield Missing(goal.id, StageKey.SORT, f"{title} has causes but no primary one: choose it.")
        else:
            text = f"{title} was missed and nobody has looked at why: collect causes, or waive it with a reason."
            yield Missing(goal.id, StageKey.CAUSES, text)
    ends = goal.outcome is Outcome.WAIVED or cause is None or cause.accepted or followed.get(cause.id)
    if not ends:
        text = f"The primary cause of {title} leads nowhere: add a follow-up, or say why you accept it."
        yield Missing(goal.id, StageKey.FOLLOW_UPS, text)
    yield from _left(w, goal)


def _left(w: Workshop, goal: Goal) -> Iterator[Missing]:
    left, title = open_steps(w, goal.id), quoted(goal.title)
    if left:
        numbers = ", ".join(str(step.id) for step in left)
        noun, verb = agree(len(left), "Step", "Steps"), agree(len(left), "is", "are")
        text = f"{noun} {numbers} of {title} {verb} still open: carry, change or stop."
        yield Missing(goal.id, StageKey.CARRY, text)
