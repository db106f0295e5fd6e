"""The real program at a fraction of what its start costs: forked from a process that has loaded everything.

What runs in a fork is ``workshop.cli.main`` from its first line on, in a process and a session of its own, on the
terminal or the pipes that it is given. It is killed as any other.
"""

import array
import fcntl
import gc
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType

_TOP = Path(__file__).parents[1]


class Forked:
    """One program that was started so: what is asked of a :class:`subprocess.Popen` here."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._handle = -1
        with suppress(ProcessLookupError):  # it has ended already
            self._handle = os.pidfd_open(pid)

    def poll(self) -> int | None:
        """None while it runs. Its status is nobody's to know."""
        return None if self._handle >= 0 and not select.select([self._handle], [], [], 0)[0] else 0

    def kill(self) -> None:
        """Kill it as hard as the system can."""
        if self._handle >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended; TimeoutExpired where it has not by then."""
        if self._handle >= 0:
            if not select.select([self._handle], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("workshop", timeout or 0.0)
            os.close(self._handle)
            self._handle = -1
        return 0


class Prepared:
    """The process that has loaded everything; ``start`` forks it. To be used as a context."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, str(theirs.fileno())],
                cwd=_TOP,
                env=self._environment,
                pass_fds=[theirs.fileno()],
            )

    def start(self, arguments: Sequence[str], folder: Path, stdin: int, stdout: int, stderr: int) -> Forked:
        """Run ``workshop`` with these arguments in that folder, on these file descriptors."""
        asked = json.dumps([list(arguments), str(folder)]).encode()
        ours = array.array("i", [stdin, stdout, stderr])
        self._socket.sendmsg([asked], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, ours)])
        return Forked(int(self._socket.recv(20)))

    def __enter__(self) -> "Prepared":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.wait(20)


def _load() -> None:
    import screens
    import workshop.cli

    for package in (workshop.cli, screens):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            with suppress(ImportError):  # of an extra that is not there
                import_module(module.name)
    gc.collect()
    gc.freeze()


def _serve(asking: socket.socket) -> None:
    """Fork for every request, until nobody is there to ask; returns in the fork, ready to run."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, given, *_ = socket.recv_fds(asking, 1 << 16, 3)
        if not asked:
            os._exit(0)
        if os.fork() == 0:
            break
        for one in given:
            os.close(one)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    arguments, folder = json.loads(asked)
    os.setsid()
    for number, one in enumerate(given):
        os.dup2(one, number)
        os.close(one)
    if os.isatty(0):
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.chdir(folder)
    sys.argv = ["workshop", *arguments]
    asking.send(str(os.getpid()).encode())
    asking.close()


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    from workshop.cli import main

    main()
