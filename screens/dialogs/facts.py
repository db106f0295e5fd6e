"""Dialogs to read: a text, facts, the keys of a place."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.text import plain, width_of
from screens.widgets.facts import Entry, Fact, Facts


class Reading(Dialog[bool]):
    """A dialog to read: arrows and page keys scroll it, enter or esc close it."""

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("done", "enter", "done", "Close this."),)

    def on_mount(self) -> None:
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()

    def action_done(self) -> None:
        self.dismiss(True)


class ReadFacts(Reading):
    """Facts below a title, with ``label`` cells for their labels; False where a step is to be made from them.

    That is offered where it ``makes_step``; otherwise the answer means nothing.
    """

    DEFAULT_CSS = """
    ReadFacts > #box { width: 84; }
    ReadFacts Facts { padding: 0; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey(
            "make",
            "s,f2",
            "make a step",
            "Make a step of a goal of this period from it.",
            when=lambda it: it.makes_step,
        ),
    )

    def __init__(
        self, title: str, facts: Sequence[Entry], hint: str = "", *, label: int = 16, makes_step: bool = False
    ) -> None:
        super().__init__(title)
        self.makes_step = makes_step
        self.hint = hint
        self.facts = tuple(facts)
        self.label = label

    def body(self) -> ComposeResult:
        yield Facts(label=self.label)

    def on_mount(self) -> None:
        self.query_one(Facts).put(self.facts)

    def action_make(self) -> None:
        self.dismiss(False)


class Keys(Facts):
    """Keys and what they do."""

    LABEL = "bold $key"


class Help(Reading):
    """A text about a place, and the table of its keys: pairs of how a key is written and what it does."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("cancel", "question_mark,f1", "close", "Close the help.", footer=False),
    )
    DEFAULT_CSS = """
    Help > #box { width: 72; }
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
