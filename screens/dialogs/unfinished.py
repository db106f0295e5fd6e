"""Dialogs in which people type: should the program end before they are answered, no word is lost."""

from abc import abstractmethod
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from textual.message import Message
from textual.timer import Timer

from screens.dialogs.dialog import Dialog
from screens.widgets.line import KEEP_AFTER

T = TypeVar("T")

_BACK = "This was being typed when the program ended. Go on with it, or leave with esc."


class Unfinished(Dialog[T]):
    """A dialog that reports what is being typed in it, and begins with ``kept``, what was reported last.

    ``place`` is the name under which it is kept: the same whenever the same question is asked, until it has been
    answered or left. Whoever shows the dialog keeps and forgets.
    """

    kept = ""
    _reporting: Timer | None = None

    @dataclass
    class Typed(Message):
        """Something else stands in the dialog now; an empty ``text``: what stood there at first."""

        dialog: "Unfinished[Any]"
        text: str

    @property
    def place(self) -> str:
        """The name of this question."""
        return "asked:" + sha256("\n".join((type(self).__name__, *self.about())).encode()).hexdigest()[:24]

    def about(self) -> tuple[str, ...]:
        """What tells this question from others."""
        return self.question, self.hint

    @property
    @abstractmethod
    def unfinished(self) -> str:
        """What would be lost; empty where nothing was changed."""

    @abstractmethod
    def put_back(self, text: str) -> None:
        """Fill in what was unfinished."""

    def on_mount(self) -> None:
        """Begin with what was being typed when the program ended."""
        if self.kept:
            self.put_back(self.kept)
            self.say(_BACK)

    def on_input_changed(self) -> None:
        """A line was typed into."""
        self.report_soon()

    def on_text_area_changed(self) -> None:
        """Several lines were typed into."""
        self.report_soon()

    def report_soon(self) -> None:
        """Report what stands here, a moment later: not every letter is written to the disk."""
        if self._reporting is None:
            self._reporting = self.set_timer(KEEP_AFTER, self._report)

    def _report(self) -> None:
        self._reporting = None
        text = self.unfinished
        if text != self.kept:
            self.kept = text
            self.post_message(self.Typed(self, text))
