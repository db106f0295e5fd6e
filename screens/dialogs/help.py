"""Help for where somebody is."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.dialog import DialogKey
from screens.dialogs.message import Reading
from screens.text import plain, width_of
from screens.widgets.facts import Fact, Facts


class Keys(Facts):
    """Keys and what they do."""

    LABEL = "bold $key"


class Help(Reading):
    """A text about a place, and the table of its keys: pairs of how a key is written and what it does."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("cancel", "question_mark,f1", "close", "Close the help.", footer=False),
    )
    DEFAULT_CSS = """
    Help > #box { width: $dialog-width; }
    Help #text { margin: 0 0 1 0; }
    Help Keys { padding: 0; }
    """

    def __init__(self, title: str, text: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(title)
        self.text = text
        self.keys = tuple(keys)

    def body(self) -> ComposeResult:
        if self.text:
            yield Static(plain(self.text), id="text")
        yield Keys(label=min(16, 2 + max((width_of(sign) for sign, _ in self.keys), default=0)))

    def on_mount(self) -> None:
        self.query_one(Keys).put(Fact(tip, label=sign) for sign, tip in self.keys)
