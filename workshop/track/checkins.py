"""Check-ins: how sure somebody is that a goal will be reached, the figures, what changed, what blocks."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Blocker, CheckIn, KeyResult, Workshop
from workshop.plan.goals import goals_of
from workshop.track.measures import with_reading
from workshop.track.segments import read_part
from workshop.track.status import Status, check_in_due, figures, goal_attainment, has_plan
from workshop.words.dates import short_day
from workshop.words.text import DETAILS, checked

#: The highest confidence; the lowest is 0.
SURE = 10


class Band(StrEnum):
    """What a confidence calls for, as a sentence to the room (bands as in the design's notes on tracking)."""

    GO_ON = "7 and more: we trust the plan, so go on with it."
    CHANGE = "4 to 6: name what changes this week."
    RESCUE = "Under 4: name what blocks it, who takes that on, and the next action."


def band(confidence: int) -> Band:
    """The band this confidence lies in."""
    if confidence >= 7:
        return Band.GO_ON
    return Band.CHANGE if confidence >= 4 else Band.RESCUE


def check_in(
    w: Workshop,
    goal: int,
    on: date,
    confidence: int,
    changed: str = "",
    blocker: Blocker | None = None,
    by: int | None = None,
    readings: Mapping[int, float] | None = None,
    parts: Mapping[tuple[int, str], float] | None = None,
) -> Workshop:
    """With a check-in on the goal, and with these values of its key results (by id) read on the same day.

    ``parts`` are values of segments, by key result and the part's name.

    RuleError for a confidence outside 0 to 10, a text that is too long, a key result of another goal, a value
    that is no number, and a goal of a closed period.
    """
    period = w.periods.need(w.goals.need(goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: check in on a goal of the period that is running.")
    if isinstance(confidence, bool) or not 0 <= confidence <= SURE:
        raise RuleError("Confidence is a number from 0 (lost) to 10 (certain): choose one of them.")
    text = checked(changed, "What changed", DETAILS, required=False, lines=True)
    read = [with_reading(_of_goal(w, goal, key), on, value, by) for key, value in (readings or {}).items()]
    w = w.put(CheckIn(w.check_ins.next_id, goal, on, confidence, text, blocker, by), *read)
    for (key, name), value in (parts or {}).items():
        w = w.put(read_part(_of_goal(w, goal, key), name, on, value, by))
    return w


def reword(w: Workshop, key: int, changed: str) -> Workshop:
    """A check-in with another text for what changed; its day, figures and confidence stay as they were."""
    text = checked(changed, "What changed", DETAILS, required=False, lines=True)
    found = w.check_ins.need(key)
    return w if found.changed == text else w.put(replace(found, changed=text))


class DueCheckIn(Struct, frozen=True):
    """A goal whose next check-in was or is due on the day ``on``; ``late`` days ago (0: today)."""

    goal: int
    on: date
    late: int


def due_check_ins(w: Workshop, period: int, today: date) -> tuple[DueCheckIn, ...]:
    """The planned goals of an open period whose check-in is due today or late, the latest first."""
    if w.periods.need(period).closed_on is not None:
        return ()
    planned = (one.id for one in goals_of(w, period) if has_plan(w, one.id))
    days = ((goal, check_in_due(w, goal)) for goal in planned)
    due = (DueCheckIn(goal, on, (today - on).days) for goal, on in days if on <= today)
    return tuple(sorted(due, key=lambda one: -one.late))


def needs_recovery(w: Workshop, goal: int, today: date) -> str:
    """A sentence that suggests a recovery step after two bad check-ins running; else an empty text.

    A check-in was bad where the figures of its day were off track; or at risk, and no higher than at the check-in
    before; or where a goal has no target to say so, with a confidence under 4. Check-ins that follow one another
    within half the team's rhythm count as one. Nothing is suggested once today's figures are on track again.
    """
    recent = _spaced(w, goal, today)
    if len(recent) < 2 or figures(w, goal, today) in (Status.ON_TRACK, Status.REACHED):
        return ""
    last, before, *older = recent
    if not (_bad(w, last, before) and _bad(w, before, older[0] if older else None)):
        return ""
    days = f"{short_day(before.on)} and {short_day(last.on)}"
    return f"Behind at two check-ins running ({days}): agree on one recovery step, small enough for this week."


def _of_goal(w: Workshop, goal: int, key_result: int) -> KeyResult:
    found = w.key_results.need(key_result)
    if found.goal != goal:
        raise RuleError(f"“{found.name}” is not measured for this goal: check in on its own goal.")
    return found


def _spaced(w: Workshop, goal: int, today: date) -> list[CheckIn]:
    """The last check-in and those before it, at most three, each half a rhythm or more before the next."""
    apart = timedelta(days=max(1, w.team.check_in_days // 2))
    spaced: list[CheckIn] = []
    for one in sorted(w.check_ins.of(goal), key=lambda one: (one.on, one.id), reverse=True):
        if one.on <= today and (not spaced or spaced[-1].on - one.on >= apart):
            spaced.append(one)
    return spaced[:3]


def _bad(w: Workshop, one: CheckIn, before: CheckIn | None) -> bool:
    then = _as_of(w, one.goal, one.on)
    share = goal_attainment(then, one.goal)
    if share is None:
        return band(one.confidence) is Band.RESCUE
    now = figures(then, one.goal, one.on)
    if now is not Status.AT_RISK or before is None:
        return now is Status.OFF_TRACK
    return share <= (goal_attainment(_as_of(w, one.goal, before.on), one.goal) or 0.0)


def _as_of(w: Workshop, goal: int, day: date) -> Workshop:
    """The goal's key results as they were read up to this day."""
    measures = w.key_results.of(goal)
    return w.put(*(replace(m, readings=tuple(one for one in m.readings if one.on <= day)) for m in measures))
