"""Where a win came from: a step, its goal, or nothing of the plan."""

from datetime import date

import pytest

from tests.workshop.sample import DACH, NORDICS, quarter, with_steps
from workshop.errors import RuleError
from workshop.learn import wins
from workshop.model import StepState, Workshop
from workshop.plan import goals
from workshop.team import periods


def won() -> Workshop:
    """A win of the quarter, and a done step for the second goal."""
    return wins.add_win(with_steps(quarter(), DACH, StepState.DONE), 1, "Two came back")


def test_a_step_brings_its_goal_along() -> None:
    win = wins.link(won(), 1, step=1).wins[1]
    assert (win.goal, win.step) == (DACH, 1)


def test_a_goal_takes_the_place_of_a_step_and_nothing_that_of_both() -> None:
    w = wins.link(wins.link(won(), 1, step=1), 1, goal=NORDICS)
    assert (w.wins[1].goal, w.wins[1].step) == (NORDICS, None)
    gone = wins.link(w, 1).wins[1]
    assert (gone.goal, gone.step) == (None, None)


def test_linking_to_the_same_changes_nothing() -> None:
    w = wins.link(won(), 1, step=1).settled()
    assert wins.link(w, 1, step=1) is w


def test_a_goal_of_another_period_is_refused() -> None:
    w = periods.add_period(won(), "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    w = goals.add_goal(w, 2, "Sell the scanner")
    with pytest.raises(RuleError, match="another period"):
        wins.link(w, 1, goal=3)
