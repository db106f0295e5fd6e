"""Commands that act."""

import pytest

from store import Store
from tests.cli.conftest import Shell
from tests.world import Clock, in_session, planned
from workshop.meet.sessions import close_planning
from workshop.model import Blocker, StepState, Workshop


@pytest.fixture
def team(shell: Shell, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell beside a file with a plan, and no session running."""
    w = planned()
    Store.create("q1.json", close_planning(w, 1, clock().date(), clock(), None).settled(), clock).close()
    monkeypatch.setenv("WORKSHOP_FILE", "q1.json")
    return shell


def after() -> Workshop:
    """What the file holds now."""
    with Store.open("q1.json") as store:
        return store.workshop


def test_a_step_is_added_to_the_plan(team: Shell) -> None:
    answer = team("add", "share", "Ring the bell", "--due", "+2w")
    assert answer.status == 0
    step = after().steps[after().steps.last_id]
    assert answer.out == f"Step {step.id} is in the plan of “Share in DACH”: Ring the bell\n"
    assert (step.state, str(step.due)) == (StepState.PLANNED, "2027-01-28")


def test_while_a_session_plans_a_goal_a_step_is_an_idea(shell: Shell, clock: Clock) -> None:
    Store.create("q1.json", in_session("draft", 1), clock).close()
    answer = shell("add", "share", "Ring the bell", "-f", "q1.json")
    assert "is an idea for the plan that is being made" in answer.out
    assert after().steps[1].state is StepState.IDEA


def test_a_step_is_claimed_once(team: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert team("claim", "1", "--as", "ana").out.startswith("Ana Ferreira has step 1")
    answer = team("claim", "1", "--as", "ben")
    assert answer.status == 1
    assert answer.err.startswith("Ana Ferreira has it since ")
    monkeypatch.setenv("WORKSHOP_AS", "ben")
    assert team("claim", "2").out.startswith("Ben Okafor has step 2")
    assert [after().steps[step].owner for step in (1, 2)] == [1, 2]
    nameless = team("claim", "3", "--as", "")
    assert (nameless.status, "--as has no name behind it" in nameless.err) == (2, True)


def test_a_step_is_done_with_a_note(team: Shell) -> None:
    answer = team("done", "1", "--as", "ana", "--note", "Went [/] well")
    assert answer.out.startswith("Done: step 1, ")
    step = after().steps[1]
    assert (step.state, step.notes[0].text, step.notes[0].by) == (StepState.DONE, "Went [/] well", 1)
    answer = team("done", "1")
    assert (answer.status, answer.err) == (1, "Step 1 is done already.\n")


def test_a_check_in_with_readings(team: Shell) -> None:
    options = ["--confidence", "7", "--reading", "19,5 %", "--blocker", "no time", "--as", "ben"]
    answer = team("checkin", "share", "Two offers out", *options)
    assert answer.out == (
        "Checked in on “Share in DACH”: confidence 7 of 10.\nShare of mid-market accounts: 19.5 %\n"
    )
    w = after()
    one = w.check_ins[1]
    assert (one.confidence, one.changed, one.blocker, one.by) == (7, "Two offers out", Blocker.NO_TIME, 2)
    assert w.key_results[1].readings[0].value == 19.5
    assert team("checkin", "share", "--confidence", "8", "--reading", "mid=20").status == 0
    assert after().key_results[1].readings[0].value == 20


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        (["checkin", "share"], 2, "Missing option '--confidence'"),
        (["checkin", "share", "--confidence", "11"], 1, "from 0 (lost) to 10"),
        (["checkin", "share", "--confidence", "7", "--reading", "many"], 1, "is not a number"),
        (["checkin", "share", "--confidence", "7", "--reading", "x=1"], 1, "not the beginning of one key result"),
        (
            ["checkin", "share", "--confidence", "7", "--reading", "19", "--reading", "20"],
            1,
            "Two readings of “Share",
        ),
        (["checkin", "share", "--confidence", "7", "--blocker", "rain"], 2, "'rain' is not one of"),
        (["checkin", "o", "--confidence", "7", "--as", "zoe"], 1, "Nobody here is called “zoe”"),
        (["add", "zzz", "Call"], 1, "No goal of Q1 2027 begins with “zzz”"),
        (["add", "share", "x" * 10_000], 1, "at most 120 characters; this one has 10,000"),
        (["add", "share", "Call", "--due", "soon"], 1, "“soon” is not a day"),
        (["add", "share", "Call", "--due", "2028-01-01"], 1, "outside Q1 2027"),
        (["claim", "1"], 1, "Say who takes it: --as NAME, or set WORKSHOP_AS"),
        (["claim", "99", "--as", "ana"], 1, "Step 99 is not there"),
        (["claim", "one"], 2, "“one” is not the number of a step: 'workshop steps' lists them"),
        (["done", "99"], 1, "Step 99 is not there"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    team: Shell, command: list[str], status: int, says: str
) -> None:
    answer = team(*command)
    assert answer.status == status
    assert says in answer.err
    with Store.open("q1.json") as store:
        assert store.seq == 1


def test_undo_takes_back_ones_own_change(team: Shell) -> None:
    team("claim", "1", "--as", "ana")
    team("claim", "2", "--as", "ben")
    assert team("undo", "--as", "ana").out.startswith("Undone: take “Call the 20")
    assert [after().steps[step].owner for step in (1, 2)] == [None, 2]
    answer = team("undo", "--as", "ana")
    assert answer.status == 1
    assert team("undo", "3").status == 0
    assert after().steps[2].owner is None


def test_undo_without_a_name_never_passes_over_a_newer_change(team: Shell) -> None:
    team("add", "share", "Ask the dealers")
    team("done", "1", "--as", "ben")
    refused = team("undo")
    assert refused.status == 1
    assert "The newest change is by Ben" in refused.err
    assert "undo --as 'Ben Okafor', or your own last one with workshop undo --as room." in refused.err
    assert team("undo", "--as", "ben").out.startswith("Undone: finish")
    assert team("undo").out.startswith("Undone: add")


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "\x1b[31mred", "\u202eright", "東京", "=1+1"])
def test_hostile_text_is_clean_or_literal(team: Shell, text: str) -> None:
    answer = team("add", "share", text)
    assert answer.status == 0
    assert "\x1b" not in answer.out
    assert "\u202e" not in team("steps").out


def test_the_room_acts_where_somebody_is_remembered(team: Shell) -> None:
    team("me", "ana")
    refused = team("headline", "--target", "6M", "--because", "The fair fell away")
    assert (refused.status, "ask whoever facilitates. Where that is you: --as room." in refused.err) == (1, True)
    led = team("headline", "--target", "6M", "--because", "The fair fell away", "--as", "room")
    assert (led.status, led.whose) == (0, "Northwind Sales · the room\n")
