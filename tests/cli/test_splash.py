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


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in place of the process's own."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    return terminal


@pytest.mark.parametrize("arguments", [[], ["open", "q1.json"], ["demo"]])
def test_it_is_shown_and_wiped_once(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    terminal = terminal_of(monkeypatch)
    splash.show(arguments)
    assert terminal.getvalue() == "Workshop …"
    splash.wipe()
    splash.wipe()
    assert terminal.getvalue() == "Workshop …\r\x1b[K"


@pytest.mark.parametrize("arguments", [["status"], ["--version"], ["open", "--help"], ["import", "open"]])
def test_commands_that_answer_in_lines_have_none(monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    terminal = terminal_of(monkeypatch)
    splash.show(arguments)
    splash.wipe()
    assert terminal.getvalue() == ""


def test_a_dumb_terminal_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    splash.show([])
    assert terminal.getvalue() == ""
