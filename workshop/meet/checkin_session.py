"""The check-in meeting: a quarter of an hour a week with the steps that need a word, the goals, and the mirror."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop.meet.agenda import here, moved, running_session
from workshop.meet.sessions import start
from workshop.model import SessionEnd, SessionKind, Step, Workshop
from workshop.plan.goals import goals_of
from workshop.track.adrift import Why, adrift
from workshop.track.urgency import Urgency, soonest_first, urgency
from workshop.track.verdicts import verdicts_due


class Reason(StrEnum):
    """Why a step is looked at in a check-in, in the order in which they come up."""

    OVERDUE = "overdue"
    THIS_WEEK = "this week"
    BLOCKED = "blocked"
    UNDATED = "without a date"
    ADRIFT = "adrift"
    VERDICT = "verdict due"


class LookAt(Struct, frozen=True):
    """A step to look at, and why."""

    step: Step
    reason: Reason


def start_check_in(
    w: Workshop,
    period: int,
    present: Sequence[int] | None = None,
    facilitator: int | None = None,
    *,
    now: datetime,
    tz: tzinfo = UTC,
) -> Workshop:
    """A check-in session for all goals of the period, by the rules of :func:`workshop.meet.sessions.start`."""
    goals = [goal.id for goal in goals_of(w, period)]
    return start(w, SessionKind.CHECK_IN, period, goals, present, facilitator, now=now, tz=tz)


def steps_to_look_at(w: Workshop, period: int, today: date) -> tuple[LookAt, ...]:
    """The steps that need a word, each once.

    Overdue ones first, then what is due or begins this week, then what else is blocked, each soonest first; then
    what is adrift in any period, what has no day first; then finished steps whose verdict is due, also those of
    earlier periods.
    """
    found: dict[Reason, list[Step]] = {reason: [] for reason in Reason}
    for goal in w.goals.of(period):
        for reason, step in w.steps.summary(goal.id, _pressing, today):
            found[reason].append(step)
    for steps in found.values():
        steps.sort(key=soonest_first)
    seen = {step.id for steps in found.values() for step in steps}
    for one in adrift(w, today):
        if one.step.id not in seen:
            found[Reason.UNDATED if Why.UNDATED in one.whys else Reason.ADRIFT].append(one.step)
    found[Reason.VERDICT].extend(verdicts_due(w, today))
    return tuple(LookAt(step, reason) for reason, steps in found.items() for step in steps)


def close_check_in(w: Workshop, session: int, now: datetime) -> Workshop:
    """The check-in session ended; RuleError when it has already ended."""
    record = running_session(w, session)
    return w.put(replace(moved(record, here(record), now), ended=now, end=SessionEnd.DONE))


def _pressing(steps: Iterable[Step], today: date) -> list[tuple[Reason, Step]]:
    return [(reason, step) for step in steps if step.open and (reason := _reason(step, today))]


def _reason(step: Step, today: date) -> Reason | None:
    match urgency(step, today):
        case Urgency.OVERDUE:
            return Reason.OVERDUE
        case Urgency.THIS_WEEK:
            return Reason.THIS_WEEK
    return Reason.BLOCKED if step.blocker else None
