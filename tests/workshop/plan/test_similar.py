"""Similar steps are found by the words they share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.model import Step
from workshop.plan.similar import WORTH_A_LOOK, most_similar, similar_pairs, similarity

PHRASES = st.lists(
    st.sampled_from(["call", "visit", "Swiss", "resellers", "the", "in", "Oslo", "lists", "20"])
).map(" ".join)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Call the 20 lapsed accounts in Bavaria before 15 Feb", "Phone lapsed accounts in Bavaria"),
        ("Visit Swiss resellers", "visiting the three Swiss reseller"),
        ("Prepare a price list for Sweden", "prepare prices list: Sweden"),
        ("Die Kunden in Bayern anrufen", "Kunden aus Bayern anrufen"),
        ("Oslo", "the OSLO"),
        ("十社に電話して面談の日を決める", "十社に電話し、面談の日程を決める"),
        ("拜访慕尼黑的经销商", "三月拜访慕尼黑经销商"),
        ("โทรหาลูกค้าเก่าสิบราย", "โทรหาลูกค้าเก่ายี่สิบราย"),
        ("पुराने ग्राहकों को फ़ोन करें", "पुराने ग्राहकों से फ़ोन पर बात"),
    ],
)
def test_similar(a: str, b: str) -> None:
    assert similarity(a, b) >= WORTH_A_LOOK


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Call the distributors in Munich by March", "Call the lapsed accounts in Bavaria by March"),
        ("Visit Oslo", "Visit Bergen"),
        ("Call Oslo in February", "Write a price list in February"),
        ("Die Kunden anrufen", "Die Preise senken"),
        ("十社に電話して面談の日を決める", "展示会で新しい製品を見せて名刺を集める"),
        ("拜访慕尼黑的经销商", "写信给以前的客户"),
        ("", ""),
        ("the 20", "20 of the"),
    ],
)
def test_not_similar(a: str, b: str) -> None:
    assert similarity(a, b) < WORTH_A_LOOK


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PHRASES, PHRASES)
def test_similarity_is_even_and_between_0_and_1(a: str, b: str) -> None:
    assert 0.0 <= similarity(a, b) == similarity(b, a) <= 1.0
    assert similarity(a, a) in (0.0, 1.0)


STEPS = (
    Step(4, 1, "Visit the Swiss resellers"),
    Step(2, 1, "Call lapsed accounts in Bavaria"),
    Step(9, 1, "Visit Swiss resellers in February"),
    Step(7, 1, "Phone the lapsed accounts in Bavaria"),
)


def test_similar_pairs_come_most_similar_first() -> None:
    assert similar_pairs(STEPS) == ((4, 9, 1.0), (2, 7, 0.75))
    assert similar_pairs(STEPS, at_least=0.8) == ((4, 9, 1.0),)
    assert similar_pairs(()) == ()


def test_most_similar() -> None:
    assert most_similar("Visit Swiss resellers", STEPS) == STEPS[0]
    assert most_similar("Call accounts in Bavaria", STEPS) == STEPS[1]
    assert most_similar("Write a price list", STEPS) is None
    assert most_similar("Visit", ()) is None
