"""The period that comes next, and the goals in it that go on with those of this one."""

from datetime import date, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Category, Goal, KeyResult, Period, Workshop
from workshop.plan.goals import goals_of
from workshop.plan.similar import WORTH_A_LOOK, similarity
from workshop.team.periods import add_period, quarter_of
from workshop.track.measures import value
from workshop.words.dates import MONTHS
from workshop.words.text import quoted


def following_period(w: Workshop, period: int) -> Period | None:
    """The period that begins next after this one; None where there is none yet."""
    last = w.periods.need(period).last
    later = [other for other in w.periods.values() if other.first > last]
    return min(later, key=lambda other: other.first, default=None)


def suggested_period(w: Workshop, today: date) -> Period:
    """What a new period is filled in with: what follows the last one, or the quarter that today is in."""
    newest = max(w.periods.values(), key=lambda period: period.last, default=None)
    return Period(w.periods.next_id, *(quarter_of(today) if newest is None else _next_dates(w, newest)))


def next_period(w: Workshop, period: int) -> Workshop:
    """With the following period there, which :func:`following_period` then gives.

    Made where there is none: the next quarter or month after one, else as many days again. Its headline has the
    same name and unit, and no target yet.
    """
    if following_period(w, period) is not None:
        return w
    record = w.periods.need(period)
    label, first, last = _next_dates(w, record)
    headline = record.headline and replace(record.headline, baseline=None, target=None, readings=(), earlier=())
    return add_period(w, label, first, last, headline)


def fitting_goal(w: Workshop, goal: int, period: int) -> Goal | None:
    """The goal of another period that goes on with this one.

    The one of the same title; else the one whose title says much the same; else the only one of its category.
    """
    wanted = w.goals.need(goal)
    there = goals_of(w, period)
    same = [one for one in there if one.title.casefold() == wanted.title.casefold()]
    alike = max(there, key=lambda one: similarity(one.title, wanted.title), default=None)
    if not same and alike is not None and similarity(alike.title, wanted.title) >= WORTH_A_LOOK:
        same = [alike]
    if not same and wanted.category is not Category.OTHER:
        same = [one for one in there if one.category is wanted.category]
    return same[0] if len(same) == 1 else None


def take_along(w: Workshop, goal: int, period: int) -> Workshop:
    """With the goal taken into another period, where no goal fits it; its id is the result's ``goals.last_id``.

    Its key results begin where they stand now, and have no target yet: that is set when the period is planned.
    """
    old = w.goals.need(goal)
    position = max((one.position for one in w.goals.of(period)), default=0) + 1
    new = replace(
        old,
        id=w.goals.next_id,
        period=w.periods.need(period).id,
        position=position,
        batches=0,
        cause_batches=0,
        outcome=None,
        outcome_reason="",
    )
    measures = (
        KeyResult(id, new.id, one.name, one.unit, value(one), None, one.leading)
        for id, one in enumerate(w.key_results.of(goal), start=w.key_results.next_id)
    )
    return w.put(new, *measures)


def goal_in(w: Workshop, goal: int, period: int, chosen: int | None = None) -> tuple[Workshop, int]:
    """The goal of a later period for what goes on from this one, and the workshop with it there.

    It is the ``chosen`` one, else the fitting one, else this goal taken along. RuleError for a period that is
    closed or not later, and for a chosen goal of another period.
    """
    target, old = w.periods.need(period), w.periods.need(w.goals.need(goal).period)
    if target.closed_on is not None:
        raise RuleError(f"{target.label} is closed: choose a period that is not.")
    if target.first <= old.last:
        raise RuleError(f"{target.label} does not come after {old.label}: choose a later period.")
    if chosen is not None:
        record = w.goals.need(chosen)
        if record.period != period:
            raise RuleError(f"{quoted(record.title)} is not a goal of {target.label}: choose one that is.")
        return w, chosen
    fitting = fitting_goal(w, goal, period)
    if fitting is not None:
        return w, fitting.id
    w = take_along(w, goal, period)
    return w, w.goals.last_id


def _next_dates(w: Workshop, period: Period) -> tuple[str, date, date]:
    """Label, first and last day of the period to make after this one: as many months again, else as many days."""
    first = period.last + timedelta(days=1)
    months = 12 * (first.year - period.first.year) + first.month - period.first.month
    if period.first.day == first.day == 1:
        last = _months_on(first, months) - timedelta(days=1)
    else:
        months, last = 0, period.last + (period.last - period.first) + timedelta(days=1)
    label = _label(first, last, months)
    taken = {other.label.casefold() for other in w.periods.values()}
    numbered = (label if number == 1 else f"{label} ({number})" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one.casefold() not in taken), first, last


def _label(first: date, last: date, months: int) -> str:
    """ "Feb 2027", "H2 2027", "2028"; else the quarter that the middle of the period lies in."""
    if months == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if months == 6 and first.month in (1, 7):
        return f"H{first.month // 7 + 1} {first.year}"
    if months == 12 and first.month == 1:
        return str(first.year)
    return quarter_of(first + (last - first) / 2)[0]


def _months_on(first: date, months: int) -> date:
    """The same day of the month, so many months later; for the first of a month."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
