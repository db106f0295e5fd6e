"""Yes or no."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.text import styled
from screens.widgets.columns import Fragment
from screens.widgets.rows import Rows

YES, NO = "y", "n"


class Confirm(Dialog[bool]):
    """Asks a question that is answered with yes or no; ``details`` are named below it, one per line.

    True for yes, False for no, None where it was left. With ``careful``, enter means no unless yes is highlighted.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("answer('y')", "y", "yes", "Do it."),
        DialogKey("answer('n')", "n", "no", "Do not do it."),
    )
    DEFAULT_CSS = """
    Confirm #details { margin: 0 0 1 0; }
    Confirm Rows { height: auto; }
    """

    def __init__(
        self, title: str, details: Sequence[str] = (), *, yes: str = "Yes", no: str = "No", careful: bool = False
    ) -> None:
        super().__init__(title)
        self.details = tuple(details)
        self.words = {YES: yes, NO: no}
        self.careful = careful

    def body(self) -> ComposeResult:
        if self.details:
            lines = [styled("· ", one) for one in self.details]
            yield Static(styled("\n").join(lines), id="details")
        yield Rows[str](self._draw, key=str, eager=True)

    def on_mount(self) -> None:
        rows = self.query_one(Rows)
        rows.show([YES, NO])
        rows.highlight(NO if self.careful else YES)
        rows.focus()

    def _draw(self, answer: str, width: int, selected: bool) -> list[Fragment]:
        return [(self.words[answer], "")]

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.action_answer(message.item)

    def action_answer(self, answer: str) -> None:
        self.dismiss(answer == YES)
