"""The shortest way into the screens, and when the command line is asked instead."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from store import Store
from tests.cli.test_splash import terminal_of
from tests.world import founded
from workshop.cli import remembered, splash, straight

Run = tuple[Path, int | None]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Run]]:
    """The files that were opened and as whom, in place of screens; a terminal is waiting for them."""
    from screens import app

    found: list[Run] = []

    def run(store: Store, clock: Callable[[], datetime], me: int | None = None) -> None:
        found.append((store.path, me))
        store.close()

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("WORKSHOP_FILE", "WORKSHOP_AS"):
        monkeypatch.delenv(name, raising=False)
    terminal_of(monkeypatch)
    splash.show([])
    Store.create(tmp_path / "q.json", founded()).close()
    monkeypatch.chdir(tmp_path)
    yield found
    splash.wipe()


@pytest.mark.parametrize(
    ("arguments", "me"), [(["open", "q.json"], None), (["open", "q.json", "--as", "ben"], 2), ([], None)]
)
def test_a_file_that_is_plainly_meant_is_opened(runs: list[Run], arguments: list[str], me: int | None) -> None:
    remembered.remember(str(Path("q.json").resolve()))
    assert straight.opened(arguments)
    assert [(path.name, who) for path, who in runs] == [("q.json", me)]
    assert not splash.is_showing()


def test_the_environment_names_file_and_person(runs: list[Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_FILE", "q.json")
    monkeypatch.setenv("WORKSHOP_AS", "Chen")
    assert straight.opened([])
    assert runs == [(Path("q.json"), 3)]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["open"],
        ["open", "--help"],
        ["open", "gone.json"],
        ["open", "q.json", "--as"],
        ["open", "q.json", "--as", "nobody"],
        ["open", "--as", "ben", "q.json"],
        ["demo"],
        ["status"],
    ],
)
def test_everything_else_is_left_to_the_command_line(runs: list[Run], arguments: list[str]) -> None:
    assert not straight.opened(arguments)
    assert runs == []


def test_without_a_terminal_the_command_line_says_so(runs: list[Run]) -> None:
    splash.wipe()
    assert not straight.opened(["open", "q.json"])


def test_nothing_of_the_command_line_is_loaded_on_the_way(runs: list[Run]) -> None:
    script = (
        "import sys; from workshop.cli import splash, straight; from screens import app\n"
        "splash.is_showing = lambda: True; app.run = lambda store, clock, me: store.close()\n"
        "assert straight.opened(['open', 'q.json'])\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('click', 'tinydb', 'email')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
