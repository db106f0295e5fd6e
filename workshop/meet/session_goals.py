"""The goals on a running session's agenda: they stand there in the order they have in the period."""

from datetime import datetime

from workshop.meet.agenda import running_session
from workshop.meet.sessions import set_goals
from workshop.model import Workshop
from workshop.plan.goals import goals_of, move_goal, remove_goal


def include(w: Workshop, session: int, goal: int, now: datetime) -> Workshop:
    """The session with this goal on its agenda; RuleError for a goal of another period."""
    return with_goals(w, session, {*running_session(w, session).goals, goal}, now)


def leave_out(w: Workshop, session: int, goal: int, now: datetime) -> Workshop:
    """The session without this goal on its agenda; RuleError where it is the only one."""
    return with_goals(w, session, {*running_session(w, session).goals} - {goal}, now)


def move(w: Workshop, session: int, goal: int, by: int, now: datetime) -> Workshop:
    """A goal ``by`` places further down in its period, and so on the agenda (up where negative)."""
    return with_goals(move_goal(w, goal, by), session, {*running_session(w, session).goals}, now)


def remove(w: Workshop, session: int, goal: int, now: datetime) -> Workshop:
    """Without a goal, in the period and on the agenda.

    RuleError where there is more to it than drafts, where the session stands at it, or where it is the only goal
    on the agenda.
    """
    removed = remove_goal(w, goal)
    if goal in running_session(w, session).goals:
        leave_out(w, session, goal, now)
    return removed


def with_goals(w: Workshop, session: int, wanted: set[int], now: datetime) -> Workshop:
    """The session with these goals on its agenda, in their period's order."""
    period = running_session(w, session).period
    ordered = [goal.id for goal in goals_of(w, period) if goal.id in wanted]
    return set_goals(w, session, [*ordered, *(wanted - set(ordered))], now)
