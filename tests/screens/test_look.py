"""How all screens look: nothing is cut off on the usual terminal, and a wide one is not left empty."""

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color
from textual.widget import Widget
from textual.widgets import Static

from tests.scenes import SCENES, opened
from tests.screens.kit import A, assert_safe, screen_text, strips, tap, until

SCREENS = Path(__file__).parents[2] / "screens"
USUAL, WIDE = (80, 24), (120, 40)
#: Cells of a sign and its words, such as "overdue since 12 Nov".
_TAG = 24
#: The share of inked cells between ribbon and keys at ``WIDE`` as it was before there was a panel, in percent.
BEFORE = {"claim": 14, "vote-counted": 13, "draft-sealed": 9, "commit-shown": 12, "wins": 6}


def cut_off(app: App[A]) -> list[str]:
    """What does not fit on the screen, nor into something that scrolls."""
    found = []
    for widget in app.screen.walk_children(Widget):
        around = [one for one in (widget, *widget.ancestors) if isinstance(one, Widget) and one is not app.screen]
        if not widget.is_on_screen or any(one.styles.overflow_y == "auto" for one in around):
            continue
        seen = app.screen.find_widget(widget).visible_region
        whole = not isinstance(widget, Static) or (
            widget.get_content_height(app.size, app.size, widget.content_size.width) <= widget.content_size.height
        )
        if seen != widget.region or not whole:
            found.append(f"{widget} at {widget.region}")
    return found


def ink(app: App[A]) -> float:
    """The share of cells between the first and the last line that show anything, in percent."""
    ground = Color.parse(app.theme_variables["background"]).rich_color.triplet
    cells = [
        sign != " " or bool(style and (style.reverse or (style.bgcolor and style.bgcolor.triplet != ground)))
        for strip in strips(app)[1:-1]
        for sign, style in ((sign, segment.style) for segment in strip for sign in segment.text)
    ]
    return 100 * sum(cells) / len(cells)


def alarms(app: App[A]) -> list[str]:
    """What is said in a colour of alarm, which is for a sign and its words, and is longer than those are."""
    tones = {Color.parse(app.theme_variables[name]).rich_color.triplet for name in ("warn", "bad", "good")}
    segments = [one for strip in strips(app) for one in strip]
    coloured = [one for one in segments if one.style and one.style.color and one.style.color.triplet in tones]
    return [one.text for one in coloured if len(one.text.strip()) > _TAG]


@pytest.mark.parametrize("scene", SCENES)
async def test_nothing_is_cut_off_on_the_usual_terminal(scene: str, tmp_path: Path) -> None:
    async with opened(SCENES[scene], tmp_path, USUAL) as (app, _):
        await until(lambda: not cut_off(app), timeout=1)
        assert_safe(app)
        assert not alarms(app)
        keys = ("all keys", "esc leave", "Search for commands")
        await until(lambda: any(key in screen_text(app) for key in keys))


@pytest.mark.parametrize("scene", BEFORE)
async def test_a_wide_terminal_shows_at_least_twice_as_much(scene: str, tmp_path: Path) -> None:
    async with opened(SCENES[scene], tmp_path, WIDE) as (app, pilot):
        if app.screen.has_class("-guided"):
            await tap(pilot, "ctrl+g")
        await until(lambda: round(ink(app)) >= 2 * BEFORE[scene], timeout=1)


def test_widths_are_named_once() -> None:
    """Those of prose, tables, cards and dialogs; what stands beside them is narrower."""
    wide = re.compile(r"width: ([6-9]\d|\d{3});")
    assert not [path for path in SCREENS.rglob("*.py") if wide.search(path.read_text("utf-8"))]
