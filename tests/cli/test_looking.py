"""Commands that look, on the demo's file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import NOW, TODAY, Clock
from workshop.demo import demo
from workshop.model import Workshop


@pytest.fixture
def team(shell: Shell, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside the demo's file."""
    from random import Random

    Store.create("demo.json", demo(TODAY, NOW, Random(1)), clock).close()
    monkeypatch.setenv("WORKSHOP_FILE", "demo.json")
    return shell


def test_status_sets_the_headline_beside_the_goals(team: Shell) -> None:
    answer = team("status")
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Northwind Sales · Q1 2027 · week 7 of 13"
    assert lines[1].startswith("Revenue 4.2M of 5.0M EUR · 84 %, time ")
    assert lines[2] == "On the number, off the goals."
    assert lines[4].startswith("no plan    Lift margin on logistics services")
    assert "never touched" in lines[4]
    assert lines[-2].startswith("Win share in the DACH mid-market: Confidence 3 of 10")
    assert lines[-1] == "2 steps are adrift: 'workshop steps --adrift' says which and why."


def test_status_as_json(team: Shell) -> None:
    told = json.loads(team("status", "--json").out)
    assert set(told) == {"team", "period", "headline", "elapsed", "sentence", "goals"}
    assert told["headline"]["value"] == 4_200_000
    assert [goal["status"] for goal in told["goals"]] == ["no plan", "on track", "at risk", "stale", "off track"]
    assert told["goals"][1]["key_results"][0]["target"] == 8


def test_steps_are_listed_by_their_day(team: Shell) -> None:
    lines = team("steps").out.splitlines()
    assert len(lines) == 14
    assert "late: " in lines[0]
    assert any("  ★ " in line for line in lines), "the sign of a must-move, as on the screens"
    assert any(line.endswith("(blocked: waiting on someone)") for line in lines)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--owner", "eli"], 5),
        (["--owner", "EN", "--overdue"], 2),
        (["--unclaimed"], 1),
        (["--goal", "nordics"], 2),
        (["--goal", "nordics", "--all"], 8),
        (["--owner", "hugo"], 0),
    ],
)
def test_steps_are_filtered(team: Shell, options: list[str], count: int) -> None:
    steps = json.loads(team("steps", "--json", *options).out)
    assert len(steps) == count
    assert all({"id", "text", "goal", "owner", "state", "due"} <= set(step) for step in steps)
    if not count:
        assert team("steps", *options).out == "No such steps.\n"


def test_lessons_with_these_words(team: Shell) -> None:
    assert len(team("lessons").out.splitlines()) == 8
    (line,) = team("lessons", "DISTRIBUTOR", "calls").out.splitlines()
    assert line.startswith("We learned that distributor days without follow-up calls brought nothing because")
    assert line.endswith("(market share; 1 × no effect)")
    assert team("lessons", "distribtor", "call").out.splitlines() == [line]
    assert line in team("lessons", "market", "share").out.splitlines()
    assert team("lessons", "nonsense").out == "No such lessons.\n"
    told = json.loads(team("lessons", "dealers", "--json").out)
    assert told[0]["goal"] == "Open Austria with two resellers"


def test_history_tells_who_did_what(team: Shell) -> None:
    team("add", "margin", "Call the forwarders", "--as", "ben")
    lines = team("history").out.splitlines()
    assert len(lines) == 2
    assert " ".join(lines[-1].split()) == "2 09:00 Ben add a step to “Lift margin on logistics services”"
    assert len(team("history", "-n", "1").out.splitlines()) == 1
    (entry,) = json.loads(team("history", "-n", "1", "--json").out)
    assert (entry["by"], entry["at"], entry["seq"]) == ("Ben Okafor", "2027-01-14T09:00:00Z", 2)


def test_a_new_file_says_what_is_there(shell: Shell) -> None:
    shell("new", "new.json", "--team", "North")
    assert shell("status").out.startswith("North · Q1 2027 · week 2 of 13\n")
    assert shell("steps").out == "No such steps.\n"
    assert shell("steps", "--json").out == "[]\n"
    assert shell("lessons").out == "No such lessons.\n"


def test_a_file_without_a_period_says_so(shell: Shell, clock: Clock) -> None:
    from workshop.team import team as people

    Store.create("bare.json", people.found(Workshop(), "North"), clock).close()
    for command in ("status", "steps"):
        answer = shell(command, "-f", "bare.json")
        assert answer.status == 1
        assert "North has no period yet" in answer.err


@pytest.mark.parametrize(
    "command", ["status", "steps", "lessons", "lessons distribtor", "history", "claim 1 --as ana"]
)
def test_no_command_in_lines_loads_the_screens(team: Shell, command: str, tmp_path: Path) -> None:
    code = (
        "import sys; from workshop.cli.program import run; run(sys.argv[1:]); "
        "sys.exit(bool({'textual', 'rich', 'screens.app', 'screens.page'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", code, *command.split()]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
