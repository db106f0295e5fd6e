"""Fists of five and the concerns they open."""

from collections.abc import Callable

import pytest

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NOW, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import Commitment, Concern, Fist, StepState, Workshop
from workshop.plan import committing


def opened() -> Workshop:
    """A goal with a plan, and its sealed commitment (id 1)."""
    return committing.open_commitment(with_steps(quarter(), DACH, StepState.PLANNED), DACH)


def shown() -> Workshop:
    """The same with fists shown: Ana 5, Ben 2, Chen 0."""
    return committing.show_fists(opened(), 1, {CHEN: 0, ANA: 5, BEN: 2}, NOW)


def test_fists_are_sealed_then_shown_at_once() -> None:
    w = opened()
    assert committing.current_commitment(w, DACH) == Commitment(1, DACH)
    assert committing.open_commitment(w, DACH) is w
    record = committing.current_commitment(shown(), DACH)
    assert record is not None
    assert record.fists == (Fist(ANA, 5), Fist(BEN, 2), Fist(CHEN, 0))
    assert (record.shown_at, committing.envelope(record.id)) == (NOW, "fists:1")


def test_each_fist_under_three_opens_a_concern() -> None:
    record = shown().commitments[1]
    assert committing.low(record) == (Fist(CHEN, 0), Fist(BEN, 2))
    assert record.concerns == (Concern(BEN, ""), Concern(CHEN, ""))


def test_concerns_are_written_and_answered() -> None:
    w = committing.add_concern(shown(), 1, BEN, "No time\tin March ")
    w = committing.add_concern(w, 1, BEN, "No time in February")
    w = committing.add_concern(w, 1, ANA, "Who pays?")
    w = committing.answer_concern(w, 1, BEN, "Chen takes the fair")
    assert w.commitments[1].concerns == (
        Concern(BEN, "No time in February", "Chen takes the fair"),
        Concern(CHEN, ""),
        Concern(ANA, "Who pays?"),
    )


def test_a_second_vote_keeps_the_first() -> None:
    w = committing.open_commitment(shown(), DACH)
    assert [one.shown_at for one in w.commitments.of(DACH)] == [NOW, None]
    assert committing.current_commitment(w, DACH) == w.commitments[2]


@pytest.mark.parametrize(
    ("present", "absent"), [((ANA, BEN), ()), ((ANA, BEN, CHEN), ()), ((), ()), ((7, ANA, 9), (7, 9))]
)
def test_those_present_without_a_fist_are_missing(present: tuple[int, ...], absent: tuple[int, ...]) -> None:
    assert committing.missing(shown().commitments[1], present) == absent


@pytest.mark.parametrize("value", [-1, 6, True, 2.5, "3", None])
def test_a_fist_is_zero_to_five(value: object) -> None:
    with pytest.raises(RuleError, match="from 0"):
        committing.show_fists(opened(), 1, {ANA: value}, NOW)  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda: committing.open_commitment(quarter(), DACH), "no plan for “Share in DACH”"),
        (lambda: committing.show_fists(opened(), 1, {}, NOW), "Nobody has shown a fist yet"),
        (lambda: committing.show_fists(opened(), 1, {99: 3}, NOW), "is not there"),
        (lambda: committing.show_fists(opened(), 9, {ANA: 3}, NOW), "is not there"),
        (lambda: committing.show_fists(shown(), 1, {ANA: 3}, NOW), "start a second vote"),
        (lambda: committing.add_concern(opened(), 1, ANA, "Hm"), "still sealed"),
        (lambda: committing.add_concern(shown(), 1, ANA, " "), "A concern cannot be empty"),
        (lambda: committing.add_concern(shown(), 1, ANA, "x" * 281), "A concern has at most 280"),
        (lambda: committing.answer_concern(shown(), 1, ANA, "Yes"), "has no concern here"),
        (lambda: committing.answer_concern(shown(), 1, BEN, ""), "An answer cannot be empty"),
    ],
)
def test_what_cannot_be_is_refused(act: Callable[[], Workshop], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        act()
