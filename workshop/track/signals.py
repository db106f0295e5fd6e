"""Signals from outside, read in the check-in: what a customer, the market or a rival did, and what came of it."""

from datetime import date, datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Parked, Signal, SignalEnd, Source, Workshop
from workshop.plan.scheduling import in_a_week
from workshop.track.doing import add_step
from workshop.track.unread import told
from workshop.words.text import CARD, DETAILS, checked, clean


def signal(
    w: Workshop, goal: int, text: str, *, now: datetime, source: Source = Source.CUSTOMER, by: int | None = None
) -> Workshop:
    """With a signal on the goal; RuleError for a closed period, no words, or more than 280 characters."""
    period = w.periods.need(w.goals.need(goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: tell it to a goal of the period that is running.")
    said = checked(text, "A signal", CARD)
    return w.put(Signal(w.signals.next_id, goal, said, now, source, by))


def noted(w: Workshop, key: int, today: date, reason: str = "") -> Workshop:
    """The signal read, and nothing to be done."""
    return _ended(w, key, SignalEnd.NOTED, today, checked(reason, "The reason", DETAILS, required=False))


def changed(w: Workshop, key: int, today: date, reason: str) -> Workshop:
    """The signal behind a changed plan; RuleError without a reason, which says what was changed."""
    if not clean(reason):
        raise RuleError("Say what it changes in the plan: that is the reason people will ask for.")
    return _ended(w, key, SignalEnd.CHANGED, today, checked(reason, "The reason", DETAILS))


def stepped(w: Workshop, key: int, text: str, today: date, *, now: datetime) -> Workshop:
    """With a planned step that comes of the signal; its id is ``steps.last_id``.

    It is due in a week, unless the period is over. For the rest see :func:`workshop.track.doing.add_step`.
    """
    found = _open(w, key)
    week = in_a_week(w, found.goal, today)
    w = add_step(w, found.goal, text, now=now, due=week if week >= today else None)
    ended = replace(found, end=SignalEnd.STEP, ended=today, step=w.steps.last_id)
    return w.put(ended)


def parked(w: Workshop, key: int, session: int, today: date, now: datetime) -> Workshop:
    """The signal in the parking lot of a session."""
    found = _open(w, key)
    w.sessions.need(session)
    lot = Parked(w.parked.next_id, session, found.text, goal=found.goal, at=now)
    return _ended(w, key, SignalEnd.PARKED, today, "").put(lot)


def _ended(w: Workshop, key: int, end: SignalEnd, today: date, reason: str) -> Workshop:
    return w.put(replace(_open(w, key), end=end, ended=today, reason=reason))


def _open(w: Workshop, key: int) -> Signal:
    found = w.signals.need(key)
    if found.end is not None:
        raise RuleError(f"This signal was read already: {told(found)}")
    return found
