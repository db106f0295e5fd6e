"""The history: who did what and when, newest first; found by typing, undone and done again from here."""

import asyncio
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from screens.commands import Command
from screens.dialogs.facts import ReadFacts
from screens.page import CLOSE, Page
from screens.pages.changewords import change_facts
from screens.pages.pastlines import Past
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.count import Count
from screens.widgets.line import Line
from screens.widgets.rows import Group, Rows
from store.errors import StoreError
from workshop.model import Workshop
from workshop.track.history import Told, by_day, matching
from workshop.words.dates import long_day

#: So many changes are read before the first frame, and so many at a time after it.
FIRST, MORE = 150, 500

_COLUMNS = Columns(
    Column("", 5),
    Column("", 16, from_width=60),
    Column("", 10, grows=True),
    Column("", 7, right=True, from_width=70),
)
_EMPTY = "Nothing here has these words. esc takes the filter away."


class HistoryPage(Page):
    """What was done, day by day."""

    HELP = (
        "Who did what, and when: the newest on top.\n\n"
        "Enter shows what a change did. u undoes the highlighted one, ctrl+y does it again; where somebody "
        "changed the same thing since, it says who and when. / and some words narrow the list down: words of "
        "what was done, a name, a number."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("undo_this", "u", "undo this", "Undo the highlighted change."),
        Command("redo_this", "ctrl+y", "redo", "Do the highlighted change again, or what was undone last."),
        Command("filter", "slash", "filter", "Type words of what was done, a name or a number."),
        Command("include", "i", "which", "Also show going from place to place in a session, or leave it out."),
        Command("details", "enter", "what changed", "What the highlighted change did, field by field."),
        CLOSE,
    )
    DEFAULT_CSS = """
    HistoryPage {
        & #finding { height: 2; padding: 1 1 0 1; }
        & #finding Line { width: 1fr; }
        & #finding Count { width: 28; }
        & Rows { padding: 1 1 0 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.all = False
        self._past: Past | None = None
        self._whole = False

    def body(self) -> ComposeResult:
        """The filter and the list."""
        rows = Rows[Told](self._draw, key=attrgetter("seq"), empty=_EMPTY, beside=lambda: self.desk.today)
        with Horizontal(id="finding"):
            yield Line(placeholder="/ filters by words", what="A filter", steers=rows)
            yield Count()
        yield rows

    @property
    def rows(self) -> Rows[Told]:
        """The list."""
        return self.query_one(Rows)

    @property
    def line(self) -> Line:
        """The filter."""
        return self.query_one(Line)

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        """The team."""
        return (workshop.team.name, "", "History")

    def on_mount(self) -> None:
        """The list takes the keys; what is further back is read while it stands there."""
        self.rows.focus()
        self.watch(self.line, "value", self.list_lines, init=False)
        self._read_on()

    # Reading ----------------------------------------------------------------------------------------

    def show(self, workshop: Workshop) -> None:
        """What was done up to now."""
        try:
            if self._past is None:
                names = {member.id: member.name for member in workshop.members.values()}
                self._past = Past(self.desk.store, names, self.desk.zone)
                self._whole = not self._past.read_older(FIRST)
            else:
                self._past.read_newer()
        except StoreError as trouble:
            self._stop_reading(trouble)
        self.list_lines()

    @work(group="reading", exclusive=True)
    async def _read_on(self) -> None:
        """Read the rest in pieces, and list it when there is twice as much."""
        listed = FIRST
        while self._past is not None and not self._whole:
            await asyncio.sleep(0)
            try:
                self._whole = not self._past.read_older(MORE)
            except StoreError as trouble:
                self._stop_reading(trouble)
            if self._whole or len(self._past.lines) > 4 * listed:
                listed = len(self._past.lines)
                self.list_lines()

    def _stop_reading(self, trouble: StoreError) -> None:
        self._whole = True
        self.say(str(trouble), refused=True)

    def list_lines(self) -> None:
        """Show what the filter leaves, by day."""
        past = self._past
        if past is None:
            return
        lines = matching(past.lines, self.line.text)
        if not self.all:
            lines = tuple(line for line in lines if line.seq not in past.moves)
        self.rows.show(self._entries(lines))
        count = "1 change" if len(lines) == 1 else f"{len(lines):,} changes"
        self.query_one(Count).text = count if self._whole else f"{count}, reading on …"

    def _entries(self, lines: Sequence[Told]) -> Iterator[Told | Group]:
        for day in by_day(lines, self.desk.today):
            yield Group(_capital(day.words))
            yield from day.lines

    def _draw(self, told: Told, width: int, selected: bool) -> Sequence[Fragment]:
        undone = told.undone_by is not None
        style = "$text-muted" if undone or (self._past and told.seq in self._past.moves) else ""
        what = _capital(told.what)
        return _COLUMNS.line(
            width,
            (told.time, "$text-muted"),
            (told.who, style),
            (f"↶ undone: {told.what}" if undone else what, style),
            (str(told.seq), "$text-muted"),
        )

    # Finding ----------------------------------------------------------------------------------------

    def on_line_submitted(self) -> None:
        """Back to the list, which keeps the filter."""
        self.rows.focus()

    def on_line_left(self) -> None:
        """The same with esc."""
        self.rows.focus()

    def action_filter(self) -> None:
        """Type a filter."""
        self.line.focus()

    def action_include(self) -> None:
        """With or without going from place to place."""
        self.all = not self.all
        self.list_lines()

    # Undoing ----------------------------------------------------------------------------------------

    def action_undo_this(self) -> None:
        """Undo the highlighted change."""
        told, desk = self.rows.item, self.desk
        if told is not None and desk.attempt(lambda: desk.store.undo(desk.me, told.seq)):
            self.say(f"Undone: {told.what}.")

    def action_redo_this(self) -> None:
        """Do the highlighted change again where it is undone, else what was undone last."""
        told, desk = self.rows.item, self.desk
        seq = None
        if told is not None and self._past is not None:
            seq = told.seq if told.undone_by is not None else self._past.undoes.get(told.seq)
        said: list[str] = []
        if desk.attempt(lambda: said.append(desk.store.redo(desk.me, seq).do)):
            self.say(f"Back again: {said[0]}.")

    def on_rows_chosen(self) -> None:
        """Enter, or a click on the highlighted line."""
        self.action_details()

    def action_details(self) -> None:
        """What the highlighted change did."""
        told = self.rows.item
        if told is None:
            return
        try:
            entry, before = self.desk.store.details(told.seq)
        except StoreError as trouble:
            self.say(str(trouble), refused=True)
            return
        facts = change_facts(self.workshop, entry, before, self.desk.zone)
        hint = f"{told.who}, {long_day(told.day)} {told.time}, change {told.seq}"
        self.desk.push_screen(ReadFacts(_capital(told.what), tuple(facts), hint))

    def action_back(self) -> None:
        """Take the filter away; without one, back to where this page was opened from."""
        if self.line.value:
            self.line.restore("")
        else:
            super().action_back()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
