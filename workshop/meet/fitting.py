"""A meeting that fits the room: what the time is enough for, and what being ahead or behind means in goals.

What a stage takes is what it took this team before (:func:`workshop.meet.clock.suggested_minutes`). Short of
time, what is left is spread over what is to come, down to ``TIGHTEST`` of the usual pace; below that, goals have
to wait. It advises and never locks.
"""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.agenda import Place, here, places, running_session, seconds_here
from workshop.meet.clock import agenda_minutes, suggested_minutes
from workshop.meet.session_goals import with_goals
from workshop.model import Session, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.words.moments import time_words
from workshop.words.numbers import count_words

#: The part of its usual time in which a stage can still be held. A judgement, not a measurement.
TIGHTEST = 0.75
#: Minutes around the end within which a meeting is on time.
_ON_TIME = 3
#: A meeting lasts at least and at most so many minutes.
SHORTEST, LONGEST = 10, 8 * 60


class Fit(Struct, frozen=True):
    """What so many ``minutes`` are enough for: goals to take ``now`` and those for ``later``, in order.

    ``usual`` are the minutes that the goals of ``now`` take at the usual pace, all stages counted.
    """

    minutes: int
    now: tuple[int, ...]
    later: tuple[int, ...]
    usual: int

    @property
    def tight(self) -> bool:
        """Whether the time is enough only at a quicker pace than usual."""
        return self.usual > self.minutes


class Pace(Struct, frozen=True):
    """Minutes ``left`` until the end and minutes ``needed`` at the usual pace; below zero, the end is past.

    ``drop`` goals, the last ones not begun, have to wait for the rest to fit; for ``room`` more there is time.
    """

    left: int
    needed: int
    drop: int = 0
    room: int = 0


