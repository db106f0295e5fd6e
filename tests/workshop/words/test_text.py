"""Text from people is made safe to show, and otherwise left alone."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.words.text import CARD, DETAILS, TITLE, checked, clean, clean_lines, quoted

EVIL = st.sampled_from(
    [
        "\x1b[31m",
        "\x1b]2;pwn\x07",
        "\x9b31m",
        "\u202e",
        "\u200d",
        "\ufe0f",
        "\U0001f3fd",
        "\ud800",
        "e",
        "\u0301",
        "\n",
    ]
)
ANYTHING = st.lists(st.one_of(EVIL, st.text(max_size=4)), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Call the 20 lapsed accounts", "Call the 20 lapsed accounts"),
        ("  two\tspaces \r\n and  a break ", "two spaces and a break"),
        ("a\u2028b\u2029c\x85d\u00a0e\u3000f", "a b c d e f"),
        ("[/] [@click=app.quit]x[/] [todo]", "[/] [@click=app.quit]x[/] [todo]"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]2;pwn\x07", "]2;pwn"),
        ("bell\x07 delete\x7f c1\x9b31m nul\x00", "bell delete c131m nul"),
        ("a\u202eb\u2066c\u2069d\u200ee\u061cf", "abcdef"),
        ("zero\u200bwidth\ufeff\u2060\u00ad", "zerowidth"),
        ("👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽", "👩👩👧 ❤ 👍"),
        ("Cafe\u0301 Mu\u0308nchen", "Café München"),
        ("e\u200d\u0301", "é"),
        ("\ud83d alone \udc00", "alone"),
        ("unassigned \U000e0fff tag \U000e0041", "unassigned tag"),
        ("filler\u3164 \u115f", "filler"),
        ("日本 שלום مرحبا 🚀", "日本 שלום مرحبا 🚀"),
        ("\u200b \x1b\n", ""),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ANYTHING)
def test_cleaned_text_is_harmless_and_stays_as_it_is(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not {unicodedata.category(character) for character in text} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    assert text.encode() is not None
    lines = clean_lines(raw)
    assert clean_lines(lines) == lines
    assert all(clean(line) == line for line in lines.split("\n"))


def test_lines_stay_apart() -> None:
    assert clean_lines("\n\n one\x1b \r\n\r\n two\x85three\n") == "one\n\ntwo\nthree"


def test_a_long_text_is_cleaned_at_once() -> None:
    assert clean("\x1b[31m" * 10_000) == "[31m" * 10_000


def test_checked_gives_the_cleaned_text() -> None:
    assert checked("  Call\nAna ", "A step", TITLE) == "Call Ana"
    assert checked("one\ntwo", "The why", DETAILS, lines=True) == "one\ntwo"
    assert checked(" \x1b ", "A note", CARD, required=False) == ""
    assert checked("x" * TITLE, "A step", TITLE) == "x" * TITLE


@pytest.mark.parametrize(
    ("raw", "limit", "sentence"),
    [
        (
            "x" * 10_000,
            TITLE,
            "A step has at most 120 characters; this one has 10,000: shorten it or move the rest to its details.",
        ),
        ("x" * 281, CARD, "A step has at most 280 characters; this one has 281: shorten it."),
        ("\u200b ", TITLE, "A step cannot be empty: type some words first."),
    ],
)
def test_checked_refuses_with_a_sentence(raw: str, limit: int, sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        checked(raw, "A step", limit)
    assert str(refusal.value) == sentence


def test_a_quoted_text_is_short() -> None:
    assert quoted("Call Ana") == "“Call Ana”"
    assert quoted("Call the twenty accounts", at_most=9) == "“Call the…”"
