"""The thanks as text: to read aloud, to copy, to send."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.dialog import DialogKey
from screens.dialogs.facts import Reading
from screens.text import plain

_HINT = "c copies it. Where the terminal does not allow that, mark it with shift and the mouse."


class Thanks(Reading):
    """A text of thanks, a paragraph for each win."""

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("copy", "c", "copy", "Copy the text to the clipboard."),)
    DEFAULT_CSS = """
    Thanks > #box { width: 76; }
    """

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title)
        self.text = text
        self.hint = _HINT

    def body(self) -> ComposeResult:
        yield Static(plain(self.text.replace("\n", "\n\n")))

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(self.text)
        self.say("Copied.")
