"""Planning periods: which one it is, and how far it has gone."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Decision, DecisionKind, Headline, KeyResult, Period, Workshop
from workshop.track.measures import check_span, checked_name, checked_unit, retargeted, with_reading
from workshop.words.dates import ago_words, long_day
from workshop.words.numbers import number_words
from workshop.words.text import checked, clean

#: Most characters in a period's label, and most days in a period.
LABEL, LONGEST = 30, 400


def quarter_of(day: date) -> tuple[str, date, date]:
    """The calendar quarter a day is in: its label ("Q1 2027"), first and last day."""
    quarter = (day.month - 1) // 3
    first = date(day.year, 3 * quarter + 1, 1)
    after = date(day.year + quarter // 3, (3 * quarter + 3) % 12 + 1, 1)
    return f"Q{quarter + 1} {day.year}", first, after - timedelta(days=1)


def labelled(w: Workshop, label: str) -> Period:
    """The period of this label, whatever its capitals; RuleError, naming those there are, where there is none."""
    wanted = clean(label).casefold()
    for period in w.periods.values():
        if period.label.casefold() == wanted:
            return period
    labels = ", ".join(period.label for period in w.periods.values()) or "none yet"
    raise RuleError(f"There is no period “{clean(label)[:LABEL]}”. Periods: {labels}.")


def add_period(w: Workshop, label: str, first: date, last: date, headline: Headline | None = None) -> Workshop:
    """One more period; RuleError where its label is taken or its days overlap another period's."""
    label = _checked(w, None, label, first, last)
    return w.put(Period(w.periods.next_id, label, first, last, headline))


def edit_period(
    w: Workshop, period: int, *, label: str | None = None, first: date | None = None, last: date | None = None
) -> Workshop:
    """A period with another label, first or last day, by the same rules."""
    was = w.periods.need(period)
    first, last = first or was.first, last or was.last
    new = replace(was, label=_checked(w, period, label or was.label, first, last), first=first, last=last)
    return w if new == was else w.put(new)


def set_headline(
    w: Workshop,
    period: int,
    name: str,
    unit: str = "",
    baseline: float | None = None,
    target: float | None = None,
    *,
    today: date,
    reason: str = "",
    now: datetime | None = None,
    by: int | None = None,
) -> Workshop:
    """The period's one overall number. Readings stay.

    Changing an existing target needs a reason, which is kept with the old one and as a decision.
    """
    was = w.periods.need(period)
    name, unit = checked_name(name), checked_unit(unit)
    check_span(name, baseline, target)
    if was.headline is None:
        return w.put(replace(was, headline=Headline(name, unit, baseline, target)))
    old = replace(was.headline, name=name, unit=unit)
    new = retargeted(old, baseline, target, today, reason)
    changed = w if new == was.headline else w.put(replace(was, headline=new))
    if len(new.earlier) > len(old.earlier):
        return changed.put(target_decision(w, new, now, by, period=period))
    return changed


def add_headline_reading(w: Workshop, period: int, on: date, value: float, by: int | None = None) -> Workshop:
    """The headline's value on a day; RuleError where the period has no headline."""
    was = w.periods.need(period)
    return w.put(replace(was, headline=with_reading(need_headline(was), on, value, by)))


def need_headline(period: Period) -> Headline:
    """The period's headline; RuleError where it has none."""
    if period.headline is None:
        raise RuleError(
            f"{period.label} has no headline yet: e on the first screen sets one, "
            "and so does 'workshop headline --name Revenue --unit EUR --target 5M'."
        )
    return period.headline


def target_decision(
    w: Workshop,
    measure: Headline | KeyResult,
    now: datetime | None,
    by: int | None,
    *,
    period: int,
    goal: int | None = None,
) -> Decision:
    """The decision that keeps a changed target (the last of ``measure.earlier``) in view."""
    old = measure.earlier[-1]
    was, becomes = (
        "no target" if target is None else number_words(target, measure.unit)
        for target in (old.target, measure.target)
    )
    what = f"{measure.name}: target {becomes} instead of {was}"
    if old.target == measure.target:
        start = "nothing" if measure.baseline is None else number_words(measure.baseline, measure.unit)
        what = f"{measure.name}: counted from {start}"
    return Decision(
        w.decisions.next_id, DecisionKind.TARGET, what, old.reason, at=now, by=by, period=period, goal=goal
    )


def current(w: Workshop, today: date) -> Period | None:
    """The period to look at: the open one that today is in; else the open one that ended last (it still waits for
    its review), else the next open one, else the last one of all; None in a file without periods."""
    periods = sorted(w.periods.values(), key=lambda period: period.first)
    still_open = [period for period in periods if period.closed_on is None]
    begun = [period for period in still_open if period.first <= today]
    if begun:
        return begun[-1]
    return still_open[0] if still_open else (periods[-1] if periods else None)


def week_of(period: Period, today: date) -> tuple[int, int]:
    """Which week of how many today is in, both from 1 and held to the period: (7, 13)."""
    weeks = max(1, round(_days(period) / 7))
    return min(max((today - period.first).days // 7 + 1, 1), weeks), weeks


def week_words(period: Period, today: date) -> str:
    """Where in its period a day is: "begins in 5 weeks", "week 7 of 13", "over", or when it was closed."""
    if period.closed_on is not None:
        return f"closed on {long_day(period.closed_on)}"
    if today < period.first:
        return f"begins in {ago_words(today, period.first)}"
    week, weeks = week_of(period, today)
    return "over" if today > period.last else f"week {week} of {weeks}"


def elapsed(period: Period, today: date) -> float:
    """The share of the period's days that are over when today is over: 0 to 1."""
    return min(max(((today - period.first).days + 1) / _days(period), 0.0), 1.0)


def _days(period: Period) -> int:
    return (period.last - period.first).days + 1


def _checked(w: Workshop, period: int | None, label: str, first: date, last: date) -> str:
    label = checked(label, "A period's label", LABEL)
    if not 0 < (last - first).days < LONGEST:
        raise RuleError(
            f"{label} would run from {long_day(first)} to {long_day(last)}: "
            "give it a first day and a later last day, at most 400 days on."
        )
    for other in w.periods.values():
        if other.id == period:
            continue
        if other.label.casefold() == label.casefold():
            raise RuleError(f"There is already a period {other.label}: choose another label.")
        if first <= other.last and other.first <= last:
            raise RuleError(
                f"{other.label} already runs from {long_day(other.first)} to {long_day(other.last)}: "
                "choose days outside it."
            )
    return label
