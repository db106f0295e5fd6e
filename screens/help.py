"""The help for where somebody is: what this screen is for, and every key that works on it."""

from typing import Any

from textual.app import App
from textual.screen import Screen

from screens.commands import offers
from screens.dialogs.facts import Help
from screens.page import Page


def help_for(screen: Screen[object], app: App[Any]) -> Help:
    """The help of this screen, with the keys as they stand now."""
    text = screen.HELP if isinstance(screen, Page) else ""
    rows = []
    for offer in offers(screen, app):
        signs = [offer.command.sign(typing=False)]
        typing = offer.command.sign(typing=True)
        if typing and typing not in signs:
            signs.append(typing)
        rows.append((" ".join(signs), offer.command.tip))
    return Help("Help", text or "", rows)
