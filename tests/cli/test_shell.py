"""A rep's shell: who sits here, and the verbs of every day."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store import Store
from tests.cli.conftest import Answer, Shell
from tests.world import Clock, planned
from workshop.meet.sessions import close_planning
from workshop.model import Blocker, Period, Step, Verdict, Workshop


@pytest.fixture
def team(shell: Shell, clock: Clock) -> Shell:
    """A shell beside a file with a plan, and no session running; nothing says which file is meant."""
    w = planned()
    Store.create("our plan.json", close_planning(w, 1, clock().date(), clock(), None).settled(), clock).close()
    return shell


@pytest.fixture
def ana(team: Shell) -> Shell:
    """The same after Ana has said who she is."""
    assert team("me", "ana", "-f", "our plan.json").out == "Ana Ferreira of Northwind Sales, in our plan.json\n"
    return team


def after() -> Workshop:
    """What the file holds now."""
    with Store.open("our plan.json") as store:
        return store.workshop


def test_a_first_claim_takes_one_command_after_me(ana: Shell) -> None:
    answer = ana("claim", "1")
    assert (answer.status, answer.whose) == (0, "Northwind Sales · Ana Ferreira\n")
    assert after().steps[1].owner == 1
    assert ana("me").out == f"Ana Ferreira of Northwind Sales, in {Path.cwd()}/our plan.json\n"


def test_the_person_belongs_to_the_file(ana: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    ana("new", "other.json", "--team", "Other")
    assert ana("steps", "-f", "other.json").whose == "Other · the room\n"
    assert ana("steps").whose == "Northwind Sales · Ana Ferreira\n"
    monkeypatch.setenv("WORKSHOP_AS", "ben")
    assert ana("steps").whose == "Northwind Sales · Ben Okafor\n"
    assert ana("claim", "2", "--as", "chen").out.startswith("Chen Wei has step 2")
    monkeypatch.delenv("WORKSHOP_AS")
    assert ana("me", "--forget").status == 0
    assert ana("claim", "3", "-f", "our plan.json").status == 1


def test_options_may_stand_before_the_command(team: Shell) -> None:
    assert team("-f", "our plan.json", "--as", "ben", "claim", "1").out.startswith("Ben Okafor has step 1")
    assert team("-f", "gone.json", "steps", "-f", "our plan.json").status == 0


@pytest.mark.parametrize(
    ("line", "says", "holds"),
    [
        ("claim 1", "Ana Ferreira has step 1", lambda w: w.steps[1].owner == 1),
        ("move 2 3 +2w --why fair", "Moved to Thu 28 Jan: step 3", lambda w: str(w.steps[3].due) == "2027-01-28"),
        ("move 1 --goal nordics", "Moved to “Open the Nordics”: step 1", lambda w: w.steps[1].goal == 2),
        ("block 1 waiting 'on legal'", "Blocked, waiting on someone: step 1", lambda w: w.steps[1].blocker),
        ("block 1 no-time", "Blocked, no time", lambda w: w.steps[1].blocker is Blocker.NO_TIME),
        ("note 1 'Rang [/] twice'", "Noted on step 1", lambda w: w.steps[1].notes[-1].text == "Rang [/] twice"),
        ("headline 4.2M", "Revenue: 4.2M of 5.0M EUR", lambda w: w.periods[1].headline.readings[0].value == 4.2e6),
        ("add nord 'Ring the bell' --owner ana", "is in the plan", lambda w: w.steps[w.steps.last_id].owner == 1),
        (
            "add nord 'Ring' --owner ben",
            "Ben Okafor was asked",
            lambda w: w.steps[w.steps.last_id].offered_to == 2,
        ),
    ],
)
def test_a_verb_does_what_it_says(ana: Shell, line: str, says: str, holds: object) -> None:
    if line.startswith(("move", "block")):  # a member's own steps, and between goals the room alone moves them
        assert all(ana("claim", number).status == 0 for number in "123")
    if "--goal" in line:
        ana("me", "--forget")
        line += " -f 'our plan.json'"
    answer = ana(*shlex.split(line))
    assert (answer.status, says in answer.out) == (0, True), answer
    assert callable(holds)
    assert holds(after())


def test_a_step_is_given_back_unblocked_and_judged(ana: Shell) -> None:
    ana("claim", "1")
    assert ana("release", "1", "2").status == 1
    assert ana("release", "1").out.startswith("Free to be claimed: step 1")
    assert after().steps[1].owner is None
    ana("block", "1", "unclear")
    assert ana("block", "1", "--clear").out.startswith("Nothing blocks it any more")
    assert ana("done", "1").status == 0
    assert ana("verdict", "1", "worked", "--because", "they knew us").out.startswith("Worked: step 1")
    assert after().steps[1].verdict is Verdict.WORKED
    assert len(after().lessons) == 1


def test_what_is_found_and_what_is_due(ana: Shell) -> None:
    ana("note", "2", "Ask Jérôme")
    assert ana("find", "jerome").out.startswith("step 2")
    assert json.loads(ana("find", "jerome", "--json").out)[0]["goal"] == "Share in DACH"
    assert ana("find", "nonsense").out == "Nothing has these words: nonsense\n"
    assert (ana("due").status, ana("due").out) == (1, "")
    ana("claim", "1")
    ana("move", "1", "fri")
    assert ana("due").status == 0
    assert ana("due").out.startswith("tomorrow  step  1  Ana  Call the 20")
    assert ana("due", "--as", "ben").status == 1
    assert json.loads(ana("due", "--json").out)[0]["on"] == "2027-01-15"


def test_steps_adrift_say_why(ana: Shell) -> None:
    assert len(ana("steps", "--adrift").out.splitlines()) == 3
    assert "(nobody has it, no date)" in ana("steps", "--adrift").out
    ana("claim", "1")
    ana("move", "1", "fri")
    assert {one["id"] for one in json.loads(ana("steps", "--adrift", "--json").out)} == {2, 3}


def test_a_leavers_steps_are_found_by_their_name(ana: Shell) -> None:
    ana("claim", "1")
    with Store.open("our plan.json") as store:
        from workshop.team.team import set_active

        store.apply(lambda w: set_active(w, 1, False), None, "Ana leaves")
    assert ana("steps", "--owner", "ana", "--as", "ben").status == 2
    assert "(its owner has left, no date)" in ana("steps", "--adrift").out
    assert ana("steps", "--owner", "ana").out.startswith("   1")


def test_steps_name_their_goal_and_last_quarters_are_not_lost(ana: Shell, clock: Clock) -> None:
    assert "Share in DACH" in ana("steps").out
    with Store.open("our plan.json") as store:
        from workshop.team.upcoming import next_period

        store.apply(lambda w: next_period(w, 1), None, "the next period")
    clock.forward(days=80)
    assert len(ana("steps").out.splitlines()) == 3
    assert ana("status").out.startswith("Northwind Sales · ")


def test_a_double_is_named_and_not_added(ana: Shell) -> None:
    text = after().steps[3].text
    answer = ana("add", "share", text.upper())
    assert (answer.status, "Step 3 of this goal says the same" in answer.err) == (1, True)
    assert ana("add", "share", text, "--again").status == 0
    assert "says much the same: Visit" in ana("add", "share", "Visit the Swiss resellers in May").out


def test_undo_says_when_it_was(ana: Shell, clock: Clock) -> None:
    ana("done", "1")
    clock.forward(days=3)
    assert ana("undo").out.endswith("(Thu 14 Jan 09:00)\n")


def config(text: str) -> None:
    """Write the configuration file."""
    path = Path("config/workshop/config.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def rows(answer: Answer) -> dict[str, list[str]]:
    """The lines of 'workshop config' by what they set."""
    return {line.split("  ")[0]: re.split(r"  +", line) for line in answer.out.splitlines()[1:]}


def test_the_configuration_says_where_each_value_comes_from(team: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows(team("config"))["file"][1:] == ["—", "not set"]
    config('file = "our plan.json"\nperson = "ben"\ntheme = "workshop-light"\n[keys]\nundo = "z"\n')
    found = rows(team("config"))
    assert found["file"][1:] == ["our plan.json", "configuration"]
    assert found["person"][1:] == ["ben", "configuration"]
    assert found["theme"][1:] == ["workshop-light", "configuration"]
    assert found["key of undo"][1:] == ["z", "configuration"]
    assert team("claim", "1").out.startswith("Ben Okafor has step 1")
    monkeypatch.setenv("WORKSHOP_AS", "ana")
    assert rows(team("config"))["person"][1:] == ["ana", "WORKSHOP_AS"]
    team("me", "chen", "-f", "our plan.json")
    monkeypatch.delenv("WORKSHOP_AS")
    assert rows(team("config"))["person"][1:] == ["Chen Wei", "workshop me"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("file = 3", "“file” is the team's file, as a text"),
        ('colour = "red"', "there is no setting “colour”"),
        ('theme = "pink"', "“theme” is workshop-dark or workshop-light"),
        ("file = ", "is no TOML"),
        ('[keys]\nundo = "z"\nredo = "y,z"', "the key “z” is given to undo and redo"),
        ("keys = 3", "“keys” is a table"),
    ],
)
def test_what_the_configuration_cannot_set_is_named(team: Shell, text: str, says: str) -> None:
    config(text)
    answer = team("config")
    assert (answer.status, says in answer.err) == (2, True), answer.err


HINT = re.compile(r"'(workshop [^']*(?:'[^']+'[^']*)*)'|Next: (.*)|Open it with: (.*)", re.MULTILINE)


@pytest.mark.parametrize(
    "line",
    [
        "claim 1",
        "steps",
        "claim x -f 'our plan.json'",
        "move 1 -f 'our plan.json'",
        "block 1 -f 'our plan.json'",
        "me -f 'our plan.json'",
        "new 'a b.json' --team North",
        "add share 'Visit the three Swiss resellers' -f 'our plan.json'",
    ],
)
def test_a_printed_hint_works_or_says_the_next_thing(team: Shell, line: str) -> None:
    Path("members.csv").write_text("name\nZoe Zimmer\n", "utf-8")
    Path("goals.csv").write_text("goal\nOpen the South\n", "utf-8")
    said = team(*shlex.split(line))
    hints = [next(filter(None, groups)) for groups in HINT.findall(said.out + said.err)]
    for hint in hints:
        for part in hint.removeprefix("workshop ").split(", then workshop "):
            words = shlex.split(part.replace("NAME", "ana").replace("FILE", "'our plan.json'"))
            answer = team(*words)
            needs_screen = words[0] == "open" and "need a terminal" in answer.err
            assert answer.status in (0, 1) or needs_screen or HINT.search(answer.err), (hint, answer)
            assert answer.out or answer.err
    assert hints or said.status == 0 or "--again" in said.err


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("claim ", "2  Bring the distributor day"),
        ("done 2", "2"),
        ("move 1 ", "3  Visit"),
        ("add sh", "Share\\ in\\ DACH"),
        ("steps --owner A", "Ana\\ Ferreira"),
        ("me B", "Ben\\ Okafor"),
        ("verdict 1 no", "no-effect"),
        ("block 1 w", "waiting-on-someone"),
        ("st", "status"),
    ],
)
def test_completion_offers_what_can_be_typed(ana: Shell, words: str, there: str) -> None:
    assert any(line.endswith(f",{there}") or f",{there}" in line for line in completed(words)), completed(words)


def completed(words: str, shell: str = "bash") -> list[str]:
    """What completion answers behind these words."""
    asked = {
        **os.environ,
        "_WORKSHOP_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": f"workshop {words}",
        "COMP_CWORD": str(len(words.split(" "))),
    }
    code = "from workshop.cli import main; main()"
    line = [sys.executable, "-c", code]
    done = subprocess.run(line, env=asked, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_completion_keeps_up_with_ten_thousand_steps(ana: Shell, clock: Clock) -> None:
    def many(w: Workshop) -> Workshop:
        first = w.steps.last_id + 1
        return w.put(
            *(Step(id, 1, f"Call account {id}", state=w.steps[1].state) for id in range(first, first + 10_000))
        )

    with Store.open("our plan.json", clock) as store:
        store.apply(many, None, "many")
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        assert len(completed("claim 99")) > 10
        took.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import click, msgspec"], check=True)
    machine = time.perf_counter() - begun
    assert min(took) < 3 * machine + 0.15


def test_a_period_that_is_over_is_not_told_as_its_last_week(ana: Shell, clock: Clock) -> None:
    clock.forward(days=100)
    assert "over since 31 Mar 2027, not looked back on yet" in ana("status").out
    assert isinstance(after().periods[1], Period)
