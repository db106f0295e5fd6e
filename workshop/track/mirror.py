"""The mirror: the period's headline number beside its goals, so that neither hides the other."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from workshop.model import KINDS, Headline, Workshop
from workshop.plan.goals import goals_of
from workshop.team.periods import elapsed, week_words
from workshop.track.measures import attainment
from workshop.track.status import (
    ON_TRACK,
    Status,
    StepCounts,
    begun,
    confidence_flag,
    goal_attainment,
    is_new,
    status,
    step_counts,
    touched,
)
from workshop.words.dates import ago_words

#: Days without news after which a goal is untouched.
UNTOUCHED_DAYS = 21
#: Attainment of so many times the time gone by is ahead of it.
_AHEAD = 1.1


class Pace(StrEnum):
    """The headline against the time gone by."""

    AHEAD = "ahead"
    ON_TIME = "on time"
    BEHIND = "behind"


class Quadrant(StrEnum):
    """The headline beside the goals, in words."""

    MOVING = "On the number, and enough goals are on track."
    OFF_GOALS = "On the number, off the goals."
    BEHIND_MOVING = "Behind on the number, but enough goals are on track."
    BEHIND = "Behind on the number, and too few goals are on track."


class GoalLine(Struct, frozen=True):
    """One goal in the mirror; ``touched`` is None where nothing ever happened, ``flag`` a sentence or empty.

    ``since`` is when silence about it began to count, and ``new`` whether nothing could have moved yet.
    """

    goal: int
    status: Status
    attainment: float | None
    steps: StepCounts
    touched: date | None
    flag: str
    since: date
    new: bool

    def touched_words(self, today: date, ago: str = "") -> str:
        """When something last happened to it: "today", "9 days" (and ``ago``), "never", or that it is new."""
        if self.touched is not None:
            return f"{ago_words(self.touched, today)}{ago if self.touched < today else ''}"
        return "never" if not self.new else "new today" if self.since == today else "new"


class Mirror(Struct, frozen=True):
    """The state of a period on a day.

    ``attainment`` and ``elapsed`` are shares of 1; attainment and ``pace`` are None without a headline target or
    figure. ``moving``, ``untouched``, ``without_plan`` and ``pending`` count goals; each untouched one has a plan.
    ``quadrant`` is None while there is nothing to set side by side; ``sentence`` always says something.
    """

    attainment: float | None
    elapsed: float
    pace: Pace | None
    quadrant: Quadrant | None
    sentence: str
    moving: int
    untouched: int
    without_plan: int
    pending: int
    goals: tuple[GoalLine, ...]


_NONE: Mapping[int, GoalLine] = MappingProxyType({})


def mirror(w: Workshop, period: int, today: date, lent: Mapping[int, GoalLine] = _NONE) -> Mirror:
    """The mirror of a period. Its goals come in their order, those without a plan first.

    Lines that are ``lent``, because they are still standing, are not made anew.

    A goal is moving when its status is on track or reached. The goals are moving when at least half of them are,
    not counting those that are new; the number is on time from 0.9 of the time gone by, like a goal.
    """
    record = w.periods.need(period)
    lines = [lent.get(goal.id) or _line(w, goal.id, today) for goal in goals_of(w, period)]
    lines.sort(key=lambda line: line.status is not Status.NO_PLAN)
    gone = elapsed(record, today)
    share, pace = _number(record.headline, gone)
    moving = sum(line.status in (Status.ON_TRACK, Status.REACHED) for line in lines)
    pending = sum(line.status is Status.PENDING for line in lines)
    judged = sum(not line.new for line in lines)
    goals_move = 2 * moving >= judged
    begun = today >= record.first
    quadrant = _quadrant(pace, goals_move) if judged and pace and begun else None
    return Mirror(
        attainment=share,
        elapsed=gone,
        pace=pace,
        quadrant=quadrant,
        sentence=(quadrant or _without_quadrant(record.headline, lines, judged, goals_move))
        if begun or not lines
        else f"Nothing moves yet: {record.label} {week_words(record, today)}.",
        moving=moving,
        untouched=sum(_untouched(line, min(today, record.last)) for line in lines),
        without_plan=sum(line.status is Status.NO_PLAN for line in lines),
        pending=pending,
        goals=tuple(lines),
    )


def standing(seen: Mirror, then: Workshop, w: Workshop) -> Mapping[int, GoalLine]:
    """The lines of a mirror of this day that are as they were: only steps changed since, and none of theirs."""
    if any(w.table(name) is not then.table(name) for name in KINDS if name != "steps"):
        return _NONE
    return {line.goal: line for line in seen.goals if w.steps.of(line.goal) is then.steps.of(line.goal)}


def _line(w: Workshop, goal: int, today: date) -> GoalLine:
    return GoalLine(
        goal=goal,
        status=status(w, goal, today),
        attainment=goal_attainment(w, goal),
        steps=step_counts(w, goal, today),
        touched=touched(w, goal),
        flag=confidence_flag(w, goal, today),
        since=begun(w, goal),
        new=is_new(w, goal, today),
    )


def _number(headline: Headline | None, gone: float) -> tuple[float | None, Pace | None]:
    share = attainment(headline) if headline is not None and headline.readings else None
    if share is None:
        return None, None
    if share < ON_TRACK * gone:
        return share, Pace.BEHIND
    return share, Pace.AHEAD if share > _AHEAD * gone else Pace.ON_TIME


def _quadrant(pace: Pace, goals_move: bool) -> Quadrant:
    if pace is Pace.BEHIND:
        return Quadrant.BEHIND_MOVING if goals_move else Quadrant.BEHIND
    return Quadrant.MOVING if goals_move else Quadrant.OFF_GOALS


def _without_quadrant(headline: Headline | None, goals: Sequence[GoalLine], judged: int, goals_move: bool) -> str:
    if not goals:
        return "No goals in this period yet: import them or add the first one."
    if not judged and any(line.status is Status.NO_PLAN for line in goals):
        return "The goals are new: nothing could move yet."
    if not judged:
        return "The plan is made. The first check-in will show what moves."
    words = "Enough goals are on track" if goals_move else "Too few goals are on track"
    if headline is None or headline.target is None:
        return f"{words}. Set a headline with a target to see them beside the number."
    return f"{words}. Enter the headline's first figure to see them beside it."


def _untouched(line: GoalLine, today: date) -> bool:
    """Whether a planned goal is without news for so long."""
    return line.status is not Status.NO_PLAN and (today - (line.touched or line.since)).days >= UNTOUCHED_DAYS
