"""What stands beside the mirror on the first screen: the weeks of the period, and the steps that wait."""

from collections.abc import Iterator, Sequence
from datetime import date

from screens.people import names_of
from screens.signs import DONE, MISSING, PENDING, TODAY
from screens.widgets.panel import Row, heading
from workshop.model import Period, Step, Workshop
from workshop.team.periods import week_of
from workshop.track.activity import touches_by_week
from workshop.track.status import check_in_due, waiting_steps

#: At most so many steps of a kind, and so many weeks up to this one.
_MOST, _WEEKS = 5, 13


def beside_the_mirror(w: Workshop, period: Period, goals: Sequence[int], today: date) -> Iterator[Row]:
    """In which weeks something happened to each of these goals; which steps are late, and which are blocked."""
    if goals and period.first <= today:
        yield from _weeks(w, period, goals, today)
    found = (step for goal in goals for step in waiting_steps(w, goal, today))
    waiting = sorted(found, key=lambda step: step.due or date.max)
    yield from _steps(w, "Late", [step for step in waiting if step.overdue(today)])
    yield from _steps(w, "Blocked", [step for step in waiting if step.blocker is not None])


def _weeks(w: Workshop, period: Period, goals: Sequence[int], today: date) -> Iterator[Row]:
    """A row for each goal: a box for a week with news, a dash for one without, a ring where a check-in is due."""
    now, weeks = week_of(period, today)
    first = max(1, min(now - 9, weeks - _WEEKS + 1))
    shown = range(first, min(first + _WEEKS, weeks + 1))
    yield heading("Weeks", f"{shown[0]} to {shown[-1]}")
    for goal in goals:
        counts, due = touches_by_week(w, goal, today), check_in_due(w, goal)
        signs = [DONE if count else MISSING for count in counts] + [" "] * (weeks - len(counts))
        if due <= period.last and signs[(place := week_of(period, due)[0] - 1)] != DONE:
            signs[place] = PENDING
        yield Row(w.goals.need(goal).title, (("".join(signs[week - 1] for week in shown), "$fill"),), lines=1)
    mark = " " * (now - first) + TODAY
    yield Row(f"{DONE} news  {PENDING} due", ((mark.ljust(len(shown)), "$quiet"),), "$quiet", lines=1)


def _steps(w: Workshop, called: str, steps: Sequence[Step]) -> Iterator[Row]:
    """The first of these steps with who has them, under a heading that counts all."""
    if steps:
        yield heading(called, str(len(steps)))
    names = names_of(w)
    for step in steps[:_MOST]:
        owner = names.get(step.owner or 0, MISSING)
        yield Row(f"{step.id}  {step.text}", ((owner, "$quiet"),), lines=1)
