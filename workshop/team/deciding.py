"""Decisions are kept: what was decided, why, when, by whom and about what."""

from datetime import datetime

from workshop.model import Decision, DecisionKind, Workshop
from workshop.words.text import DETAILS, checked


def decide(
    w: Workshop,
    kind: DecisionKind,
    what: str,
    *,
    goal: int,
    why: str = "",
    step: int | None = None,
    now: datetime | None = None,
    by: int | None = None,
) -> Workshop:
    """With this decision kept, under the goal's period and the session that is running in it, if any.

    Raises RuleError for a ``why`` of more than 500 characters.
    """
    period = w.goals.need(goal).period
    running = [session.id for session in w.sessions.of(period) if session.ended is None]
    return w.put(
        Decision(
            id=w.decisions.next_id,
            kind=kind,
            what=what,
            why=checked(why, "A reason", DETAILS, required=False),
            at=now,
            by=by,
            period=period,
            session=running[-1] if running else None,
            goal=goal,
            step=step,
        )
    )
