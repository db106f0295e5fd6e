"""The command that looks whether a file is whole."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

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


def test_damage_never_looks_like_an_answer(shell: Shell, clock: Clock) -> None:
    """Scripts go by the exit status: what is sound is shown, and nothing is written behind damage."""
    with Store.create("team.json", planned(), clock) as store:
        for number in range(1, 9):
            store.apply(
                lambda w: w.put(replace(w.steps.need(1), dots=w.steps.need(1).dots + 1)), None, f"n {number}"
            )
    log = Path("team.json-log")
    log.write_bytes(log.read_bytes().replace(b'"n 4"', b'"n 5"'))
    before = log.read_bytes()
    for copy in ("kept", "gone"):
        if copy == "gone":
            Path("team.json").unlink()
        for arguments in (["steps", "--json"], ["status"], ["history", "-n", "20"], ["lessons"]):
            answer = shell(*arguments, "-f", "team.json")
            assert answer.status == 3, arguments
            assert "cannot be read behind change 4" in answer.err, arguments
        assert shell("add", "Share", "Call them", "-f", "team.json").status == 3
        assert log.read_bytes() == before
    answer = shell("history", "-n", "3", "-f", "team.json")
    assert [f"n {number}" in answer.out for number in range(4, 9)] == [False, False, True, True, True]


def test_what_can_be_read_of_a_damaged_file_is_saved_elsewhere(shell: Shell, files: Path) -> None:
    log = Path("team.json-log")
    log.write_bytes(log.read_bytes() + b"rubbish\n")
    Path("team.json").unlink()
    answer = shell("check", "-f", "team.json", "--save", "rescued.json")
    assert answer.status == 3
    assert "Saved as rescued.json" in answer.err
    assert shell("steps", "-f", "rescued.json").status == 0
    assert "There is a file" in shell("check", "-f", "team.json", "--save", "rescued.json").err
