"""What became of a goal: by its figures, and against them only with a reason."""

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END, measured
from tests.workshop.sample import ANA, DACH, NORDICS, NOW, quarter
from workshop.errors import RuleError
from workshop.model import DecisionKind, Outcome
from workshop.review.outcomes import missed, needs_reason, outcome_of, set_outcome, suggested_outcome


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        (None, None),
        (130, Outcome.ACHIEVED),
        (100, Outcome.ACHIEVED),
        (99, Outcome.PARTLY),
        (50, Outcome.PARTLY),
        (49.9, Outcome.MISSED),
        (0, Outcome.MISSED),
        (-10, Outcome.MISSED),
    ],
)
def test_the_figures_say_achieved_partly_or_missed(value: float | None, outcome: Outcome | None) -> None:
    assert suggested_outcome(measured(value), DACH) is outcome


def test_rounding_costs_nobody_an_outcome() -> None:
    w = measured(0.3)
    measure = replace(w.key_results[1], baseline=0.1, target=0.3)
    assert suggested_outcome(w.put(measure), DACH) is Outcome.ACHIEVED


def test_a_measure_that_nobody_read_stands_where_it_began() -> None:
    w = measured(50)
    assert suggested_outcome(w.put(replace(w.key_results[1], readings=())), DACH) is Outcome.MISSED


@pytest.mark.parametrize(
    ("value", "outcome", "needed"),
    [
        (20, Outcome.MISSED, False),
        (20, Outcome.PARTLY, True),
        (20, Outcome.ACHIEVED, True),
        (100, Outcome.MISSED, True),
        (None, Outcome.ACHIEVED, False),
        (None, Outcome.WAIVED, True),
        (100, Outcome.WAIVED, True),
    ],
)
def test_waiving_and_going_against_the_figures_need_a_reason(
    value: float | None, outcome: Outcome, needed: bool
) -> None:
    w = measured(value)
    assert needs_reason(w, DACH, outcome) is needed
    if needed:
        with pytest.raises(RuleError, match=r"[Ss]ay why"):
            set_outcome(w, DACH, outcome, "  ")
    w = set_outcome(w, DACH, outcome, "The customer moved" if needed else "", NOW, ANA)
    assert w.goals[DACH].outcome is outcome
    assert len(w.decisions) == needed
    if needed:
        decision = w.decisions[1]
        assert (decision.why, decision.goal, decision.by) == ("The customer moved", DACH, ANA)
        assert decision.kind is (DecisionKind.WAIVED if outcome is Outcome.WAIVED else DecisionKind.OTHER)


def test_the_same_again_changes_nothing() -> None:
    w = set_outcome(measured(20), DACH, Outcome.WAIVED, "Sold")
    assert set_outcome(w, DACH, Outcome.WAIVED, "Sold") is w


def test_a_closed_period_keeps_its_outcomes() -> None:
    w = measured(20)
    with pytest.raises(RuleError, match="Q1 2027 is closed"):
        set_outcome(w.put(replace(w.periods[1], closed_on=END)), DACH, Outcome.MISSED)


def test_what_was_set_counts_before_the_figures() -> None:
    w = measured(20)
    assert [goal.id for goal in missed(w, 1)] == [DACH]
    w = set_outcome(w, DACH, Outcome.PARTLY, "The last contract counts from April")
    assert outcome_of(w, w.goals[DACH]) is Outcome.PARTLY
    assert missed(w, 1) == ()
    assert outcome_of(quarter(), quarter().goals[NORDICS]) is None
