"""The colours: one table of roles, dark for dim rooms and light for bright ones.

They are meant for a projector: few hues, large steps between them, body text at a contrast of 7:1 and every other
pair at 4.5:1 (WCAG 2.1, success criteria 1.4.3 and 1.4.6). Widgets use roles only and never a colour of their own.
"""

from dataclasses import replace
from typing import Any

from msgspec import Struct
from textual.app import App
from textual.theme import Theme


class Roles(Struct, frozen=True):
    """What colours stand for.

    ``ground``, ``bar`` (first and last row, open chips), ``card`` and ``cursor`` lie below words; ``text`` and
    ``quiet`` are words; ``say`` is the sentence, keys, the here-mark and the cut line, and nothing else; ``good``,
    ``warn`` and ``bad`` colour a sign and its word; ``link`` leads elsewhere; ``rule`` is frames; ``fill`` is
    people and quantities; ``ink`` is words on ``fill`` and ``say``.
    """

    ground: str
    bar: str
    card: str
    cursor: str
    text: str
    quiet: str
    say: str
    good: str
    warn: str
    bad: str
    link: str
    rule: str
    fill: str
    ink: str

    def variables(self) -> dict[str, str]:
        """The theme variables: every role, and the names that Textual's own widgets know."""
        roles = {name: getattr(self, name) for name in self.__struct_fields__} | {"key": self.say}
        return roles | {name: roles.get(role, role) for name, role in _TEXTUAL.items()}


_TEXTUAL = {
    "boost": "bar",
    "text-muted": "quiet",
    "text-disabled": "quiet",
    "text-primary": "link",
    "text-secondary": "text",
    "text-accent": "say",
    "text-success": "good",
    "text-warning": "warn",
    "text-error": "bad",
    "foreground-muted": "quiet",
    "foreground-disabled": "quiet",
    "border": "say",
    "border-blurred": "rule",
    "surface-active": "bar",
    "block-cursor-foreground": "text",
    "block-cursor-background": "cursor",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-foreground": "text",
    "block-cursor-blurred-background": "bar",
    "block-cursor-blurred-text-style": "none",
    "block-hover-background": "bar",
    "input-cursor-foreground": "ink",
    "input-cursor-background": "say",
    "input-cursor-text-style": "none",
    "input-selection-foreground": "ink",
    "input-selection-background": "fill",
    "screen-selection-foreground": "ink",
    "screen-selection-background": "fill",
    "footer-foreground": "text",
    "footer-background": "bar",
    "footer-key-foreground": "key",
    "footer-key-background": "bar",
    "footer-description-foreground": "text",
    "footer-description-background": "bar",
    "footer-item-background": "bar",
    "scrollbar": "rule",
    "scrollbar-hover": "quiet",
    "scrollbar-active": "say",
    "scrollbar-background": "ground",
    "scrollbar-background-hover": "ground",
    "scrollbar-background-active": "ground",
    "scrollbar-corner-color": "ground",
    "link-color": "link",
    "link-color-hover": "text",
    "link-background-hover": "cursor",
    "button-foreground": "text",
    "button-color-foreground": "ink",
    "button-focus-text-style": "bold",
}
"""Textual's variables, and the role (or the plain value) that each has here."""

DARK_ROLES = Roles(
    ground="#0f1824",
    bar="#1c2c40",
    card="#1c2c40",
    cursor="#25435f",
    text="#f0f4f8",
    quiet="#bccad8",
    say="#ffb057",
    good="#7fd9a6",
    warn="#ffe58a",
    bad="#ff9d95",
    link="#9ccdf6",
    rule="#6f8cac",
    fill="#cfe3f7",
    ink="#0f1824",
)
LIGHT_ROLES = Roles(
    ground="#f8f4ea",
    bar="#e9e0cf",
    card="#fffdf8",
    cursor="#f4d9b4",
    text="#141d27",
    quiet="#3a4550",
    say="#7a3003",
    good="#10502f",
    warn="#5c4000",
    bad="#861922",
    link="#164a78",
    rule="#7a6d55",
    fill="#1d4f7e",
    ink="#fffdf8",
)


def _theme(name: str, roles: Roles, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=roles.link,
        secondary=roles.quiet,
        accent=roles.say,
        success=roles.good,
        warning=roles.warn,
        error=roles.bad,
        foreground=roles.text,
        background=roles.ground,
        surface=roles.card,
        panel=roles.bar,
        luminosity_spread=0.12,
        variables=roles.variables(),
    )


DARK = _theme("workshop-dark", DARK_ROLES, dark=True)
LIGHT = _theme("workshop-light", LIGHT_ROLES, dark=False)

THEMES = (DARK, LIGHT)
"""The themes on offer, the default one first."""


def register(app: App[Any]) -> None:
    """Offer our themes alone and turn on the first, unless the environment (TEXTUAL_THEME) asks for another.

    Another one is given the roles, of the same darkness. The app must not run yet.
    """
    ours = {theme.name for theme in THEMES}
    for theme in THEMES:
        app.register_theme(theme)
    if app.theme == "textual-dark":
        app.set_reactive(App.theme, THEMES[0].name)
    elif app.theme not in ours:
        asked = app.available_themes[app.theme]
        roles = DARK_ROLES if asked.dark else LIGHT_ROLES
        app.register_theme(replace(asked, variables=roles.variables() | asked.variables))
    for name in app.available_themes:
        if name not in ours and name != app.theme:
            app.unregister_theme(name)
    app.stylesheet.set_variables(app.get_css_variables())  # while none is read that would be read anew


def other(name: str) -> str:
    """Return the name of the theme to change to from ``name``."""
    return LIGHT.name if name == DARK.name else DARK.name
