"""Which page the keys of the app are about, and what can be done there: undoing, and taking home what it shows."""

from typing import Any

from textual.app import App
from textual.command import CommandPalette

from screens.commands import Command
from screens.desk import back_then
from screens.page import Page


def page_of(app: App[Any]) -> Page | None:
    """The page whose keys are asked for: a dialog has keys of its own, the palette offers those of the page."""
    top = app.screen_stack[-2 if isinstance(app.screen, CommandPalette) else -1]
    return top if isinstance(top, Page) else None


def is_shared(app: App[Any]) -> bool:
    """Whether that page is everybody's: what the room did is not undone from a private one."""
    page = page_of(app)
    return page is not None and not page.PRIVATE and back_then(page) is None


def takes_home(app: App[Any]) -> bool:
    page = page_of(app)
    return page is not None and bool(page.reports())


def shows_the_past(app: App[Any]) -> bool:
    """Whether that page can be shown as it was on a day, or the past is shown already."""
    page = page_of(app)
    return page is not None and (page.PAST or back_then(page) is not None)


REPORT = Command(
    "report",
    "x",
    "report",
    "Take home what is here: to a file for people, printer, spreadsheet, calendar; or to the clipboard.",
    footer=False,
    when=takes_home,
)

FIND = Command(
    "find",
    "ctrl+f",
    "find",
    "Find words in everything: goals, steps, notes, check-ins, lessons, decisions.",
    footer=False,
    priority=True,
    when=is_shared,
)
"""The one search, from every screen."""
