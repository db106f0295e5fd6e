"""The first screen: the headline beside the goals of the period."""

from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.commands import Command
from screens.headline import headline_lines
from screens.page import Page
from screens.status import SIGNS, STYLES
from screens.text import plain, styled, wrap
from screens.widgets.bars import progress
from screens.widgets.columns import Column, Columns, plain_line
from screens.widgets.sheet import Block, Sheet
from workshop import sessions
from workshop.dates import ago_words
from workshop.goals import goals_of
from workshop.measures import value_words
from workshop.mirror import GoalLine, mirror
from workshop.model import Period, Workshop
from workshop.periods import current, week_of

COLUMNS = Columns(
    Column("Goal", 16, grows=True),
    Column("Key result", 20, from_width=70),
    Column("Steps", 10, from_width=60),
    Column("Touched", 8, from_width=48),
    Column("Status", 11),
)
_NO_GOALS = (
    "No goals yet. Press a to type in the first one, or leave with ctrl+q and bring them from a spreadsheet:\n"
    "workshop import goals.csv"
)


class GoalHeading(Widget):
    """The names of the columns above the goals."""

    DEFAULT_CSS = """
    GoalHeading { height: 1; padding: 0 1 0 2; color: $text-muted; }
    """

    def render(self) -> Content:
        """The names, over the columns."""
        return plain(plain_line(COLUMNS.heading(self.content_size.width)))


