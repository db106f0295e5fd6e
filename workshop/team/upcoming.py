"""The period that comes next, and the goals in it that go on with those of this one."""

from datetime import date, timedelta

from workshop.errors import RuleError
from workshop.model import Category, Goal, Headline, Part, Period, Workshop
from workshop.plan.goals import goals_of
from workshop.plan.similar import WORTH_A_LOOK, similarity
from workshop.team.labels import PER_YEAR, months_on, read_label
from workshop.team.periods import add_period, quarter_of
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
    return Period(w.periods.next_id, *(quarter_of(today) if newest is None else next_dates(w, newest)))


def next_period(w: Workshop, period: int) -> Workshop:
    """With the following period there, which :func:`following_period` then gives.

    Made where there is none, by :func:`next_dates`. Its headline has the
    same name and unit and is split by the same parts, and none has a target yet.
    """
    if following_period(w, period) is not None:
        return w
    record = w.periods.need(period)
    label, first, last = next_dates(w, record)
    before = record.headline
    headline = before and Headline(
        before.name, before.unit, parts=tuple(Part(one.name) for one in before.parts), sums=before.sums
    )
    return add_period(w, label, first, last, headline)


def fitting_goal(w: Workshop, goal: int, period: int) -> Goal | None:
    """The goal of another period that goes on with this one.

    The one of the same title; else the one whose title says much the same; else the only one of its category.
    """
    wanted = w.goals.need(goal)
    if wanted.waits:
        return None
    there = goals_of(w, period)
    same = [one for one in there if one.title.casefold() == wanted.title.casefold()]
    alike = max(there, key=lambda one: similarity(one.title, wanted.title), default=None)
    if not same and alike is not None and similarity(alike.title, wanted.title) >= WORTH_A_LOOK:
        same = [alike]
    if not same and wanted.category is not Category.OTHER:
        same = [one for one in there if one.category is wanted.category]
    return same[0] if len(same) == 1 else None


def waiting_place(w: Workshop, period: int) -> Goal | None:
    """Where steps of earlier periods wait for the goals of this one; None where none wait."""
    return next((goal for goal in w.goals.of(period) if goal.waits), None)


def goal_in(w: Workshop, goal: int, period: int, chosen: int | None = None) -> tuple[Workshop, int]:
    """The goal of a later period for what goes on from this one, and the workshop with it there.

    It is the ``chosen`` one, else the fitting one; else what goes on waits there for its goal. RuleError for a
    period that is closed or not later, and for a chosen goal of another period.
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
    place = waiting_place(w, period)
    if place is None:
        place = Goal(w.goals.next_id, period, f"Waits for the goals of {target.label}", waits=True)
        w = w.put(place)
    return w, place.id


def next_dates(w: Workshop, period: Period) -> tuple[str, date, date]:
    """Label, first and last day of the period to make after this one, by the one rule that holds everywhere.

    Its days: as many months again where it ran over whole months, from any day on; in weeks, what the pattern of
    the periods before says (4-4-5: as long as the one three before); else as many days again. Its label: the one
    after this one's where that counts something ("Q4 FY27" gives "Q1 FY28"), else what the calendar calls it.
    """
    first = period.last + timedelta(days=1)
    months, days = _whole_months(w, period), _length(period)
    if months:
        last = months_on(first, months) - timedelta(days=1)
    else:
        last = first + timedelta(days=_days_again(w, period, days) - 1)
    label = _counted_label(w, period, months, days) or _calendar_label(first, last, months)
    taken = {other.label.casefold() for other in w.periods.values()}
    numbered = (label if number == 1 else f"{label} ({number})" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one.casefold() not in taken), first, last


def _whole_months(w: Workshop, period: Period) -> int:
    """Over how many whole months it ran, from whatever day of the month on; 0 where it goes by weeks."""
    after = period.last + timedelta(days=1)
    months = 12 * (after.year - period.first.year) + after.month - period.first.month
    if months < 1 or months_on(period.first, months) != after:
        return 0
    by_weeks = any(
        _length(one) in (28, 35, 91) and one.last + timedelta(days=1) != _next_first(one)
        for one in w.periods.values()
    )
    return 0 if _length(period) % 7 == 0 and (period.first.day != 1 or by_weeks) else months


def _next_first(period: Period) -> date:
    """The first of the month after its last day."""
    return months_on(period.last.replace(day=1), 1)


def _length(period: Period) -> int:
    return (period.last - period.first).days + 1


def _days_again(w: Workshop, period: Period, days: int) -> int:
    """How many days the next period has after one of weeks."""
    before = sorted((one for one in w.periods.values() if one.first < period.first), key=lambda one: one.first)
    lengths = [*map(_length, before), days]
    if days in (28, 35) and 35 in lengths[-3:]:
        return lengths[-3] if len(lengths) >= 3 else 28
    return 91 if days == 98 else days


def _counted_label(w: Workshop, period: Period, months: int, days: int) -> str:
    """The label that follows by counting on; empty where it counts nothing as long as the period."""
    label = read_label(period.label)
    if label is None:
        return ""
    per_year = 12 // months if months and 12 % months == 0 else round(365.25 / days)
    if label.kind == "p" and any(_length(one) == 35 for one in w.periods.values()):
        per_year = 12
    fits = label.kind in ("s", "p", "t", "r") or per_year == PER_YEAR[label.kind]
    return label.following(per_year) if fits else ""


def _calendar_label(first: date, last: date, months: int) -> str:
    """ "Feb 2027", "H2 2027", "2028"; else the quarter that the middle of the period lies in."""
    if months == 1 and first.day == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if months == 6 and first.day == 1 and first.month in (1, 7):
        return f"H{first.month // 7 + 1} {first.year}"
    if months == 12 and first.day == 1 and first.month == 1:
        return str(first.year)
    return quarter_of(first + (last - first) / 2)[0]
