"""Words of people on the screen: literal, without controls, in the width there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.text import crop, fit, plain, safe, styled, width_of, wrap
from tests.screens.kit import HOSTILE, UNWANTED
from workshop.words.text import clean


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_nothing_is_markup_and_no_control_is_left(text: str) -> None:
    assert plain(text).spans == []
    assert clean(plain(text).plain) == clean(text)
    for shown in (plain(text).plain, styled("a ", (text, "bold"), text).plain, fit(text, 30), *wrap(text, 30)):
        assert not set(shown) & set(UNWANTED)


def test_styled_joins_words_and_styles() -> None:
    content = styled("Owner:  ", ("[b]Ana[/b]\x07", "bold"), plain(" ok"))
    assert content.plain == "Owner:  [b]Ana[/b] ok"
    assert [(span.start, span.end, span.style) for span in content.spans] == [(8, 18, "bold")]


def test_blanks_and_line_ends_of_the_layout_stay() -> None:
    assert styled("\n ä   ö", (" é\n", "bold")).plain == "\n ä   ö é\n"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("abcd", 1, "…"),
        ("abcd", 0, ""),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日 …"),
        ("two\nlines", 9, "two lines"),
        ("", 2, "  "),
    ],
)
def test_fit_fills_and_cuts_by_cells(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_what_is_cut_closes_its_quotation() -> None:
    assert crop("reword “Ask support which complaints”", 20) == "reword “Ask suppor…”"


def test_crop_only_cuts() -> None:
    assert (crop("abc", 5), crop("abcdef", 5)) == ("abc", "abcd…")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("Call the lapsed accounts", 10, ["Call the", "lapsed", "accounts"]),
        ("one\ntwo three", 20, ["one", "two three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("日本語の計画", 5, ["日本", "語の", "計画"]),
        ("日本", 1, ["日", "本"]),
    ],
)
def test_wrap_breaks_at_blanks(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(), st.integers(0, 60))
def test_fit_always_gives_the_width(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == width


@given(st.text(), st.integers(2, 60))
def test_wrap_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == safe(text).replace("\n", "").replace(" ", "")
