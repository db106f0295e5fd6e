"""The command palette: everything that can be done here, by name."""

from textual.command import CommandList
from textual.command import CommandPalette as TextualPalette


class Palette(TextualPalette):
    """Textual's palette, but for a key that moves in its list before that is laid out: it moves nothing."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
