"""Lists paint their own lines: with their padding, in the colours of now, for the terminal there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App

from screens import themes
from screens.widgets.painting import segments_of
from screens.widgets.rows import Fragment, Rows
from tests.screens.conftest import Run
from tests.screens.kit import Bare, screen_text, settle, strips, tap
from tests.world import with_goals


@dataclass(frozen=True)
class Item:
    """Something to list."""

    id: int
    text: str


def draw(item: Item, width: int, selected: bool) -> Sequence[Fragment]:
    return [(item.text, ""), (" soon", "$text-warning")]


class Padded(Bare):
    """A list with blanks around it."""

    CSS = "Rows { padding: 1 2 1 3; }"


def segments(app: App[Any]) -> list[Segment]:
    """All that the screen shows now."""
    return [one for strip in strips(app) for one in strip]


async def test_padding_is_painted_too() -> None:
    rows = Rows(draw)
    app = Padded(rows)
    async with app.run_test(size=(24, 6)) as pilot:
        rows.show([Item(one, f"step {one}") for one in range(9)])
        await settle(pilot)
        shown = screen_text(app).split("\n")
        assert shown[:3] == ["", "   ▌ step 0 soon     ▐", "     step 1 soon     ▐"]
        assert shown[5] == ""
        below = app.screen.background_colors[1].rich_color
        line = [one for one in segments(app) if one.style and one.style.bgcolor != below]
        assert "".join(one.text for one in line).rstrip() == "▌ step 0 soon"


async def test_another_theme_paints_every_line_anew() -> None:
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(24, 4)) as pilot:
        rows.show([Item(one, f"step {one}") for one in range(3)])
        await settle(pilot)
        before = {one.text: one.style for one in segments(app)}
        app.theme = themes.LIGHT.name
        await settle(pilot)
        after = {one.text: one.style for one in segments(app)}
        assert before.keys() == after.keys()
        assert [words for words in after if before[words] == after[words]] == []


async def test_a_terminal_without_colours_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    rows = Rows(draw)
    app = Bare(rows)
    async with app.run_test(size=(24, 4)) as pilot:
        rows.show([Item(1, "step 1")])
        await settle(pilot)
        assert "step 1" in screen_text(app)
        colours = {one.style.color.triplet for one in segments(app) if one.style and one.style.color}
        assert all(triplet is not None and len(set(triplet)) == 1 for triplet in colours)


@pytest.mark.parametrize(
    ("fragments", "width", "line"),
    [
        ([("ab", ""), ("cd", "")], 6, ["abcd", "  "]),
        ([("ab", ""), ("cd", "$text-error"), ("ef", "$text-error")], 6, ["ab", "cdef"]),
        ([("", ""), ("abcdef", "")], 4, ["abc", "…"]),
        ([("ab", "bold"), ("日本語", "")], 6, ["ab", "日 ", "…"]),
        ([("a\nb\x1b[31m", "")], 12, ["a b[31m", "     "]),
        ([], 3, ["   "]),
        ([("ab", "")], 0, []),
    ],
)
def test_a_line_has_exactly_its_cells_in_as_few_pieces_as_styles(
    fragments: list[Fragment], width: int, line: list[str]
) -> None:
    made = segments_of(fragments, width, lambda style: Style(bold=bool(style)))
    assert [one.text for one in made] == line


@pytest.mark.parametrize("theme", [themes.DARK.name, themes.LIGHT.name])
@pytest.mark.parametrize("keys", ["", "b", "b slash", "a", "ctrl+p", "question_mark", "h", "l", "t"])
async def test_no_screen_uses_the_colours_of_the_terminal(run: Run, theme: str, keys: str) -> None:
    async with run(with_goals()) as (app, pilot):
        app.theme = theme
        await tap(pilot, *keys.split())
        styles = [one.style for one in segments(app) if one.style]
        colours = [colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None]
        assert colours
        assert [colour for colour in colours if colour.triplet is None] == []
