"""Whose turn it is to be looked back on, and which goals are looked into."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.sample import DACH, NORDICS, NOW, quarter
from workshop.meet.retro_session import start_retrospective
from workshop.model import Outcome, Workshop
from workshop.plan import goals
from workshop.review.scope import looked_into, must_be_looked_into, period_to_review
from workshop.team import periods


def two_quarters(*, closed: bool = False, next_has_goals: bool = True) -> Workshop:
    """Q1 and Q2 2027, the first with two goals."""
    w = periods.add_period(quarter(), "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    if next_has_goals:
        w = goals.add_goal(w, 2, "Sell the scanner")
    return w.put(replace(w.periods[1], closed_on=date(2027, 4, 2))) if closed else w


@pytest.mark.parametrize(
    ("today", "closed", "label"),
    [
        (date(2027, 3, 31), False, "Q1 2027"),
        (date(2027, 4, 1), False, "Q1 2027"),
        (date(2027, 6, 30), False, "Q1 2027"),
        (date(2027, 7, 1), False, "Q2 2027"),
        (date(2027, 4, 5), True, "Q2 2027"),
    ],
)
def test_a_period_that_is_over_comes_before_the_running_one(today: date, closed: bool, label: str) -> None:
    period = period_to_review(two_quarters(closed=closed), today)
    assert period is not None
    assert period.label == label


def test_there_is_nothing_to_look_back_on_before_the_first_day() -> None:
    assert period_to_review(quarter(), date(2026, 12, 31)) is None
    assert period_to_review(Workshop(), date(2027, 1, 1)) is None


def test_a_period_without_goals_waits_for_nobody() -> None:
    w = two_quarters(next_has_goals=False)
    period = period_to_review(w, date(2027, 7, 2))
    assert period is not None
    assert period.label == "Q1 2027"


def test_missed_goals_are_looked_into_first_then_those_partly_achieved() -> None:
    w = goals.add_goal(quarter(), 1, "Margin on parts")
    w = goals.add_goal(w, 1, "Win back Bavaria")
    outcomes = {NORDICS: Outcome.PARTLY, DACH: Outcome.MISSED, 3: Outcome.WAIVED, 4: Outcome.ACHIEVED}
    w = w.put(*(replace(w.goals[goal], outcome=outcome) for goal, outcome in outcomes.items()))
    w = start_retrospective(w, 1, now=NOW)
    found = looked_into(w, w.sessions[1])
    assert [goal.id for goal in found] == [DACH, NORDICS]
    assert [must_be_looked_into(w, goal) for goal in found] == [True, False]


def test_without_an_outcome_the_figures_count() -> None:
    w = goals.add_key_result(quarter(), DACH, "Share", "%", 18, 25)
    w = goals.add_reading(w, 1, date(2027, 3, 20), 19)
    w = start_retrospective(w, 1, now=NOW)
    assert [goal.id for goal in looked_into(w, w.sessions[1])] == [DACH]
