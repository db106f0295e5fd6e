"""The change log: an append-only file of lines that several programs share, and the truth of a team's file."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import Damaged, NotSaved, Replaced, Unsure, reason
from store.files import backwards, disk, locking
from store.line import FORMAT, SEAL, TRAILER, Line, Position, checksum, parsed, trailer, written

#: How long, in seconds, a writer waits for the lock.
PATIENCE = 5.0
_FIRST = re.compile(rb'\{(?:"format":(\d{1,9}),"file":"([0-9a-f]*)",|"seq":1,)')


class Log:
    """A log, open at a position; :meth:`read` goes on from there.

    :raises OSError: it cannot be opened.
    """

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self.path = path
        self.name = path.name
        self.position = Position()
        self._name = os.fspath(path)
        self._writable = writable
        self._failed = ""
        self._open()

    def _open(self) -> None:
        mode = os.O_RDWR | os.O_APPEND if self._writable else os.O_RDONLY
        self._fd = os.open(self.path, mode | getattr(os, "O_BINARY", 0))
        self._pid = os.getpid()
        here = os.fstat(self._fd)
        self._identity = here.st_ino, here.st_dev

    def close(self) -> None:
        """Close the file. Nothing has to be written for that."""
        os.close(self._fd)

    def format(self) -> int | None:
        """The format number in the first line: 0 where it has none, None where no sound first line is there."""
        found = _FIRST.match(self._bytes(0, 64))
        if found is None:
            return None
        number = int(found[1] or 0)
        return number if number == FORMAT or self.first() else None

    def file(self) -> str:
        """What tells this log from every other; empty where its first line does not say."""
        found = _FIRST.match(self._bytes(0, 64))
        return (found[2] or b"").decode() if found else ""

    def first(self) -> bytes:
        """The first line as it stands in the file; empty where it is not sound."""
        data = b""
        while b"\n" not in data and (more := self._bytes(len(data), 1 << 20)):
            data += more
        line, end, _ = data.partition(b"\n")
        return line + end if end and checksum(line + end, 0) is not None else b""

    def resume(self, position: Position) -> bool:
        """Go on behind a place read earlier; False, and nothing is changed, if the log does not hold it."""
        if self._bytes(position.offset - TRAILER, TRAILER) != trailer(position.crc):
            return False
        self.position = position
        return True

    def read(self) -> list[Line]:
        """The changes appended since the last read; good ones first where damage follows them.

        What follows the last line break is being written, or its writer died: it is passed over.

        :raises Damaged: the next line does not continue the history.
        :raises Replaced: the file is not the one that was opened.
        """
        return [line for line, _ in self.scan()]

    def scan(self) -> list[tuple[Line, int]]:
        """As :meth:`read`, each change with the byte at which its line ends."""
        size = self._size()
        offset = self.position.offset
        lines: list[tuple[Line, int]] = []
        for piece in self._behind(size).split(b"\n")[:-1] if size != offset else ():
            data = piece + b"\n"
            offset += len(data)
            if data.endswith(SEAL):
                continue
            line = self._next(data, offset)
            if line is None:
                if lines:
                    break
                raise Damaged(
                    f"{self.name} cannot be read behind change {self.position.seq} "
                    f"(byte {offset - len(data):,}). Nothing was changed: 'workshop check' says what can be saved."
                )
            lines.append((line, offset))
        return lines

    def line(self, start: int, end: int) -> Line:
        """The change whose line was scanned to end at byte ``end`` and starts at ``start`` or later."""
        return parsed(self._bytes(start, end - start)[:-1].rpartition(b"\n")[2])

    def _next(self, data: bytes, end: int) -> Line | None:
        here = self.position
        crc = checksum(data, here.crc)
        if crc is None:
            return None
        try:
            line = parsed(data)
            sound = line.seq == here.seq + 1 and line.moment.tzinfo is not None
        except ValueError:
            return None
        if not sound:
            return None
        self.position = Position(line.seq, end, crc, line.at)
        return line

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock that all writers of this team's files take.

        :raises Busy: somebody else held it for longer than the patience.
        :raises Replaced: the file that was locked is no longer the one that has the name.
        """
        if self._pid != os.getpid():
            self._open()  # a fork shares the file, and with it the lock, with its parent
        fd = self._fd
        locking.take(fd, PATIENCE)
        try:
            self._size()
            yield
        finally:
            locking.give_back(fd)

    def news(self) -> bool:
        """Always: a look costs no more than asking."""
        return True

    def reader(self) -> "Log":
        """The same log from its beginning, to read; whoever asks closes it."""
        return Log(self.path, writable=False)

    def newest_first(self) -> Iterator[Line]:
        """All changes, the newest first, read only as far as they are asked for.

        :raises Damaged: what is further back cannot be read.
        """
        return backwards.newest_first(self.path)

    def append(self, line: Line) -> Position | None:
        """Take the lock, and :meth:`write`."""
        with self.locked():
            return self.write(line)

    def behind(self) -> bool:
        """Whether others have appended since the last read. To be asked under the lock.

        :raises Replaced: the file is not the one that was read.
        """
        return self._tail(self._size())[0]

    def write(self, line: Line) -> Position | None:
        """Append the line, under the lock and not yet flushed; returns the place behind it.

        Taking the lock has made sure that the file still has our name.

        None, and nothing is written, if others have appended since the last read.

        :raises NotSaved: the disk did not take it; at most a piece of it is in the file, which counts for nothing.
        :raises Replaced: the file is not the one that was read.
        """
        if self._failed:
            raise Unsure(self._failed)
        here = self.position
        size = os.fstat(self._fd).st_size
        behind, unfinished = self._tail(size)
        if behind:
            return None
        data, crc = written(line, here.crc)
        if unfinished:
            data = SEAL + data  # its writer is dead, or we would not hold the lock
        try:
            disk.write_all(self._fd, data)
        except OSError as error:
            raise NotSaved(f"Not saved: {reason(error)}. Nothing was changed; make room and try again.") from error
        return Position(line.seq, size + len(data), crc, line.at)

    def flush(self) -> None:
        """Return once everything read and written so far is on the disk.

        :raises Unsure: the disk failed; a later success would prove nothing about these bytes.
        """
        if self._failed:
            raise Unsure(self._failed)
        try:
            disk.flush(self._fd)
        except OSError as error:
            self._failed = (
                f"The disk reported an error ({reason(error)}): the last change may be lost. "
                "Save a copy on another disk before going on."
            )
            raise Unsure(self._failed) from error

    def _tail(self, size: int) -> tuple[bool, bytes]:
        """Whether whole lines follow our position in the file of this size, and the piece behind them."""
        tail = self._behind(size)
        if not tail:
            return False, b""
        *pieces, unfinished = tail.split(b"\n")
        return any(not (piece + b"\n").endswith(SEAL) for piece in pieces), unfinished

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
            there = os.stat(self._name)
        except FileNotFoundError:
            raise self._replaced("was moved or deleted") from None
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
        return disk.read_at(self._fd, start, count)
