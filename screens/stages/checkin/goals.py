"""The second stage of a check-in: goal by goal, today's figures, how sure we are, and what changed."""

from collections.abc import Collection
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from screens.commands import Command, RoomCommand
from screens.dialogs.choose import Choice, Choose
from screens.forms.checkin_form import check_in_on
from screens.pages.goalmeasures import measure_block
from screens.pages.signalacts import read_signal, tell_signal
from screens.stages.checkin.goalcard import LABEL, goal_facts
from screens.stages.checkin.recovery import add_planned_step
from screens.stages.stage import StagePage
from screens.text import wrap
from screens.widgets.card import Card
from screens.widgets.columns import Column, ColumnNames, Columns, Fragment
from screens.widgets.facts import Facts
from screens.widgets.sheet import Block, Sheet
from screens.words import status_mark
from workshop.model import KeyResult, Session, StageKey, Workshop
from workshop.plan import premortem
from workshop.track.checkins import band, due_check_ins, needs_recovery
from workshop.track.mirror import GoalLine, mirror
from workshop.track.status import last_check_in
from workshop.track.unread import unread_of
from workshop.words.signs import FINISHED, MISSING, OPEN
from workshop.words.text import quoted

_COLUMNS = Columns(
    Column("", 1), Column("Goal", 16, grows=True), Column("Confidence", 10, from_width=50), Column("Status", 13)
)
#: So many of the last check-ins show how the confidence went.
_LATELY = 4


def _signals(page: "CheckInsPage") -> object:
    line = page.sheet.item
    return line and unread_of(page.workshop, line.goal)


