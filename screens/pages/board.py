"""The board: all steps of the period by goal or by person, found by typing, acted on with one key."""

import asyncio
from collections.abc import Sequence
from operator import attrgetter
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from screens.commands import Command
from screens.people import names_of
from screens.steps.stepkeys import StepPage
from screens.steps.stepwords import sign, when, who
from screens.steps.together import Together
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.finding import Finding
from screens.widgets.rows import Group, Rows
from workshop.model import StepKind, Workshop
from workshop.track.board import Board, By, Row, Show, Sort
from workshop.track.board import Group as Made
from workshop.words.steps import starred

_COLUMNS = Columns(
    Column("", 1),
    Column("", 4, right=True, from_width=50),
    Column("Step", 12, grows=True),
    Column("", 13, from_width=60),
    Column("Due", 12, right=True),
)
_WITH_DOTS = Columns(*_COLUMNS.columns, Column("Dots", 4, right=True))
_SORTS = (Sort.DUE, Sort.STATE, Sort.OWNER, Sort.DOTS)
_SORT_WORDS = {
    Sort.DUE: "next due first",
    Sort.STATE: "by state",
    Sort.OWNER: "by owner",
    Sort.DOTS: "most dots first",
}
_SHOW_WORDS = {Show.PLAN: "open and done", Show.OPEN: "open", Show.ALL: "ideas and dropped too"}
#: Seconds of rest after which the other grouping is made ready.
_PAUSE = 0.01
_EMPTY = (
    "No steps here. esc takes a filter away, i shows ideas too. "
    "Steps come into the plan when the team plans: p on the first screen."
)


class BoardPage(Together, StepPage):
    """All steps of the period."""

    HELP = (
        "All steps of the period, by goal or by person.\n\n"
        "/ and some words narrow them down: words of the step, the goal or the owner. esc leaves the line and "
        "keeps the filter, esc again takes it away.\n"
        "The keys that act on the highlighted step are the same as in my steps: f finishes it. "
        "space marks steps; m, w, g and del then act on all marked ones, in one change."
    )
    PAST = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("filter", "slash", "filter", "Type words of a step, its goal or its owner."),
        Command("by", "p", "by person", "Group the steps by goal or by person."),
        Command("order", "o", "order", "Order them by due day, state, owner or dots."),
        Command(
            "include",
            "i",
            "which",
            "Show what is open and done, only what is open, or ideas and dropped ones too.",
        ),
        Command("kind", "k", "works on", "Show only what works on an account, campaign, skill or process."),
        *Together.KEYS,
    )
    DEFAULT_CSS = """
    BoardPage {
        & Rows { padding: 0 1 0 0; }
        & .about { height: 3; }
        &.-low .about { display: none; }
    }
    """
    #: Beside the list the card would take from the words of the steps: only where there is room for both.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-normal"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 (as Textual declares it)
    finding = getters.query_one(Finding)

    def __init__(self) -> None:
        super().__init__()
        self.by, self.sort, self.which = By.GOAL, Sort.DUE, Show.PLAN
        self.kind: StepKind | None = None
        self._board: Board | None = None
        self._ahead: asyncio.TimerHandle | None = None

    def body(self) -> ComposeResult:
        rows = Rows[Row](
            self._draw,
            key=attrgetter("step.id"),
            heading=self._heading,
            marks=True,
            empty=_EMPTY,
            beside=self._beside,
        )
        with Vertical(classes="about"):
            yield Card(label=12)
        yield Finding(rows, self.list_steps)
        yield rows

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        period = self.desk.period
        team = f"{workshop.team.name} · {period.label}" if period else workshop.team.name
        kind = f" · {self.kind} only" if self.kind else ""
        return (team, f"by {self.by} · {_SORT_WORDS[self.sort]} · {_SHOW_WORDS[self.which]}{kind}", "Board")

    def show(self, workshop: Workshop) -> None:
        period = self.desk.period
        self._names = names_of(workshop)
        self._board = Board(workshop, period.id if period else None, self._board)
        self.list_steps()

    def list_steps(self) -> None:
        """Show what the filter leaves, grouped and ordered."""
        if self._board is None:
            return
        words = f"{self.finding.words} ={self.kind}" if self.kind else self.finding.words
        groups = self._board.groups(self.by, words, self.sort, self.which)
        self.rows.show(_entries(groups))
        self.finding.tell(sum(len(group.rows) for group in groups), "step", "steps")
        self.show_title(self.workshop)
        self.show_step()
        if self._ahead is not None:
            self._ahead.cancel()
        if not words:
            self._ahead = asyncio.get_running_loop().call_later(_PAUSE, self._look_ahead)

    def _look_ahead(self) -> None:
        """Group the steps the other way, too, while nobody types: ten thousand take as long as several keys."""
        if self._board is not None and self.is_current:
            self._board.groups(self._other, "", self.sort, self.which)

    @property
    def _other(self) -> By:
        return By.PERSON if self.by is By.GOAL else By.GOAL

    def _heading(self, width: int) -> list[Fragment]:
        other = "Owner" if self.by is By.GOAL else "Goal"
        return self._in_columns(width, "", "No", "Step", other, "Due", "Dots")

    def _in_columns(self, width: int, *cells: str | Fragment) -> list[Fragment]:
        """These cells; the last, the dots, where they order the steps."""
        return _WITH_DOTS.line(width, *cells) if self.sort is Sort.DOTS else _COLUMNS.line(width, *cells[:-1])

    def _beside(self) -> object:
        return self.by, self.sort, self.desk.today, self._names

    def _draw(self, row: Row, width: int, selected: bool) -> Sequence[Fragment]:
        step = row.step
        gone = "$text-muted" if not step.in_plan else ""
        if self.by is By.PERSON:
            other: Fragment = (row.goal.title, "$text-muted")
        else:
            other = who(step, self._names, gone)
        return self._in_columns(
            width,
            sign(step),
            (str(step.id), "$text-muted"),
            (starred(step), gone),
            other,
            when(step, self.desk.today),
            (str(step.dots or ""), "$text-muted"),
        )

    def action_filter(self) -> None:
        self.finding.line.focus()

    def action_by(self) -> None:
        self.by = self._other
        self.list_steps()

    def action_order(self) -> None:
        self.sort = _SORTS[(_SORTS.index(self.sort) + 1) % len(_SORTS)]
        self.list_steps()

    def action_include(self) -> None:
        choices = list(_SHOW_WORDS)
        self.which = choices[(choices.index(self.which) + 1) % len(choices)]
        self.list_steps()

    def action_kind(self) -> None:
        kinds = [None, *StepKind]
        self.kind = kinds[(kinds.index(self.kind) + 1) % len(kinds)]
        self.list_steps()

    def action_back(self) -> None:
        if not self.finding.take_away():
            super().action_back()


def _entries(groups: Sequence[Made]) -> list[Row | Group]:
    entries: list[Row | Group] = []
    for group in groups:
        entries.append(Group(f"{group.title} · {len(group.rows)}"))
        entries.extend(group.rows)
    return entries
