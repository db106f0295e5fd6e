"""Where a goal stands between meetings. Silence is never green.

Every answer is judged on the day asked about; a period that is over is judged on its last day.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from workshop.model import CheckIn, Goal, Period, SessionKind, Step, StepState, Workshop
from workshop.team.periods import elapsed
from workshop.track.measures import attainment, keeps
from workshop.words import signs

#: The share of the time gone by that attainment has to reach for these.
ON_TRACK, AT_RISK = 0.9, 0.7
#: A check-in may come this many days late before the goal is stale.
_GRACE = 3


class Status(StrEnum):
    """How a goal stands."""

    NO_PLAN = "no plan"
    PENDING = "pending"
    STALE = "stale"
    OFF_TRACK = "off track"
    AT_RISK = "at risk"
    ON_TRACK = "on track"
    REACHED = "reached"

    @property
    def sign(self) -> str:
        """The shape that says it without colour."""
        return _SIGNS[self]


_SIGNS = {
    Status.NO_PLAN: signs.MISSED,
    Status.PENDING: signs.PENDING,
    Status.STALE: signs.STALE,
    Status.OFF_TRACK: signs.OFF_TRACK,
    Status.AT_RISK: signs.AT_RISK,
    Status.ON_TRACK: signs.ON_TRACK,
    Status.REACHED: signs.FINISHED,
}

#: The confidence (0 to 10) that figures of this status suggest at least.
_EXPECTED = {Status.REACHED: 7, Status.ON_TRACK: 7, Status.AT_RISK: 4}


class StepCounts(Struct, frozen=True):
    """The steps of a goal's plan: how many there are, how many are done, and what is wrong with the open ones."""

    planned: int
    done: int
    overdue: int
    unowned: int


def status(w: Workshop, goal: int, today: date) -> Status:
    """The status of a goal, by the first rule that fits.

    No plan; pending (no check-in yet, and the first one is not due); stale (a check-in is more than 3 days late);
    else what its figures say.
    """
    record = w.goals.need(goal)
    if not has_plan(w, goal):
        return Status.NO_PLAN
    if is_new(w, goal, today):
        return Status.PENDING
    late = (_judged_on(w, record, today) - check_in_due(w, goal)).days
    return Status.STALE if late > _GRACE else figures(w, goal, today)


def is_new(w: Workshop, goal: int, today: date) -> bool:
    """Whether nothing can be said of what moves yet: there was no check-in, and the first is not due."""
    on = _judged_on(w, w.goals.need(goal), today)
    return last_check_in(w, goal) is None and on < check_in_due(w, goal)


def figures(w: Workshop, goal: int, today: date) -> Status:
    """What attainment against elapsed time says: reached, on track, at risk or off track.

    A level to keep is reached when the period is over.

    A goal without a target is at risk: nobody can tell where it stands.
    """
    record = w.goals.need(goal)
    share = goal_attainment(w, goal)
    if share is None:
        return Status.AT_RISK
    period = w.periods.need(record.period)
    if share >= 1 and (today > period.last or not all(map(keeps, w.key_results.of(goal)))):
        return Status.REACHED
    gone = elapsed(period, today)
    if share >= ON_TRACK * gone:
        return Status.ON_TRACK
    return Status.AT_RISK if share >= AT_RISK * gone else Status.OFF_TRACK


def goal_attainment(w: Workshop, goal: int) -> float | None:
    """The mean attainment of the goal's lagging key results, or of all where no lagging one has a target.

    A level to keep counts only where there is nothing else, since it would hide what has to move. Each counts as 1
    at most, so that one far above its target cannot hide another; None without a target.
    """
    measures = w.key_results.of(goal)
    moving = [one for one in measures if not keeps(one) and one.target is not None] or measures
    shares = [(one.leading, share) for one in moving if (share := attainment(one)) is not None]
    lagging = [share for leading, share in shares if not leading]
    counted = lagging or [share for _, share in shares]
    return sum(min(share, 1.0) for share in counted) / len(counted) if counted else None


