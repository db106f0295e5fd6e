"""The history: who did what and when, newest first; found by typing, undone and done again from here."""

import asyncio
from collections.abc import Sequence
from operator import attrgetter
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.dialogs.facts import ReadFacts
from screens.page import CLOSE, Page
from screens.pages.changewords import change_facts
from screens.pages.pastlines import Past
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.finding import Finding
from screens.widgets.rows import Group, Rows
from store.errors import StoreError
from store.history import Documents, Entry
from workshop.model import Workshop
from workshop.track.history import Told, by_day, matching
from workshop.track.undoing import check_undo
from workshop.words.dates import long_day
from workshop.words.text import narrows, wanted

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
        Command("undo_this", "u,ctrl+z", "undo this", "Undo the highlighted change."),
        Command("redo_this", "ctrl+y", "redo", "Do the highlighted change again, or what was undone last."),
        Command("filter", "slash", "filter", "Type words of what was done, a name or a number."),
        Command("include", "i", "which", "Also show going from place to place in a session, or leave it out."),
        Command("details", "enter", "what changed", "What the highlighted change did, field by field."),
        CLOSE,
    )
    DEFAULT_CSS = """
    HistoryPage {
        & Rows { padding: 1 1 0 0; }
    }
    """
    rows: getters.query_one[Rows[Told]] = getters.query_one(Rows)
    finding = getters.query_one(Finding)

    def __init__(self) -> None:
        super().__init__()
        self.all = False
        self._past: Past | None = None
        self._whole = False
        self._found: dict[tuple[str, ...], tuple[Told, ...]] = {}
        self._found_about: object = None

    def body(self) -> ComposeResult:
        rows = Rows[Told](self._draw, key=attrgetter("seq"), empty=_EMPTY, beside=lambda: self.desk.today)
        yield Finding(rows, self.list_lines)
        yield rows

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, "", "History")

    def on_mount(self) -> None:
        self.rows.focus()
        self._read_on()

    def show(self, workshop: Workshop) -> None:
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
        lines = self._matching(past, wanted(self.finding.words))
        self.rows.show(self._entries(lines))
        self.finding.tell(len(lines), "change", "changes", "" if self._whole else ", reading on …")

    def _matching(self, past: Past, words: tuple[str, ...]) -> tuple[Told, ...]:
        """The lines with these words, looked for among those that had fewer or shorter ones."""
        about = past.newest, len(past.lines), self.all
        if about != self._found_about:
            lines = tuple(line for line in past.lines if self.all or line.seq not in past.moves)
            self._found, self._found_about = {(): lines}, about
        if words not in self._found:
            wider = [found for before, found in self._found.items() if narrows(words, before)]
            self._found[words] = matching(wider[-1], " ".join(words))
        return self._found[words]

    def _entries(self, lines: Sequence[Told]) -> list[Told | Group]:
        entries: list[Told | Group] = []
        for day in by_day(lines, self.desk.today):
            entries.append(Group(_capital(day.words)))
            entries.extend(day.lines)
        return entries

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

    def action_filter(self) -> None:
        self.finding.line.focus()

    def action_include(self) -> None:
        self.all = not self.all
        self.list_lines()

    def action_undo_this(self) -> None:
        told, desk = self.rows.item, self.desk
        if told is not None:
            undone = desk.attempt(lambda: desk.store.undo(desk.me, told.seq, allowed=check_undo))
            undone.then(lambda: self.say(f"Undone: {told.what}."))

    def action_redo_this(self) -> None:
        told, desk = self.rows.item, self.desk
        seq = None
        if told is not None and self._past is not None:
            seq = told.seq if told.undone_by is not None else self._past.undoes.get(told.seq)
        said: list[str] = []
        redone = desk.attempt(lambda: said.append(desk.store.redo(desk.me, seq, allowed=check_undo).do))
        redone.then(lambda: self.say(f"Back again: {said[0]}."))

    def on_rows_chosen(self) -> None:
        self.action_details()

    def action_details(self) -> None:
        told, desk = self.rows.item, self.desk
        if told is None:
            return
        found: list[tuple[Entry, Documents]] = []

        def show() -> None:
            facts = change_facts(self.workshop, *found[0], desk.zone)
            hint = f"{told.who}, {long_day(told.day)} {told.time}, change {told.seq}"
            desk.push_screen(ReadFacts(_capital(told.what), tuple(facts), hint))

        desk.attempt(lambda: found.append(desk.store.details(told.seq))).then(show)

    def action_back(self) -> None:
        if not self.finding.take_away():
            super().action_back()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
