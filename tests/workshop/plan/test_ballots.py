"""A ballot never holds more dots than it has, nor more on a step than the cap."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.model import Round
from workshop.plan.ballots import Ballot, check_ballot, dot_words, from_content

ROUND = Round(1, 1, steps=(3, 5, 8), dots_each=4, cap=2)


def test_dots_go_on_and_off() -> None:
    ballot = Ballot(ROUND).add(3).add(3).add(8)
    assert (dict(ballot.dots), ballot.placed, ballot.remaining) == ({3: 2, 8: 1}, 3, 1)
    assert [ballot.on(step) for step in ROUND.steps] == [2, 0, 1]
    assert dict(ballot.remove(8).dots) == {3: 2}
    assert ballot.cleared() == Ballot(ROUND)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda b: b.add(9), "Step 9 is not voted on in this round: choose one from the list."),
        (lambda b: b.add(3), "At most 2 dots may go on one step: give the others elsewhere."),
        (lambda b: b.add(5).add(8), "Each person has 4 dots: take one back before placing another."),
        (lambda b: b.remove(8), "There is no dot on step 8 to take back."),
    ],
)
def test_a_ballot_refuses_with_a_sentence(change: Callable[[Ballot], Ballot], sentence: str) -> None:
    ballot = Ballot(ROUND, {3: 2, 5: 1})
    with pytest.raises(RuleError) as refusal:
        change(ballot)
    assert str(refusal.value) == sentence


def test_steps_without_dots_are_left_out() -> None:
    assert check_ballot(ROUND, {3: 0, 5: 1}) == {5: 1}


@pytest.mark.parametrize(
    ("content", "dots"), [({"3": 2, "8": 1}, {3: 2, 8: 1}), ({3: 1}, {3: 1}), ({}, {}), (None, {})]
)
def test_a_ballot_comes_back_from_its_envelope(content: object, dots: dict[int, int]) -> None:
    assert from_content(ROUND, content) == Ballot(ROUND, dots)


@pytest.mark.parametrize("content", ["x", 7, [1], {"x": 1}, {"3": "many"}, {"3": None}, {"9": 1}, {"3": 3}])
def test_what_is_no_ballot_is_refused(content: object) -> None:
    with pytest.raises(RuleError):
        from_content(ROUND, content)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.integers(1, 12),
    st.integers(1, 4),
    st.lists(st.tuples(st.booleans(), st.integers(1, 6)), max_size=30),
)
def test_whatever_keys_are_pressed_a_ballot_stays_within_its_rules(
    dots_each: int, cap: int, keys: list[tuple[bool, int]]
) -> None:
    ballot = Ballot(Round(1, 1, steps=(1, 2, 3, 4, 5), dots_each=dots_each, cap=cap))
    for adding, step in keys:
        before = ballot
        room = step in before.round.steps and before.remaining > 0 and before.on(step) < cap
        try:
            ballot = ballot.add(step) if adding else ballot.remove(step)
        except RuleError:
            assert not (room if adding else before.on(step))
        assert 0 <= ballot.placed <= dots_each
        assert ballot.placed + ballot.remaining == dots_each
        assert all(0 < on <= cap for on in ballot.dots.values())


def test_dot_words() -> None:
    assert [dot_words(dots) for dots in (0, 1, 2)] == ["0 dots", "1 dot", "2 dots"]
