"""Reports from the command line: to the terminal, a pipe, a file, a folder; as it is and as it was."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import icalendar
import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import Clock, planned
from workshop.model import KINDS
from workshop.plan import goals
from workshop.reports.catalogue import FORMATS, REPORTS


@pytest.fixture
def team(shell: Shell, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside a team with three steps in the plan of its first goal."""
    Store.create("team.json", planned(), clock).close()
    monkeypatch.setenv("WORKSHOP_FILE", "team.json")
    return shell


def test_the_plan_is_what_is_written_when_nothing_is_said(team: Shell) -> None:
    assert team("report").out == team("report", "plan", "--format", "text").out
    assert team("report").out.startswith("THE PLAN FOR Q1 2027\n")


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "thanks"])
@pytest.mark.parametrize("form", list(FORMATS))
def test_every_report_in_every_format(team: Shell, name: str, form: str) -> None:
    target = f"out.{FORMATS[form].ending}"
    options = ("--goal", "share") if name == "goal" else ("--as", "ana") if name == "mine" else ()
    answer = team("report", name, *options, "-o", target)
    assert answer.status == 0, answer.err
    assert answer.out.endswith(f"is in {target}.\n")
    assert Path(target).stat().st_size > 20


def test_a_file_that_is_there_is_kept_unless_told(team: Shell) -> None:
    Path("plan.md").write_text("mine")
    answer = team("report", "plan", "-o", "plan.md")
    assert (answer.status, Path("plan.md").read_text()) == (3, "mine")
    assert "There is a file plan.md already" in answer.err
    assert team("report", "plan", "-o", "plan.md", "--force").status == 0
    assert Path("plan.md").read_text(encoding="utf-8").startswith("# The plan for Q1 2027")
    assert [one for one in os.listdir() if one.startswith(".")] == []


@pytest.mark.parametrize("name", ["team.json", "team.json-log", "team.json-sealed"])
def test_the_teams_own_files_are_never_written_over(team: Shell, name: str) -> None:
    before = Path("team.json-log").read_bytes()
    answer = team("report", "plan", "-o", name, "--force")
    assert (answer.status, answer.err) == (1, f"{name} belongs to the team's file: choose another name.\n")
    assert Path("team.json-log").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("goal",), 1, "--goal"),
        (("mine",), 1, "WORKSHOP_AS"),
        (("mine", "--as", "zoe"), 1, "zoe"),
        (("plan", "--period", "Q9"), 1, "Q9"),
        (("plan", "--format", "xlsx"), 2, "-o FILE"),
        (("plan", "--as-of", "2020-01-01"), 1, "not there yet"),
        (("plan", "--to", "out", "--formats", "docx"), 2, "--formats"),
        (("all", "-o", "all.md"), 1, "only written as JSON"),
        (("plan", "-o", "nowhere/plan.md"), 3, "nowhere"),
        (("thanks",), 1, "No wins"),
    ],
)
def test_what_cannot_be_written_is_said(team: Shell, arguments: tuple[str, ...], status: int, says: str) -> None:
    answer = team("report", *arguments)
    assert answer.status == status
    assert says in answer.err
    assert "Traceback" not in answer.err


def target_of(form: str) -> Path:
    """A file for this format."""
    return Path(f"out.{FORMATS[form].ending}")


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """Files longer than so many bytes are refused by the system, as they are by a full disk: in mid-write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("there", [None, b"mine"])
def test_a_full_disk_is_said_and_leaves_no_half_file(team: Shell, form: str, there: bytes | None) -> None:
    target = target_of(form)
    if there is not None:
        target.write_bytes(there)
    before = sorted(os.listdir())
    with small_files(64):
        answer = team("report", "plan", "-o", str(target), "--force")
    assert answer.status == 3
    assert answer.err.splitlines() == [f"File too large: {target}"]
    assert sorted(os.listdir()) == before
    assert there is None or target.read_bytes() == there


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_folder_that_takes_nothing_is_said(team: Shell, form: str) -> None:
    before = sorted(os.listdir())
    target = Path("/proc") / target_of(form)
    answer = team("report", "plan", "-o", str(target))
    assert answer.status == 3
    assert answer.err.count("\n") == 1
    assert str(target) in answer.err
    assert sorted(os.listdir()) == before


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_program_that_is_killed_while_writing_leaves_nothing(team: Shell, form: str) -> None:
    before = sorted(os.listdir())
    kills = "import os; os.fsync = lambda file: os.kill(os.getpid(), 9)"
    arguments = ["report", "plan", "-o", str(target_of(form))]
    code = f"{kills}; from workshop.cli import program; program.run({arguments!r})"
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert ended.returncode == -9, ended.stderr
    assert sorted(os.listdir()) == before


def test_a_folder_is_kept_up_to_date(team: Shell) -> None:
    assert "written: plan.html, plan.ics" in team("report", "plan", "--to", "out", "--formats", "html,ics").out
    before = {one: one.stat().st_mtime_ns for one in Path("out").iterdir()}
    assert (
        team("report", "plan", "--to", "out", "--formats", "html,ics").out
        == "The plan for Q1 2027: nothing new.\n"
    )
    assert {one: one.stat().st_mtime_ns for one in Path("out").iterdir()} == before
    uids = {str(event["UID"]) for event in _events()}
    assert team("claim", "2", "--as", "ana").status == 0
    assert "plan.html" in team("report", "plan", "--to", "out", "--formats", "html,ics").out
    assert {str(event["UID"]) for event in _events()} == uids


def test_as_it_was_on_a_day(team: Shell, clock: Clock) -> None:
    clock.forward(days=3)
    with Store.open("team.json", clock) as store:
        store.apply(lambda w: goals.edit_goal(w, 1, title="Another title"), None, "rename")
    assert "ANOTHER TITLE" in team("report").out
    assert "SHARE IN DACH" in team("report", "--as-of", "2027-01-15").out
    assert "ANOTHER TITLE" in team("report", "--as-of", "2027-01-17").out


def test_everything_as_json(team: Shell) -> None:
    found = json.loads(team("report", "all").out)
    assert len(found["tables"]["steps"]["records"]) == 3


def _events() -> list[icalendar.Component]:
    return icalendar.Calendar.from_ical(Path("out/plan.ics").read_bytes()).walk("VEVENT")


def test_everything_as_json_is_a_whole_team_again_in_a_new_file(team: Shell) -> None:
    team("report", "all", "-o", "all.json")
    team("new", "other.json", "--team", "Somebody")
    answer = team("import", "all.json", "-f", "other.json")
    assert (answer.status, answer.err) == (0, "")
    assert "all.json: a whole team\n" in answer.out
    assert "  3 steps\n" in answer.out
    with Store.open("team.json") as one, Store.open("other.json") as other:
        assert all(other.workshop.table(name) == one.workshop.table(name) for name in KINDS)
    assert team("report", "all", "-f", "other.json").out == Path("all.json").read_text(encoding="utf-8")
    again = team("import", "all.json", "-f", "other.json")
    assert (again.status, again.err.split(":")[0]) == (1, "all.json")
    assert "only be read into a new file" in again.err


def test_a_whole_team_is_shown_before_it_is_read(team: Shell) -> None:
    team("report", "all", "-o", "all.json")
    team("new", "other.json", "--team", "Somebody")
    assert "nothing was changed" in team("import", "all.json", "-f", "other.json", "--dry-run").out
    with Store.open("other.json") as other:
        assert not other.workshop.steps
