"""Importing from the shell."""

from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell

GOALS = "goal,why,key result,unit,baseline,target\nOpen the South,They move,Accounts,accounts,1,5\n"
BROKEN = GOALS + "Sell more,because,Share,%,eighteen,25\nGrow,because,Share,%,1,\n"


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
    assert answer.out == (
        "members.csv: members, 1 new\n"
        "  Line 2: new member Ana Ferreira (AF)\n"
        "goals.csv: goals, 2 new\n"
        "  Line 2: new goal “Open the South”\n"
        "  Line 2: new key result “Accounts” 1 → 5 accounts\n"
    )
    assert counted() == (1, 1, 2)
    assert team("import", "goals.csv").out.startswith("goals.csv: goals, 2 unchanged")
    assert counted() == (1, 1, 2)


def test_a_dry_run_changes_nothing(team: Shell) -> None:
    answer = team("import", "--dry-run", "goals.csv")
    assert answer.status == 0
    assert "new goal “Open the South”" in answer.out
    assert answer.out.endswith("This was a dry run: nothing was changed.\n")
    assert counted() == (0, 0, 1)


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_fault_stops_everything(team: Shell, options: list[str]) -> None:
    answer = team("import", "members.csv", "broken.csv", *options)
    assert answer.status == 1
    assert answer.err == (
        "broken.csv: Line 3, baseline: “eighteen” is not a number: write it in figures, "
        "like 18, 21.5 or 1,200,000.\n"
        "broken.csv: Line 4, target: “Share” has no target: write the value to reach.\n"
        "Nothing was imported. Correct the 2 faults above, or add --skip-faulty to import the rest.\n"
    )
    assert counted() == (0, 0, 1)


def test_faulty_lines_are_skipped_when_asked(team: Shell) -> None:
    answer = team("import", "broken.csv", "--skip-faulty")
    assert answer.status == 0
    assert "Line 3, baseline" in answer.err
    assert counted() == (1, 0, 2)


def test_what_is_no_csv_is_told_by_its_name(team: Shell) -> None:
    Path("goals.xlsx").write_bytes(b"PK\x03\x04")
    answer = team("import", "goals.xlsx")
    assert answer.status == 1
    assert answer.err.startswith("goals.xlsx: This is a spreadsheet's own format")


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
