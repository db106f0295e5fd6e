"""The library: lessons, wins and plays, found while one types; each in full, and a step made from it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from screens.commands import Command
from screens.dialogs.dialog import DialogKey
from screens.fuzzy import close_words
from screens.page import Page
from screens.pages.entrydialogs import Only, ask_only, in_full, make_step
from screens.steps.entryfacts import KINDS, LABEL, entry_facts, proof
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.finding import Finding
from screens.widgets.rows import Rows
from workshop.learn.library import Entry, Library, library
from workshop.model import Workshop

_COLUMNS = Columns(
    Column("", 6),
    Column("What", 16, grows=True),
    Column("Since", 8, from_width=60),
    Column("Proved", 14, from_width=70),
)
_EMPTY = (
    "Nothing to show: lessons come from retrospectives (r on the first screen) and from what people say of "
    "finished steps. Where words were typed, fewer or shorter ones find more."
)


def _entry(page: "LibraryPage") -> object:
    return page.rows.item


class LibraryPage(Page):
    """Everything the team has learned, in one place."""

    HELP = (
        "Lessons, wins, and plays: finished steps that worked.\n\n"
        "Type some words of it; beginnings are enough, and a slip of the finger is forgiven. What has proved "
        "itself comes first. The arrows go through the list, enter shows an entry in full with its origin, "
        "F2 makes a step of it for a goal of this period.\n"
        "F3 shows only one kind, category, period or goal. esc leads to the list, where single letters work too; "
        "esc there takes words and narrowing away, then leads back. r shows which causes recur."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("find", "slash", "search", "Type words of a lesson, a win or a play."),
        DialogKey(
            "in_full", "enter", "in full", "All about the highlighted entry, and where it came from.", needs=_entry
        ),
        Command(
            "make_step",
            "f2,s",
            "make a step",
            "Make a step of a goal of this period from it.",
            needs=_entry,
            who="add",
        ),
        Command("only", "f3,tab", "narrow down", "Show only one kind, category, period or goal."),
        Command("recurrence", "ctrl+r,r", "what recurs", "Causes that come back, and what followed from them."),
        Command("back", "escape", "back", "Take words and narrowing away; then back to where you came from."),
    )
    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    LibraryPage {
        & Rows { padding: 1 1 0 0; }
        &.-low Rows { padding: 0; }
        &.-low .about { height: 3; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 (as Textual declares it)
    rows: getters.query_one[Rows[Entry]] = getters.query_one(Rows)
    finding = getters.query_one(Finding)

    def __init__(self) -> None:
        super().__init__()
        self.narrowed = Only()
        self._library: Library | None = None

    def body(self) -> ComposeResult:
        rows = Rows[Entry](
            self._draw, key=lambda entry: (entry.table, entry.id), heading=_COLUMNS.heading, empty=_EMPTY
        )
        with Vertical(classes="about"):
            yield Card(label=LABEL)
        yield Finding(
            rows,
            self.find,
            placeholder="Words of a lesson, a win or a play",
            what="A search",
            enter=self.action_in_full,
        )
        yield rows

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, self.narrowed.words(workshop), "Lessons")

    def show(self, workshop: Workshop) -> None:
        self.list_entries()

    def list_entries(self) -> None:
        only = self.narrowed
        self._library = library(self.workshop, self._library)
        found = self._library.search(
            self.finding.words, only.category, only.period, goal=only.goal, kind=only.kind, matcher=close_words
        )
        self.rows.show(found)
        self.finding.tell(len(found), "found", "found")
        self.show_title(self.workshop)
        self._show_entry()

    def _show_entry(self) -> None:
        entry = self.rows.item
        facts = entry_facts(self.workshop, entry.table, entry.id, self.desk.today) if entry else ()
        self.query_one(Card).put(facts)

    def _draw(self, entry: Entry, width: int, selected: bool) -> Sequence[Fragment]:
        period = self.workshop.periods.get(entry.period) if entry.period is not None else None
        return _COLUMNS.line(
            width,
            (str(entry.kind), KINDS[entry.kind]),
            entry.title,
            (period.label if period else "before", "$text-muted"),
            proof(self.workshop, entry),
        )

    def on_rows_highlighted(self) -> None:
        self._show_entry()
        self.refresh_bindings()

    def find(self) -> None:
        """Find what is typed; the best comes first."""
        self.list_entries()
        if self.rows.items:
            self.rows.highlight((self.rows.items[0].table, self.rows.items[0].id))

    def on_rows_chosen(self) -> None:
        self.action_in_full()

    def action_find(self) -> None:
        self.finding.line.focus()

    @work(group="asking", exclusive=True)
    async def action_only(self) -> None:
        self.narrowed = await ask_only(self.desk, self.narrowed, library(self.workshop, self._library).entries)
        self.list_entries()

    def action_back(self) -> None:
        narrowed, self.narrowed = self.narrowed, Only()
        if self.finding.take_away() or narrowed != Only():
            self.list_entries()
        else:
            super().action_back()

    @work(group="asking", exclusive=True)
    async def action_in_full(self) -> None:
        entry = self.rows.item
        if entry is not None:
            await in_full(self.desk, entry.table, entry.id)

    @work(group="asking", exclusive=True)
    async def action_make_step(self) -> None:
        entry = self.rows.item
        if entry is not None:
            await make_step(self.desk, entry.table, entry.id)

    def action_recurrence(self) -> None:
        from screens.pages.recurrence import RecurrencePage

        self.desk.push_screen(RecurrencePage())
