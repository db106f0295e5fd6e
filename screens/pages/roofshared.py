"""What teams share with each other: found while one types, and made into a step of any of them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.dialogs.dialog import DialogKey
from screens.fuzzy import close_words
from screens.page import CLOSE, Page
from screens.steps.entryfacts import KINDS
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact
from screens.widgets.finding import Finding
from screens.widgets.rows import Rows
from workshop.model import Workshop
from workshop.roof.sharing import Shared, find

_COLUMNS = Columns(
    Column("", 6),
    Column("What", 16, grows=True),
    Column("Team", 14, from_width=50, roomy=20),
)
_EMPTY = (
    "Nothing here. A team shares a lesson, or a finished step that worked, with 'workshop share lesson 3'. "
    "Fewer or shorter words find more."
)


class SharedPage(Page):
    """The lessons and plays that teams chose to share; ``look`` gives them, ``take`` makes a step from one."""

    HELP = (
        "Lessons, and plays: finished steps that worked. Only what a team chose to share is here.\n\n"
        "Type some words of it; a slip of the finger is forgiven. Enter makes a step of the highlighted one: it "
        "asks for which team, for which goal, and in which words. The step gets a note on where it came from."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("find", "slash", "search", "Type words of a lesson or a play."),
        DialogKey(
            "make_step",
            "enter,s,f2",
            "make a step",
            "Make a step for a goal of some team from it.",
            needs=lambda page: page.rows.item,
        ),
        CLOSE,
    )
    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    SharedPage {
        & Rows { padding: 1 1 0 0; }
        & Card { dock: bottom; height: 6; }
        &.-wide Card { dock: right; width: 46; height: 1fr; padding: 1 2; }
    }
    """
    rows: getters.query_one[Rows[Shared]] = getters.query_one(Rows)

    def __init__(self, look: Callable[[], Sequence[Shared]], take: Callable[[Shared], Awaitable[None]]) -> None:
        super().__init__()
        self._look, self._take = look, take

    def body(self) -> ComposeResult:
        rows = Rows[Shared](
            _draw, key=lambda one: (one.place, one.kind, one.text), heading=_COLUMNS.heading, empty=_EMPTY
        )
        yield Card(label=14)
        yield Finding(
            rows,
            self.list_found,
            placeholder="Words of a lesson or a play",
            what="A search",
            enter=self.action_make_step,
        )
        yield rows

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return ("Roof", "", "Lessons and plays")

    def show(self, workshop: Workshop) -> None:
        self.list_found()

    def list_found(self) -> None:
        finding = self.query_one(Finding)
        found = find(self._look(), finding.words, close_words)
        self.rows.show(found)
        finding.tell(len(found), "found", "found")
        self.show_one()

    def show_one(self) -> None:
        one = self.rows.item
        facts = (
            ()
            if one is None
            else (
                Fact(one.says, str(one.kind).capitalize(), style="bold"),
                Fact(one.team, "Team"),
                Fact(str(one.category), "For goals of"),
            )
        )
        self.query_one(Card).put(facts)

    def on_rows_highlighted(self) -> None:
        self.show_one()
        self.refresh_bindings()

    def on_rows_chosen(self) -> None:
        self.action_make_step()

    def action_find(self) -> None:
        self.query_one(Finding).line.focus()

    @work(group="asking", exclusive=True)
    async def action_make_step(self) -> None:
        if (one := self.rows.item) is not None:
            await self._take(one)

    def action_back(self) -> None:
        if self.query_one(Finding).take_away():
            self.list_found()
        else:
            super().action_back()


def _draw(one: Shared, width: int, selected: bool) -> Sequence[Fragment]:
    return _COLUMNS.line(
        width,
        (str(one.kind), KINDS[one.kind]),
        one.text,
        one.team,
    )
