"""The clock of a stage, and what this team's own past sessions say about how long a stage takes.

The clock advises and never locks: amber with a fifth of the time left, red with a twentieth, then it counts up.
"""

from datetime import datetime
from enum import StrEnum
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.agenda import here, running_session, seconds_here
from workshop.meet.stages import stages_of
from workshop.model import Session, SessionKind, Workshop

_AMBER, _RED = 0.20, 0.05
#: A stage left within this many seconds was passed through, not held.
_PASSED_THROUGH = 15
#: A time this many times longer or shorter than the median is an outlier.
_OUTLIER = 3
#: What is learned stays between one minute and this many times the usual time.
_LONGEST = 3


class Tone(StrEnum):
    """How urgent a clock is."""

    CALM = "calm"
    AMBER = "amber"
    RED = "red"
    OVER = "over"


class Clock(Struct, frozen=True):
    """Seconds allowed, spent and left in the place where a session stands; ``left`` falls below zero when over."""

    allowed: int
    spent: int
    left: int
    tone: Tone


def clock(session: Session, now: datetime, learned: int | None = None) -> Clock:
    """The clock of the place where the session stands, with what was spent there on earlier visits.

    ``learned`` are the minutes to suggest for its stage (:func:`suggested_minutes`); without it, its usual ones.
    """
    place = here(session)
    earlier = sum(
        time.seconds for time in session.spent if (time.stage, time.goal) == (place.stage.key, place.goal)
    )
    minutes = place.stage.minutes if learned is None else learned
    allowed = max(0, minutes + session.extra) * 60
    spent = earlier + seconds_here(session, now)
    return Clock(allowed, spent, allowed - spent, _tone(allowed, allowed - spent))


def add_minutes(w: Workshop, session: int, minutes: int) -> Workshop:
    """More minutes for this visit to the stage (fewer, if below zero); RuleError past two hours."""
    record = running_session(w, session)
    extra = record.extra + minutes
    if abs(extra) > 120:
        raise RuleError("The time of a stage can be changed by at most two hours: go on to the next stage.")
    return w.put(replace(record, extra=extra))


def left_words(time: Clock) -> str:
    """ "04:12" left, or "+01:30" over"""
    left = abs(time.left)
    return f"{'+' if time.left < 0 else ''}{left // 60:02d}:{left % 60:02d}"


def suggested_minutes(w: Workshop, kind: SessionKind, stage: str) -> int:
    """Minutes to suggest for a stage (for one goal, where it is held goal by goal).

    The median of what this team spent in its past sessions that have ended, once at least two of them held the
    stage; outliers are dropped, and it stays between a minute and three times the usual time. Until then, and
    for a stage that does not exist, the usual time. The rule follows Parabol's, which learns after two meetings.
    """
    usual = next((one.minutes for one in stages_of(kind) if one.key == stage), 1)
    past = [session for session in w.sessions.values() if session.kind is kind and session.ended is not None]
    held = [
        (session.id, time.seconds)
        for session in past
        for time in session.spent
        if time.stage == stage and time.seconds > _PASSED_THROUGH
    ]
    if len({session for session, _ in held}) < 2:
        return usual
    times = [seconds for _, seconds in held]
    middle = median(times)
    typical = median(one for one in times if middle / _OUTLIER <= one <= middle * _OUTLIER)
    return min(max(1, round(typical / 60)), _LONGEST * usual)


def agenda_minutes(w: Workshop, kind: SessionKind, goals: int) -> int:
    """Minutes the whole session of so many goals is likely to take."""
    return sum(
        suggested_minutes(w, kind, stage.key) * (goals if stage.per_goal else 1)
        for stage in stages_of(kind)
        if not stage.optional
    )


def _tone(allowed: int, left: int) -> Tone:
    if left < 0:
        return Tone.OVER
    if left <= allowed * _RED:
        return Tone.RED
    return Tone.AMBER if left <= allowed * _AMBER else Tone.CALM
