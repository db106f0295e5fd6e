"""The command that looks whether a file is whole."""

import json
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import Clock, planned


@pytest.fixture
def files(shell: Shell, clock: Clock) -> Path:
    """A team's file in the shell's folder."""
    with Store.create("team.json", planned(), clock) as store:
        store.apply(lambda w: w.put(*[]), None, "nothing")
    return Path("team.json")


def damage(path: Path) -> None:
    """Change a byte in the middle of the log."""
    log = Path(f"{path}-log")
    data = bytearray(log.read_bytes())
    data[len(data) // 2] ^= 1
    log.write_bytes(data)


def test_a_whole_file_is_said_to_be_whole(shell: Shell, files: Path) -> None:
    answer = shell("check", "-f", str(files))
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.endswith("team.json is whole.\n")
    assert json.loads(shell("check", "-f", str(files), "--json").out)["whole"] is True


def test_a_damaged_file_is_named_and_left_as_it_is(shell: Shell, files: Path) -> None:
    damage(files)
    before = Path(f"{files}-log").read_bytes()
    answer = shell("check", "-f", str(files))
    assert answer.status == 3
    assert "team.json-log" in answer.out
    assert "--rebuild" in answer.out
    assert Path(f"{files}-log").read_bytes() == before


def test_a_rebuild_keeps_the_damaged_file_and_ends_whole(shell: Shell, files: Path) -> None:
    damage(files)
    before = Path(f"{files}-log").read_bytes()
    assert shell("check", "-f", str(files), "--rebuild").status == 0
    assert any(path.read_bytes() == before for path in Path().glob("team.json-log.damaged*"))
    assert shell("check", "-f", str(files)).status == 0
    assert shell("status", "-f", str(files)).status == 0


def test_a_file_that_is_not_there_is_said_so(shell: Shell) -> None:
    answer = shell("check", "-f", "none.json")
    assert (answer.status, answer.out) == (3, "")
    assert "There is no file" in answer.err
