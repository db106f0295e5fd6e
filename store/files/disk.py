"""Files as the store needs them: flushed to the disk, replaced whole, created once, set aside."""

import glob
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

#: Whether a file can be replaced while it is open: on Windows it cannot.
REPLACES_OPEN_FILES = os.name == "posix"


class Paths(Struct, frozen=True):
    """The files of one team: the copy, which has the name people use, and the two beside it."""

    copy: Path

    @classmethod
    def of(cls, path: Path | str) -> "Paths":
        """The files that a person means who names one of them, or a link to it.

        Through a link, the two beside the file would be looked for in the wrong folder.
        """
        path = Path(path)
        for ending in ("-log", "-sealed"):
            if path.name.endswith(ending) and path.name != ending and path.exists():
                path = path.with_name(path.name.removesuffix(ending))
        return cls(path.resolve() if path.is_symlink() else path)

    @property
    def log(self) -> Path:
        """The change log."""
        return self.copy.with_name(self.copy.name + "-log")

    @property
    def sealed(self) -> Path:
        """The sealed box."""
        return self.copy.with_name(self.copy.name + "-sealed")

    def may_write(self) -> bool:
        """Whether the files that exist, and their folder, may be written."""
        return all(_writable(path) for path in (self.copy.parent, self.copy, self.log, self.sealed))


def _writable(path: Path) -> bool:
    """Whether the user in whose name this program acts may write ``path``, or it is not there.

    Another program may be replacing the file at this moment, so a no is asked for more than once.
    """
    effective = os.access in os.supports_effective_ids
    return any(os.access(path, os.W_OK, effective_ids=effective) or not path.exists() for _ in range(3))


def flush(fd: int) -> None:
    """Return once what was written to ``fd`` is on the disk itself; OSError if it may not be."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own memory there
    else:
        os.fsync(fd)


def flush_folder(folder: Path) -> None:
    """Return once the names in ``folder`` are on the disk."""
    if os.name == "posix":
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write all of ``data``, however few bytes the system takes at a time; OSError leaves a part written."""
    while data:
        data = data[os.write(fd, data) :]


def read_at(fd: int, start: int, count: int) -> bytes:
    """Up to ``count`` bytes of an open file from byte ``start``; fewer only at its end."""
    data = b""
    while len(data) < count and (more := _read_at(fd, count - len(data), start + len(data))):
        data += more
    return data


if hasattr(os, "pread"):
    _read_at = os.pread  # leaves alone the place that a forked process shares
else:

    def _read_at(fd: int, count: int, start: int, /) -> bytes:
        os.lseek(fd, start, os.SEEK_SET)
        return os.read(fd, count)


def replace(path: Path, data: bytes, like: Path | None = None) -> None:
    """Put ``data`` in place of the file, the whole of it or nothing, durably.

    The new file gets the permissions of ``like``, or of the file it replaces.

    :raises OSError: nothing was replaced.
    """
    with temporary(path, data, like) as ready:
        put_in_place(ready, path)


def put_in_place(ready: Path, path: Path) -> None:
    """Give the finished file ``ready`` the name ``path``, durably."""
    os.replace(ready, path)
    flush_folder(path.parent)


@contextmanager
def temporary(path: Path, data: bytes | Iterable[bytes], like: Path | None = None) -> Iterator[Path]:
    """A flushed file beside ``path`` that holds ``data``; what is still there at the end is removed."""
    ready = path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    try:
        fd = os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            for some in [data] if isinstance(data, bytes) else _gathered(data):
                write_all(fd, some)
            flush(fd)
        finally:
            os.close(fd)
        _permit(ready, like or path)
        yield ready
    finally:
        with suppress(OSError):
            ready.unlink()


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of about a megabyte."""
    some, size = [], 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size > 1 << 20:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


def _permit(path: Path, like: Path) -> None:
    """Give ``path`` the permissions of ``like``; where that does not exist, those of any new file."""
    try:
        there = like.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
        return
    shutil.copymode(like, path)
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, -1, there.st_gid)


def create(path: Path, data: bytes, like: Path | None = None) -> bool:
    """Make a new file that holds ``data`` from the moment it exists; False if there is one already."""
    with temporary(path, data, like) as ready:
        try:
            if os.name == "posix":
                os.link(ready, path)
            else:
                os.rename(ready, path)
        except FileExistsError:
            return False
        flush_folder(path.parent)
    return True


def free_name(path: Path, word: str, now: datetime) -> Path:
    """A name beside ``path`` that no file has yet, such as ``team.json.edited-20270114-091203``."""
    stem = f"{path.name}.{word}-{now:%Y%m%d-%H%M%S}"
    name, number = path.with_name(stem), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{stem}-{number}")
    return name


def keep(path: Path, word: str, now: datetime) -> Path:
    """Keep what ``path`` holds now under a second name, leaving it in place; returns that name."""
    name = free_name(path, word, now)
    try:
        os.link(path, name)
    except OSError:  # a file system without links
        shutil.copy2(path, name)
    return name


def sweep(path: Path, now: float) -> None:
    """Remove the temporary files beside ``path`` that killed programs left more than a minute before ``now``."""
    for left in path.parent.glob(f"{glob.escape(path.name)}*.tmp"):
        with suppress(OSError):
            if now - left.stat().st_mtime > 60:
                left.unlink()
