"""The premortem: why we failed, sealed, and what becomes of each reason; the warning signs that check-ins read."""

from collections.abc import Callable
from random import Random

import pytest
from msgspec.structs import replace

from tests.workshop.sample import ANA, DACH, NORDICS, NOW, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import RiskAnswer, Source, StepState, Workshop
from workshop.plan import premortem
from workshop.track.unread import unread

PLANNED = StepState.PLANNED


def told(*texts: str) -> Workshop:
    """A plan of two steps, and these reasons why it failed."""
    w = with_steps(quarter(), DACH, PLANNED, PLANNED)
    return premortem.reveal(w, DACH, texts, Random(3))


def test_what_was_sealed_comes_out_shuffled_and_opens_another_envelope() -> None:
    w = told("a", " ", "b", "c")
    assert sorted(one.text for one in premortem.live(w, DACH)) == ["a", "b", "c"]
    assert [one.text for one in premortem.live(w, DACH)] != ["a", "b", "c"]
    assert premortem.envelope(with_steps(quarter(), DACH), DACH) == "risks:2:0"
    assert premortem.envelope(w, DACH) == "risks:2:1"
    assert premortem.live(w, NORDICS) == ()


def test_a_reason_is_called_out_and_reworded() -> None:
    w = premortem.reword(premortem.add(told(), DACH, "No time"), 1, "No time in March")
    assert [one.text for one in premortem.live(w, DACH)] == ["No time in March"]
    with pytest.raises(RuleError):
        premortem.add(w, DACH, " ")


def test_it_becomes_an_if_then_on_a_step() -> None:
    w = premortem.prepare(told("a"), 1, 2, "If If nobody has time, then Ben takes it")
    assert w.steps[2].if_then == "If nobody has time, then Ben takes it"
    assert (w.risks[1].answer, w.risks[1].step) == (RiskAnswer.IF_THEN, 2)
    done = with_steps(told("a"), DACH, StepState.DONE)
    with pytest.raises(RuleError, match="is not open"):
        premortem.prepare(done, 1, 3, "If")


def test_a_warning_sign_is_read_as_long_as_its_step_is_open() -> None:
    w = premortem.watch(premortem.watch(told("a", "b"), 1, "Two calls fewer", 1), 2, "The fair moves", None)
    assert [one.text for one in premortem.signs(w, DACH)] == ["Two calls fewer", "The fair moves"]
    w = w.put(replace(w.steps[1], state=StepState.DONE))
    assert [one.text for one in premortem.signs(w, DACH)] == ["The fair moves"]


def test_a_sign_that_shows_is_a_signal_to_be_answered() -> None:
    w = premortem.seen(premortem.watch(told("a"), 1, "The fair moves", None), 1, now=NOW, by=ANA)
    (signal,) = unread(w, 1)
    assert (signal.text, signal.goal, signal.source, signal.by) == ("The fair moves", DACH, Source.SIGN, ANA)
    with pytest.raises(RuleError, match="no warning sign"):
        premortem.seen(told("a"), 1, now=NOW, by=None)


@pytest.mark.parametrize(
    "again",
    [
        lambda w: premortem.let_go(w, 1),
        lambda w: premortem.watch(w, 1, "x", None),
        lambda w: premortem.prepare(w, 1, 1, "If"),
        lambda w: premortem.reword(w, 1, "x"),
    ],
)
def test_what_is_answered_has_its_answer(again: Callable[[Workshop], Workshop]) -> None:
    w = premortem.let_go(told("a"), 1)
    assert premortem.live(w, DACH) == ()
    assert [one.answer for one in premortem.answered(w, DACH)] == [RiskAnswer.LET_GO]
    with pytest.raises(RuleError, match=r"answered already \(let go\)"):
        again(w)
