"""The change log: an append-only file of lines that several programs share, and the truth of a team's file."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from store.errors import Damaged, NotSaved, Replaced, Unreachable, Unsure, reaching, reason
from store.files import backwards, disk, heading, locking, proof
from store.files.unsure import Mark
from store.line import SEAL, TRAILER, Line, Position, checksum, has_lines, parsed, trailer, written

#: How long, in seconds, a writer waits for the lock.
PATIENCE = 5.0
#: So many bytes are read at once, so that memory does not grow with the log.
_AT_ONCE = 1 << 20


class Log:
    """A log, open at a position, from where :meth:`read` goes on. OSError where it cannot be opened."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self.path = path
        self.name = path.name
        self.position = Position()
        self.patience = PATIENCE
        self._name = os.fspath(path)
        self._writable = writable
        self._failed = ""
        self._mark = Mark(path)
        self._open()

    def _open(self) -> None:
        mode = os.O_RDWR | os.O_APPEND if self._writable else os.O_RDONLY
        self._fd = os.open(self.path, mode | getattr(os, "O_BINARY", 0))
        self._pid = os.getpid()
        here = os.fstat(self._fd)
        self._identity = here.st_ino, here.st_dev

    def close(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    def let_go(self) -> None:
        """Make way for another file in the place of this one: some systems replace no file that is open."""
        if not disk.REPLACES_OPEN_FILES:
            self.close()

    def format(self) -> int | None:
        """The format number in the first line: 0 where it has none, None where no sound first line is there."""
        return heading.number(self._bytes)

    def file(self) -> str:
        """What tells this log from every other; empty where its first line does not say."""
        return heading.file(self._bytes)

    def first(self) -> bytes:
        """The first line as it stands in the file; empty where it is not sound."""
        return heading.first(self._bytes)

    def resume(self, position: Position) -> bool:
        """Go on behind a place read earlier; False, and nothing is changed, if the log does not hold it."""
        if self._bytes(position.offset - TRAILER, TRAILER) != trailer(position.crc):
            return False
        said, offset = position.whole, position.offset
        whole = self._chained(position) if said is None else proof.front(self._bytes, offset)
        if whole is None or said not in (None, whole):
            return False
        self.position = replace(position, whole=whole)
        return True

    def scrub(self) -> Iterator[None]:
        return proof.scrub(self._bytes, self.name, self.position)

    def _chained(self, position: Position) -> int | None:
        """The same for a copy that does not say it, if every line in front continues the one before; else None."""
        log = self.reader()
        try:
            while log.position.seq < position.seq and log.read():
                pass
            return proof.front(self._bytes, position.offset) if log.position.seq >= position.seq else None
        except Damaged:
            return None
        finally:
            log.close()

    def read(self) -> list[Line]:
        """What follows the last line break is being written, or its writer died: it is passed over."""
        return [line for line, _ in self.scan()]

    def scan(self) -> list[tuple[Line, int]]:
        size, start, length = self._size(), self.position.offset, _AT_ONCE
        if size == start:
            return []
        while True:
            stop = min(size, start + length)
            lines = self._lines(self._behind(stop if stop > start else size))
            if lines or stop >= size:
                return lines
            length *= 4  # a line that is very long

    def _lines(self, pieces: bytes) -> list[tuple[Line, int]]:
        offset = self.position.offset
        lines: list[tuple[Line, int]] = []
        passed = b""
        for piece in pieces.split(b"\n")[:-1]:
            data = piece + b"\n"
            offset += len(data)
            if data.endswith(SEAL):
                passed += data
                continue
            line = self._next(data, offset, passed)
            passed = b""
            if line is None:
                if lines:
                    break
                raise Damaged(
                    f"{self.name} cannot be read behind change {self.position.seq} (byte {offset - len(data)}). "
                    "Nothing was changed: 'workshop check' says what can be saved."
                )
            lines.append((line, offset))
        return lines

    def line(self, start: int, end: int) -> Line:
        return parsed(self._bytes(start, end - start)[:-1].rpartition(b"\n")[2])

    def _next(self, data: bytes, end: int, passed: bytes) -> Line | None:
        here = self.position
        crc = checksum(data, here.crc)
        if crc is None:
            return None
        try:
            line = parsed(data)
            sound = line.seq == here.seq + 1 and line.moment.tzinfo is not None
        except (ValueError, RecursionError):
            return None
        if not sound:
            return None
        self.position = Position(line.seq, end, crc, line.at, self._with(passed + data if passed else data))
        return line

    def _with(self, data: bytes) -> int | None:
        """The checksum of all bytes up to the end of ``data``, which is behind our position."""
        whole = self.position.whole
        return None if whole is None else zlib.crc32(data, whole)

    @contextmanager
    def locked(self) -> Iterator[None]:
        if self._pid != os.getpid():
            with reaching(self.name):
                self._open()  # a fork shares the file, and with it the lock, with its parent
        fd = self._fd
        locking.take(fd, self.patience)
        try:
            self._size()
            yield
        finally:
            if fd == self._fd:
                locking.give_back(fd)

    def news(self) -> bool:
        return True

    def reader(self) -> "Log":
        with reaching(self.name):
            return Log(self.path, writable=False)

    def raw(self) -> Iterator[bytes]:
        """All lines as they stand in the file, without pieces that dying writers left."""
        with self.path.open("rb") as file:
            yield from (one for one in file if one.endswith(b"\n") and not one.endswith(SEAL))

    def newest_first(self) -> Iterator[Line]:
        return backwards.newest_first(self.path)

    def append(self, line: Line) -> Position | None:
        with self.locked():
            return self.write(line)

    def behind(self) -> bool:
        self._refuse_unsure()
        return has_lines(self._behind(self._size()))

    def write(self, line: Line) -> Position | None:
        """Taking the lock has made sure that the file still has our name; a piece of a line counts for nothing."""
        self._refuse_unsure()
        here = self.position
        with reaching(self.name):
            size = os.fstat(self._fd).st_size
        tail = self._behind(size)
        if has_lines(tail):
            return None
        data, crc = written(line, here.crc)
        if tail and not tail.endswith(b"\n"):
            data = SEAL + data  # its writer is dead, or we would not hold the lock
        try:
            disk.write_all(self._fd, data)
        except OSError as error:
            raise NotSaved(f"Not saved: {reason(error)}. Nothing was changed; make room and try again.") from error
        return Position(line.seq, size + len(data), crc, line.at, self._with(tail + data))

    def flush(self) -> None:
        if self._failed:
            raise Unsure(self._failed)
        try:
            disk.flush(self._fd)
        except OSError as error:
            self._failed = self._mark.leave(reason(error))
            raise Unsure(self._failed) from error

    def unsure(self) -> str:
        """What there is to tell if the disk reported an error to this program or another; mostly nothing."""
        return self._failed or self._mark.told()

    def _refuse_unsure(self) -> None:
        if told := self.unsure():
            raise Unsure(told)

    def _behind(self, size: int) -> bytes:
        """The bytes behind our position, after a look at whether what we read is still in front of them."""
        here = self.position
        if size < here.offset:
            raise self._replaced("was cut short")
        start = max(0, here.offset - TRAILER)
        tail = self._bytes(start, size - start)
        if tail[: here.offset - start] != (trailer(here.crc) if here.seq else b""):
            raise self._replaced("was put back from a backup")
        return tail[here.offset - start :]

    def _size(self) -> int:
        """The file's size in bytes, after a look at whether it still has our name."""
        try:
            with reaching(self.name):
                there = os.stat(self._name)
        except Unreachable as error:
            if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
                raise self._replaced("was moved or deleted") from None
            raise
        if (there.st_ino, there.st_dev) != self._identity:
            raise self._replaced("was replaced by another file")
        return there.st_size

    def _replaced(self, what: str) -> Replaced:
        return Replaced(
            f"{self.name} {what} while it was open. Nothing was written to it: "
            "close this window and open the file again, or save a copy of what you see first."
        )

    def _bytes(self, start: int, count: int) -> bytes:
        if count <= 0 or start < 0:
            return b""
        with reaching(self.name):
            return disk.read_at(self._fd, start, count)
