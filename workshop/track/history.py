"""What was changed, told to people: who did what and when, day by day; found by words or by person.

Takes plain values, so that it knows nothing of how changes are kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from workshop.words.dates import day_words
from workshop.words.moments import time_words
from workshop.words.text import clean, wanted

#: Who acts where no member does.
THE_ROOM = "the room"


class Change(Protocol):
    """One change as it was kept."""

    @property
    def seq(self) -> int:
        """Its number, from 1."""
        ...

    @property
    def at(self) -> datetime:
        """Its moment, in UTC."""
        ...

    @property
    def by(self) -> int | None:
        """The member who made it, or None for the room."""
        ...

    @property
    def do(self) -> str:
        """What was done, in a few words."""
        ...

    @property
    def move(self) -> bool:
        """Whether it only went from place to place."""
        ...

    @property
    def undoes(self) -> int | None:
        """The number of the change it took back, or None."""
        ...

    @property
    def redoes(self) -> int | None:
        """The number of the change it did again, or None."""
        ...


class Told(Struct, frozen=True):
    """One change in words. ``day`` and ``time`` ("14:02") are those of the room; ``by`` is None for the room.

    ``undone_by`` is the number of the change that took it back, or None while it stands.
    """

    seq: int
    at: datetime
    day: date
    time: str
    by: int | None
    who: str
    what: str
    undone_by: int | None = None
    haystack: str = ""


class Day(Struct, frozen=True):
    """One day's changes, newest first; ``words`` names the day ("today", "Thu 14 Jan")."""

    day: date
    words: str
    lines: tuple[Told, ...]


def tell(
    changes: Iterable[Change], names: Mapping[int, str], tz: tzinfo = UTC, *, moves: bool = False
) -> tuple[Told, ...]:
    """The changes, given oldest first, in words and newest first; going from place to place only with ``moves``.

    ``names`` are the members' names by id.
    """
    told: list[Told] = []
    undone: dict[int, int] = {}
    for one in changes:
        if one.undoes:
            undone[one.undoes] = one.seq
        if one.redoes:
            undone.pop(one.redoes, None)
        if moves or not one.move:
            told.append(_told(one, names, tz))
    told.reverse()
    return tuple(replace(one, undone_by=undone[one.seq]) if one.seq in undone else one for one in told)


def matching(lines: Iterable[Told], words: str = "") -> tuple[Told, ...]:
    """The lines in which all these words occur, in what was done or by whom, whatever their capitals."""
    found = list(lines)
    for word in wanted(words):
        found = [line for line in found if word in line.haystack]
    return tuple(found)


def by_day(lines: Sequence[Told], today: date) -> tuple[Day, ...]:
    """The lines grouped by day, in the order they have."""
    return tuple(
        Day(day, day_words(day, today), tuple(some)) for day, some in groupby(lines, key=attrgetter("day"))
    )


def _told(change: Change, names: Mapping[int, str], tz: tzinfo) -> Told:
    local = change.at.astimezone(tz)
    who = THE_ROOM if change.by is None else names.get(change.by, f"member {change.by}")
    what = clean(change.do)
    if change.undoes:
        what = f"undo change {change.undoes}: {what}"
    elif change.redoes:
        what = f"redo change {change.redoes}: {what}"
    return Told(
        seq=change.seq,
        at=change.at,
        day=local.date(),
        time=time_words(local),
        by=change.by,
        who=who,
        what=what,
        haystack=f"{who}\n{what}\n{change.seq}".casefold(),
    )
