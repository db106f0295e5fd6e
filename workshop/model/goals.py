"""Periods, corporate goals and their measures."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct


class Category(StrEnum):
    """The kind of a goal."""

    NEW_TERRITORY = "new territory"
    MARKET_SHARE = "market share"
    VOLUME_OR_MARGIN = "volume or margin"
    PRODUCT_MIX = "product mix"
    NEW_PRODUCT = "new product"
    CUSTOMER_PROFITABILITY = "customer profitability"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of a goal once its period was reviewed."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    MISSED = "missed"
    WAIVED = "waived"


class Reading(Struct, frozen=True, gc=False):
    """A value of a measure on a day; ``by`` is the member who reported it (None: the room)."""

    on: date
    value: float
    by: int | None = None


class TargetChange(Struct, frozen=True, gc=False):
    """What a measure's baseline and target were before they were changed, when and why."""

    on: date
    baseline: float | None
    target: float | None
    reason: str


class Part(Struct, frozen=True, omit_defaults=True, gc=False):
    """A segment's share of a measure: a region, customer group or channel, with its own target and readings."""

    name: str
    baseline: float | None = None
    target: float | None = None
    readings: tuple[Reading, ...] = ()


class Headline(Struct, frozen=True, gc=False):
    """The period's one overall number, in ``unit``; a measure like a key result, split like one."""

    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    readings: tuple[Reading, ...] = ()
    earlier: tuple[TargetChange, ...] = ()
    parts: tuple[Part, ...] = ()
    sums: bool = False


class Period(Struct, frozen=True, omit_defaults=True, gc=False):
    """A planning period, normally a quarter; ``first`` and ``last`` are its first and last day.

    ``ahead`` is what members write sealed before the meeting: ``draft`` or ``cause``, or nothing.
    ``waived`` is why nobody looks back on it; empty where somebody does, or still has to.
    """

    TABLE: ClassVar[str] = "periods"
    PARENT: ClassVar[str] = ""

    id: int
    label: str
    first: date
    last: date
    headline: Headline | None = None
    closed_on: date | None = None
    ahead: str = ""
    waived: str = ""


class Goal(Struct, frozen=True, omit_defaults=True, gc=False):
    """A corporate goal given to this team for a period.

    ``position`` orders the goals of a period; ``batches`` counts the batches of sealed drafts opened for it,
    ``cause_batches`` those of sealed causes, ``risk_batches`` those of its premortems. One that ``waits`` is no
    goal but the place where steps of an earlier period wait until their period has its goals. It was
    ``made_on`` that day, where it came after its period had begun.
    """

    TABLE: ClassVar[str] = "goals"
    PARENT: ClassVar[str] = "period"

    id: int
    period: int
    title: str
    why: str = ""
    category: Category = Category.OTHER
    sponsor: str = ""
    contributes_to: str = ""
    contributes_because: str = ""
    for_us: str = ""
    market: str = ""
    customers: str = ""
    value_proposition: str = ""
    strategy: str = ""
    position: int = 0
    batches: int = 0
    cause_batches: int = 0
    risk_batches: int = 0
    outcome: Outcome | None = None
    outcome_reason: str = ""
    waits: bool = False
    made_on: date | None = None


class KeyResult(Struct, frozen=True, omit_defaults=True, gc=False):
    """A measure under a goal, in ``unit``; its target may lie above or below its baseline.

    A leading measure moves early and by our own doing; a lagging one is the result. ``parts`` are the segments it
    is split by, one level; with ``sums`` they add up to it.
    """

    TABLE: ClassVar[str] = "key_results"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    leading: bool = False
    readings: tuple[Reading, ...] = ()
    earlier: tuple[TargetChange, ...] = ()
    parts: tuple[Part, ...] = ()
    sums: bool = False
