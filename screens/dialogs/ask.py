"""One line of text."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.widgets.line import Line
from workshop.words.text import TITLE, clean

Check = Callable[[str], object]
"""Judges what was typed, and may take its time: raises RuleError with a sentence; what it gives is not used."""


class Ask(Dialog[str]):
    """Asks for one line, for example a reason; None where it was left.

    ``text`` stands there already, ``what`` names the line in sentences about it. An empty line is refused unless
    ``optional``; ``check`` may refuse others. A refusal is said in the dialog, and what was typed stays.
    """

    KEEPS = True
    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("done", "enter", "done", "Take what stands there."),)

    def __init__(
        self,
        title: str,
        hint: str = "",
        *,
        text: str = "",
        placeholder: str = "",
        what: str = "This line",
        limit: int = TITLE,
        optional: bool = False,
        check: Check | None = None,
    ) -> None:
        super().__init__(title, hint)
        self.text = text
        self.line = Line(text, placeholder, limit=limit, what=what, leaves=False)
        self.optional = optional
        self.check = check

    def body(self) -> ComposeResult:
        yield self.line

    def about(self) -> tuple[str, ...]:
        """The same question about another text is another one."""
        return *super().about(), self.text

    @property
    def unfinished(self) -> str:
        return self.line.value if self.line.text != clean(self.text) else ""

    def put_back(self, text: str) -> None:
        self.line.restore(text)

    def on_line_submitted(self, message: Line.Submitted) -> None:
        message.stop()
        if not message.text and not self.optional:
            self.say("Type some words first, or press esc to leave.")
            return
        self.answer(message.text)

    @work(group="answering")
    async def answer(self, text: str) -> None:
        """Hand out the text, unless it is refused."""
        if await self.refusal(self.check, text) is None:
            self.dismiss(text)

    def on_line_full(self, message: Line.Full) -> None:
        message.stop()
        self.say(message.sentence)

    def on_input_changed(self) -> None:
        if self.line.value != self.kept:
            self.say("")

    async def action_done(self) -> None:
        await self.line.action_submit()
