"""Steps adrift: open, and without somebody or some day that would bring them up again. One rule says which."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from itertools import compress

from msgspec import Struct

from workshop.model import Note, Step, Workshop
from workshop.plan.goals import goals_of
from workshop.track.urgency import soonest_first

#: So many days a step may be blocked before it is adrift: two check-ins of a week.
LONG = 14
#: How a note begins that says since when a step is blocked (:func:`workshop.track.doing.block` writes it).
BLOCKED = "Blocked, "


class Why(StrEnum):
    """Why a step is adrift, worst first."""

    LAST_QUARTER = "its period is over"
    GOALLESS = "waits for its goal"
    LEAVER = "its owner has left"
    OWNERLESS = "nobody has it"
    UNANSWERED = "offered, not answered"
    UNDATED = "no date"
    BLOCKED = "blocked for long"


class Adrift(Struct, frozen=True):
    """A step that is adrift, and every reason for it."""

    step: Step
    whys: tuple[Why, ...]


def adrift(w: Workshop, today: date, tz: tzinfo | None = None) -> tuple[Adrift, ...]:
    """The steps adrift in every period that is not closed and has begun; by their first reason, soonest first.

    A step is, while it is open, where its period is over; where it waits for a goal of its period though that has
    goals; where its owner has left the team; where nobody has it,
    be it that somebody was asked and has not answered; where it has no day; and where it has been blocked for
    14 days. ``tz`` is the time zone in which a note has its day.
    """
    order = {why: number for number, why in enumerate(Why)}
    return tuple(sorted(_found(w, today, tz), key=lambda one: (order[one.whys[0]], soonest_first(one.step))))


def count(w: Workshop, today: date, tz: tzinfo | None = None) -> int:
    """How many steps are adrift, as :func:`adrift` has them."""
    return len(_found(w, today, tz))


def _found(w: Workshop, today: date, tz: tzinfo | None) -> list[Adrift]:
    gone = frozenset(member.id for member in w.members.values() if not member.active)
    return [
        one
        for period in w.periods.values()
        if period.closed_on is None and period.first <= today
        for goal in w.goals.of(period.id)
        for one in w.steps.summary(
            goal.id, _adrift, period.last < today, goal.waits and bool(goals_of(w, period.id)), gone, today, tz
        )
    ]


def left_by(w: Workshop, member: int) -> tuple[Step, ...]:
    """The open steps that somebody would leave behind: owned by them, in periods that are not closed."""
    return tuple(
        step
        for period in w.periods.values()
        if period.closed_on is None
        for goal in w.goals.of(period.id)
        for step in w.steps.of(goal.id)
        if step.open and step.owner == member
    )


def blocked_since(step: Step, tz: tzinfo | None = None) -> date | None:
    """The day since which the step is blocked; None where it is not, or nobody wrote down since when."""
    if step.blocker is None:
        return None
    return next((_day(note, tz) for note in reversed(step.notes) if note.text.startswith(BLOCKED)), None)


def _adrift(
    steps: Iterable[Step], over: bool, goalless: bool, gone: Collection[int], today: date, tz: tzinfo | None
) -> list[Adrift]:
    judged = (Adrift(step, _whys(step, over, goalless, gone, today, tz)) for step in steps if step.open)
    return [one for one in judged if one.whys]


def _whys(
    step: Step, over: bool, goalless: bool, gone: Collection[int], today: date, tz: tzinfo | None
) -> tuple[Why, ...]:
    asked = step.offered_to is not None and step.offered_to not in gone
    since = blocked_since(step, tz)
    holds = (  # in the order of Why
        over,
        goalless,
        step.owner in gone,
        step.owner is None and not asked,
        step.owner is None and asked,
        step.due is None,
        since is not None and today - since >= timedelta(days=LONG),
    )
    return tuple(compress(Why, holds)) if any(holds) else ()


def _day(note: Note, tz: tzinfo | None) -> date:
    return (note.at.astimezone(tz) if tz else note.at).date()
