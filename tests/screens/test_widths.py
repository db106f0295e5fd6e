"""Texts in many scripts in all that pads, cuts and wraps: cells are counted, letters and words stay whole."""

import unicodedata
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from screens.cards.blocks import ranked_block, step_block
from screens.text import crop, fit, safe, width_of, wrap
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact, Facts, Title
from screens.widgets.panel import Row, _lines
from workshop.plan.ranking import Ranked

#: Letters of scripts with blanks between words: Latin, also with marks, Greek, Cyrillic, Hebrew, Arabic,
#: Hindi, Thai; and of scripts without: Japanese, Chinese, Korean in single signs, half and full width.
SPACED = [
    one.split() for one in ("a b c d e ß", "e\u0301 o\u0308 n\u0303 c\u0327 x", "α β γ", "щ ю ж", "ש ל ו", "م ر ح")
]
SPACED += [one.split() for one in ("क का मि नी न्", "ก ข ก\u0e34\u0e48 ค")]
DENSE = [list(one) for one in ("日本語の計画を立てる。", "客户关系，计划", "ﾊﾝｶｸ全角ＡＢ")]
DENSE += [["한", "글"]]


def written(*scripts: list[str]) -> st.SearchStrategy[str]:
    """Texts of words in these scripts."""
    words = st.sampled_from(scripts).flatmap(
        lambda letters: st.lists(st.sampled_from(letters), min_size=1, max_size=9)
    )
    return st.lists(words.map("".join), min_size=1, max_size=9).map(" ".join).map(safe)


texts, spaced = written(*SPACED, *DENSE), written(*SPACED)
widths = st.integers(12, 50)


def is_mark(sign: str) -> bool:
    """Whether it stands on the letter before it."""
    return unicodedata.category(sign)[0] == "M" or not width_of(sign)


def cells(fragments: Sequence[Fragment]) -> int:
    """How many cells these take."""
    return sum(width_of(words) for words, _ in fragments)


@given(texts, widths)
def test_what_is_cut_ends_behind_a_whole_letter(text: str, width: int) -> None:
    for shown in (fit(text, width), crop(text, width)):
        assert width_of(shown) <= width
        if shown.rstrip() != text.rstrip():
            kept = shown.removesuffix("…").rstrip()
            assert text.startswith(kept)
            assert not is_mark(text[len(kept) :].lstrip()[:1] or "x")
    assert width_of(fit(text, width)) == width


@given(texts, widths)
def test_no_line_is_too_long_or_begins_inside_a_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert not any(is_mark(line[0]) for line in lines[1:] if line)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(spaced, widths)
def test_where_blanks_are_words_stay_whole(text: str, width: int) -> None:
    words = {one for one in text.split() if width_of(one) <= width}
    torn = "".join(one for one in text.split() if one not in words)
    assert all(one in words or one in torn for line in wrap(text, width) for one in line.split())


@given(texts, texts, widths)
def test_every_widget_keeps_to_its_width(text: str, tail: str, width: int) -> None:
    columns = Columns(Column("", 1), Column("", 4, grows=True), Column("", 3))
    assert cells(columns.line(width, "x", text, tail)) == width
    facts = Facts()
    facts.set_reactive(Facts.facts, (Title(text), Fact(text, aside=tail), Fact(tail, label=text)))
    assert all(cells(line) <= width for line in facts._lines(width))
    one = Ranked(1, text, 1, 3, 2, few_backed=True, above=False, overruled=False)
    blocks = [step_block([(" 1  ", "")], text, width, (crop(tail, width - 4), "")), ranked_block(one, [one], 40)]
    for block, most in zip(blocks, (max(width, 12), 40), strict=True):
        assert all(cells(line) <= most for line in block)
    panel = _lines(Row(text, ((crop(tail, 4), ""),)), width)
    assert all(cells(line) <= width for line in panel)
