"""Steps and causes as cards: the same rules by the same names."""

from datetime import date
from random import Random
from typing import Any

import pytest

from tests.screens.lookers import DACH, with_causes
from tests.world import IDEAS, in_session
from workshop.errors import RuleError
from workshop.model import RoundState, Workshop
from workshop.plan import drafting
from workshop.plan.ballot_setup import Setup
from workshop.plan.cards import STEPS, Cards
from workshop.review import causes
from workshop.review.cards import CAUSES

KINDS = [(STEPS, in_session("refine", 1, IDEAS[:3])), (CAUSES, with_causes())]


def texts(cards: Cards[Any], w: Workshop) -> list[str]:
    """The words of the live cards of the first goal, as they came."""
    return [card.text for card in cards.written(w, DACH)]


@pytest.mark.parametrize(("cards", "w"), KINDS, ids=("steps", "causes"))
def test_cards_are_added_reworded_dropped_and_brought_back(cards: Cards[Any], w: Workshop) -> None:
    before = texts(cards, w)
    w = cards.add_all(w, DACH, ("Call Bern", "Visit Basel"))
    assert texts(cards, w) == [*before, "Call Bern", "Visit Basel"]
    *_, bern, basel = [card.id for card in cards.written(w, DACH)]
    w = cards.reword(w, bern, "Call Chur")
    w = cards.drop_all(w, [bern, basel], "", None, None)
    assert texts(cards, w) == before
    assert [card.text for card in cards.gone(w, DACH)] == ["Call Chur", "Visit Basel"]
    assert texts(cards, cards.restore(w, bern)) == [*before, "Call Chur"]


@pytest.mark.parametrize(("cards", "w"), KINDS, ids=("steps", "causes"))
def test_cards_are_merged_taken_apart_and_voted_on(cards: Cards[Any], w: Workshop) -> None:
    one, other, last = (card.id for card in cards.written(w, DACH))
    merged = cards.merge(w, one, [other])
    assert [card.id for card in cards.merged_into(merged, one)] == [other]
    assert texts(cards, cards.unmerge(merged, one)) == texts(cards, w)
    opened = cards.opens(merged, DACH, (1, 2), 1, 1)
    round = opened.rounds[opened.rounds.last_id]
    assert (round.about, round.steps, round.state) == (cards.table, (one, last), RoundState.OPEN)


@pytest.mark.parametrize(("cards", "w"), KINDS, ids=("steps", "causes"))
def test_sealed_cards_come_out_shuffled_and_a_new_batch_begins(cards: Cards[Any], w: Workshop) -> None:
    before, envelope = cards.batches(w.goals[DACH]), cards.envelope(w, DACH)
    shown = cards.reveal(w, DACH, ["Call Bern", "Visit Basel"], Random(1))
    assert {"Call Bern", "Visit Basel"} <= set(texts(cards, shown))
    assert cards.batches(shown.goals[DACH]) == before + 1
    assert cards.envelope(shown, DACH) != envelope


def test_each_kind_has_its_own_words_and_limits() -> None:
    with pytest.raises(RuleError, match=r"A step has at most 120"):
        STEPS.check("x" * 121)
    CAUSES.check("x" * 121)
    assert (STEPS.some(1), CAUSES.some(3)) == ("a step", "3 causes")
    assert CAUSES.judge("Ana was late", date(2027, 1, 1), ["Ana"]).remarks
    assert STEPS.needs_reason(in_session("refine", 1, IDEAS[:1]).steps[1]) is False


def test_writing_goes_on_in_the_way_that_was_used_before() -> None:
    w = in_session("draft", 2)
    assert not drafting.sealed_before(w, (1, 2), 2)
    w = drafting.new_batch(w, 1)
    assert drafting.sealed_before(w, (1, 2), 2)
    assert not drafting.sealed_before(drafting.add_idea(w, 2, "Call Oslo"), (1, 2), 2)
    assert not causes.begin_sealed(with_causes(), [DACH])


@pytest.mark.parametrize(
    ("steps", "fixed", "dots", "cap"), [(12, None, 4, 2), (3, None, 2, 1), (6, 5, 5, 2), (1, None, 1, 1)]
)
def test_dots_as_suggested_or_fixed(steps: int, fixed: int | None, dots: int, cap: int) -> None:
    setup = Setup(steps, fixed)
    assert (setup.dots, setup.cap) == (dots, cap)


def test_dots_as_the_room_wants_them() -> None:
    setup = Setup(3).with_dots(1)
    assert (setup.dots, setup.full) == (3, True)
    setup = setup.with_next_cap()
    assert (setup.cap, setup.with_dots(1).dots) == (2, 4)
    assert Setup(3).with_dots(-9).dots == 1
