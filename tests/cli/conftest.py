"""A command line of its own for each test: its own folder, memory and day."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.world import NOW, Clock
from workshop.cli import context, program


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered: its exit status, and what it wrote to output and to errors."""

    status: int
    out: str
    err: str


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
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("WORKSHOP_FILE", "WORKSHOP_AS", "WORKSHOP_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Answer:
        status = program.run(arguments)
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return call
