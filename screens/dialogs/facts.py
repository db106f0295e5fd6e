"""Facts to read."""

from collections.abc import Sequence

from textual.app import ComposeResult

from screens.dialogs.message import Reading
from screens.widgets.facts import Entry, Facts


class ReadFacts(Reading):
    """Facts below a title, with ``label`` cells for their labels; the answer means nothing."""

    DEFAULT_CSS = """
    ReadFacts > #box { width: 84; }
    ReadFacts Facts { padding: 0; }
    """

    def __init__(self, title: str, facts: Sequence[Entry], hint: str = "", *, label: int = 16) -> None:
        super().__init__(title)
        self.hint = hint
        self.facts = tuple(facts)
        self.label = label

    def body(self) -> ComposeResult:
        yield Facts(label=self.label)

    def on_mount(self) -> None:
        self.query_one(Facts).put(self.facts)
