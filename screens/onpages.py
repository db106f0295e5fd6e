"""An app whose work is on pages: which is on top, what it says, and what can be done on all of them."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.app import App
from textual.command import CommandPalette as TextualPalette
from textual.command import Provider
from textual.screen import Screen

from screens.commands import Command, CommandPalette
from screens.page import Page
from screens.themes import other
from screens.whereabouts import page_of

Answer = TypeVar("Answer")

EVERYWHERE = (
    Command("help", "question_mark,f1", "help", "What can be done here, and with which keys.", when=page_of),
    Command(
        "command_palette",
        "ctrl+p",
        "palette",
        "Everything that can be done here, by name.",
        footer=False,
        when=page_of,
    ),
    Command("next_theme", "f12", "light or dark", "Change between the dark and the light look.", footer=False),
)


class OnPages(App[Answer]):
    """An app that shows pages, one above the other, with dialogs between them."""

    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandPalette}

    def pages(self) -> list[Page]:
        return [screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)]

    def is_on_top(self, page: Screen[Any]) -> bool:
        """Whether this is the topmost page, be it under a dialog."""
        return self.pages()[:1] == [page]

    def say(self, sentence: str, *, refused: bool = False) -> None:
        for page in self.pages()[:1]:
            page.say(sentence, refused=refused)

    def action_help(self) -> None:
        from screens.help import help_for

        self.push_screen(help_for(self.screen, self))

    def action_command_palette(self) -> None:
        from screens.textual_parts import Palette

        if not isinstance(self.screen, TextualPalette):
            self.push_screen(Palette(id="--command-palette"))

    def action_next_theme(self) -> None:
        self.theme = other(self.theme)
