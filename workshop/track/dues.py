"""What is due soon, to be told by a scheduler or in a mail: steps, first moves, verdicts and check-ins."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from workshop.model import Step, Workshop
from workshop.track.status import check_in_due, has_plan
from workshop.track.urgency import next_day
from workshop.track.verdicts import verdicts_due


class Due(Struct, frozen=True):
    """One thing that is due: the day, what it is ("step", "first move", "verdict", "check-in"), and by whom.

    ``step`` is its step, None for a check-in.
    """

    on: date
    what: str
    goal: int
    text: str
    step: int | None = None
    owner: int | None = None


def due(w: Workshop, today: date, within: int, member: int | None = None) -> tuple[Due, ...]:
    """What is due by so many days after today in periods that are not closed, the most overdue first.

    Of a member, only what is theirs: own steps, first moves and verdicts. Of the team, also the check-ins.
    """
    until = today + timedelta(days=within)
    found = [one for one in _all(w, today) if one.on <= until]
    mine = [one for one in found if member is None or one.owner == member]
    return tuple(sorted(mine, key=lambda one: (one.on, one.step or 0, one.goal)))


def _all(w: Workshop, today: date) -> Iterator[Due]:
    for period in w.periods.values():
        if period.closed_on is not None:
            continue
        for goal in w.goals.of(period.id):
            yield from w.steps.summary(goal.id, _dated)
            if period.first <= today <= period.last and not goal.waits and has_plan(w, goal.id):
                yield Due(check_in_due(w, goal.id), "check-in", goal.id, goal.title)
    for step in verdicts_due(w, today):
        yield Due(step.check_on or today, "verdict", step.goal, step.text, step.id, step.owner)


def _dated(steps: Iterable[Step]) -> list[Due]:
    """The next days of the open steps that have one."""
    days = ((step, next_day(step)) for step in steps if step.open)
    return [_next(step, day) for step, day in days if day is not None]


def _next(step: Step, day: date) -> Due:
    first = day != step.due
    what, text = ("first move", step.first_move or step.text) if first else ("step", step.text)
    return Due(day, what, step.goal, text, step.id, step.owner)
