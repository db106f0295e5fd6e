"""The roof over several teams, and sharing: in words, as JSON, without persons, and never stopped by one team."""

import json
import shlex
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Store
from tests.cli.conftest import Shell
from tests.world import PEOPLE, Clock, with_goals
from workshop.model import Cause, CauseKind, Lesson, Step, StepState, Verdict, Workshop
from workshop.reports.catalogue import FORMATS


def team(name: str, **goal: str) -> Workshop:
    """A team with two goals, a primary cause, a lesson and a play."""
    w = with_goals()
    w = w.put(replace(w.team, name=name), replace(w.goals[1], **goal))
    return w.put(
        Cause(1, 1, "No hours", kind=CauseKind.CROWDED_OUT, primary=True),
        Lesson(1, learned="calls before offers work", category=w.goals[1].category),
        Step(1, 1, "Call before you offer", state=StepState.DONE, verdict=Verdict.WORKED, owner=1),
    )


@pytest.fixture
def roof(shell: Shell, clock: Clock) -> Shell:
    """A shell in a folder with three teams."""
    for name in ("dach", "nordics", "iberia"):
        contributes = {"contributes_to": "Lead the mid-market"} if name != "iberia" else {}
        Store.create(f"{name}.json", team(name.upper(), **contributes), clock).close()
    return shell


def test_every_team_in_words_and_nobody_by_name(roof: Shell) -> None:
    answer = roof("roof", ".")
    assert (answer.status, answer.err) == (0, "")
    for name in ("DACH", "NORDICS", "IBERIA"):
        assert f"{name} · Q1 2027\n\nRevenue" in answer.out
    assert "Shared by 3 teams: quota work crowded it out (DACH, IBERIA, NORDICS)" in answer.out
    everything = answer.out + roof("roof", ".", "--json").out
    assert not any(name.split()[0] in everything for name in PEOPLE)


def test_files_and_a_folder_are_the_same_roof(roof: Shell) -> None:
    assert (
        roof("roof", "dach.json", "iberia.json", "nordics.json").out == roof("roof", ".").out == roof("roof").out
    )


def test_a_team_that_cannot_be_read_is_named_and_stops_nobody(roof: Shell) -> None:
    Path("broken.json-log").write_bytes(b"rubbish\n")
    answer = roof("roof", ".", "gone.json", "--json")
    found = json.loads(answer.out)
    assert [one["team"] for one in found["teams"]] == ["DACH", "IBERIA", "NORDICS"]
    assert len(found["unreadable"]) == 2
    assert "broken.json" in answer.err
    assert "gone.json" in answer.err
    assert answer.status == 0


@pytest.mark.parametrize("form", ["text", "md", "html", "json", "csv", "xlsx"])
def test_it_is_a_report_in_every_format(roof: Shell, form: str) -> None:
    Path("broken.json-log").write_bytes(b"rubbish\n")
    ending = FORMATS[form].ending
    assert roof("roof", ".", "-o", f"roof.{ending}").out == f"The roof is in roof.{ending}.\n"
    content = Path(f"roof.{ending}").read_bytes()
    assert (b"DACH" in content) is (form != "xlsx")
    assert (b"broken.json" in content) is (form not in ("xlsx", "csv"))
    if form not in ("xlsx", "csv"):
        assert roof("roof", ".", "--format", form).out.encode() == content
    refused = roof("roof", ".", "-o", "dach.json", "--force")
    assert (refused.status, "belongs to the team's file" in refused.err) == (1, True)


def test_other_files_in_the_folder_are_left_alone(roof: Shell) -> None:
    Path("package.json").write_text("{}")
    roof("roof", ".")
    assert Path("package.json").read_text() == "{}"
    assert not Path("package.json-log").exists()


