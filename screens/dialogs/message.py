"""Something to read."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.text import plain


class Reading(Dialog[bool]):
    """A dialog to read: arrows and page keys scroll it, enter or esc close it."""

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("done", "enter", "done", "Close this."),)

    def on_mount(self) -> None:
        """Let the keys scroll the text."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()

    def action_done(self) -> None:
        """Close."""
        self.dismiss(True)


class Message(Reading):
    """Says a sentence, with details below it; the answer means nothing."""

    def __init__(self, sentence: str, details: str | Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.details = details if isinstance(details, str) else "\n".join(details)

    def body(self) -> ComposeResult:
        """The details."""
        if self.details:
            yield Static(plain(self.details))
