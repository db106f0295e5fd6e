"""The program is ended by a signal, or its terminal is gone, whatever is open: as found, at once, nothing lost."""

import os
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store import Store
from tests.benchmarks.screens import environment
from tests.benchmarks.terminal import Terminal
from tests.world import with_goals

TYPED = "Win the mid-market"
RESETS = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l", b"\x1b[?1004l")
FORM, QUESTION, HELP = (b"a", "Category"), (b"\ra", "A step for this goal"), (b"?", "Home")
IGNORING = (
    "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
)


@contextmanager
def started(folder: Path, opening: tuple[bytes, str], *before: str) -> Iterator[Terminal]:
    """The program with something open on its first screen, and half a text in it."""
    Store.create(folder / "team.json", with_goals()).close()
    program = str(Path(sys.executable).with_name("workshop"))
    terminal = Terminal([*before, program, "open", "team.json"], folder, environment(folder), 100, 30)
    terminal.wait_for("Share in DACH")
    try:
        for key in filter(None, (opening[0][:1], opening[0][1:])):
            terminal.press(key)
            terminal.settle()
        terminal.wait_for(opening[1])
        if opening is not HELP:
            terminal.press(TYPED.encode())
            terminal.settle()
        yield terminal
    finally:
        terminal.close()


def kept(folder: Path) -> bool:
    """Whether the half text is kept for the next time."""
    with Store.open(folder / "team.json") as store:
        assert store.writable
    return TYPED in (folder / "team.json-sealed").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "opening"),
    [
        (signal.SIGTERM, FORM),
        (signal.SIGHUP, QUESTION),
        (signal.SIGINT, HELP),
        (signal.SIGQUIT, HELP),
    ],
    ids=["term, form", "hup, question", "int, help", "quit, help"],
)
def test_a_signal_leaves_the_terminal_as_it_was(
    tmp_path: Path, number: signal.Signals, opening: tuple[bytes, str]
) -> None:
    with started(tmp_path, opening) as terminal:
        mark = len(terminal.written)
        os.kill(terminal.process.pid, number)
        assert terminal.process.wait(10) == -number
        terminal.settle()
        assert all(one in terminal.written[mark:] for one in RESETS)
        assert b"Traceback" not in terminal.written
        local = termios.tcgetattr(terminal._fd)[3]
        assert local & termios.ICANON
        assert local & termios.ECHO
    assert opening is HELP or kept(tmp_path)


@pytest.mark.parametrize("ignoring", [False, True])
def test_a_terminal_that_is_gone_ends_the_program(tmp_path: Path, ignoring: bool) -> None:
    with started(tmp_path, FORM, *((sys.executable, "-c", IGNORING) if ignoring else ())) as terminal:
        terminal.hang_up()
        assert terminal.process.wait(10) == -signal.SIGHUP
    assert kept(tmp_path)
