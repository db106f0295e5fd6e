"""Five whys: what, not who."""

import pytest

from tests.workshop.sample import DACH, quarter
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.review.causes import add_cause
from workshop.review.whys import add_why, advise, reword_why

NAMES = ("Ana Ferreira", "Ben Okafor", "Will Price", "Mark Twain")


def asked(count: int) -> Workshop:
    """A cause under which so many whys are written."""
    w = add_cause(quarter(), DACH, "No time")
    for number in range(1, count + 1):
        w = add_why(w, 1, f"Why {number}")
    return w


def test_five_are_enough() -> None:
    w = asked(5)
    assert w.causes[1].whys == ("Why 1", "Why 2", "Why 3", "Why 4", "Why 5")
    with pytest.raises(RuleError, match="Five whys are enough"):
        add_why(w, 1, "Why 6")


def test_a_why_is_reworded_or_taken_out() -> None:
    assert reword_why(asked(3), 1, 2, "Because").causes[1].whys == ("Why 1", "Because", "Why 3")
    assert reword_why(asked(3), 1, 2, " ").causes[1].whys == ("Why 1", "Why 3")
    for number in (0, 4):
        with pytest.raises(RuleError, match=f"no why {number}"):
            reword_why(asked(3), 1, number, "x")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ben forgot the calls", "Ben"),
        ("ben had no time", "Ben"),
        ("It was Ana's turn", "Ana"),
        ("Ferreira did not say so", "Ana"),
        ("The benefit was not clear", ""),
        ("Nobody had hours set aside", ""),
        ("The market will change", ""),
        ("Will nobody call them?", ""),
        ("They asked Will too late", "Will"),
        ("The price came late", ""),
        ("Banana prices rose", ""),
        ("", ""),
    ],
)
def test_a_name_is_pointed_out(text: str, who: str) -> None:
    said = advise(text, NAMES)
    assert said == (f"What, not who: what made it hard for anybody in {who}'s place?" if who else "")
