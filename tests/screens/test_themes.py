"""Every pair of colours that is used can be read."""

import re
from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from screens.themes import DARK, LIGHT, THEMES, other
from tests.screens.kit import Bare

GROUNDS = ("background", "surface", "panel", "boost", "block-cursor-background", "block-cursor-blurred-background")
BODY = ("text", "foreground")
OTHER = tuple(
    f"text-{kind}" for kind in ("muted", "primary", "secondary", "accent", "success", "warning", "error")
)
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-key-foreground", "footer-key-background"),
    ("footer-description-foreground", "footer-background"),
    ("footer-description-foreground", "footer-description-background"),
    ("text-disabled", "background"),
    ("text-disabled", "surface"),
    ("text-disabled", "panel"),
    ("link-color", "background"),
    ("link-color", "surface"),
    ("button-foreground", "surface"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "accent"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
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
@pytest.mark.parametrize("ink", BODY)
def test_body_text_has_a_contrast_of_seven(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= 7


@themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", OTHER)
def test_coloured_text_can_be_read_also_under_the_cursor(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= 4.5


@themes
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_other_pairs_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme, ink, ground) >= 4.5


@themes
def test_edges_and_bars_stand_out(theme: Theme) -> None:
    assert contrast(theme, "border", "surface") >= 3
    assert contrast(theme, "scrollbar-active", "scrollbar-background") >= 3


@themes
def test_every_colour_is_plain(theme: Theme) -> None:
    for name, value in theme.variables.items():
        assert name.endswith("text-style") or re.fullmatch("#[0-9a-f]{6}", value), name


async def test_the_app_offers_ours_alone() -> None:
    app = Bare()
    async with app.run_test():
        assert set(app.available_themes) == {"workshop-dark", "workshop-light"}
        assert app.theme == DARK.name
        app.theme = other(app.theme)
        assert app.theme == LIGHT.name
        assert other(app.theme) == DARK.name