def last_check_in(w: Workshop, goal: int) -> CheckIn | None:
    """The goal's latest check-in; None before the first."""
    return w.check_ins.summary(goal, _last)


def _last(check_ins: Iterable[CheckIn]) -> CheckIn | None:
    return max(check_ins, key=lambda one: (one.on, one.id), default=None)


def check_in_due(w: Workshop, goal: int) -> date:
    """The day by which the next check-in is due.

    The team's rhythm after the last check-in; before the first, after :func:`begun`.
    """
    last = last_check_in(w, goal)
    start = begun(w, goal) if last is None else last.on
    return start + timedelta(days=w.team.check_in_days)


def confidence_flag(w: Workshop, goal: int, today: date) -> str:
    """A sentence where the last check-in's confidence is lower than the figures suggest; else an empty text.

    Figures that are on track suggest 7 of 10 or more, figures at risk 4. Only while the status says something.
    """
    now = status(w, goal, today)
    last = last_check_in(w, goal)
    if last is None or last.confidence >= _EXPECTED.get(now, 0):
        return ""
    return f"Confidence {last.confidence} of 10 is lower than the figures suggest ({now}): ask why."


def touched(w: Workshop, goal: int) -> date | None:
    """The last day on which something happened to the goal: a check-in, a reading, or news of a step."""
    days = [one.on for one in w.check_ins.of(goal)]
    days += [reading.on for measure in w.key_results.of(goal) for reading in measure.readings]
    days += w.steps.summary(goal, _last_news)
    return max(days, default=None)


def step_counts(w: Workshop, goal: int, today: date) -> StepCounts:
    """The steps of the goal's plan, counted."""
    return w.steps.summary(goal, _counted, today)


def waiting_steps(w: Workshop, goal: int, today: date) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The goal's open steps that are overdue, and those that are blocked, each by its day."""
    return w.steps.summary(goal, _waiting, today)


def has_plan(w: Workshop, goal: int) -> bool:
    """Whether the goal has any step that is not a mere idea."""
    return w.steps.summary(goal, _planned)


def _planned(steps: Iterable[Step]) -> bool:
    return any(step.in_plan for step in steps)


def _waiting(steps: Iterable[Step], today: date) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    found = sorted((step for step in steps if step.open), key=lambda step: (step.due or date.max, step.id))
    late = tuple(step for step in found if step.overdue(today))
    return late, tuple(step for step in found if step.blocker is not None)


def _counted(steps: Iterable[Step], today: date) -> StepCounts:
    plan = [step for step in steps if step.in_plan]
    still = [step for step in plan if step.open]
    return StepCounts(
        planned=len(plan),
        done=sum(step.state is StepState.DONE for step in plan),
        overdue=sum(step.overdue(today) for step in still),
        unowned=sum(step.owner is None for step in still),
    )


def _last_news(steps: Iterable[Step]) -> list[date]:
    """The last day on which something happened to one of these steps, if there is one."""
    days = [day for step in steps for day in news(step)]
    return [max(days)] if days else []


def news(step: Step) -> Iterable[date]:
    """The days on which something happened to a step: it was claimed, remarked on, done."""
    if step.done_on is not None:
        yield step.done_on
    if step.claimed_at is not None:
        yield step.claimed_at.date()
    for note in step.notes:
        yield note.at.date()


def begun(w: Workshop, goal: int) -> date:
    """When silence about a goal began to count: the period's first day, the day it was made, or its last planning.

    The latest of them; a goal that was written down once its period was over had been there.
    """
    record = w.goals.need(goal)
    period = _period(w, record)
    planned = [
        (session.ended or session.started).date()
        for session in w.sessions.of(record.period)
        if session.kind is SessionKind.PLANNING and goal in session.goals
    ]
    made = [record.made_on] if record.made_on is not None and record.made_on <= period.last else []
    return max([period.first, *made, *planned])


def _judged_on(w: Workshop, goal: Goal, today: date) -> date:
    return min(today, _period(w, goal).last)


def _period(w: Workshop, goal: Goal) -> Period:
    return w.periods.need(goal.period)
