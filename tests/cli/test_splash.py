"""The line on the terminal while the screens load."""

import io
import sys

import pytest

from workshop.cli import splash


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether it is one."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """What is written to a terminal."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    return terminal


@pytest.mark.parametrize("arguments", [[], ["open", "q1.json"], ["demo"]])
def test_it_is_shown_and_wiped_once(terminal: Terminal, arguments: list[str]) -> None:
    splash.show(arguments)
    assert terminal.getvalue() == "Workshop …"
    splash.wipe()
    splash.wipe()
    assert terminal.getvalue() == "Workshop …\r\x1b[K"


@pytest.mark.parametrize("arguments", [["status"], ["--version"], ["open", "--help"], ["import", "open"]])
def test_commands_that_answer_in_lines_have_none(terminal: Terminal, arguments: list[str]) -> None:
    splash.show(arguments)
    splash.wipe()
    assert terminal.getvalue() == ""


def test_a_dumb_terminal_has_none(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    splash.show([])
    assert terminal.getvalue() == ""
