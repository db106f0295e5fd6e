"""What speaks against a plan: what a premortem brought up, and what the team asks a goal's sponsor."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class RiskAnswer(StrEnum):
    """What became of something that a premortem brought up."""

    IF_THEN = "if-then"
    SIGN = "warning sign"
    LET_GO = "let go"


class Risk(Struct, frozen=True, omit_defaults=True, gc=False):
    """Why the plan may have failed in the end. ``answer`` is what it became (None: nothing yet).

    ``step`` got the if-then, or is what the warning sign is about (None: the goal).
    """

    TABLE: ClassVar[str] = "risks"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    text: str
    answer: RiskAnswer | None = None
    step: int | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        return ()


class Question(Struct, frozen=True, omit_defaults=True, gc=False):
    """What the team asks the sponsor of a goal; ``by`` is who asked (None: the room).

    Without an ``answer``, given on the day ``answered``, it is open.
    """

    TABLE: ClassVar[str] = "questions"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    text: str
    at: datetime
    by: int | None = None
    answer: str = ""
    answered: date | None = None
