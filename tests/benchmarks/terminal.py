"""A program on a terminal of its own, watched from outside: what it writes, and when.

The terminal answers what Textual asks it, among others whether it brackets frames (mode 2026), so that the end
of every frame can be seen in the bytes.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.prepared import Forked, Prepared

FRAME_END = b"\x1b[?2026l"
_ASKS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-Z\\^_=>])")

#: Seconds of silence after which a program has nothing more to say.
QUIET = 0.03


class Terminal:
    """Runs ``command`` on a pseudo-terminal of ``columns`` by ``lines`` cells; forked where it is ``prepared``."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        columns: int,
        lines: int,
        prepared: Prepared | None = None,
    ) -> None:
        self._fd, slave = pty.openpty()
        self.resize(columns, lines, slave)
        self.started = time.perf_counter()
        self.process: subprocess.Popen[bytes] | Forked
        if prepared is not None:
            self.process = prepared.start(command[1:], folder, slave, slave, slave)
        else:
            self.process = subprocess.Popen(
                command,
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=folder,
                env=dict(environment),
                start_new_session=True,
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            )
        os.close(slave)
        self._answered = 0
        self.written = b""

    def resize(self, columns: int, lines: int, fd: int = -1) -> None:
        """Make it so large; the program is told by the system."""
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._fd if fd < 0 else fd, termios.TIOCSWINSZ, size)

    def read(self, timeout: float) -> bytes:
        """Return what the program writes within ``timeout`` seconds, as soon as it does; else nothing."""
        if not select.select([self._fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:
            return b""
        self.written += data
        self._answer()
        return data

    def _answer(self) -> None:
        for ask, answer in _ASKS.items():
            if ask in self.written[max(0, self._answered - 16) :]:
                os.write(self._fd, answer)
        self._answered = len(self.written)

    def wait_for(self, words: str, timeout: float = 20.0) -> float:
        """Return the seconds from the start until ``words`` were on the screen; TimeoutError if never."""
        wanted, until = words.encode(), time.perf_counter() + timeout
        while wanted not in _ESCAPES.sub(b"", self.written):
            if time.perf_counter() > until or self.process.poll() is not None:
                raise TimeoutError(f"“{words}” did not appear: {self.tail()}")
            self.read(0.5)
        return time.perf_counter() - self.started

    def shows(self, words: str) -> bool:
        """Whether these words are in what was written of late, with or without blanks between them."""
        wanted, late = words.replace(" ", ""), _ESCAPES.sub(b"", self.written[-20_000:])
        return wanted in "".join(late.decode("utf-8", "replace").split())

    def first_sign(self) -> float:
        """Return the seconds from the start until the program wrote anything at all that can be seen."""
        while not _ESCAPES.sub(b"", self.written).strip():
            self.read(0.5)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.25) -> None:
        """Wait until the program has been silent for so many seconds."""
        while self.read(quiet):
            pass

    def press(self, keys: bytes, expect: str = "", patience: float = 2.0) -> float:
        """Write ``keys`` and return the seconds until the last frame that came of it was complete.

        :raises TimeoutError: there is no frame, or what changed on the screen does not hold ``expect``.
        """
        mark, begun = len(self.written), time.perf_counter()
        os.write(self._fd, keys)
        last = 0.0
        while time.perf_counter() - begun < patience:
            data = self.read(QUIET if last else patience)
            now = time.perf_counter()
            if not data:
                break
            if FRAME_END in self.written[max(mark, len(self.written) - len(data) - len(FRAME_END)) :]:
                last = now - begun
        if not last or expect.encode() not in _ESCAPES.sub(b"", self.written[mark:]):
            raise TimeoutError(f"{keys!r} did not show “{expect}”: {self.tail()}")
        return last

    def next_frame(self, patience: float = 2.0) -> float:
        """Return the moment at which the next frame is complete; TimeoutError if there is none."""
        mark, until = len(self.written), time.perf_counter() + patience
        while time.perf_counter() < until:
            self.read(patience)
            if FRAME_END in self.written[max(0, mark - len(FRAME_END)) :]:
                return time.perf_counter()
        raise TimeoutError(f"nothing new was shown: {self.tail()}")

    def send(self, keys: bytes) -> float:
        """Write ``keys`` and return the moment before."""
        begun = time.perf_counter()
        os.write(self._fd, keys)
        return begun

    def text(self) -> str:
        """All that was written, without what a terminal obeys."""
        return _ESCAPES.sub(b" ", self.written).decode("utf-8", "replace")

    def tail(self) -> str:
        """The end of what was written, for messages."""
        return " ".join(_ESCAPES.sub(b" ", self.written[-6000:]).decode("utf-8", "replace").split())[-600:]

    def hang_up(self) -> None:
        """Take the terminal away from the program."""
        fd, self._fd = self._fd, os.open(os.devnull, os.O_RDWR)
        os.close(fd)

    def close(self) -> None:
        """End the program and give the terminal back."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._fd)
