"""The session that is under way, if any, and whether anybody still goes on with it."""

from datetime import datetime, timedelta

from workshop.model import Session, Workshop

#: Quiet for less than this is a room that thinks.
_AWAY = timedelta(minutes=10)
#: A session that has stood still for so long was left.
_LEFT = timedelta(days=2)


def running(w: Workshop) -> Session | None:
    """The newest session that has started and not ended; None where there is none."""
    return next((session for session in reversed(tuple(w.sessions.values())) if session.ended is None), None)


def was_away(last_seen: datetime, now: datetime) -> bool:
    """Whether nothing has happened for so long that the session was interrupted, not just quiet."""
    return now - last_seen >= _AWAY


def was_left(session: Session, now: datetime) -> bool:
    """Whether the session has stood at the same place for two days: nobody goes on with it."""
    return now - session.entered >= _LEFT
