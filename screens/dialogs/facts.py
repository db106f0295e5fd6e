"""Facts to read."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.dialog import DialogKey
from screens.dialogs.message import Reading
from screens.widgets.facts import Entry, Facts


class ReadFacts(Reading):
    """Facts below a title, with ``label`` cells for their labels; False where a step is to be made from them.

    That is offered where it ``makes_step``; otherwise the answer means nothing.
    """

    DEFAULT_CSS = """
    ReadFacts > #box { width: $dialog-width; }
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