def test_an_objective_has_the_goals_that_name_it(roof: Shell) -> None:
    assert roof("roof", ".", "--objective", "Lead the mid-market", "--why", "Rivals left").status == 0
    (found,) = json.loads(roof("roof", ".", "--json").out)["objectives"]
    assert (found["title"], found["why"]) == ("Lead the mid-market", "Rivals left")
    assert [(one["team"], one["status"]) for one in found["goals"]] == [("DACH", "stale"), ("NORDICS", "stale")]
    said = roof("roof", ".").out.partition("COMPANY OBJECTIVE: LEAD THE MID-MARKET")[2].partition("IN COMMON")[0]
    assert "Rivals left" in said
    assert "DACH · ◆ stale · Share in DACH" in said
    assert "%" not in said.replace("of 25 %", ""), "objectives are told in words and never as one score"


def test_only_what_a_team_chose_is_shared(roof: Shell) -> None:
    assert json.loads(roof("roof", ".", "--json").out)["shared"] == []
    assert roof("share", "lesson", "1", "-f", "dach.json").status == 0
    assert roof("share", "step", "1", "-f", "nordics.json").status == 0
    assert (
        "DACH shares a lesson: We learned that calls before offers work."
        in roof("roof", ".", "--find", "calls").out
    )
    assert json.loads(roof("roof", ".", "--json").out)["shared"][0] == {
        "place": str(Path("dach.json").resolve()),
        "team": "DACH",
        "kind": "lesson",
        "text": "calls before offers work",
        "says": "We learned that calls before offers work.",
        "category": "market share",
        "suggests": "",
    }
    assert "NORDICS shares a play: Call before you offer" in roof("roof", ".", "--find", "offer").out
    assert roof("roof", ".", "--find", "penguins").out == "No team shares anything like that.\n"
    assert roof("share", "lesson", "1", "--stop", "-f", "dach.json").status == 0
    assert "DACH" not in roof("roof", ".", "--find", "offers").out


def test_every_line_of_its_page_works(roof: Shell, clock: Clock) -> None:
    page = (Path(__file__).parents[2] / "docs" / "roof.md").read_text(encoding="utf-8")
    lines = [shlex.split(one) for one in page.split("```")[1].splitlines() if one]
    assert len(lines) == 8
    Path("sales").mkdir()
    for name in ("dach", "nordics"):
        roof("move", f"{name}.json", f"sales/{name}.json")
    with Store.open("sales/dach.json", clock) as store:
        store.apply(lambda w: w.put(replace(w.lessons[1], id=3), replace(w.steps[1], id=12)), None, "add")
    for _, *arguments in lines:
        given = [
            one.replace("postgresql://planner@db.example.com", "postgresql://127.0.0.1:1") for one in arguments
        ]
        answer = roof(*given, *(("-f", "sales/dach.json") if given[0] == "share" else ()))
        assert answer.status == 0, (arguments, answer.err)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("roof", "."), "There is no team there"),
        (("roof", "dach.json", "--objective", "x"), "in which folder"),
    ],
)
def test_what_cannot_be_shown_is_said(shell: Shell, arguments: tuple[str, ...], says: str) -> None:
    answer = shell(*arguments)
    assert answer.status == 1
    assert says in answer.err


def test_only_a_play_is_shared(roof: Shell, clock: Clock) -> None:
    with Store.open("dach.json", clock) as store:
        store.apply(lambda w: w.put(Step(2, 1, "Just planned", state=StepState.PLANNED)), None, "add")
    answer = roof("share", "step", "2", "-f", "dach.json")
    assert (answer.status, "is no play yet" in answer.err) == (1, True)


def test_a_team_moves_to_another_place(roof: Shell) -> None:
    history = roof("history", "--json", "-f", "dach.json").out
    answer = roof("move", "dach.json", "moved.json")
    assert answer.status == 0, answer.err
    assert "moved.json" in answer.out
    assert json.loads(roof("history", "--json", "-f", "moved.json").out) == json.loads(history)
    refused = roof("add", "share", "Call them", "-f", "dach.json")
    assert refused.status == 3
    assert "has moved to" in refused.err
