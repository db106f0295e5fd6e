"""What happens on a goal, as figures for pictures: steps done beside the time, and touches week by week."""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import add

from workshop.model import Period, Step, StepState, Workshop
from workshop.team.periods import elapsed, week_of
from workshop.track.status import news
from workshop.track.trend import Point, Trend


def weeks_gone(period: Period, today: date) -> int:
    """How many weeks of the period have begun by today."""
    return 0 if today < period.first else week_of(period, today)[0]


def touches_by_week(w: Workshop, goal: int, today: date) -> tuple[int, ...]:
    """How often something happened to a goal, as :func:`workshop.track.status.touched` means it.

    A number for each week of its period that has begun, the first week first.
    """
    period = w.periods.need(w.goals.need(goal).period)
    steps = w.steps.summary(goal, _by_week, period, today)
    others = _per_week(_said(w, goal), period, today)
    return tuple(map(add, steps, others))


def _said(w: Workshop, goal: int) -> Iterator[date]:
    """The days of check-ins and readings."""
    yield from (one.on for one in w.check_ins.of(goal))
    yield from (reading.on for measure in w.key_results.of(goal) for reading in measure.readings)


def _by_week(steps: Iterable[Step], period: Period, today: date) -> tuple[int, ...]:
    return _per_week((day for step in steps for day in news(step)), period, today)


def _per_week(days: Iterable[date], period: Period, today: date) -> tuple[int, ...]:
    """How many of these days, of the period and up to today, are in each of its weeks that have begun."""
    counts = [0] * weeks_gone(period, today)
    for day in days:
        if counts and period.first <= day <= today:
            counts[min((day - period.first).days // 7, len(counts) - 1)] += 1
    return tuple(counts)


def burn_up(w: Workshop, goal: int, today: date) -> Trend | None:
    """The steps done by the end of each day that had one, beside the straight way to all steps of the plan.

    None as long as nothing was done, and for a goal without a plan.
    """
    period = w.periods.need(w.goals.need(goal).period)
    plan = [step for step in w.steps.of(goal) if step.in_plan]
    done = sorted(step.done_on for step in plan if step.state is StepState.DONE and step.done_on is not None)
    points: dict[float, Point] = {}
    for number, day in enumerate(done, start=1):
        if day <= today:
            share = elapsed(period, day)
            points[share] = Point(share, number, number >= len(plan) * share)
    now = elapsed(period, today)
    return Trend(0, len(plan), tuple(points.values()), now, round(len(plan) * now, 1)) if points else None
