"""Every pair of colours that is used can be read."""

import re
from itertools import product

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from screens.themes import DARK, LIGHT, THEMES, other, register
from tests.screens.kit import Bare

GROUNDS = ("ground", "bar", "card", "cursor")
WORDS = ("text", "quiet", "say", "key", "good", "warn", "bad", "link")
PAIRS = (
    ("ink", "fill"),
    ("ink", "say"),
    ("ink", "warn"),
    ("ink", "bad"),
    ("fill", "ground"),
    ("fill", "card"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("link-color", "background"),
    ("button-foreground", "surface"),
    *product(("button-color-foreground",), ("primary", "accent", "success", "warning", "error")),
    *product(
        ("primary", "secondary", "accent", "success", "warning", "error"), ("background", "surface", "panel")
    ),
)
themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def colours(theme: Theme) -> dict[str, str]:
    """Return the variables as an app has them: generated, then overridden by the theme's own."""
    return {**theme.to_color_system().generate(), **theme.variables}


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.1, 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour.rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, ink: str, ground: str) -> float:
    """Return the WCAG contrast ratio of two variables, 1 to 21."""
    values = colours(theme)
    below = Color.parse(values[ground])
    assert below.a == 1, f"${ground} lets something through"
    darker, lighter = sorted((luminance(below), luminance(below + Color.parse(values[ink]))))
    return (lighter + 0.05) / (darker + 0.05)


@themes
@pytest.mark.parametrize("ground", GROUNDS)
def test_body_text_has_a_contrast_of_seven(theme: Theme, ground: str) -> None:
    assert contrast(theme, "text", ground) >= 7


@themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", WORDS)
def test_every_word_can_be_read_also_on_the_cursor(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= (4.5 if ground == "cursor" else 7)


@themes
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_other_pairs_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= 4.5


@themes
def test_edges_and_bars_stand_out(theme: Theme) -> None:
    for ground in ("ground", "bar", "card"):
        assert contrast(theme, "rule", ground) >= 3
    assert contrast(theme, "scrollbar-active", "scrollbar-background") >= 3


@themes
def test_every_colour_is_plain(theme: Theme) -> None:
    for name, value in theme.variables.items():
        assert name.endswith("text-style") or re.fullmatch("#[0-9a-f]{6}", value), name


def test_another_theme_has_the_roles_too() -> None:
    app: App[None] = App()
    app.theme = "nord"
    register(app)
    assert set(app.available_themes) == {"nord", "workshop-dark", "workshop-light"}
    assert app.available_themes["nord"].variables["fill"] == DARK.variables["fill"]


@themes
async def test_what_the_environment_asks_for_is_there_from_the_first_frame(theme: Theme) -> None:
    app: App[None] = App()
    app.set_reactive(App.theme, theme.name)
    register(app)
    async with app.run_test():
        assert app.screen.styles.background == Color.parse(theme.variables["ground"])


async def test_the_app_offers_ours_alone() -> None:
    app = Bare()
    async with app.run_test():
        assert set(app.available_themes) == {"workshop-dark", "workshop-light"}
        assert app.theme == DARK.name
        app.theme = other(app.theme)
        assert app.theme == LIGHT.name
        assert other(app.theme) == DARK.name
