"""The retrospective: how it starts, what it was worth to those who were there, and how it ends."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from math import floor
from statistics import mean
from typing import Any

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.agenda import here, moved, running_session
from workshop.meet.sessions import start
from workshop.model import DecisionKind, SessionEnd, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.review.closing import close_period, what_is_missing
from workshop.team.deciding import decide

#: A session is worth from 1 (nothing) to 5 (a lot) to somebody.
LEAST, MOST = 1, 5


def start_retrospective(
    w: Workshop,
    period: int,
    goals: Sequence[int] | None = None,
    present: Sequence[int] | None = None,
    facilitator: int | None = None,
    *,
    now: datetime,
    tz: tzinfo = UTC,
) -> Workshop:
    """A retrospective on these goals of a period (None: all of them), standing at its first stage.

    RuleError as for every session: while another one is running, for a closed period, without members or goals.
    """
    wanted = [goal.id for goal in goals_of(w, period)] if goals is None else goals
    return start(w, SessionKind.RETROSPECTIVE, period, wanted, present, facilitator, now=now, tz=tz)


def envelope(session: int) -> str:
    """The envelope in the sealed box that takes the ratings of this session."""
    return f"ratings:{session}"


def check_rating(rating: Any) -> int:
    """The rating as a number from 1 to 5; RuleError for anything else."""
    if isinstance(rating, bool) or not isinstance(rating, int) or not LEAST <= rating <= MOST:
        raise RuleError(f"Rate the session from {LEAST} (of no use) to {MOST} (very useful).")
    return rating


def rate(w: Workshop, session: int, ratings: Mapping[int, Any]) -> Workshop:
    """The session with the mean of the ratings by member, to one decimal; nothing else of them is kept.

    RuleError when nobody has rated it, for a rating outside 1 to 5, and when it was rated before.
    """
    record = w.sessions.need(session)
    if record.rating is not None:
        raise RuleError("This session is rated already.")
    if not ratings:
        raise RuleError("Nobody has rated the session yet: collect the ratings, or close without them.")
    given = [check_rating(rating) for rating in ratings.values()]
    return w.put(replace(record, rating=floor(mean(given) * 10 + 0.5) / 10))


def close_retrospective(
    w: Workshop, session: int, today: date, now: datetime, by: int | None, *, leave_open: bool = False
) -> Workshop:
    """The retrospective ended, and its period closed.

    While something is missing RuleError names it; with ``leave_open`` the session ends all the same, the period
    stays open, and what is missing is kept as decisions.
    """
    record = running_session(w, session)
    if record.kind is not SessionKind.RETROSPECTIVE:
        raise RuleError("This is no retrospective: close it as what it is.")
    missing = what_is_missing(w, record.period)
    if not (missing and leave_open):
        w = close_period(w, record.period, today)
        missing = ()
    for one in missing:
        w = decide(w, DecisionKind.GAP, one.text, goal=one.goal, now=now, by=by)
    return w.put(replace(moved(record, here(record), now), ended=now, end=SessionEnd.DONE))
