"""Which causes recur, quarter by quarter, and whether what followed from them was done and worked."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.dialogs.facts import ReadFacts
from screens.page import CLOSE, Page
from screens.pages.recurrencelines import Line, block, cause_facts, lines_of
from screens.widgets.sheet import Sheet
from workshop.model import Workshop

_EMPTY = "No goal has a primary cause yet: a retrospective finds them (r on the first screen)."


def _line(page: "RecurrencePage") -> object:
    return page.query_one(Sheet).item


class RecurrencePage(Page):
    """Kinds of causes by quarter; nothing here is about single people."""

    HELP = (
        "Causes that come back say more than any single one.\n\n"
        "Each dot is a goal that was missed for this kind of cause in that quarter. Below stand the steps that "
        "followed: how many were done, and how many of those worked. Enter shows the causes themselves, with "
        "their whys and what they ended in."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "in_full",
            "enter",
            "in full",
            "The causes behind the highlighted line, and what they ended in.",
            needs=_line,
        ),
        CLOSE,
    )
    AUTO_FOCUS = "Sheet"
    DEFAULT_CSS = """
    RecurrencePage Sheet { padding: 0 1 0 0; }
    """

    def body(self) -> ComposeResult:
        yield Sheet[Line](block, key=lambda line: line.key, steered=True, empty=_EMPTY)

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, "", "What recurs")

    def show(self, workshop: Workshop) -> None:
        self.query_one(Sheet).put(lines_of(workshop))

    @on(Sheet.Highlighted)
    def _other(self) -> None:
        self.refresh_bindings()

    def action_in_full(self) -> None:
        line: Line | None = self.query_one(Sheet).item
        if line is not None:
            title = str(line.kind).capitalize() if line.kind else line.quarters[0].period.label
            self.desk.push_screen(ReadFacts(title, tuple(cause_facts(self.workshop, line)), label=12))
