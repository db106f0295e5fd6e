"""Something to read."""

from typing import ClassVar

from textual.containers import VerticalScroll

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey


class Reading(Dialog[bool]):
    """A dialog to read: arrows and page keys scroll it, enter or esc close it."""

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("done", "enter", "done", "Close this."),)

    def on_mount(self) -> None:
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()

    def action_done(self) -> None:
        self.dismiss(True)
