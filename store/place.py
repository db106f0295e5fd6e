"""What a place must supply where a team lives: a log, a sealed box, a kept copy. Files are one (``store.files``).

Everything above this seam (store, core, index, history, undo) knows no paths and no databases. What each method
promises is said here, once; the places say only what is their own.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from store.errors import StoreError
from store.line import Line, Position
from store.state import State
from workshop.model import Workshop

#: Told now and then how far a long doing is: so much of so much.
Progress = Callable[[int, int], object]


def untold(done: int, total: int) -> None:
    """The progress that nobody wants to hear of."""


#: The kept copy is brought up to date when it is this many changes behind.
FAR_BEHIND = 1000


class Log(Protocol):
    """The changes of one team, open at a position; :meth:`read` goes on from there.

    Nothing in it ever changes but that lines are appended, each behind the very history that its writer saw.
    ``patience`` is how long, in seconds, a writer waits for others.
    """

    position: Position
    patience: float

    @property
    def name(self) -> str:
        """What people call it."""

    def scrub(self) -> Iterator[None]:
        """Read again, a little at a time, what was read so far; nothing where the place itself takes care of that.

        :raises store.errors.Damaged: it is not as it was.
        """

    def file(self) -> str:
        """What tells this log from every other."""

    def news(self) -> bool:
        """Whether there may be something to read. Where a look costs as little as asking, always."""

    def read(self) -> list[Line]:
        """The changes since the last read, good ones in front of damage; Damaged, or Replaced by another log."""

    def scan(self) -> list[tuple[Line, int]]:
        """As :meth:`read`, each change with where its line ends."""

    def line(self, start: int, end: int) -> Line:
        """The change whose line was scanned to end at ``end``; the line before it ended at ``start``."""

    def reader(self) -> "Log":
        """The same log from its beginning, to read; whoever asks closes it."""

    def raw(self) -> Iterator[bytes]:
        """All lines as they stand, from the first one, each with its end; they need not prove themselves."""

    def newest_first(self) -> Iterator[Line]:
        """All changes, newest first, read only as far as they are asked for; Damaged where they cannot be."""

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of all who write here; Busy beyond the patience, Replaced where the log is another."""

    def behind(self) -> bool:
        """Whether others have appended since the last read, asked under the lock; Replaced by another log."""

    def write(self, line: Line) -> Position | None:
        """Append a line under the lock, not yet flushed; the place behind it, or None if others were faster.

        :raises store.errors.NotSaved: it was not taken, and counts for nothing.
        """

    def append(self, line: Line) -> Position | None:
        """Take the lock, and :meth:`write`: in one step where the place can."""

    def flush(self) -> None:
        """Return once everything read and written so far is durable.

        :raises store.errors.Unsure: that may not be so, and nothing that is done later could prove it.
        """

    def close(self) -> None:
        """Let go of it."""


class Owner(Protocol):
    """The store that a box belongs to."""

    def writing(self) -> AbstractContextManager[Callable[[str], bool]]:
        """Hold the lock on the newest state; gives the question whether an envelope was opened."""

    def was_opened(self, envelope: str) -> bool:
        """Whether an envelope was opened, as far as is known."""

    def now(self) -> datetime:
        """The moment now."""


class Box(Protocol):
    """What is sealed and not yet revealed, and typing that is not finished.

    ``edition`` grows whenever what is sealed changes.
    """

    edition: int

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def damaged(self) -> int:
        """How much of it does not prove itself."""

    def seal(self, envelope: str, member: int, content: Any) -> None:
        """Put a member's content into an envelope, durably, in place of what that member had put there.

        ``content`` is anything that JSON can hold.

        :raises workshop.errors.RuleError: the envelope has been opened meanwhile.
        :raises store.codec.Unfit: the content would not come back as it is.
        """

    def take_back(self, envelope: str, member: int) -> None:
        """Take a member's content out of an envelope again; RuleError where it has been opened meanwhile."""

    def mine(self, envelope: str, member: int) -> Any | None:
        """What this member has sealed in the envelope, or None."""

    def sealed_by(self, envelope: str) -> tuple[int, ...]:
        """The members who have sealed something in the envelope, by id."""

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        """Keep what a member (None: the room) is typing at a place; empty text forgets it."""

    def kept(self, place: str, member: int | None = None) -> str:
        """What that member was typing at a place, or nothing."""

    def forget(self, *places: str) -> None:
        """Destroy what anybody was typing at places that begin like one of these."""

    def inside(self, envelope: str) -> dict[int, Any]:
        """The contents of an envelope by member, in the order of their ids; for the reveal only."""

    def holds(self, opened: Callable[[str], bool]) -> bool:
        """Whether something is still in opened envelopes."""

    def empty(self, opened: Callable[[str], bool], *places: str) -> None:
        """Destroy what is in opened envelopes, and typing at places that begin so. Under the lock."""

    def leftover(self) -> bool:
        """Whether a program that died while it sealed has left something behind."""

    def sweep(self) -> None:
        """Destroy that. Under the lock."""

    def look(self, certain: bool = False) -> bool:
        """Look again at what others have sealed; whether that has changed.

        ``certain`` is for the reveal: whatever tells of changes is not believed, and everything read again.
        """


class Opened(Protocol):
    """A place, open: its log, the newest state that can be proved, and why nothing can be written (or None).

    ``copied`` is the change at which the kept copy stands, ``notices`` what there is to tell.
    """

    state: State
    refusal: StoreError | None
    notices: list[str]
    copied: int

    @property
    def log(self) -> Log:
        """What was changed, line by line."""

    def box(self, owner: Owner) -> Box:
        """Its sealed box."""

    def save(self, state: State, now: datetime) -> list[str]:
        """Bring the kept copy up to date; what to tell. Losing it loses nothing, so it raises nothing."""

    def close(self) -> None:
        """Remove what was only needed while it was open."""


class Report(Struct, frozen=True):
    """Whether a place is whole, and sentences on what was found; some of those are no damage."""

    whole: bool
    findings: tuple[str, ...]


class Place(Protocol):
    """Where one team lives."""

    @property
    def name(self) -> str:
        """How people name it, so that it is found from anywhere; nothing secret is in it."""

    @property
    def address(self) -> str:
        """How a program finds it: the name, with a password where there is one. Never shown."""

    @property
    def path(self) -> Path:
        """The file people name; for a place that is none, a file here that could hold a copy."""

    def create(self, start: Workshop, now: datetime) -> None:
        """Start it with these records; Exists where there is something, NotSaved where it takes none."""

    def begin(self, lines: Iterable[bytes]) -> None:
        """Start it with the lines of another place's log, as they stand; it raises what :meth:`create` does."""

    def open(self, now: datetime) -> Opened:
        """Open it; what can only be looked at comes with a ``refusal``.

        :raises store.errors.Missing: there is no team.
        :raises store.errors.Damaged: nothing in it can be read.
        :raises store.errors.Newer: a newer version wrote it.
        """

    def save(self, state: State) -> None:
        """Put a state into a new place, without history and what is sealed; raises what :meth:`create` does."""

    def check(self, progress: Progress = untold) -> Report:
        """Look whether it is whole. Changes nothing and waits for nobody; Missing where there is nothing."""

    def rebuild(self, now: datetime, progress: Progress = untold) -> Report:
        """Mend it as far as it proves itself, and say what was done; StoreError says why where it cannot be."""
