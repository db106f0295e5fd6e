"""Looking back is a gate: no period is planned while one before it is over and nobody has looked at it."""

from datetime import date, datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Decision, DecisionKind, Period, Workshop
from workshop.plan.goals import goals_of
from workshop.words.dates import long_day
from workshop.words.text import DETAILS, checked, clean


def waiting(w: Workshop, today: date) -> Period | None:
    """The oldest period that is over, had goals, and was neither closed nor waived; None where there is none."""
    over = (
        one
        for one in w.periods.values()
        if one.last < today and one.closed_on is None and not one.waived and goals_of(w, one.id)
    )
    return min(over, key=lambda one: one.first, default=None)


def check_looked_back(w: Workshop, period: int, today: date) -> None:
    """RuleError where this period is to be planned though one before it waits to be looked back on.

    The same where the period itself is over: then it is looked back on, or the next one is planned.
    """
    record, late = w.periods.need(period), waiting(w, today)
    if late is None or late.first > record.first:
        return
    since = f"{late.label} is over since {long_day(late.last)}"
    if late.id == record.id:
        raise RuleError(f"{since}: hold its retrospective, or plan the next period.")
    raise RuleError(
        f"{since} and nobody has looked back on it: hold its retrospective before you plan {record.label}, "
        f'or waive it with \'workshop waive "{late.label}" "why"\'.'
    )


def waive(w: Workshop, period: int, reason: str, today: date, now: datetime, by: int | None = None) -> Workshop:
    """The period without a look back, for a reason that is kept as a decision.

    RuleError without one, for a period that is not over, and for one that was closed.
    """
    record = w.periods.need(period)
    if record.closed_on is not None:
        raise RuleError(f"{record.label} was looked back on and closed: there is nothing to waive.")
    if record.last >= today:
        raise RuleError(
            f"{record.label} runs until {long_day(record.last)}: it is looked back on when it is over."
        )
    if not clean(reason):
        raise RuleError(f"Say in a sentence why nobody looks back on {record.label}.")
    why = checked(reason, "The reason", DETAILS)
    what = f"Nobody looks back on {record.label}."
    kept = Decision(w.decisions.next_id, DecisionKind.WAIVED, what, why, at=now, by=by, period=period)
    return w.put(replace(record, waived=why), kept)
