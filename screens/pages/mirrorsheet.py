"""The mirror on a screen: the number above, its goals below, and a remark on the one that is highlighted."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.commands import Hint
from screens.pages.goalremark import remark
from screens.pages.headline import headline_lines
from screens.text import styled, wrap
from screens.widgets.bars import meter, progress
from screens.widgets.card import Card
from screens.widgets.columns import Column, ColumnNames, Columns
from screens.widgets.display import LARGE
from screens.widgets.sheet import Block, Sheet
from screens.words import status_mark
from workshop.model import Goal, KeyResult, Period, Workshop
from workshop.track.measures import figure_words
from workshop.track.mirror import GoalLine, Mirror, mirror, standing
from workshop.track.status import StepCounts
from workshop.words.signs import MISSING

#: Cells for the steps of a goal, and for the boxes that stand for them.
_STEPS, _BOXES = 12, 6
COLUMNS = Columns(
    Column("Goal", 16, grows=True),
    Column("Key result", 18, from_width=70, roomy=26),
    Column("Steps", _STEPS, from_width=60),
    Column("Touched", 9, from_width=48),
    Column("Status", 13),
)
_KEY = "bold $key"
_NO_GOALS = (
    styled(""),
    styled(("No goals yet.", "bold")),
    styled(""),
    styled(("a", _KEY), " type the first   ", ("i", _KEY), " import a sheet   ", ("?", _KEY), " all keys"),
)
#: The two rows of a goal where there is room for them.
UPPER = Columns(Column("Goal", 16, grows=True), Column("Status", 14), Column("Touched", 9, right=True))
LOWER = Columns(Column("Key result", 20, grows=True), Column("", 16), Column("Steps", 24))
_TALL_FROM = 70
#: With fewer lines on the screen the goals have them, and not what there is to do.
_AIRY = 16


class MirrorSheet(Vertical):
    """The headline beside the goals of a period, in words and figures.

    ``hint`` gives words that name a key of the first screen where they fit; else nothing. Where there is room,
    a goal has two rows, and the number is large.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    MirrorSheet {
        height: 1fr;
        width: 1fr;
        max-width: $table-width;
        & #headline { padding: 1 2; height: auto; }
        & Sheet { scrollbar-gutter: stable; }
        & Card { height: 2; padding: 0 2; }
        &.-no-goals Card, &.-no-goals Sheet { display: none; }
        &.-no-goals { height: auto; }
    }
    .-low MirrorSheet #headline { padding: 0 2 1 2; }
    .-tiny MirrorSheet #headline { padding: 0 2; }
    .-tiny MirrorSheet Card { display: none; }
    """
    _sheet: getters.query_one[Sheet[GoalLine]] = getters.query_one(Sheet)

    def __init__(self, hint: Hint | None = None) -> None:
        super().__init__()
        self._hint = hint or (lambda action, words: "")
        #: On a stage another sentence is what to say.
        self._tone = "bold $say" if hint else "bold"
        self._workshop = Workshop()
        self._period: Period | None = None
        self._today = date.min
        self._next = ""
        self._mirror: Mirror | None = None
        self._headline: list[Content] = []
        self._blocks: dict[int, tuple[GoalLine, tuple[int, bool], Block]] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="headline")
        yield ColumnNames(COLUMNS)
        yield Sheet[GoalLine](self._block, key=lambda line: line.goal, steered=True, loose=True)
        yield Card()

    @property
    def goal(self) -> int | None:
        line = self._sheet.item
        return line.goal if line else None

    @property
    def lines(self) -> Sequence[GoalLine]:
        """The goals in their order."""
        return self._mirror.goals if self._mirror else ()

    def put(self, workshop: Workshop, period: Period, today: date, say_next: str = "") -> None:
        """Show this state of a period; ``say_next`` is a sentence below that of the mirror."""
        lent = (
            {}
            if self._mirror is None or today != self._today
            else standing(self._mirror, self._workshop, workshop)
        )
        self._workshop, self._period, self._today, self._next = workshop, period, today, say_next
        self._mirror = mirror(workshop, period.id, today, lent)
        self._show()

    def clear(self, sentence: str) -> None:
        self._period, self._mirror, self._next = None, None, sentence
        self._show()

    def on_mount(self) -> None:
        if self._mirror is not None or self._next:
            self._show()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_headline)  # Else a layout under way keeps its height.

    @property
    def _tall(self) -> bool:
        size = self.screen.size
        return size.height >= LARGE and size.width >= _TALL_FROM

    def _show(self) -> None:
        if not self.children:
            return
        self.set_class(not self.lines, "-no-goals")
        self._show_headline()
        self._sheet.put(self.lines)
        self._show_remark()

    def _show_headline(self) -> None:
        self.query_one(ColumnNames).display = not self._tall and not self.has_class("-no-goals")
        if self._period is not None and self._mirror is not None:
            width = max((self.size.width or self.app.size.width) - 4, 20)
            said = self._next if self.screen.size.height >= _AIRY else ""
            told = not self._mirror.goals and bool(self._hint("add_goal", "a"))
            lines = headline_lines(
                self._period, self._mirror, said, width, self._hint, tall=self._tall, told=told, style=self._tone
            )
            lines += _NO_GOALS if told else ()
        else:
            lines = [styled(self._next)]
        before, self._headline = self._headline, lines
        if [(line.plain, line.spans) for line in lines] != [(line.plain, line.spans) for line in before]:
            self.query_one("#headline", Static).update(Content("\n").join(lines), layout=len(lines) != len(before))

    @on(Sheet.Highlighted)
    def _show_remark(self) -> None:
        line = self._sheet.item
        card = self.query_one(Card)
        card.put((remark(self._workshop, line, self._today, self._hint),) if line else ())

    def _block(self, line: GoalLine, width: int) -> Block:
        """A goal in its columns, its title in full; the very same line is drawn anew only in another size."""
        size = width, self._tall
        drawn = self._blocks.get(line.goal)
        if drawn is None or drawn[0] is not line or drawn[1] != size:
            w, elapsed = self._workshop, self._mirror.elapsed if self._mirror and self._tall else None
            block = _drawn(line, w.goals.need(line.goal), w.key_results.of(line.goal), width, self._today, elapsed)
            drawn = self._blocks[line.goal] = line, size, block
        return drawn[2]


def _drawn(
    line: GoalLine, goal: Goal, measured: Sequence[KeyResult], width: int, today: date, elapsed: float | None
) -> Block:
    """The rows of a goal; with how much of the period is ``elapsed`` they are tall ones."""
    figure = figure_words(measured) or (MISSING, "$quiet")
    touched = line.touched_words(today)
    status = status_mark(line.status, line.flag)
    if elapsed is not None:
        steps, share = line.steps, line.attainment
        boxes = f"{progress(steps.done, steps.planned, 12)}  {steps.done}/{steps.planned}"
        first, *rest = wrap(goal.title, UPPER.widths(width)[0])
        way = (meter(share, 16, elapsed), "$fill") if share is not None else ""
        return [
            UPPER.line(width, (first, "bold"), status, (touched, "$quiet")),
            *([(one, "bold")] for one in rest),
            LOWER.line(width, figure, way, boxes if steps.planned else (MISSING, "$quiet")),
        ]
    steps_words = _steps_words(line.steps) if line.steps.planned else (MISSING, "$quiet")
    first, *rest = wrap(goal.title, COLUMNS.widths(width)[0])
    return [COLUMNS.line(width, first, figure, steps_words, touched, status), *([(one, "")] for one in rest)]


def _steps_words(steps: StepCounts) -> str:
    """``■■□□□□ 2/6``: the boxes take what the figures leave of their column."""
    figures = f"{steps.done}/{steps.planned}"
    room = min(_STEPS - len(figures) - 1, _BOXES)
    return f"{progress(steps.done, steps.planned, room):<{room}} {figures}" if room > 1 else figures
