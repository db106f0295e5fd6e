"""One search over everything that people wrote, found while somebody types."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command, StandingCommand
from screens.dialogs.facts import ReadFacts
from screens.page import CLOSE, Page
from screens.pages.entrydialogs import in_full
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact
from screens.widgets.finding import Finding
from screens.widgets.rows import Rows
from screens.words import state_mark
from workshop.model import StepState, Workshop
from workshop.track.find import NOUNS, Finder, Hit
from workshop.words.dates import short_day

#: So many are listed; more words lead to the others.
MOST = 200
_COLUMNS = Columns(
    Column("", 12),
    Column("", 12, grows=True),
    Column("", 22, from_width=90),
    Column("", 7, right=True, from_width=50),
)
_TABLES = {noun: table for table, noun in NOUNS.items()}


class FindPage(Page):
    """Everything that has the words that are typed."""

    HELP = (
        "One search over everything: goals, key results, steps with their notes, check-ins, signals, wins, "
        "causes, lessons, decisions, concerns, the parking lot.\n\n"
        "Type some words, or parts of them; capitals and accents do not matter. The newest of each kind comes "
        "first, of steps those in the plan; what was merged stands below what it went into. Enter opens it. "
        "What is sealed is not found."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        StandingCommand("open_hit", "enter", "open", "Open what is highlighted."),
        CLOSE,
    )
    AUTO_FOCUS = "Line"
    DEFAULT_CSS = """
    FindPage Rows { padding: 1 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._finder: Finder | None = None

    def body(self) -> ComposeResult:
        rows = Rows[Hit](self._draw, key=lambda hit: (hit.kind, hit.id), empty="Nothing has these words.")
        yield Finding(
            rows, self._find, placeholder="Words of anything", what="A search", enter=self.action_open_hit
        )
        yield rows

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, "", "Find")

    def show(self, workshop: Workshop) -> None:
        self._finder = Finder(workshop, self._finder)
        self._find()

    def _find(self) -> None:
        finding = self.query_one(Finding)
        hits = self._finder.find(finding.words, MOST) if self._finder else ()
        self.query_one(Rows).show(hits)
        finding.tell(len(hits), "found", "found", ", the newest" if len(hits) == MOST else "")

    def _draw(self, hit: Hit, width: int, selected: bool) -> Sequence[Fragment]:
        goal = self.workshop.goals.get(hit.goal or 0)
        return _COLUMNS.line(
            width,
            (_called(hit), "$text-muted"),
            hit.text,
            (goal.title if goal and hit.kind != "goal" else "", "$text-muted"),
            (short_day(hit.on) if hit.on else "", "$text-muted"),
        )

    async def on_rows_chosen(self) -> None:
        self.action_open_hit()

    @work(group="asking", exclusive=True)
    async def action_open_hit(self) -> None:
        hit: Hit | None = self.query_one(Rows).item
        if hit is None:
            return
        if hit.kind in ("lesson", "win"):
            await in_full(self.desk, _TABLES[hit.kind], hit.id)
        elif hit.goal is not None:
            await self.desk.show_goal(hit.goal, hit.id if hit.kind == "step" else None)
        else:
            await self.desk.push_screen_wait(ReadFacts(hit.kind.capitalize(), (Fact(hit.words),)))


def _called(hit: Hit) -> str:
    """What the hit is; of a step how it stands, since an idea or a merged one is no step of the plan."""
    if hit.state in (None, StepState.PLANNED):
        return hit.kind
    return f"{state_mark(hit.state)[0]} {hit.state}"
