"""Action steps: what somebody will do for a goal."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class StepState(StrEnum):
    """Where a step is on its way: idea, planned, doing, done; or dropped, or merged into another.

    Left behind is a planned step that its period ended without: carried on as another step, or stopped.
    """

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"
    MERGED = "merged"
    LEFT_BEHIND = "left behind"


class Size(StrEnum):
    """Effort or impact, roughly."""

    S = "S"
    M = "M"
    L = "L"


class StepKind(StrEnum):
    """What a step works on."""

    ACCOUNT = "account"
    CAMPAIGN = "campaign"
    SKILL = "skill"
    PROCESS = "process"


class Blocker(StrEnum):
    """What stands in the way of a step or a goal."""

    NO_TIME = "no time"
    WAITING = "waiting on someone"
    UNCLEAR = "unclear"
    CROWDED_OUT = "crowded out by quota work"
    OUTSIDE = "outside our control"


class Verdict(StrEnum):
    """What came of a finished step."""

    WORKED = "worked"
    NO_EFFECT = "no effect"
    TOO_EARLY = "too early"


class Origin(Struct, frozen=True, gc=False):
    """Where a step came from: ``table`` and ``id`` of a lesson, a cause, a win or an earlier step."""

    table: str
    id: int


class Note(Struct, frozen=True, gc=False):
    """A dated remark on a step; ``by`` is the member who made it (None: the room)."""

    at: datetime
    text: str
    by: int | None = None


class Step(Struct, frozen=True, omit_defaults=True, gc=False):
    """One thing somebody will do for a goal.

    ``wordings`` keeps the texts of the steps merged into this one; ``dots`` and ``voters`` are what it got in
    the last counted round; ``offered_to`` is the member who was asked to take it and has not answered yet;
    ``check_on`` is the day on which a finished step is asked for its verdict; a play that is ``shared`` may be
    read by other teams under the roof.
    """

    TABLE: ClassVar[str] = "steps"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    text: str
    outcome: str = ""
    state: StepState = StepState.IDEA
    owner: int | None = None
    claimed_at: datetime | None = None
    offered_to: int | None = None
    helpers: tuple[int, ...] = ()
    buddy: int | None = None
    must_move: bool = False
    first_move: str = ""
    first_move_on: date | None = None
    due: date | None = None
    if_then: str = ""
    effort: Size | None = None
    impact: Size | None = None
    kind: StepKind | None = None
    blocker: Blocker | None = None
    dots: int = 0
    voters: int = 0
    merged_into: int | None = None
    wordings: tuple[str, ...] = ()
    origin: Origin | None = None
    done_on: date | None = None
    check_on: date | None = None
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = ()
    shared: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody still has to act on it: planned or doing."""
        return self.state in _OPEN

    @property
    def in_plan(self) -> bool:
        """Whether it is part of the goal's plan: planned, doing or done, or left behind in the end."""
        return self.state in _IN_PLAN

    def overdue(self, today: date) -> bool:
        """Whether somebody still has to act on it though its due day is over."""
        return self.open and self.due is not None and self.due < today


#: Tuples: the hash of an enumeration's member takes longer than all comparisons.
_OPEN = (StepState.PLANNED, StepState.DOING)
_IN_PLAN = (*_OPEN, StepState.DONE, StepState.LEFT_BEHIND)
