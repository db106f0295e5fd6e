"""The sealed box: drafts, ballots, fists and causes before their reveal, and typing not yet finished.

Nothing in it is in the log or the copy. It is a file of lines, each with its own checksum, replaced whole and
flushed when something is sealed, under the lock of the log. Unfinished typing is only appended: losing the
last of it in a power cut costs nobody a vote.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from store.codec import Unfit
from store.errors import NotSaved, reason
from store.files import disk
from store.place import Owner
from store.sealed import Contents, Entry, Kept, line, numbered, parsed, written
from workshop.errors import RuleError

_ROOM = 256 * 1024


Signature = tuple[int, int, int] | None


class Box:
    """The sealed box at ``path``; looks at the file again whenever it has changed."""

    def __init__(self, path: Path, owner: Owner, like: Path) -> None:
        self._path = path
        self.name = path.name
        self._owner = owner
        self._like = like
        self._seen: Signature = None
        self._contents = Contents()
        self._room = _ROOM  # how long the file may grow by typing before it is written anew
        self.edition = 0

    def seal(self, envelope: str, member: int, content: Any) -> None:
        """Put a member's content into an envelope, in place of what that member had put there.

        Durable when it returns. ``content`` is anything that JSON can hold; an object whose keys are all whole
        numbers comes back with numbers as keys.

        :raises RuleError: the envelope has been opened meanwhile.
        :raises store.codec.Unfit: the content would not come back as it is.
        """
        if numbered(msgspec.json.decode(msgspec.json.encode(content))) != content:
            raise Unfit(f"what member {member} seals in '{envelope}' would not come back as it is")
        self._change(envelope, lambda envelopes: envelopes.setdefault(envelope, {}).update({member: content}))

    def take_back(self, envelope: str, member: int) -> None:
        """Take a member's content out of an envelope again.

        :raises RuleError: the envelope has been opened meanwhile.
        """
        self._change(envelope, lambda envelopes: envelopes.get(envelope, {}).pop(member, None))

    def mine(self, envelope: str, member: int) -> Any | None:
        """What this member has sealed in the envelope, or None."""
        return self.inside(envelope).get(member)

    def sealed_by(self, envelope: str) -> tuple[int, ...]:
        """The members who have sealed something in the envelope, by id."""
        return tuple(self.inside(envelope))

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        """Keep what a member (None: the room) is typing at a place, in case the program ends; no text forgets it.

        Not flushed to the disk: it survives a killed program, and most likely a power cut.
        """
        if self.kept(place, member) == text:
            return
        key = place, member or 0
        with self._owner.writing():
            self.look()
            size = self._seen[2] if self._seen else 0
            if text and 0 < size < self._room:
                self._append(line(Entry(place=place, member=member or 0, text=text)))
                self._contents.kept[key] = text
            else:
                others = {one: kept for one, kept in self._contents.kept.items() if one != key}
                self._replace(self._contents.envelopes, others | ({key: text} if text else {}))

    def kept(self, place: str, member: int | None = None) -> str:
        """What that member was typing at a place, or nothing."""
        self.look()
        return self._contents.kept.get((place, member or 0), "")

    def forget(self, *places: str) -> None:
        """Destroy what anybody was typing at places that begin like one of these."""
        self.look()
        if any(place.startswith(places) for place, _ in self._contents.kept):
            with self._owner.writing():
                self.look()
                kept = {one: text for one, text in self._contents.kept.items() if not one[0].startswith(places)}
                self._replace(self._contents.envelopes, kept)

    def inside(self, envelope: str) -> dict[int, Any]:
        """The contents of an envelope by member, in the order of their ids; for the reveal only."""
        self.look()
        if self._owner.was_opened(envelope):
            return {}
        return dict(sorted(self._contents.envelopes.get(envelope, {}).items()))

    def holds(self, opened: Callable[[str], bool]) -> bool:
        """Whether something is still in opened envelopes."""
        self.look()
        return any(opened(envelope) for envelope in self._contents.envelopes)

    def empty(self, opened: Callable[[str], bool]) -> None:
        """Destroy what is in opened envelopes. Under the lock."""
        if self.holds(opened):
            self._replace({name: some for name, some in self._contents.envelopes.items() if not opened(name)})

    def look(self) -> bool:
        """Read the file again if it has changed; whether what is sealed has changed by that."""
        seen = _signature(self._path)
        if seen == self._seen:
            return False
        before = self._contents.envelopes
        try:
            self._contents = parsed(self._path.read_bytes())
        except FileNotFoundError:
            self._contents = Contents()
        except OSError:
            self._contents = Contents(damaged=1)
        self._seen = seen
        if self._contents.envelopes != before:
            self.edition += 1
            return True
        return False

    @property
    def damaged(self) -> int:
        """How many of its lines do not prove themselves."""
        self.look()
        return self._contents.damaged

    def _change(self, envelope: str, act: Callable[[dict[str, dict[int, Any]]], object]) -> None:
        with self._owner.writing() as opened:
            if opened(envelope):
                raise RuleError("It has been opened meanwhile, so nothing can be added to it or taken out.")
            self.look()
            envelopes = {name: dict(some) for name, some in self._contents.envelopes.items() if not opened(name)}
            act(envelopes)
            self._replace(envelopes)

    def _replace(self, envelopes: dict[str, dict[int, Any]], kept: Kept | None = None) -> None:
        """Replace the file. Under the lock, so nobody else is writing it."""
        data = written(envelopes, self._contents.kept if kept is None else kept)
        with _refusal():
            if self._contents.damaged:
                disk.keep(self._path, "damaged", self._owner.now())
            disk.replace(self._path, data, self._like)
        self._room = len(data) + _ROOM
        self.look()

    def _append(self, data: bytes) -> None:
        with _refusal():
            fd = os.open(self._path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
            try:
                disk.write_all(fd, b"\n" + data)
            finally:
                os.close(fd)
        self._seen = _signature(self._path)


class _refusal:  # noqa: N801  used like a function
    """Turns what the operating system says into a sentence."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise NotSaved(
                f"Not saved: {reason(error)}. What was sealed before is untouched; make room and try again."
            ) from error


def _signature(path: Path) -> Signature:
    try:
        there = os.stat(path)
    except FileNotFoundError:
        return None
    return there.st_ino, there.st_mtime_ns, there.st_size
