"""How soon an open step wants attention."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.world import TODAY
from workshop.model import Step, StepState
from workshop.track.urgency import Urgency, next_day, soonest_first, urgency

THURSDAY, SUNDAY, MONDAY = TODAY, date(2027, 1, 17), date(2027, 1, 18)


def a_step(**fields: Any) -> Step:
    """A planned step."""
    return replace(Step(1, 1, "Call", state=StepState.PLANNED), **fields)


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({}, Urgency.UNDATED),
        ({"due": date(2027, 1, 13)}, Urgency.OVERDUE),
        ({"due": THURSDAY}, Urgency.THIS_WEEK),
        ({"due": SUNDAY}, Urgency.THIS_WEEK),
        ({"due": MONDAY}, Urgency.LATER),
        ({"due": MONDAY, "first_move_on": SUNDAY}, Urgency.THIS_WEEK),
        ({"due": MONDAY, "first_move_on": date(2027, 1, 4)}, Urgency.THIS_WEEK),
        ({"due": MONDAY, "first_move_on": SUNDAY, "state": StepState.DOING}, Urgency.LATER),
        ({"first_move_on": MONDAY}, Urgency.LATER),
        ({"first_move_on": MONDAY, "state": StepState.DOING}, Urgency.UNDATED),
    ],
)
def test_urgency(fields: dict[str, Any], is_due: Urgency) -> None:
    assert urgency(a_step(**fields), TODAY) is is_due


def test_the_next_day_comes_first_then_the_must_move() -> None:
    steps = [
        a_step(id=1),
        a_step(id=2, due=MONDAY),
        a_step(id=3, due=MONDAY, must_move=True),
        a_step(id=4, due=date(2027, 3, 1), first_move_on=SUNDAY),
    ]
    assert [step.id for step in sorted(steps, key=soonest_first)] == [4, 3, 2, 1]
    assert next_day(steps[0]) is None
