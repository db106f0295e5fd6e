"""What is typed and not finished: kept beside the file, and given back where nothing came of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from store.background import Background

if TYPE_CHECKING:
    from textual.widget import Widget

    from screens.dialogs.dialog import Dialog
    from screens.widgets.line import Line


class Unfinished:
    """The typing at one terminal; ``me`` tells whose it is: a member's, or the room's (None)."""

    def __init__(self, background: Background, me: Callable[[], int | None]) -> None:
        self._background = background
        self._me = me
        self._answered: tuple[str, str, float] | None = None
        self._held: tuple[Line | None, str, tuple[str, str] | None] = (None, "", None)

    def keep_in(self, dialog: "Dialog[Any]", text: str) -> None:
        """Keep what is being typed in a dialog; empty text forgets it."""
        self._background.keep(self._place(dialog), text, self._me())

    def kept_in(self, dialog: "Dialog[Any]") -> str:
        """What was being typed when this dialog was open last and nothing came of it; mostly nothing."""
        return self._background.kept(self._place(dialog), self._me())

    def answered(self, dialog: "Dialog[Any]", answer: object, key: float) -> None:
        """A dialog was answered, by the key that came at ``key``: its typing has done its work."""
        self.keep_in(dialog, "")
        self._answered = (self._place(dialog), answer, key) if isinstance(answer, str) else None

    def hold(self, focused: "Widget | None", key: float) -> None:
        """What this key asked for has to wait: remember what was typed for it."""
        from screens.widgets.line import Line

        line = focused if isinstance(focused, Line) else None
        asked = self._answered[:2] if self._answered is not None and self._answered[2] == key else None
        self._held = line, line.value if line is not None else "", asked

    def settle(self, done: bool) -> None:
        """What had to wait was done: a line that still stands is cleared. Or it was not: an answer is kept."""
        (line, text, asked), self._held = self._held, (None, "", None)
        if asked is not None and not done:
            self._background.keep(*asked, self._me())
        elif line is not None and done and line.value == text:
            line.value = ""

    def forget(self) -> None:
        """What was typed and not finished goes with its session: the room sees to that."""
        if self._me() is None:
            self._background.forget("")

    def _place(self, dialog: "Dialog[Any]") -> str:
        """Where a dialog's typing is kept: nobody gets what somebody else was typing."""
        return f"{dialog.place}:{self._me() or 0}"
