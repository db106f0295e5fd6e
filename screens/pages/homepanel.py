"""What stands beside the mirror on the first screen: the weeks of the period, and the steps that wait."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import islice

from screens.people import names_of
from screens.widgets.panel import Row, heading
from workshop.model import Period, Step, Workshop
from workshop.team.periods import week_of
from workshop.track.activity import touches_by_week
from workshop.track.status import check_in_due, waiting_steps
from workshop.words.signs import MISSING, NEWS, PENDING, TODAY

#: At most so many steps of a kind, and so many weeks up to this one.
_MOST, _WEEKS = 5, 13
_WAITING = ("Late", "Blocked")


def beside_the_mirror(w: Workshop, period: Period, goals: Sequence[int], today: date) -> Iterator[Row]:
    """In which weeks something happened to each of these goals; which steps are late, and which are blocked."""
    if goals and period.first <= today:
        yield from _weeks(w, period, goals, today)
    names = names_of(w)
    kinds = zip(*(waiting_steps(w, goal, today) for goal in goals), strict=True)
    for called, steps in zip(_WAITING, kinds, strict=False):
        yield from _steps(names, called, steps)


def _weeks(w: Workshop, period: Period, goals: Sequence[int], today: date) -> Iterator[Row]:
    """A row for each goal: a box for a week with news, a dash for one without, a ring where a check-in is due."""
    now, weeks = week_of(period, today)
    first = max(1, min(now - 9, weeks - _WEEKS + 1))
    shown = range(first, min(first + _WEEKS, weeks + 1))
    yield heading("Weeks", f"{shown[0]} to {shown[-1]}")
    for goal in goals:
        counts, due = touches_by_week(w, goal, today), check_in_due(w, goal)
        signs = [NEWS if count else MISSING for count in counts] + [" "] * (weeks - len(counts))
        if due <= period.last and signs[(place := week_of(period, due)[0] - 1)] != NEWS:
            signs[place] = PENDING
        yield Row(w.goals.need(goal).title, (("".join(signs[week - 1] for week in shown), "$fill"),), lines=1)
    mark = " " * (now - first) + TODAY
    yield Row(f"{NEWS} news  {PENDING} due", ((mark.ljust(len(shown)), "$quiet"),), "$quiet", lines=1)


def _steps(names: Mapping[int, str], called: str, steps: Sequence[Sequence[Step]]) -> Iterator[Row]:
    """The first of all goals' steps with who has them, under a heading that counts all."""
    if number := sum(map(len, steps)):
        yield heading(called, str(number))
    for step in islice(merge(*steps, key=lambda step: step.due or date.max), _MOST):
        owner = names.get(step.owner or 0, MISSING)
        yield Row(f"{step.id}  {step.text}", ((owner, "$quiet"),), lines=1)
