"""What is noticed on the way and learned afterwards: check-ins, wins, causes, lessons."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from workshop.model.goals import Category
from workshop.model.steps import Blocker, Origin


class CauseKind(StrEnum):
    """The primary causes to choose from for a missed goal."""

    NEVER_HAD_STEPS = "never had steps"
    NO_OWNER_OR_TIME = "steps without owner or time"
    NO_EFFECT = "did the steps and they did not move it"
    CROWDED_OUT = "quota work crowded it out"
    TARGET_TOO_HIGH = "target too high"
    WRONG_MEASURE = "wrong measure"
    WAITING = "waiting on others"
    MARKET_CHANGED = "the market changed"


class Celebration(StrEnum):
    """How a win is celebrated."""

    EVENT = "event"
    CARD = "card"
    BONUS = "bonus"


class CheckIn(Struct, frozen=True, omit_defaults=True, gc=False):
    """A dated note on a goal: confidence 0 to 10, what changed, what blocks."""

    TABLE: ClassVar[str] = "check_ins"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    on: date
    confidence: int
    changed: str = ""
    blocker: Blocker | None = None
    by: int | None = None


class Win(Struct, frozen=True, omit_defaults=True, gc=False):
    """Something that worked and can be copied, and the people thanked for it.

    ``celebration`` is the step that celebrates it, ``celebrated`` how; ``held`` says whether it took place (None:
    nobody was asked yet).
    """

    TABLE: ClassVar[str] = "wins"
    PARENT: ClassVar[str] = "period"

    id: int
    period: int
    text: str
    goal: int | None = None
    step: int | None = None
    copy: str = ""
    thanks: tuple[int, ...] = ()
    votes: int = 0
    celebration: int | None = None
    celebrated: Celebration | None = None
    held: bool | None = None


class Cause(Struct, frozen=True, omit_defaults=True, gc=False):
    """Why a goal was missed; each entry of ``whys`` goes one level deeper (at most five).

    ``accepted`` is why the team lives with it and does nothing about it; empty where it does not.
    """

    TABLE: ClassVar[str] = "causes"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    text: str
    kind: CauseKind | None = None
    whys: tuple[str, ...] = ()
    votes: int = 0
    primary: bool = False
    merged_into: int | None = None
    wordings: tuple[str, ...] = ()
    accepted: str = ""
    dropped: bool = False


class Lesson(Struct, frozen=True, omit_defaults=True, gc=False):
    """ "We learned that ``learned`` because ``because``, so next time ``next_time``."

    ``worked`` and ``no_effect`` count the verdicts that strengthened or weakened it; one that is ``shared`` may be
    read by other teams under the roof.
    """

    TABLE: ClassVar[str] = "lessons"
    PARENT: ClassVar[str] = "goal"

    id: int
    learned: str
    because: str = ""
    next_time: str = ""
    category: Category = Category.OTHER
    goal: int | None = None
    period: int | None = None
    origin: Origin | None = None
    on: date | None = None
    worked: int = 0
    no_effect: int = 0
    shared: bool = False
