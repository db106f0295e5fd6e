"""Importing from the shell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell

GOALS = "goal,why,key result,unit,baseline,target\nOpen the South,They move,Accounts,accounts,1,5\n"
BROKEN = GOALS + "Sell more,because,Share,%,eighteen,25\nGrow,because,Share,%,1,many\n"


@pytest.fixture
def team(shell: Shell) -> Shell:
    """A shell in a folder with a team's file and files to import."""
    shell("new", "q1.json", "--team", "Northwind Sales")
    Path("goals.csv").write_text(GOALS)
    Path("broken.csv").write_text(BROKEN)
    Path("members.csv").write_text("name\nAna Ferreira\n")
    return shell


def counted() -> tuple[int, int, int]:
    """How many goals and members the file has, and how many changes."""
    with Store.open("q1.json") as store:
        return len(store.workshop.goals), len(store.workshop.members), store.seq


def test_several_files_are_one_change(team: Shell) -> None:
    answer = team("import", "members.csv", "goals.csv")
    assert (answer.status, answer.err) == (0, "")
    *lines, into = answer.out.splitlines()
    assert lines == [
        "members.csv: members, 1 new",
        "  name →  name  Ana Ferreira",
        "  Line 2: new member Ana Ferreira (AF)",
        "goals.csv: goals, 1 goal and 1 key result new",
        "  goal →        goal        Open the South",
        "  why →         why         They move",
        "  key result →  key result  Accounts",
        "  unit →        unit        accounts",
        "  baseline →    baseline    1",
        "  target →      target      5",
        "  Line 2: new goal “Open the South”",
        "  Line 2: new key result “Accounts” 1 → 5 accounts",
    ]
    assert into.startswith("Imported into Northwind Sales (")
    assert into.endswith("q1.json).")
    assert counted() == (1, 1, 2)


def test_the_same_every_night_says_that_there_is_nothing_new(team: Shell) -> None:
    team("import", "members.csv", "goals.csv")
    answer = team("import", "goals.csv")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(
        "goals.csv: goals, 1 goal and 1 key result unchanged\nThere is nothing new for Northwind Sales ("
    )
    assert counted() == (1, 1, 2)


def test_a_dry_run_changes_nothing(team: Shell) -> None:
    answer = team("import", "--dry-run", "goals.csv")
    assert answer.status == 0
    assert "new goal “Open the South”" in answer.out
    assert "\nThis was a dry run: nothing was changed in Northwind Sales (" in answer.out
    assert counted() == (0, 0, 1)


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_fault_stops_everything(team: Shell, options: list[str]) -> None:
    answer = team("import", "members.csv", "broken.csv", *options)
    assert answer.status == 1
    assert answer.err == (
        "broken.csv: Line 3, baseline: “eighteen” is not a number: write it in figures, "
        "like 18, 21.5 or 1,200,000.\n"
        "broken.csv: Line 4, target: “many” is not a number: write it in figures, like 18, 21.5 or 1,200,000.\n"
        "Nothing was imported. Correct the 2 faults above, or add --skip-faulty to import the rest.\n"
    )
    assert counted() == (0, 0, 1)


def test_faulty_lines_are_skipped_when_asked(team: Shell) -> None:
    answer = team("import", "broken.csv", "--skip-faulty")
    assert answer.status == 0
    assert "Line 3, baseline" in answer.err
    assert counted() == (1, 0, 2)


def test_what_is_no_sheet_is_told_by_its_name(team: Shell) -> None:
    Path("goals.xlsx").write_bytes(b"PK\x03\x04")
    answer = team("import", "goals.xlsx")
    assert answer.status == 1
    assert answer.err.startswith("goals.xlsx: The workbook cannot be read")


def test_the_period_may_be_named(team: Shell) -> None:
    assert team("import", "goals.csv", "--period", "q1 2027").status == 0
    answer = team("import", "goals.csv", "--period", "Q2 2027")
    assert answer.status == 1
    assert "There is no period “Q2 2027”" in answer.err


def test_the_file_is_the_one_named_or_the_one_of_the_environment(
    team: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    team("new", "other.json", "--team", "Other")
    assert team("import", "members.csv", "-f", "q1.json").status == 0
    monkeypatch.setenv("WORKSHOP_FILE", "q1.json")
    assert team("import", "goals.csv").status == 0
    assert counted() == (1, 1, 3)
    answer = team("import", "goals.csv", "-f", "none.json")
    assert answer.status == 3
    assert "none.json" in answer.err


def test_without_any_file_it_says_how_to_name_one(shell: Shell) -> None:
    Path("goals.csv").write_text(GOALS)
    answer = shell("import", "goals.csv")
    assert answer.status == 2
    assert "Say which file: -f FILE" in answer.err


def test_columns_get_another_meaning_and_what_cannot_have_one_is_told(team: Shell) -> None:
    Path("tasks.csv").write_text("Name,Project,Due Date\nRing ten dealers,Open the South,2027-02-03\n")
    assert "no column says which goal each is for" in team("import", "tasks.csv").err
    answer = team("import", "tasks.csv", "--map", "Project=goal")
    assert (answer.status, answer.err) == (0, "")
    assert "new step “Ring ten dealers”" in answer.out
    assert (
        "There is no column “Colour”. The columns are: “name”"
        in team("import", "members.csv", "--map", "Colour=goal").err
    )
    assert "is no meaning of a column" in team("import", "members.csv", "--map", "name=colour").err
    assert team("import", "members.csv", "--map", "name").status == 2


def test_the_answer_in_json(team: Shell) -> None:
    answer = json.loads(team("import", "goals.csv", "--json").out)
    assert (answer["team"], answer["recorded"]) == ("Northwind Sales", True)
    (sheet,) = answer["files"][0]["sheets"]
    assert sheet["columns"][0] == {"name": "goal", "meaning": "goal", "examples": ["Open the South"]}
    assert sheet["changes"][0] == {"line": 2, "kind": "new", "what": "goal “Open the South”"}
    assert json.loads(team("import", "goals.csv", "--json").out)["recorded"] is False


def test_what_is_far_too_large_is_not_even_read(team: Shell) -> None:
    with Path("big.csv").open("wb") as file:
        file.truncate(50_000_000)
    Path("other.json").write_text('{"team": 1}', "utf-8")
    assert "This is JSON and no sheet" in team("import", "other.json").err
    answer = team("import", "big.csv")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == "big.csv: The file is larger than 25 MB: this is not a team's sheet.\n"


def test_who_reads_only_the_beginning_loses_nothing(team: Shell) -> None:
    rows = "".join(f"Goal number {number} of many\n" for number in range(2000))
    Path("many.csv").write_text("goal\n" + rows)
    command = f"{sys.executable} -m workshop import many.csv -f q1.json | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "many.csv: goals, 2000 new\n",
        "Northwind Sales · the room\n",
    )
    assert counted() == (2000, 0, 2)
