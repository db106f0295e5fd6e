"""Steps and goals as JSON: the fields are a promise."""

import json
from datetime import date

from msgspec.structs import replace

from tests.world import TODAY, with_goals
from workshop.model import Blocker, Step, StepState
from workshop.team import periods
from workshop.track.projection import status_as_json, steps_as_json

FULL = Step(
    1,
    1,
    "Call Bavaria",
    state=StepState.DOING,
    owner=1,
    helpers=(2, 99),
    buddy=3,
    must_move=True,
    first_move="Get the list",
    first_move_on=date(2027, 1, 12),
    due=date(2027, 1, 13),
    if_then="If it is Monday, then I call",
    blocker=Blocker.WAITING,
    dots=4,
)
W = with_goals().put(FULL, Step(2, 2, "Visit", owner=99))


def test_a_step() -> None:
    assert steps_as_json(W, [W.steps[1]], TODAY) == [
        {
            "id": 1,
            "text": "Call Bavaria",
            "goal": "Share in DACH",
            "goal_id": 1,
            "state": "doing",
            "owner": "Ana Ferreira",
            "owner_id": 1,
            "helpers": ["Ben Okafor"],
            "buddy": "Chen Wei",
            "due": "2027-01-13",
            "overdue": True,
            "must_move": True,
            "first_move": "Get the list",
            "first_move_on": "2027-01-12",
            "if_then": "If it is Monday, then I call",
            "kind": None,
            "blocker": "waiting on someone",
            "dots": 4,
            "done_on": None,
            "check_on": None,
            "verdict": None,
        }
    ]


def test_what_is_not_known_is_null() -> None:
    (step,) = steps_as_json(W, [W.steps[2]], TODAY)
    assert {key for key, value in step.items() if value is None} == {
        "owner",
        "buddy",
        "due",
        "first_move",
        "first_move_on",
        "if_then",
        "kind",
        "blocker",
        "done_on",
        "check_on",
        "verdict",
    }


def test_the_mirror_and_its_goals() -> None:
    w = periods.add_headline_reading(W, 1, TODAY, 1_000_000)
    told = status_as_json(w, 1, TODAY)
    assert told["period"] == {
        "label": "Q1 2027",
        "first": "2027-01-01",
        "last": "2027-03-31",
        "week": 2,
        "weeks": 13,
    }
    assert told["headline"] == {
        "name": "Revenue",
        "unit": "EUR",
        "baseline": 0,
        "target": 5_000_000,
        "value": 1_000_000,
        "attainment": 0.2,
        "pace": "ahead",
    }
    assert [goal["title"] for goal in told["goals"]] == ["Open the Nordics", "Share in DACH"]
    goal = told["goals"][1]
    assert (goal["status"], goal["planned"], goal["overdue"], goal["touched"]) == ("stale", 1, 1, None)
    assert goal["key_results"] == [
        {
            "id": 1,
            "name": "Share of mid-market accounts",
            "unit": "%",
            "baseline": 18,
            "target": 25,
            "value": 18,
            "leading": False,
            "parts": [],
        }
    ]


def test_it_is_plain_json() -> None:
    told = status_as_json(W.put(replace(W.periods[1], headline=None)), 1, TODAY)
    assert told["headline"] is None
    assert json.loads(json.dumps(told)) == told
    steps = steps_as_json(W, W.steps.values(), TODAY)
    assert json.loads(json.dumps(steps)) == steps
