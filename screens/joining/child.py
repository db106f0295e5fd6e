"""A program on a terminal of its own, as an ssh login gets one. POSIX only."""

import asyncio
import fcntl
import os
import signal
import struct
import termios
from collections.abc import Callable, Mapping
from contextlib import suppress

#: No window is larger or smaller than this, in columns and lines, whatever a client says.
LARGEST, SMALLEST = (400, 200), (20, 5)
#: Seconds that a program has to end by itself; between two looks whether it has.
_PATIENCE, _LOOK_EVERY = 2.0, 0.02

Size = tuple[int, int]


class Child(asyncio.Protocol):
    """The program; ``wrote`` gets what it writes. It ``runs`` until its terminal is closed; ``over`` is told."""

    def __init__(self, wrote: Callable[[bytes], object], over: Callable[[], object]) -> None:
        self.runs = True
        self._wrote, self._over = wrote, over

    async def start(self, command: tuple[str, ...], environment: Mapping[str, str], size: Size) -> None:
        """Start it, once; OSError where that cannot be.

        It is spawned, not forked: the server has threads. Its first look at the terminal makes that its own.
        """
        self._terminal, inside = os.openpty()
        try:
            self.resize(size)
            name = os.ttyname(inside)
            self._pid = os.posix_spawn(
                command[0],
                command,
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                    (os.POSIX_SPAWN_DUP2, 0, 1),
                    (os.POSIX_SPAWN_DUP2, 0, 2),
                ],
                setsid=True,
                setsigdef=[signal.SIGPIPE],
            )
        except BaseException:
            os.close(self._terminal)
            raise
        finally:
            os.close(inside)
        loop = asyncio.get_running_loop()
        screen, keys = os.fdopen(self._terminal, "rb", 0), os.fdopen(os.dup(self._terminal), "wb", 0)
        self._output, _ = await loop.connect_read_pipe(lambda: self, screen)
        self._input, _ = await loop.connect_write_pipe(asyncio.Protocol, keys)

    def data_received(self, data: bytes) -> None:
        self._wrote(data)

    def connection_lost(self, error: Exception | None) -> None:
        """The program has closed its terminal, by ending."""
        self.runs = False
        self._over()

    def hold(self, wait: bool) -> None:
        with suppress(RuntimeError):  # it has ended
            (self._output.pause_reading if wait else self._output.resume_reading)()

    def type(self, data: bytes) -> None:
        if self.runs:
            self._input.write(data)

    def resize(self, size: Size) -> None:
        columns, lines = (
            min(max(given or usual, least), most)
            for given, usual, least, most in zip(size, (80, 24), SMALLEST, LARGEST, strict=True)
        )
        if self.runs:
            fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    async def end(self) -> None:
        """Return once it has ended: it is told to hang up, and killed where it does not."""
        for number in (signal.SIGHUP, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self._pid, number)
            for _ in range(int(_PATIENCE / _LOOK_EVERY)):
                if os.waitpid(self._pid, os.WNOHANG)[0]:
                    self._output.close()
                    self._input.abort()
                    return
                await asyncio.sleep(_LOOK_EVERY)
