"""Every sign has one meaning, and takes one cell."""

from screens.signs import SIGNS
from screens.text import width_of
from screens.words import outcome_mark, state_mark
from workshop.model import Outcome, StepState


def test_no_sign_has_two_meanings() -> None:
    assert len(set(SIGNS)) == len(SIGNS)
    assert all(width_of(sign) == 1 for sign in SIGNS)


def test_states_and_outcomes_take_their_signs_from_the_table() -> None:
    states = [state_mark(state)[0] for state in StepState]
    assert len(set(states)) == len(states)
    assert set(states) <= set(SIGNS)
    assert {outcome_mark(outcome)[0][0] for outcome in Outcome} <= set(SIGNS)
