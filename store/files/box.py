"""The sealed box: drafts, ballots, fists and causes before their reveal, and typing not yet finished.

Nothing in it is in the log or the copy. It is a file of lines, each with its own checksum, replaced whole and
flushed when something is sealed, under the lock of the log; its first line has a number that grows with that.
Typing stands behind what is sealed and is written over in place, so that no earlier wording stays; it is not
flushed: losing the last of it in a power cut costs nobody a vote.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from store.codec import Unfit
from store.errors import NotSaved, Unreachable, reaching, reason, unflushed
from store.files import disk
from store.place import Owner
from store.sealed import Contents, Kept, numbered, parsed, written
from workshop.errors import RuleError

_FIRST = 40  # bytes: the number in the first line is among them


Signature = tuple[int, int, int, bytes] | None


class Box:
    """The sealed box at ``path``; looks at the file again whenever it has changed."""

    def __init__(self, path: Path, owner: Owner, like: Path, *, only_looks: bool = False) -> None:
        self._path = path
        self.name = path.name
        self._ready = path.with_name(f"{path.name}.tmp")
        self._owner = owner
        self._only_looks = only_looks  # then it need not be meant for us
        self._like = like
        self._seen: Signature = None
        self._contents = Contents()
        self._reads = threading.Lock()
        self.edition = 0

    def seal(self, envelope: str, member: int, content: Any) -> None:
        """An object whose keys are all whole numbers comes back with numbers as keys."""
        if numbered(msgspec.json.decode(msgspec.json.encode(content))) != content:
            raise Unfit(f"what member {member} seals in '{envelope}' would not come back as it is")
        self._change(envelope, lambda envelopes: envelopes.setdefault(envelope, {}).update({member: content}))

    def take_back(self, envelope: str, member: int) -> None:
        self._change(envelope, lambda envelopes: envelopes.get(envelope, {}).pop(member, None))

    def mine(self, envelope: str, member: int) -> Any | None:
        return self.inside(envelope).get(member)

    def sealed_by(self, envelope: str) -> tuple[int, ...]:
        return tuple(self.inside(envelope))

    def keep(self, place: str, text: str, member: int | None = None) -> None:
        """Not flushed to the disk: it survives a killed program, and most likely a power cut."""
        if self.kept(place, member) == text:
            return
        with self._owner.writing():
            self.look(certain=True)
            kept = {key: old for key, old in self._contents.kept.items() if key != (place, member or 0)}
            self._type(kept | ({(place, member or 0): text} if text else {}))

    def kept(self, place: str, member: int | None = None) -> str:
        self.look()
        return self._contents.kept.get((place, member or 0), "")

    def forget(self, *places: str) -> None:
        self.look()
        if any(place.startswith(places) for place, _ in self._contents.kept):
            with self._owner.writing():
                self.look(certain=True)
                self._type(_without(self._contents.kept, places))

    def inside(self, envelope: str) -> dict[int, Any]:
        self.look()
        if self._owner.was_opened(envelope):
            return {}
        return dict(sorted(self._contents.envelopes.get(envelope, {}).items()))

    def holds(self, opened: Callable[[str], bool]) -> bool:
        self.look()
        return any(opened(envelope) for envelope in self._contents.envelopes)

    def empty(self, opened: Callable[[str], bool], *places: str) -> None:
        self.look(certain=True)
        kept = _without(self._contents.kept, places)
        if self.holds(opened):
            sealed = {name: some for name, some in self._contents.envelopes.items() if not opened(name)}
            self._replace(sealed, kept)
        elif kept != self._contents.kept:
            self._type(kept)

    def leftover(self) -> bool:
        return os.path.lexists(self._ready)

    def sweep(self) -> None:
        with suppress(OSError):
            self._ready.unlink()

    def look(self, certain: bool = False) -> bool:
        """Read the file again if it has changed, or to be ``certain``; Unreachable where it cannot be just now."""
        with reaching(self.name), self._reads:  # what one thread has read is never followed by what was older
            seen = self._signature()
            if seen == self._seen and not certain:
                return False
            before = self._contents.envelopes
            self._contents = parsed(self._path.read_bytes() if seen is not None else b"")
            self._seen = seen
            if self._contents.envelopes != before:
                self.edition += 1
                return True
            return False

    @property
    def damaged(self) -> int:
        self.look()
        return self._contents.damaged

    def _signature(self) -> Signature:
        """What tells whether the file has changed: where times are coarse, only its first line does."""
        try:
            fd = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return None
        except PermissionError:
            if self._only_looks:
                return None
            raise
        try:
            there = os.fstat(fd)
            return there.st_ino, there.st_mtime_ns, there.st_size, disk.read_at(fd, 0, _FIRST)
        finally:
            os.close(fd)

    def _change(self, envelope: str, act: Callable[[dict[str, dict[int, Any]]], object]) -> None:
        with self._owner.writing() as opened:
            if opened(envelope):
                raise RuleError("It has been opened meanwhile, so nothing can be added to it or taken out.")
            self.look(certain=True)
            envelopes = {name: dict(some) for name, some in self._contents.envelopes.items() if not opened(name)}
            act(envelopes)
            self._replace(envelopes, self._contents.kept)

    def _replace(self, envelopes: dict[str, dict[int, Any]], kept: Kept) -> None:
        """Replace the file. Under the lock, so nobody else is writing it."""
        data = written(envelopes, kept, self._contents.edition + 1)
        with _refusal():
            disk.replace(self._path, data, self._like, ready=self._ready, mode=disk.mode_of_writers(self._like))
        self._done()

    def _type(self, kept: Kept) -> None:
        """Write typing over typing, behind what is sealed, which nobody touches. Under the lock."""
        if self._seen is None or self._contents.damaged:
            self._replace(self._contents.envelopes, kept)
            return
        start, text = self._contents.sealed_end, written({}, kept)
        with _refusal():
            fd = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                size = os.fstat(fd).st_size
                disk.write_at(fd, start, text + b"\n" * max(0, size - start - len(text)))
                with suppress(OSError):  # then empty lines stay, which say nothing
                    os.ftruncate(fd, start + len(text))
            finally:
                os.close(fd)
        self._done()

    def _done(self) -> None:
        """Take in what was written. Where it cannot be read just now, it is later: it was written all the same."""
        self._seen = None
        with suppress(Unreachable):
            self.look(certain=True)


def _without(kept: Kept, places: tuple[str, ...]) -> Kept:
    return {key: text for key, text in kept.items() if not key[0].startswith(places)}


class _refusal:  # noqa: N801  used like a function
    """Turns what the operating system says into a sentence."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, disk.NotFlushed):
            raise unflushed("It is sealed", error) from error
        if isinstance(error, OSError):
            raise NotSaved(
                f"Not saved: {reason(error)}. What was sealed before is untouched; make room and try again."
            ) from error
