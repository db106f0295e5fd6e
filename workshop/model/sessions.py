"""Facilitated sessions, what was parked and what was decided in them."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class SessionKind(StrEnum):
    """The kinds of facilitated meetings."""

    PLANNING = "planning"
    CHECK_IN = "check-in"
    RETROSPECTIVE = "retrospective"


class SessionEnd(StrEnum):
    """How a session ended."""

    PLANNED = "planned"
    WITH_GAPS = "planned with gaps"
    DONE = "done"
    LEFT = "left"


class DecisionKind(StrEnum):
    """What a decision was about."""

    TIE = "tie"
    OVERRULED = "overruled the ranking"
    GAP = "gap left open"
    TARGET = "target changed"
    DROPPED = "step dropped"
    WAIVED = "goal waived"
    ACCEPTED = "cause accepted"
    NOT_DOING = "what we will not do"
    OTHER = "other"


class StageTime(Struct, frozen=True, gc=False):
    """Seconds spent in a stage (on a goal, or None where the stage is for the whole session)."""

    stage: str
    goal: int | None
    seconds: int


class StageKey(StrEnum):
    """The names of the stages, as sessions keep them. What each is like says ``workshop.meet.stages``."""

    WELCOME = "welcome"
    GOALS = "goals"
    DRAFT = "draft"
    REFINE = "refine"
    VOTE = "vote"
    CHOOSE = "choose"
    CLAIM = "claim"
    PREMORTEM = "premortem"
    COMMIT = "commit"
    PLAN = "plan"
    STEPS = "steps"
    MIRROR = "mirror"
    FACTS = "facts"
    WINS = "wins"
    CAUSES = "causes"
    SORT = "sort"
    WHYS = "whys"
    FOLLOW_UPS = "follow-ups"
    LESSONS = "lessons"
    CARRY = "carry"
    CLOSE = "close"


class Session(Struct, frozen=True, omit_defaults=True, gc=False):
    """One facilitated meeting.

    ``goals`` are the goals on its agenda, in order; ``stage`` and ``goal`` say where it stands; ``entered`` is
    when that stage was entered (UTC); ``extra`` are minutes added to the stage's suggested time; ``spent`` what
    was spent in stages already left; ``ends`` is when it has to be over (UTC), where somebody said so;
    ``premortems`` are the goals that get a premortem.
    """

    TABLE: ClassVar[str] = "sessions"
    PARENT: ClassVar[str] = "period"

    id: int
    period: int
    kind: SessionKind
    started: datetime
    stage: str
    entered: datetime
    goal: int | None = None
    goals: tuple[int, ...] = ()
    facilitator: int | None = None
    present: tuple[int, ...] = ()
    extra: int = 0
    spent: tuple[StageTime, ...] = ()
    ended: datetime | None = None
    end: SessionEnd | None = None
    rating: float | None = None
    ends: datetime | None = None
    premortems: tuple[int, ...] = ()


class Parked(Struct, frozen=True, omit_defaults=True, gc=False):
    """Something said that belongs elsewhere, kept for later."""

    TABLE: ClassVar[str] = "parked"
    PARENT: ClassVar[str] = "session"

    id: int
    session: int
    text: str
    stage: str = ""
    goal: int | None = None
    at: datetime | None = None
    settled: str = ""


class Decision(Struct, frozen=True, omit_defaults=True, gc=False):
    """What was decided and why."""

    TABLE: ClassVar[str] = "decisions"
    PARENT: ClassVar[str] = "goal"

    id: int
    kind: DecisionKind
    what: str
    why: str = ""
    at: datetime | None = None
    by: int | None = None
    period: int | None = None
    session: int | None = None
    goal: int | None = None
    step: int | None = None
