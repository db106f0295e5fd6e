"""An exclusive lock on an open file, between processes and between stores of one process.

The kernel releases it when its holder dies. On POSIX it is ``flock``, which belongs to the open file and so
also keeps two stores of one process apart. On Windows it is one byte far behind the data, because locks are
mandatory there.
"""

import os
import sys
import time
from contextlib import suppress

from store.errors import Busy, NotSaved, reason

_FIRST_PAUSE = 0.0002
_LONGEST_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    _FAR = 0x40000000

    def _take(fd: int) -> bool:
        os.lseek(fd, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _give_back(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


def take(fd: int, patience: float) -> None:
    """Take the lock on the open file ``fd``; wait at most ``patience`` seconds for it.

    :raises Busy: somebody else held it all that time.
    :raises NotSaved: the file system knows no locks.
    """
    if _taken(fd):
        return
    deadline = time.monotonic() + patience
    pause = _FIRST_PAUSE
    while not _taken(fd):
        if time.monotonic() > deadline:
            raise Busy(
                f"Another window has been writing for {patience:g} s; nothing was changed. Try again in a moment."
            )
        time.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)


def give_back(fd: int) -> None:
    """Give the lock back. Where the system will not take it, it gets it when the file is closed."""
    with suppress(OSError):
        _give_back(fd)


def _taken(fd: int) -> bool:
    try:
        return _take(fd)
    except OSError as error:
        raise NotSaved(
            f"Not saved: this folder cannot keep two programs apart ({reason(error)}). "
            "Put the file on a local disk, and let others join through the browser."
        ) from error
