"""What a cause ends in: a step of the next period that follows from it, or the stated acceptance of it."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn import origins
from workshop.model import Cause, DecisionKind, Origin, Period, Step, StepState, Workshop
from workshop.review.causes import need_live
from workshop.team.deciding import decide
from workshop.team.upcoming import goal_in
from workshop.words.text import DETAILS, TITLE, checked, clean, quoted

#: So many days before its period ends, a follow-up is asked what came of it: late enough to show an effect.
_BEFORE_THE_END = 28


def follow_up(w: Workshop, cause: int, text: str, period: int, *, goal: int | None = None) -> Workshop:
    """With a step that follows from the cause, in a later period; its id is the result's ``steps.last_id``.

    It is planned, to be claimed at once; what is expected of it, and when to ask, :func:`expect` says. Its goal is
    ``goal``, else as :func:`workshop.team.upcoming.goal_in` says. RuleError for an empty or too long text, and for
    a period that is closed or not later.
    """
    found = need_live(w, cause)
    text = checked(text, "A follow-up", TITLE)
    w, into = goal_in(w, found.goal, period, goal)
    step = Step(
        id=w.steps.next_id,
        goal=into,
        text=text,
        state=StepState.PLANNED,
        origin=Origin(Cause.TABLE, cause),
        check_on=suggested_check_on(w.periods.need(period)),
    )
    return w.put(step)


def expect(w: Workshop, step: int, *, outcome: str | None = None, check_on: date | None = None) -> Workshop:
    """The follow-up with another effect that is expected of it, or another day on which to ask; None leaves it.

    RuleError for a step that is not open, and for a day before its period.
    """
    found = w.steps.need(step)
    if not found.open:
        raise RuleError(f"Step {step} is {found.state}: what is expected of it is settled.")
    record = w.periods.need(w.goals.need(found.goal).period)
    if check_on is not None and check_on < record.first:
        raise RuleError(f"A follow-up is checked once it is done: choose a day in {record.label} or later.")
    effect = found.outcome if outcome is None else checked(outcome, "The effect", DETAILS, required=False)
    new = replace(found, outcome=effect, check_on=check_on or found.check_on)
    return w if new == found else w.put(new)


def suggested_check_on(period: Period) -> date:
    """The day to ask what came of a follow-up: four weeks before its period ends, and no day of a weekend."""
    day = max(period.first, period.last - timedelta(days=_BEFORE_THE_END))
    return day - timedelta(days=max(0, day.weekday() - 4))


def follow_ups(w: Workshop, cause: int) -> tuple[Step, ...]:
    """The steps that follow from the cause, by id; as they stand now where they were carried on."""
    return origins.follow_ups(w).get(cause, ())


def accept(w: Workshop, cause: int, reason: str, now: datetime | None = None, by: int | None = None) -> Workshop:
    """The cause accepted as it is, for a reason that is kept as a decision; RuleError without one."""
    found = need_live(w, cause)
    if not clean(reason):
        raise RuleError("Say in a sentence why we accept this cause and do nothing about it.")
    why = checked(reason, "The reason", DETAILS)
    if found.accepted == why:
        return w
    what = f"Accepted: {quoted(found.text)}."
    accepted = w.put(replace(found, accepted=why))
    return decide(accepted, DecisionKind.ACCEPTED, what, why=why, goal=found.goal, now=now, by=by)


def take_up(w: Workshop, cause: int) -> Workshop:
    """The cause no longer accepted: something is to be done about it after all."""
    found = need_live(w, cause)
    return w.put(replace(found, accepted="")) if found.accepted else w
