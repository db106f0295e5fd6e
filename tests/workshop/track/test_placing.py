"""Steps under another goal, with another owner, several at once."""

from datetime import date

import pytest

from tests.world import NOW, TODAY, planned
from workshop.errors import RuleError
from workshop.model import StepState
from workshop.plan import drafting
from workshop.plan.claiming import claim
from workshop.plan.voting import open_round
from workshop.track import doing, placing


def test_a_step_moves_to_another_goal_and_says_where_it_came_from() -> None:
    w = placing.move_to_goal(planned(), 1, 2, now=NOW)
    step = w.steps[1]
    assert (step.goal, step.must_move, step.text) == (2, False, planned().steps[1].text)
    assert step.notes[-1].text == "Moved here from “Share in DACH”."
    assert placing.move_to_goal(w, 1, 2, now=NOW) is w


def test_what_is_done_stays_where_it_is() -> None:
    w = doing.finish(planned(), 1, TODAY, now=NOW)
    with pytest.raises(RuleError, match="Step 1 is done"):
        placing.move_to_goal(w, 1, 2, now=NOW)


def test_somebody_elses_step_is_not_moved() -> None:
    w = claim(planned(), 1, 1, NOW)
    with pytest.raises(RuleError, match="Ana Ferreira's"):
        placing.move_to_goal(w, 1, 2, now=NOW, by=2)


def test_a_step_that_is_voted_on_stays_until_the_count() -> None:
    w = planned("vote", 0)
    from workshop.plan.drafting import add_idea

    w = add_idea(add_idea(w, 1, "Ring the bell"), 1, "Call the mayor")
    w = open_round(w, 1, (1, 2))
    with pytest.raises(RuleError):
        placing.move_to_goal(w, w.steps.last_id, 2, now=NOW)


def test_the_room_gives_and_a_member_asks() -> None:
    w = placing.give(planned(), 1, 2, now=NOW)
    assert w.steps[1].owner == 2
    w = placing.give(w, 1, 3, now=NOW, by=2)
    assert (w.steps[1].owner, w.steps[1].offered_to) == (None, 3)
    w = placing.give(w, 1, 3, now=NOW, by=3)
    assert (w.steps[1].owner, w.steps[1].offered_to) == (3, None)
    with pytest.raises(RuleError, match="Chen Wei's"):
        placing.give_back(w, 1, by=2)
    assert placing.give_back(w, 1, by=3).steps[1].owner is None


def test_marked_steps_change_together_or_not_at_all() -> None:
    day = date(2027, 2, 1)
    w = placing.together(planned(), (1, 2, 3), placing.moved(day, TODAY, NOW, "fair"))
    assert {step.due for step in w.steps.of(1)} == {day}
    w = placing.together(w, (1, 2), placing.given(4, NOW))
    assert [step.owner for step in w.steps.of(1)] == [4, 4, None]
    w = placing.together(w, (3,), lambda w, step: drafting.drop(w, step, "nobody needs it", NOW))
    assert w.steps[3].state is StepState.DROPPED
    with pytest.raises(RuleError, match="Nothing was changed, because of step 3: "):
        placing.together(w, (1, 3), placing.moved(date(2027, 2, 8), TODAY, NOW))


def test_what_says_the_same_is_found_whatever_its_capitals() -> None:
    w = planned()
    assert [step.id for step in placing.doubles(w, 1, w.steps[2].text.upper())] == [2]
    assert placing.doubles(w, 2, w.steps[2].text) == ()
