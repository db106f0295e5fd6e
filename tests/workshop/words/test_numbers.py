"""Numbers read and said."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.words.numbers import (
    LARGEST,
    decimal_sign,
    exact_words,
    is_ambiguous,
    number_text,
    number_words,
    parse_number,
    unit_in,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18", 18),
        ("0", 0),
        ("-3", -3),
        ("−3,5", -3.5),
        ("+7", 7),
        ("21.5", 21.5),
        ("21,5 %", 21.5),
        ("26%", 26),
        ("1.200.000", 1_200_000),
        ("1,200,000", 1_200_000),
        ("2.000.000,50", 2_000_000.5),
        ("2,000,000.50", 2_000_000.5),
        ("1,200", 1200),
        ("1.200", 1200),
        ("0.125", 0.125),
        (",125", 0.125),
        (".5", 0.5),
        ("1234,500", 1234.5),
        ("12'345.60", 12345.6),
        ("1 200 000", 1_200_000),
        ("1\u202f200\u00a0000,5", 1_200_000.5),
        ("4.2M", 4_200_000),
        ("4.250M", 4_250_000),
        ("1,2 Mio. €", 1_200_000),
        ("250k", 250_000),
        ("1.5 bn", 1.5e9),
        ("€ 1,200,000", 1_200_000),
        ("EUR 100", 100),
        ("100 EUR", 100),
    ],
)
def test_the_number_that_is_meant(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.200", ".", 1.2),
        ("1.200", ",", 1200),
        ("1,200", ",", 1.2),
        ("1,200", ".", 1200),
        ("1.200M", ",", 1.2e9),
        ("18", ",", 18),
    ],
)
def test_a_known_decimal_sign_decides(text: str, decimal: str, value: float) -> None:
    assert parse_number(text, decimal) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "eighteen",
        "18 or 19",
        "1.2.3",
        "1,20,00",
        "1.200,50.3",
        "--1",
        "1e5",
        "nan",
        "inf",
        "0x10",
        "١٢",
        "1 20",
        "%",
        "9" * 400,
        "-" + " " * 100_000 + "x",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match="is not a number: write it in figures"):
        parse_number(text)


@pytest.mark.parametrize(("text", "decimal"), [("21,5", "."), ("21.5", ","), ("1.200,50", ".")])
def test_a_number_against_the_known_sign_is_refused(text: str, decimal: str) -> None:
    with pytest.raises(RuleError, match="is not a number"):
        parse_number(text, decimal)


def test_a_number_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(RuleError, match="too large"):
        parse_number("9" * 60)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("21,5", ","),
        ("21.5 %", "."),
        ("1.200.000", ","),
        ("1,200,000", "."),
        ("2.000,5", ","),
        ("1.200", None),
        ("0,125", ","),
        ("18", None),
        ("words", None),
    ],
)
def test_what_a_number_proves(text: str, sign: str | None) -> None:
    assert decimal_sign(text) == sign


@pytest.mark.parametrize(
    ("text", "ambiguous"), [("1.200", True), ("1,200 %", True), ("18", False), ("1.20", False), ("x", False)]
)
def test_which_numbers_mean_two_things(text: str, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4_200_000, "", "4.2M"),
        (5_000_000, "EUR", "5.0M EUR"),
        (2_000_000.5, "", "2.0M"),
        (1_250_000, "", "1.25M"),
        (999_500, "", "999.5k"),
        (999_950, "", "1.0M"),
        (999_950_000, "", "999.95M"),
        (999_995_000, "", "1.0bn"),
        (250_000, "", "250k"),
        (35_000, "", "35,000"),
        (1_234.5, "", "1,234.5"),
        (21.5, "%", "21.5 %"),
        (2.0, "accounts", "2 accounts"),
        (0.333333, "", "0.33"),
        (-0.001, "", "0"),
        (-4_200_000, "", "-4.2M"),
    ],
)
def test_number_words(value: float, unit: str, words: str) -> None:
    assert number_words(value, unit) == words


@given(st.integers(-(10**13), 10**13), st.sampled_from([1, 10, 100, 1000]))
def test_a_number_to_edit_is_read_back_as_it_was(figures: int, parts: int) -> None:
    value = figures / parts
    assert parse_number(number_text(value)) == value


@given(st.text())
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for decimal in (None, ".", ","):
        with suppress(RuleError):
            assert abs(parse_number(text, decimal)) <= LARGEST
    is_ambiguous(text)


@pytest.mark.parametrize(
    ("value", "words"), [(2_000_000.5, "2,000,000.5"), (18.0, "18"), (0.125, "0.125"), (-1200, "-1,200")]
)
def test_exact_words(value: float, words: str) -> None:
    assert exact_words(value) == words


@pytest.mark.parametrize(
    ("text", "unit"), [("21,5 %", "%"), ("1.200 €", "€"), ("$5", "$"), ("eur 5", "EUR"), ("5", ""), ("five €", "")]
)
def test_the_unit_written_with_a_number(text: str, unit: str) -> None:
    assert unit_in(text) == unit
