"""When a step is due, and its first move: the smallest start, within a week."""

import re
from datetime import date, timedelta
from statistics import median

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Goal, Step, StepState, Workshop
from workshop.plan.capacity import WEEKS
from workshop.words.dates import day_words, long_day, parse_day
from workshop.words.text import TITLE, checked, quoted

#: Within how many days a first move is made.
FIRST_MOVE_DAYS = 7
_DUE_DAYS = 14
#: From so many finished steps on, the team's own past tells how long one takes.
_ENOUGH = 3
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
#: A day in the text of a step: in figures, or with the month's name.
_NAMED = re.compile(
    r"\b(?:\d{4}-\d\d?-\d\d?|\d\d?\.\d\d?\.(?:\d{4}|\d\d)?|"
    rf"\d\d?\.? {_MONTH}(?: \d{{4}})?|{_MONTH} \d\d?(?:,? \d{{4}})?)(?![\w.])",
    re.IGNORECASE,
)


def suggested_due(w: Workshop, step: int, today: date) -> date:
    """The day that the step itself names, where it lies ahead in the period ("… by 10 Jan").

    Else the first move plus what such steps took this team, or two weeks, and the weeks of its size at least;
    without one, from today, or from
    the period's first day while that is to come. Never past its last day; the Friday before a weekend.
    """
    record = w.steps.need(step)
    goal = w.goals.need(record.goal)
    period = w.periods.need(goal.period)
    for said in _NAMED.finditer(record.text):
        day = _day(said[0], today)
        if day is not None and max(today, period.first) <= day <= period.last:
            return day
    begin = max(record.first_move_on or today, today, period.first)
    takes = 7 * WEEKS[record.effort] if record.effort else 0
    due = min(begin + timedelta(days=max(_usual_days(w, goal), takes)), period.last)
    return max(_weekday(due), period.first)


def _day(text: str, today: date) -> date | None:
    try:
        return parse_day(text, today)
    except RuleError:
        return None


def _usual_days(w: Workshop, goal: Goal) -> int:
    """The median of days from claim to done of this team's steps for goals of the same kind, of three at least."""
    kindred = [one.id for one in w.goals.values() if goal.category and one.category == goal.category]
    took = [
        (step.done_on - step.claimed_at.date()).days
        for one in kindred
        for step in w.steps.of(one)
        if step.done_on is not None and step.claimed_at is not None
    ]
    return max(1, round(median(took))) if len(took) >= _ENOUGH else _DUE_DAYS


def in_a_week(w: Workshop, goal: int, today: date) -> date:
    """A week from today, held to the days of the goal's period."""
    period = w.periods.need(w.goals.need(goal).period)
    return max(period.first, min(today + timedelta(days=7), period.last))


def suggested_first_move_on(today: date, due: date | None = None) -> date:
    """A week from today, the Friday before where that is a weekend, and not after ``due`` (but never past)."""
    day = _weekday(today + timedelta(days=FIRST_MOVE_DAYS))
    return day if due is None else max(today, min(day, due))


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def schedule(
    w: Workshop,
    step: int,
    *,
    today: date,
    due: date | None = None,
    first_move: str | None = None,
    first_move_on: date | None = None,
    if_then: str | None = None,
) -> Workshop:
    """The step with these dates and texts; None leaves one as it is, an empty text takes it away.

    A first move without its day gets the suggested one. RuleError for a due day outside the period, for a first
    move in the past, later than a week or after the due day, and for a must-move without a first move.
    """
    record = w.steps.need(step)
    if not record.open:
        raise RuleError(f"{quoted(record.text)} is not in the plan: only a planned step has dates.")
    if due is not None and due != record.due:
        check_due(w, record, due)
    if first_move_on is not None and first_move_on != record.first_move_on:
        _check_first_move_on(first_move_on, today)
    changed = replace(
        record,
        due=due or record.due,
        first_move=_text(first_move, record.first_move, "A first move"),
        first_move_on=first_move_on or record.first_move_on,
        if_then=_text(if_then, record.if_then, "An if-then line"),
    )
    if first_move is not None and not changed.first_move and first_move_on is None:
        changed = replace(changed, first_move_on=None)
    elif changed.first_move and changed.first_move_on is None:
        changed = replace(changed, first_move_on=suggested_first_move_on(today, changed.due))
    if changed.due and changed.first_move_on and changed.first_move_on > changed.due:
        raise RuleError(
            f"The first move on {day_words(changed.first_move_on, today)} comes after the due day, "
            f"{day_words(changed.due, today)}: change one of them."
        )
    if changed.must_move and changed.state is StepState.PLANNED and not changed.first_move:
        raise RuleError("This is the must-move: write its first move, the smallest start within 7 days.")
    return w if changed == record else w.put(changed)


def check_due(w: Workshop, step: Step, due: date) -> None:
    """RuleError for a due day outside the period of the step's goal."""
    period = w.periods.need(w.goals.need(step.goal).period)
    if not period.first <= due <= period.last:
        raise RuleError(
            f"{long_day(due)} is outside {period.label}: "
            f"choose a day from {long_day(period.first)} to {long_day(period.last)}."
        )


def _check_first_move_on(day: date, today: date) -> None:
    latest = today + timedelta(days=FIRST_MOVE_DAYS)
    if not today <= day <= latest:
        raise RuleError(
            f"A first move is made within {FIRST_MOVE_DAYS} days: "
            f"choose a day from today to {day_words(latest, today)}."
        )


def _text(new: str | None, old: str, what: str) -> str:
    return old if new is None else checked(new, what, TITLE, required=False)