class CheckInsPage(StagePage):
    """The goals, the highlighted one with what was said about it last."""

    stage = StageKey.GOALS
    BESIDE = False
    HELP = (
        "Goal by goal: enter opens the check-in of the highlighted one. Type the figures, how sure the room is "
        "from 0 to 10, what changed, and what is in the way; a figure that nobody knows stays empty.\n"
        "Ask for the confidence before the discussion. ! marks a goal whose confidence is lower than its figures "
        "suggest; behind at two check-ins running, a step to recover is suggested: a puts it into the plan.\n"
        "Read the signals first: r asks what comes of each one on the goal, another plan, a step, the parking "
        "lot, or nothing. s tells of a new one, w that a warning sign of the goal shows.\n"
        "The numbers under Confidence are those of the last check-ins, the newest behind."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "check_in",
            "enter,e",
            "check in",
            "Today's figures, confidence, what changed, what is in the way.",
            who="check in",
        ),
        RoomCommand(
            "sign",
            "w",
            "sign shows",
            "A warning sign of this goal shows: it becomes a signal, which wants an answer.",
            when=lambda page: page.sheet.item and premortem.signs(page.workshop, page.sheet.item.goal),
        ),
        Command(
            "add_step", "a", "add a step", "Put one more step straight into the plan, due in a week.", who="add"
        ),
        Command(
            "signal",
            "s",
            "signal",
            "Tell what a customer, the market or a rival did that may change the plan.",
            who="signal",
        ),
        Command(
            "read", "r", "read signals", "Say what comes of each signal on the goal.", when=_signals, who="signal"
        ),
        Command("open_goal", "f3", "goal", "Everything about the highlighted goal."),
    )
    DEFAULT_CSS = """
    CheckInsPage {
        & #main { width: 1fr; }
        & #below { height: 8; }
        &.-wide #beside { display: block; }
        & #beside { display: none; }
        & #beside Facts { max-height: 60%; padding: 0 0 1 0; }
        & #beside Sheet { background: $ground; }
        &.-low #below { height: 7; }
        &.-tiny #below { height: 4; }
        &.-wide #below { display: none; }
    }
    """
    sheet: getters.query_one[Sheet[GoalLine]] = getters.query_one("#goals", Sheet)

    def parts(self) -> ComposeResult:
        with Horizontal(id="stage"):
            with Vertical(id="main"):
                yield ColumnNames(_COLUMNS)
                yield Sheet[GoalLine](self._draw, key=lambda line: line.goal, steered=True, loose=True, id="goals")
                yield Card(label=LABEL, id="below")
            with Vertical(id="beside", classes="panel"):
                yield Facts(label=LABEL, id="facts")
                yield Sheet[KeyResult](self._measure, id="measures")

    def on_mount(self) -> None:
        self.query_one("#measures", Sheet).can_focus = False
        self.sheet.focus()

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        lines = {line.goal: line for line in mirror(workshop, session.period, self.desk.today).goals}
        self.sheet.put(lines[goal] for goal in session.goals if goal in lines)
        self._show_goal_facts()

    @on(Sheet.Highlighted, "#goals")
    def _show_goal_facts(self) -> None:
        line, w, today = self.sheet.item, self.workshop, self.desk.today
        narrow = not self.has_class("-wide")
        facts = tuple(goal_facts(w, line, today, self.hint, measures=narrow)) if line else ()
        for shown in self.query(Facts):
            shown.put(facts)
        self.refresh_bindings()
        measures: Sheet[KeyResult] = self.query_one("#measures", Sheet)
        measures.put(w.key_results.of(line.goal) if line else ())

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_page)

    def _draw(self, line: GoalLine, width: int) -> Block:
        w = self.workshop
        seen = [one.confidence for one in sorted(w.check_ins.of(line.goal), key=lambda one: (one.on, one.id))]
        sign: Fragment = (FINISHED, "$text-success") if self._is_seen(line.goal) else (OPEN, "$text-muted")
        sizes = _COLUMNS.widths(width)
        first, *rest = wrap(w.goals.need(line.goal).title, sizes[1])
        cells = (
            sign,
            first,
            " ".join(map(str, seen[-_LATELY:])) or (MISSING, "$quiet"),
            status_mark(line.status, line.flag),
        )
        return [_COLUMNS.line(width, *cells), *([("   ", ""), (one, "")] for one in rest)]

    def _measure(self, measure: KeyResult, width: int) -> Block:
        return [*measure_block(self.workshop, measure, width - 1, self.desk.today, 5), []]

    def _is_seen(self, goal: int) -> bool:
        """Whether somebody has checked in on the goal since the session began."""
        last = last_check_in(self.workshop, goal)
        return last is not None and last.on >= self.session.started.astimezone(self.desk.zone).date()

    def unfinished(self) -> Collection[str]:
        due = {one.goal for one in due_check_ins(self.workshop, self.session.period, self.desk.today)}
        goals = [goal for goal in self.session.goals if goal in due and not self._is_seen(goal)]
        read = [one for goal in self.session.goals for one in unread_of(self.workshop, goal)]
        return [
            *(f"Not checked in yet: {self.workshop.goals.need(goal).title}" for goal in goals),
            *(f"Signal not read yet: {one.text}" for one in read),
        ]

    @work(group="forms", exclusive=True)
    async def action_check_in(self) -> None:
        line = self.sheet.item
        if line is None or not await check_in_on(self.desk, line.goal):
            return
        last = last_check_in(self.workshop, line.goal)
        assert last is not None
        self.desk.say(f"Kept: confidence {last.confidence} of 10. {band(last.confidence)} u takes it back.")

    @work(group="forms", exclusive=True)
    async def action_add_step(self) -> None:
        line = self.sheet.item
        if line is None:
            return
        hint = needs_recovery(self.workshop, line.goal, self.desk.today)
        step = await add_planned_step(self.desk, line.goal, hint)
        if step is not None:
            text = quoted(self.workshop.steps.need(step).text)
            self.desk.say(f"Step {step} is in the plan: {text}. u takes it back.")

    @work(group="forms", exclusive=True)
    async def action_sign(self) -> None:
        line = self.sheet.item
        if line is None:
            return
        choices = [Choice(one.id, one.text) for one in premortem.signs(self.workshop, line.goal)]
        shows = await self.desk.push_screen_wait(Choose("Which warning sign shows?", choices))
        if shows is not None:
            text = quoted(self.workshop.risks.need(shows).text)
            if await self.desk.record(
                f"see a warning sign: {text}", premortem.seen, shows, now=self.desk.now, by=self.desk.me
            ):
                await read_signal(self.desk, self.workshop.signals.last_id)

    @work(group="forms", exclusive=True)
    async def action_signal(self) -> None:
        if self.sheet.item is not None:
            await tell_signal(self.desk, self.sheet.item.goal)

    @work(group="forms", exclusive=True)
    async def action_read(self) -> None:
        line = self.sheet.item
        while line is not None and (waiting := unread_of(self.workshop, line.goal)):
            if not await read_signal(self.desk, waiting[0].id):
                return

    def action_open_goal(self) -> None:
        from screens.pages.goal import GoalPage

        if self.sheet.item is not None:
            self.desk.push_screen(GoalPage(self.sheet.item.goal))
