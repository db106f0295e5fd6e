"""A command line of its own for each test: its own folder, memory and day."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.screens.conftest import paints
from tests.world import NOW, Clock
from workshop.cli import context, program

__all__ = ["paints"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered: its exit status, and what it wrote to output and to errors.

    ``whose`` is the line on errors that says which team and person the answer is about; ``err`` the rest.
    """

    status: int
    out: str
    err: str
    whose: str = ""


Shell = Callable[..., Answer]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the commands go by."""
    clock = Clock(NOW)
    monkeypatch.setattr(context, "now", clock)
    return clock


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: Clock
) -> Shell:
    """Calls the program with these arguments, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("WORKSHOP_FILE", "WORKSHOP_AS"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Answer:
        status = program.run(arguments)
        out, err = capsys.readouterr()
        whose = re.search(r"^[^·\n]+ · [^·\n.]+\n", err, re.MULTILINE)
        return Answer(status, out, err.replace(whose[0], "", 1) if whose else err, whose[0] if whose else "")

    return call