def parse_end(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The end a person means, in ``now``'s zone: "15:30" or "3:30 pm", "60", "90 min", "1.5 h" or "1h30" from now.

    RuleError for anything else, and for less than ten minutes or more than eight hours.
    """
    typed = "".join(text.lower().split())
    end = _at_time(typed, now, zone) or _after(typed, now)
    if end is None:
        raise RuleError(f"“{text.strip()[:40]}” is not a time: write 15:30, 60 min or 1h30.")
    if not SHORTEST <= (end - now).total_seconds() / 60 <= LONGEST:
        raise RuleError("A meeting lasts between ten minutes and eight hours: give another end.")
    return end


def _at_time(typed: str, now: datetime, zone: tzinfo) -> datetime | None:
    found = re.fullmatch(r"([0-9]{1,2})[:.]([0-9]{2})(am|pm)?", typed)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    local = now.astimezone(zone)
    end = datetime.combine(local.date(), time(hour, minute), zone)
    return (end if end > local else end + timedelta(days=1)).astimezone(now.tzinfo)


def _after(typed: str, now: datetime) -> datetime | None:
    if found := re.fullmatch(r"([0-9]{1,3})(m|min|mins|minutes)?", typed):
        return now + timedelta(minutes=int(found[1]))
    if found := re.fullmatch(r"([0-9])(?:[.,]([0-9]{1,2}))?(?:h|hours?)", typed):
        return now + timedelta(hours=float(f"{found[1]}.{found[2] or 0}"))
    if found := re.fullmatch(r"([0-9])h([0-9]{1,2})(?:m|min)?", typed):
        return now + timedelta(hours=int(found[1]), minutes=int(found[2]))
    return None


def set_end(w: Workshop, session: int, ends: datetime | None) -> Workshop:
    """The session with the moment at which it has to be over; None: it may take as long as it takes."""
    return w.put(replace(running_session(w, session), ends=ends))


def fit(w: Workshop, kind: SessionKind, goals: Sequence[int], minutes: int, behind: int = 0) -> Fit:
    """As many of these goals as fit, in their order; those that have a plan already come last. Never none.

    ``behind`` are the minutes of the stages for the whole session that are over already.
    """
    fixed, each = minutes_of(w, kind)
    fixed -= behind
    fitting = int((minutes / TIGHTEST - fixed) // each) if each else len(goals)
    count = min(max(fitting, 1), len(goals))
    first = sorted(goals, key=lambda goal: _planned(w, goal))[:count]
    now = tuple(goal for goal in goals if goal in first)
    return Fit(minutes, now, tuple(goal for goal in goals if goal not in first), fixed + each * count)


def minutes_of(w: Workshop, kind: SessionKind) -> tuple[int, int]:
    """The minutes that a session of this kind takes whatever its goals, and those for each goal."""
    fixed = agenda_minutes(w, kind, 0)
    return fixed, agenda_minutes(w, kind, 1) - fixed


def proposal(w: Workshop, session: int, now: datetime) -> Fit | None:
    """What fits into the time of this session, counted from ``now``; None where it has no end.

    Thought of are the goals on the agenda and those of the period that have no plan yet.
    """
    record = w.sessions.need(session)
    if record.ends is None:
        return None
    goals = [goal.id for goal in goals_of(w, record.period) if goal.id in record.goals or not _planned(w, goal.id)]
    behind = agenda_minutes(w, record.kind, len(record.goals)) - needed_minutes(w, record, now)
    return fit(w, record.kind, goals, minutes_between(now, record.ends), behind)


def _planned(w: Workshop, goal: int) -> bool:
    return any(step.in_plan for step in w.steps.of(goal))


def take(w: Workshop, session: int, proposed: Fit, now: datetime) -> Workshop:
    """The session with just the goals that the proposal takes now."""
    return with_goals(w, session, set(proposed.now), now)


def pace(w: Workshop, session: int, now: datetime) -> Pace | None:
    """How the session stands against its end, and what that means in goals; None where it has no end."""
    record = w.sessions.need(session)
    if record.ends is None:
        return None
    left, needed = minutes_between(now, record.ends), needed_minutes(w, record, now)
    _, each = minutes_of(w, record.kind)
    if not each:
        return Pace(left, needed)
    over, spare = needed * TIGHTEST - left, left - needed
    at = here(record)
    agenda = places(record)
    begun = {place.goal for place in agenda[: agenda.index(at) + 1]}
    waiting = [goal for goal in record.goals if goal not in begun]
    others = [
        goal.id for goal in goals_of(w, record.period) if goal.id not in record.goals and not _planned(w, goal.id)
    ]
    keep_one = len(waiting) if len(waiting) < len(record.goals) else len(waiting) - 1
    drop = min(ceil(over / (each * TIGHTEST)), keep_one) if over > _ON_TIME else 0
    still = any(place.goal is not None for place in agenda[agenda.index(at) :])
    room = min(int(spare // each), len(others)) if spare >= each and still else 0
    return Pace(left, needed, drop, room)


def spread_minutes(w: Workshop, session: int) -> int:
    """The minutes that the place where the session stands may take: usual, or less where time is short.

    They are reckoned at the moment it was entered, so that a clock never changes while it runs.
    """
    record = w.sessions.need(session)
    at = here(record)
    usual = _usual(w, record, at)
    if record.ends is None:
        return usual
    left, needed = minutes_between(record.entered, record.ends), needed_minutes(w, record, record.entered)
    part = min(1.0, max(TIGHTEST, left / needed)) if needed else 1.0
    return max(1, round(usual * part))


def needed_minutes(w: Workshop, session: Session, now: datetime) -> int:
    """The minutes that the places from where it stands to the end are likely to take at the usual pace."""
    agenda = places(session)
    ahead = agenda[agenda.index(here(session)) :]
    spent = {(one.stage, one.goal): one.seconds for one in session.spent}
    at = (ahead[0].stage.key, ahead[0].goal)
    spent[at] = spent.get(at, 0) + seconds_here(session, now)
    rest = (_usual(w, session, place) * 60 - spent.get((place.stage.key, place.goal), 0) for place in ahead)
    return round(sum(max(0, seconds) for seconds in rest) / 60)


def _usual(w: Workshop, session: Session, place: Place) -> int:
    return suggested_minutes(w, session.kind, place.stage.key)


def minutes_between(now: datetime, end: datetime) -> int:
    """Whole minutes from now to the end; below zero once it is past."""
    return round((end - now).total_seconds() / 60)


def fit_words(fits: Fit) -> str:
    """ "60 minutes: 2 of 5 goals now (59 at the usual pace), 3 later." """
    many = len(fits.now) + len(fits.later)
    goals = count_words(many, "goal")
    if fits.later:
        goals = f"{len(fits.now)} of {count_words(many, 'goal')} now, {len(fits.later)} later"
    if fits.usual * TIGHTEST > fits.minutes:
        short = (
            f"{count_words(fits.minutes, 'minute is', 'minutes are')} short for a whole goal (about {fits.usual})"
        )
        return f"{short}: take more time, or begin one."
    about = f"about {fits.usual} at the usual pace"
    return f"{count_words(fits.minutes, 'minute')}: {goals} ({about}{', so be brief' if fits.tight else ''})."


def whole_words(w: Workshop, session: int) -> str:
    """ "128 minutes for 5 goals", as long as it takes at the usual pace"""
    record = w.sessions.need(session)
    minutes = count_words(agenda_minutes(w, record.kind, len(record.goals)), "minute")
    return f"{minutes} for {_goals(len(record.goals))}"


def pace_words(stands: Pace, ends: datetime, zone: tzinfo) -> str:
    """ "ends 15:30, 9 min behind: leave 1 goal for later" """
    until = f"ends {time_words(ends.astimezone(zone))}"
    slack = stands.left - stands.needed
    if stands.left < 0:
        return f"{until}, {-stands.left} min over: close, or give it more time"
    if abs(slack) <= _ON_TIME:
        return f"{until}, on time"
    if slack > 0:
        return f"{until}, {slack} min ahead" + (f": room for {_goals(stands.room)} more" if stands.room else "")
    if stands.drop:
        return f"{until}, {-slack} min behind: leave {_goals(stands.drop)} for later"
    if stands.needed * TIGHTEST - stands.left > _ON_TIME:
        return f"{until}, {-slack} min behind: it will take longer"
    return f"{until}, {-slack} min behind: a little less for each stage"


def _goals(count: int) -> str:
    return count_words(count, "goal")
