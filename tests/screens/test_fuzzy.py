"""Words with a slip of the finger in them."""

from random import Random
from time import perf_counter

import pytest

from screens.fuzzy import close_words
from tests.workshop.labelled import remembered
from workshop.learn.library import library
from workshop.model import Lesson, Workshop

KNOWN = (
    "account",
    "accounts",
    "call",
    "calls",
    "customer",
    "distributor",
    "freight",
    "margin",
    "price",
    "reseller",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("frieght", ["freight"]),
        ("rfeight", ["freight"]),
        ("freght", ["freight"]),
        ("freeight", ["freight"]),
        ("distribtor", ["distributor"]),
        ("distribbutro", ["distributor"]),
        ("distrubu", ["distributor"]),
        ("cutsomer", ["customer"]),
        ("clls", ["calls"]),
        ("acconts", ["accounts"]),
        ("prcie", ["price"]),
        ("zebra", []),
        ("ressler", []),
        ("xyz", []),
        ("cal", []),
        ("", []),
    ],
)
def test_what_a_typed_word_may_mean(typed: str, meant: list[str]) -> None:
    assert list(close_words(typed, KNOWN))[: len(meant) or None] == meant


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("frieght", "a discount that is forbidden comes back under another name"),
        ("distribtor days", "distributor days without follow-up calls brought nothing"),
        ("distirb", "distributor days without follow-up calls brought nothing"),
    ],
)
def test_slips_are_forgiven_in_the_library(words: str, first: str) -> None:
    assert library(remembered()[0]).search(words, matcher=close_words)[0].title == first


@pytest.mark.parametrize("words", ["zebra", "freight zebra", "xyz", "frx"])
def test_not_everything_is_meant(words: str) -> None:
    assert library(remembered()[0]).search(words, matcher=close_words) == ()


def test_a_word_as_it_is_leaves_slips_aside() -> None:
    w = Workshop().put(Lesson(1, "the price is known"), Lesson(2, "prize draws bring cards"))
    assert [entry.id for entry in library(w).search("price", matcher=close_words)] == [1]


def test_it_is_quick_among_two_thousand() -> None:
    rng = Random(2)
    words = ["".join(rng.choices("abcdefghij", k=rng.randint(3, 9))) for _ in range(3000)]
    texts = (" ".join(rng.choices(words, k=20)) for _ in range(2000))
    w = remembered()[0].put(*(Lesson(id, text) for id, text in enumerate(texts, start=100)))
    made = library(w)
    made.search("begin", matcher=close_words)
    times = []
    for typed in ("distribtor days folow", "customer price", "zebra quagga", "abcdefghijk"):
        for end in range(1, len(typed) + 1):
            start = perf_counter()
            made.search(typed[:end], matcher=close_words)
            times.append(perf_counter() - start)
    times.sort()
    assert times[len(times) // 2] < 0.01
    assert times[len(times) * 9 // 10] < 0.05