class HomePage(Page):
    """The mirror: the period's headline, its goals, and where to go from here."""

    HELP = (
        "The headline number beside the goals, so that neither hides the other.\n"
        "A goal is green only while somebody reports on it: silence is stale.\n"
        "p starts planning, or goes on with a session that was interrupted. Enter opens a goal."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("plan", "p", "plan", "Start a planning session, or go on with the one that is running."),
        Command("open_goal", "enter", "open goal", "Everything about the highlighted goal."),
        Command("my_steps", "m", "my steps", "What one person has to do, and what they could take."),
        Command("board", "b", "board", "All steps of the period, by goal or by person; filter as you type."),
        Command("history", "h", "history", "Who did what, and when; undo from there."),
        Command("add_goal", "a", "add goal", "Type in a goal of this period."),
        Command("period", "e", "period", "The period's days and its headline number."),
        Command("next_period", "n", "new period", "Open another period to plan.", footer=False),
        Command("team", "t", "team", "The people of the team."),
    )
    DEFAULT_CSS = """
    HomePage {
        & #headline { padding: 1 1; height: auto; }
        &.-low #headline { padding: 0 1 1 1; }
        & Sheet { scrollbar-gutter: stable; }
        & #nothing { padding: 1 2; color: $text-muted; }
        &.-no-goals GoalHeading { display: none; }
    }
    """

    def body(self) -> ComposeResult:
        """Headline above, goals below."""
        yield Static(id="headline")
        yield GoalHeading()
        yield Sheet[GoalLine](self._block, key=lambda line: line.goal, steered=True)
        yield Static(_NO_GOALS, id="nothing", markup=False)

    @property
    def period(self) -> Period | None:
        """The period that is shown: today's, or the next one, or the last."""
        return current(self.workshop, self.owner.today)

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        """Team, period and week."""
        team = workshop.team.name
        period = self.period
        if period is None:
            return (team, "", "Home")
        week, weeks = week_of(period, self.owner.today)
        return (team, f"{period.label} · {_week_words(period, week, weeks, self.owner.today)}", "Home")

    def show(self, workshop: Workshop) -> None:
        """The mirror of the period."""
        period = self.period
        headline = self.query_one("#headline", Static)
        sheet: Sheet[GoalLine] = self.query_one(Sheet)
        goals = () if period is None else goals_of(workshop, period.id)
        self.set_class(not goals, "-no-goals")
        self.query_one("#nothing").display = period is not None and not goals
        if period is None:
            headline.update(styled("There is no period yet. Press n to open the first one."))
            sheet.put(())
            return
        picture = mirror(workshop, period.id, self.owner.today)
        width = max(self.size.width - 2, 40)
        headline.update(Content("\n").join(headline_lines(period, picture, self._session_words(), width)))
        sheet.put(picture.goals)

    def _session_words(self) -> str:
        session = sessions.running(self.workshop)
        return f"A {session.kind} session is running: p goes on with it." if session else ""

    def on_resize(self) -> None:
        """The meter of the headline takes the width there is."""
        if self.is_mounted:
            self.show(self.workshop)

    def _block(self, line: GoalLine, width: int) -> Block:
        """A goal in its columns, its title in full."""
        w = self.workshop
        goal = w.goals.need(line.goal)
        measures = [one for one in w.key_results.of(goal.id) if one.target is not None]
        steps = line.steps
        cells = (
            value_words(min(measures, key=lambda one: one.leading)) if measures else "—",
            f"{progress(steps.done, steps.planned, 6):<6} {steps.done}/{steps.planned}" if steps.planned else "—",
            ago_words(line.touched, self.owner.today) if line.touched else "never",
            (f"{SIGNS[line.status]} {line.status}", STYLES[line.status]),
        )
        first, *rest = wrap(goal.title, COLUMNS.widths(width)[0])
        return [COLUMNS.line(width, first, *cells), *([(one, "")] for one in rest)]

    # What people do -------------------------------------------------------------------------------

    def action_open_goal(self) -> None:
        """Everything about the highlighted goal."""
        from screens.goal import GoalPage

        sheet: Sheet[GoalLine] = self.query_one(Sheet)
        line = sheet.item
        if line is not None:
            self.owner.push_screen(GoalPage(line.goal))

    def action_plan(self) -> None:
        """Go on with the running session, or start one on all goals of the period."""
        session = sessions.running(self.workshop)
        if session is not None:
            self.owner.resume_session(session)
            return
        period = self.period
        if period is None:
            self.say("Open a period first: press n.", refused=True)
            return
        now, zone, me = self.owner.now, self.owner.zone, self.owner.me
        goals = [goal.id for goal in goals_of(self.workshop, period.id)]
        if self.owner.record(
            lambda w: sessions.start_planning(w, period.id, goals, facilitator=me, now=now, tz=zone),
            f"start planning {period.label}",
        ):
            started = sessions.running(self.workshop)
            assert started is not None
            self.owner.go_to_session(started)

    def action_team(self) -> None:
        """The people of the team."""
        from screens.team import TeamPage

        self.owner.push_screen(TeamPage())

    @work(group="asking", exclusive=True)
    async def action_my_steps(self) -> None:
        """The steps of this terminal's member, or of whom the room chooses."""
        from screens.mysteps import MyStepsPage, whose

        member = await whose(self.owner)
        if member is not None:
            self.owner.push_screen(MyStepsPage(member))

    def action_board(self) -> None:
        """All steps of the period."""
        from screens.board import BoardPage

        self.owner.push_screen(BoardPage())

    def action_history(self) -> None:
        """What was done, by whom and when."""
        from screens.history import HistoryPage

        self.owner.push_screen(HistoryPage())

    @work(group="asking", exclusive=True)
    async def action_add_goal(self) -> None:
        """Type in a goal of this period."""
        from screens.forms.goal_form import add_goal

        if self.period is None:
            self.say("Open a period first: press n.", refused=True)
        else:
            await add_goal(self.owner, self.period.id)

    @work(group="asking", exclusive=True)
    async def action_period(self) -> None:
        """Days and headline of the period that is shown."""
        from screens.forms.period_form import add_period, edit_period

        if self.period is None:
            await add_period(self.owner)
        else:
            await edit_period(self.owner, self.period.id)

    @work(group="asking", exclusive=True)
    async def action_next_period(self) -> None:
        """Open another period."""
        from screens.forms.period_form import add_period

        await add_period(self.owner)


def _week_words(period: Period, week: int, weeks: int, today: date) -> str:
    if today < period.first:
        return f"begins in {ago_words(today, period.first)}"
    if today > period.last:
        return "over"
    return f"week {week} of {weeks}"
