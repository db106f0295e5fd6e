"""Files as the store needs them: flushed to the disk, replaced whole, created once, set aside."""

import errno
import glob
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

#: Whether a file can be replaced while it is open: on Windows it cannot.
REPLACES_OPEN_FILES = os.name == "posix"


class NotFlushed(OSError):  # noqa: N818  as in store.errors
    """A file has its name, but the disk says nothing good of whether it would have it after a power cut."""


def flush(fd: int) -> None:
    """Return once what was written to ``fd`` is on the disk itself; OSError if it may not be."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own memory there
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOTTY):
                raise
            os.fsync(fd)  # a file system that knows no other way
    else:
        os.fsync(fd)


def flush_folder(folder: Path) -> None:
    """Return once the names in ``folder`` are on the disk, where that can be asked for.

    A folder that may not be read, and a file system that flushes no folders, are left to themselves.

    :raises NotFlushed: the disk reported an error.
    """
    if os.name != "posix":
        return
    try:
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.EROFS):
            raise NotFlushed(error.errno, error.strerror) from error


def write_at(fd: int, start: int, data: bytes) -> None:
    """Write all of ``data`` over what is there from byte ``start`` on."""
    os.lseek(fd, start, os.SEEK_SET)
    write_all(fd, data)


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


def replace(
    path: Path, data: bytes, like: Path | None = None, *, ready: Path | None = None, mode: int | None = None
) -> None:
    """Put ``data`` in place of the file, the whole of it or nothing, durably.

    The new file gets this ``mode`` where one is given, else the permissions of ``like``, else of the file it
    replaces. ``ready`` is the name it has before.

    :raises NotFlushed: it is there, but may not be after a power cut.
    :raises OSError: nothing was replaced.
    """
    with temporary(path, data, like, name=ready, mode=mode) as made:
        put_in_place(made, path)


def put_in_place(ready: Path, path: Path) -> None:
    """Give the finished file ``ready`` the name ``path``; NotFlushed where a power cut may take it away again."""
    os.replace(ready, path)
    flush_folder(path.parent)


@contextmanager
def temporary(
    path: Path,
    data: bytes | Iterable[bytes],
    like: Path | None = None,
    *,
    name: Path | None = None,
    mode: int | None = None,
) -> Iterator[Path]:
    """A flushed file beside ``path`` that holds ``data``; what is still there at the end is removed."""
    ready = name or path.with_name(f"{path.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")
    if name is not None:
        ready.unlink(missing_ok=True)
    try:
        fd = os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            for some in [data] if isinstance(data, bytes) else _gathered(data):
                write_all(fd, some)
            flush(fd)
        finally:
            os.close(fd)
        if mode is None:
            _permit(ready, like or path)
        else:
            ready.chmod(mode)
            _join(ready, like or path)
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
        like.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)
        return
    shutil.copymode(like, path)
    _join(path, like)


def mode_of_writers(like: Path) -> int:
    """Reading and writing for the owner, and for whoever else may write ``like``."""
    mode = like.stat().st_mode
    return 0o600 | (0o060 if mode & 0o020 else 0) | (0o006 if mode & 0o002 else 0)


def _join(path: Path, like: Path) -> None:
    """Give ``path`` the group of ``like``, where that is allowed."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, -1, like.stat().st_gid)


def create(path: Path, data: bytes, like: Path | None = None) -> bool:
    """Make a new file that holds ``data`` from the moment it exists; False if there is one already.

    :raises NotFlushed: it was made, but may not be there after a power cut.
    """
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
