"""The thanks of a period as text."""

from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import Clock, with_goals
from workshop.learn import wins
from workshop.team import upcoming


@pytest.fixture
def team(shell: Shell, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside a file with two wins in the first quarter and none in the second."""
    w = upcoming.next_period(with_goals(), 1)
    w = wins.add_win(w, 1, "13 accounts came back", copy="Ask before offering", thanks=(1, 2))
    w = wins.vote_for(wins.add_win(w, 1, "The Müller order", thanks=(3,)), 2)
    Store.create("team.json", w, clock).close()
    monkeypatch.setenv("WORKSHOP_FILE", "team.json")
    return shell


def test_thanks_of_the_last_period_with_wins_the_top_win_last(team: Shell) -> None:
    assert team("thanks").out == team("thanks", "--period", "q1 2027").out
    first, top = team("thanks").out.splitlines()
    assert first.startswith("Thank you, Ana")
    assert first.endswith(": 13 accounts came back. To copy: Ask before offering.")
    assert top.endswith(": The Müller order.")


def test_thanks_are_written_to_a_file_that_is_never_lost(team: Shell) -> None:
    text = team("thanks").out
    answer = team("thanks", "-o", "thanks.txt")
    assert (answer.status, answer.out) == (0, "The thanks for 2 wins are in thanks.txt.\n")
    assert Path("thanks.txt").read_text(encoding="utf-8") == text
    Path("thanks.txt").write_text("mine", encoding="utf-8")
    refused = team("thanks", "-o", "thanks.txt")
    assert refused.status == 3
    assert refused.err == "There is a file thanks.txt already: choose another name, or replace it with --force.\n"
    assert Path("thanks.txt").read_text(encoding="utf-8") == "mine"
    assert team("thanks", "-o", "thanks.txt", "--force").status == 0
    assert Path("thanks.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["team.json", "team.json-sealed", "team.json-log"])
def test_the_file_of_the_team_is_never_written_over(team: Shell, name: str) -> None:
    before = Path("team.json").read_bytes()
    answer = team("thanks", "-o", name, "--force")
    assert (answer.status, answer.err) == (1, f"{name} belongs to the team's file: choose another name.\n")
    assert Path("team.json").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "status", "says"),
    [
        (("--period", "Q2 2027"), 1, "No wins are written down for Q2 2027"),
        (("--period", "Q9"), 1, "Q9"),
        (("-o", "nowhere/thanks.txt"), 3, "nowhere"),
        (("--nonsense",), 2, "No such option"),
        (("-f", "other.json"), 3, "other.json"),
    ],
)
def test_what_is_refused(team: Shell, options: tuple[str, ...], status: int, says: str) -> None:
    answer = team("thanks", *options)
    assert answer.status == status
    assert says in answer.err
    assert answer.out == ""


def test_a_team_without_wins_is_told_where_they_come_from(shell: Shell, clock: Clock) -> None:
    Store.create("bare.json", with_goals(), clock).close()
    answer = shell("thanks", "-f", "bare.json")
    assert (answer.status, answer.err) == (
        1,
        "No wins are written down yet: a retrospective begins with them.\n",
    )


def test_help_says_what_it_does(shell: Shell) -> None:
    told = shell("thanks", "--help").out
    assert all(word in told for word in ("--period LABEL", "-o, --output FILE", "--force", "the top win last"))
