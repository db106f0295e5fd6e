"""What comes up between meetings: signals from outside, and what somebody chose for a week."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class Source(StrEnum):
    """Who did what a signal tells of."""

    CUSTOMER = "customer"
    MARKET = "market"
    RIVAL = "rival"
    SIGN = "warning sign"


class SignalEnd(StrEnum):
    """What became of a signal in the check-in."""

    CHANGED = "plan changed"
    STEP = "step"
    PARKED = "parked"
    NOTED = "noted"


class Signal(Struct, frozen=True, omit_defaults=True, gc=False):
    """Something a customer, the market or a rival did that may change the plan.

    ``end`` is what became of it once it was read in a check-in, on ``ended`` (None: it waits), and ``reason`` why;
    ``step`` is the step that came of it.
    """

    TABLE: ClassVar[str] = "signals"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    text: str
    at: datetime
    source: Source = Source.CUSTOMER
    by: int | None = None
    end: SignalEnd | None = None
    ended: date | None = None
    reason: str = ""
    step: int | None = None


class Week(Struct, frozen=True, omit_defaults=True, gc=False):
    """The steps that a member chose for a week, up to three; ``first`` is its first day."""

    TABLE: ClassVar[str] = "weeks"
    PARENT: ClassVar[str] = "member"

    id: int
    member: int
    first: date
    steps: tuple[int, ...] = ()
