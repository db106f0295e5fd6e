"""The team and its people."""

from typing import ClassVar

from msgspec import Struct


class Team(Struct, frozen=True, omit_defaults=True, gc=False):
    """The team a file belongs to, with its settings. There is exactly one, with id 1.

    ``check_in_days`` is the rhythm of check-ins in days. ``dots`` fixes the dots each person gets in a
    vote (None: the rule of a third). ``heavy_load`` is the number of open steps from which a person's
    load is marked as heavy.
    """

    TABLE: ClassVar[str] = "teams"
    PARENT: ClassVar[str] = ""

    id: int
    name: str
    check_in_days: int = 7
    dots: int | None = None
    heavy_load: int = 5


class Member(Struct, frozen=True, omit_defaults=True, gc=False):
    """One person of the team. ``initials`` are unique within the team.

    ``weeks_free`` are the weeks of a period that are free for the steps of its goals (None: nobody said).
    """

    TABLE: ClassVar[str] = "members"
    PARENT: ClassVar[str] = ""

    id: int
    name: str
    initials: str
    active: bool = True
    weeks_free: float | None = None
