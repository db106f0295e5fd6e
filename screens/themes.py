"""The two themes: a deep slate blue for dim rooms, paper for bright ones. Both with a warm accent.

They are meant for a projector: few hues, large steps between them. Body text keeps a contrast of 7:1, every
other pair that is used 4.5:1 (WCAG 2.1, success criteria 1.4.3 and 1.4.6); also on the line of the cursor.
The tests measure it. Widgets use these variables only and never a colour of their own.
"""

from typing import Any

from textual.app import App
from textual.theme import Theme

DARK = Theme(
    name="workshop-dark",
    dark=True,
    primary="#7db8ea",
    secondary="#9db4cc",
    accent="#f5a95f",
    success="#7bd3a0",
    warning="#f4d06f",
    error="#f78d86",
    foreground="#e9eef4",
    background="#0f1824",
    surface="#142030",
    panel="#1b2a3d",
    luminosity_spread=0.12,
    variables={
        "boost": "#22344a",
        "text": "#e9eef4",
        "text-muted": "#b0c0d1",
        "text-disabled": "#98abbf",
        "text-primary": "#97c8f2",
        "text-secondary": "#b3c6da",
        "text-accent": "#f7b573",
        "text-success": "#86dcab",
        "text-warning": "#f4d47c",
        "text-error": "#fa9f99",
        "foreground-muted": "#b0c0d1",
        "foreground-disabled": "#98abbf",
        "border": "#f5a95f",
        "border-blurred": "#3d546e",
        "surface-active": "#1b2a3d",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#25435f",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#e9eef4",
        "block-cursor-blurred-background": "#1b2a3d",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": "#1e3046",
        "input-cursor-foreground": "#0f1824",
        "input-cursor-background": "#f5a95f",
        "input-cursor-text-style": "none",
        "input-selection-foreground": "#ffffff",
        "input-selection-background": "#2f587e",
        "screen-selection-foreground": "#ffffff",
        "screen-selection-background": "#2f587e",
        "footer-foreground": "#d3dde8",
        "footer-background": "#1b2a3d",
        "footer-key-foreground": "#f5a95f",
        "footer-key-background": "#1b2a3d",
        "footer-description-foreground": "#d3dde8",
        "footer-description-background": "#1b2a3d",
        "footer-item-background": "#1b2a3d",
        "scrollbar": "#3d546e",
        "scrollbar-hover": "#53708f",
        "scrollbar-active": "#f5a95f",
        "scrollbar-background": "#142030",
        "scrollbar-background-hover": "#142030",
        "scrollbar-background-active": "#142030",
        "scrollbar-corner-color": "#142030",
        "link-color": "#a9d1f5",
        "link-color-hover": "#ffffff",
        "link-background-hover": "#25435f",
        "button-foreground": "#e9eef4",
        "button-color-foreground": "#0f1824",
        "button-focus-text-style": "bold",
    },
)

LIGHT = Theme(
    name="workshop-light",
    dark=False,
    primary="#1c5c93",
    secondary="#46607a",
    accent="#a8470b",
    success="#1a6b42",
    warning="#7d5600",
    error="#aa2831",
    foreground="#1b2530",
    background="#f7f3ea",
    surface="#fcfaf4",
    panel="#ece5d7",
    luminosity_spread=0.12,
    variables={
        "boost": "#e6ddcc",
        "text": "#1b2530",
        "text-muted": "#47535f",
        "text-disabled": "#525e6a",
        "text-primary": "#174d7c",
        "text-secondary": "#3d546c",
        "text-accent": "#8f3c08",
        "text-success": "#155836",
        "text-warning": "#674700",
        "text-error": "#96202a",
        "foreground-muted": "#47535f",
        "foreground-disabled": "#525e6a",
        "border": "#a8470b",
        "border-blurred": "#c3b8a2",
        "surface-active": "#f1ebdf",
        "block-cursor-foreground": "#0c141c",
        "block-cursor-background": "#f4d9b4",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "#1b2530",
        "block-cursor-blurred-background": "#ece5d7",
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": "#efe7d8",
        "input-cursor-foreground": "#fcfaf4",
        "input-cursor-background": "#a8470b",
        "input-cursor-text-style": "none",
        "input-selection-foreground": "#0c141c",
        "input-selection-background": "#f0c48f",
        "screen-selection-foreground": "#0c141c",
        "screen-selection-background": "#f0c48f",
        "footer-foreground": "#2b3743",
        "footer-background": "#ece5d7",
        "footer-key-foreground": "#93400d",
        "footer-key-background": "#ece5d7",
        "footer-description-foreground": "#2b3743",
        "footer-description-background": "#ece5d7",
        "footer-item-background": "#ece5d7",
        "scrollbar": "#b9ac93",
        "scrollbar-hover": "#9a8c70",
        "scrollbar-active": "#a8470b",
        "scrollbar-background": "#f1ebdf",
        "scrollbar-background-hover": "#f1ebdf",
        "scrollbar-background-active": "#f1ebdf",
        "scrollbar-corner-color": "#f1ebdf",
        "link-color": "#174d7c",
        "link-color-hover": "#0c141c",
        "link-background-hover": "#f4d9b4",
        "button-foreground": "#1b2530",
        "button-color-foreground": "#fcfaf4",
        "button-focus-text-style": "bold",
    },
)

THEMES = (DARK, LIGHT)
"""The themes on offer, the default one first."""


def register(app: App[Any]) -> None:
    """Offer our themes alone and turn on the first, unless the environment (TEXTUAL_THEME) asks for another."""
    ours = {theme.name for theme in THEMES}
    for theme in THEMES:
        app.register_theme(theme)
    if app.theme == "textual-dark":
        app.theme = THEMES[0].name
    for name in app.available_themes:
        if name not in ours and name != app.theme:
            app.unregister_theme(name)


def other(name: str) -> str:
    """Return the name of the theme to change to from ``name``."""
    return LIGHT.name if name == DARK.name else DARK.name
