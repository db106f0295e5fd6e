"""What is expected of a follow-up, and when it is asked for it."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import NEXT, followed
from workshop.errors import RuleError
from workshop.model import StepState, Workshop
from workshop.review.follow_ups import expect, follow_up


def one() -> tuple[Workshop, int]:
    """A quarter with a follow-up in the next, and its id."""
    w = follow_up(followed(), 1, "Block Tuesday morning", NEXT)
    return w, w.steps.last_id


def test_effect_and_day_are_changed_each_by_itself() -> None:
    w, step = one()
    changed = expect(w, step, outcome="Four calls a week")
    assert (changed.steps[step].outcome, changed.steps[step].check_on) == (
        "Four calls a week",
        w.steps[step].check_on,
    )
    assert expect(changed, step, check_on=date(2027, 6, 1)).steps[step].check_on == date(2027, 6, 1)
    assert expect(changed, step, outcome="").steps[step].outcome == ""
    assert expect(w, step) is w


def test_a_day_before_its_period_is_refused() -> None:
    w, step = one()
    with pytest.raises(RuleError, match="choose a day in Q2 2027 or later"):
        expect(w, step, check_on=date(2027, 3, 1))


def test_what_is_not_open_is_settled() -> None:
    w, step = one()
    w = w.put(replace(w.steps[step], state=StepState.DONE))
    with pytest.raises(RuleError, match="is settled"):
        expect(w, step, outcome="More")
