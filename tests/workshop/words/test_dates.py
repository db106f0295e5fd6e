"""Days typed and said."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.words.dates import (
    ago_words,
    clear_day,
    day_words,
    first_of_week,
    long_day,
    parse_day,
    past_day,
    short_day,
)

TODAY = date(2027, 1, 13)  # a Wednesday


def test_where_much_hangs_on_a_day_one_that_can_be_two_is_asked_about() -> None:
    assert clear_day("31/12/2026", TODAY) == date(2026, 12, 31)
    assert clear_day("1 nov 2026", TODAY) == date(2026, 11, 1)
    assert clear_day("11/11/2026", TODAY) == date(2026, 11, 11)
    with pytest.raises(RuleError, match=r"can be 11 Jan 2026 or 1 Nov 2026: write 2026-01-11 or 2026-11-01"):
        clear_day("11/01/2026", TODAY)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-02-15", date(2027, 2, 15)),
        ("2027-2-5", date(2027, 2, 5)),
        ("15.02.", date(2027, 2, 15)),
        ("15.2", date(2027, 2, 15)),
        ("15.02.2028", date(2028, 2, 15)),
        ("15.2.28", date(2028, 2, 15)),
        ("15/2/2027", date(2027, 2, 15)),
        ("15/2", date(2027, 2, 15)),
        ("15-2-2027", date(2027, 2, 15)),
        ("15 feb", date(2027, 2, 15)),
        ("15. Feb.", date(2027, 2, 15)),
        ("15feb", date(2027, 2, 15)),
        ("feb 15", date(2027, 2, 15)),
        ("Mon 15 Feb", date(2027, 2, 15)),
        ("Mon. 15 Feb 2027", date(2027, 2, 15)),
        ("  February   15, 2028 ", date(2028, 2, 15)),
        ("15 september 2027", date(2027, 9, 15)),
        ("29 feb", date(2028, 2, 29)),
        ("today", TODAY),
        ("Tomorrow", date(2027, 1, 14)),
        ("yesterday", date(2027, 1, 12)),
        ("fri", date(2027, 1, 15)),
        ("friday", date(2027, 1, 15)),
        ("wed", date(2027, 1, 20)),
        ("tue", date(2027, 1, 19)),
        ("+2w", date(2027, 1, 27)),
        ("+ 10 days", date(2027, 1, 23)),
        ("+1d", date(2027, 1, 14)),
        ("10 jan", date(2027, 1, 10)),
        ("15 dec", date(2026, 12, 15)),
        ("10 oct", date(2027, 10, 10)),
    ],
)
def test_the_day_that_is_meant(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "soon",
        "31.02.",
        "32 jan",
        "2027-13-01",
        "0001-01-01",
        "+9999w",
        "fe 15",
        "15",
        "[/]",
        "١٥ feb",
        "x" * 9999,
    ],
)
def test_anything_else_is_refused_with_the_forms_that_work(typed: str) -> None:
    with pytest.raises(RuleError, match="is not a day: write 15 feb"):
        parse_day(typed, TODAY)


@given(st.text(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_day_or_refused(typed: str, today: date) -> None:
    with suppress(RuleError):
        assert parse_day(typed, today)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-90, 270))
def test_what_is_said_is_understood(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    assert parse_day(short_day(day), today) == day
    assert parse_day(long_day(day), today) == day


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "Fri 15 Jan"),
        (-20, "Thu 24 Dec"),
        (-300, "Thu 19 Mar 2026"),
    ],
)
def test_day_words(days: int, words: str) -> None:
    assert day_words(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "1 day"),
        (9, "9 days"),
        (13, "13 days"),
        (14, "2 weeks"),
        (27, "3 weeks"),
        (-2, "in 2 days"),
    ],
)
def test_ago_words(days: int, words: str) -> None:
    assert ago_words(TODAY - timedelta(days=days), TODAY) == words


def test_first_of_a_week() -> None:
    assert first_of_week(TODAY) == date(2027, 1, 11)
    assert first_of_week(date(2027, 1, 11)) == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", date(2027, 1, 13)),
        ("1 dec", date(2026, 12, 1)),
        ("1 sep", date(2026, 9, 1)),
        ("14 jan", date(2026, 1, 14)),
        ("fri", date(2027, 1, 8)),
        ("thu", date(2027, 1, 7)),
        ("2027-03-01", date(2027, 3, 1)),
        ("tomorrow", date(2027, 1, 15)),
    ],
)
def test_a_day_to_look_back_on_is_the_last_such_day(typed: str, day: date) -> None:
    assert past_day(typed, date(2027, 1, 14)) == day
