"""The second stage: the goals, why they matter, how we will see them move, and which of them are planned today."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll

from screens.commands import Command, RoomCommand
from screens.dialogs.confirm import Confirm
from screens.forms.goal_form import add_goal, edit_goal
from screens.forms.goalfacts import LABEL, check_marks, check_summary, context_facts, measure_facts, reason_facts
from screens.forms.key_result_form import key_results
from screens.page import ROOMY
from screens.stages.intime import time_line
from screens.stages.stage import StagePage
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact, Facts
from screens.widgets.rows import Rows
from workshop.meet import fitting, session_goals
from workshop.model import Goal, Session, StageKey, Workshop
from workshop.plan import goals
from workshop.track.measures import span_words
from workshop.words.numbers import count_words
from workshop.words.signs import FINISHED, MISSING
from workshop.words.text import quoted

_LIST = Columns(
    Column("", 1), Column("Goal", 20, grows=True), Column("Key result", 20, from_width=58), Column("Checks", 6)
)


def _goals(page: "GoalsPage") -> object:
    return page.workshop.goals.of(page.session.period)


class GoalsPage(StagePage):
    """Each goal with its why and its key results; edited on the spot."""

    DEFAULT_CSS = """
    GoalsPage {
        & #stage { layout: vertical; }
        & #goals { height: auto; max-height: 8; padding: 0 1 0 0; }
        & #time { height: auto; padding: 0 2; }
        & #brief { height: 1fr; background: $ground; scrollbar-size-vertical: 1; padding: 1 0 0 0; }
        & #brief Facts { margin: 0 0 1 0; }
        &.-low #goals { max-height: 7; }
        &.-low #brief { padding: 0; & Facts { margin: 0; } }
    }
    """
    stage = StageKey.GOALS
    HELP = (
        "Look at each goal together: why it matters, and how we will see it move.\n\n"
        "Tick the goals that are planned today. Write a missing why on the spot: a goal without its reason gets "
        "half-hearted steps. The checks are advice; the room may go on without them. Changing a target asks "
        "for the reason, and the old target stays visible."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "include", "space", "plan or not", "The goal is planned in this session, or is not.", needs=_goals
        ),
        RoomCommand(
            "fit",
            "f",
            "take what fits",
            "Plan just the goals that fit into the time; the others stay for later.",
            when=lambda page: page.too_many(),
        ),
        RoomCommand("ends", "ctrl+t", "end time", "Say when the meeting has to be over, and see what fits."),
        RoomCommand("edit", "e", "edit", "Change the title, the why and the context of the goal.", needs=_goals),
        RoomCommand("add", "a", "add", "Add a goal to the period and to this session."),
        RoomCommand("key_results", "k", "key results", "Add, change or remove its key results.", needs=_goals),
        Command("read", "tab", "read on", "Move to what is said about the goal; the arrows scroll there."),
        RoomCommand(
            "remove", "d", "remove", "Remove the goal, as long as nothing is planned for it.", needs=_goals
        ),
        RoomCommand("move(-1)", "ctrl+up", "order", "Plan the goal earlier.", shown="^↑↓", needs=_goals),
        RoomCommand("move(1)", "ctrl+down", "later", "Plan the goal later.", footer=False, needs=_goals),
    )
    rows: getters.query_one[Rows[Goal]] = getters.query_one("#goals", Rows)

    def parts(self) -> ComposeResult:
        empty = "No goals yet. Press a to add the first one: what is it that has to move?"
        yield Facts(id="time")
        with Container(id="stage"):
            yield Rows[Goal](self._goal, id="goals", heading=_LIST.heading, empty=empty)
            with VerticalScroll(id="brief"):
                yield Facts(id="title")
                yield Facts(id="reasons", label=LABEL)
                yield Facts(id="context", label=LABEL)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.rows.show(goals.goals_of(workshop, session.period))
        self.query_one("#time").display = session.ends is not None or self.size.height >= ROOMY
        self.query_one("#time", Facts).put([Fact(time_line(self.desk, self.session_id), style="bold")])
        self.show_brief()

    def on_rows_highlighted(self) -> None:
        self.show_brief()

    def show_brief(self) -> None:
        """Show why, key results, context and checks of the highlighted goal."""
        goal = self.rows.item
        self.query_one("#brief").display = goal is not None
        if goal is None:
            return
        sponsor = f" · for {goal.sponsor}" if goal.sponsor else ""
        self.query_one("#title", Facts).put(
            [
                Fact(goal.title, style="bold"),
                Fact(f"category {goal.category}{sponsor}", style="$text-muted"),
                *check_summary(self.workshop, goal.id),
            ]
        )
        self.query_one("#reasons", Facts).put(
            [*reason_facts(goal, self.hint), *measure_facts(self.workshop, goal.id, self.hint)]
        )
        context = context_facts(goal)
        self.query_one("#context", Facts).put(context)
        self.query_one("#context").display = bool(context)

    def _goal(self, goal: Goal, width: int, selected: bool) -> Sequence[Fragment]:
        planned = goal.id in self.session.goals
        measures = [one for one in self.workshop.key_results.of(goal.id) if one.target is not None]
        span = span_words(measures[0]) if measures else MISSING
        more = f" +{len(measures) - 1}" if len(measures) > 1 else ""
        return _LIST.line(
            width,
            (FINISHED if planned else "", "$text-success"),
            (goal.title, "" if planned else "$text-muted"),
            (f"{span}{more}", "" if planned else "$text-muted"),
            check_marks(self.workshop, goal.id),
        )

    def fits(self) -> fitting.Fit | None:
        """What fits into the time; None where the meeting has no end."""
        return fitting.proposal(self.workshop, self.session_id, self.desk.now)

    def too_many(self) -> bool:
        fits = self.fits()
        return fits is not None and fits.now != self.session.goals

    def action_include(self) -> None:
        goal = self.rows.item
        if goal is None:
            return
        session, one = self.session_id, goal.id
        planned = one in self.session.goals
        change = session_goals.leave_out if planned else session_goals.include
        do = f"{'leave out' if planned else 'plan'} the goal {quoted(goal.title)}"
        self.desk.record(do, change, session, one, self.desk.now).then(lambda: self.rows.move(1))

    def action_fit(self) -> None:
        fits = self.fits()
        if fits is not None:
            self.desk.record(
                "plan the goals that fit into the time", fitting.take, self.session_id, fits, self.desk.now
            )

    def action_move(self, by: int) -> None:
        goal = self.rows.item
        if goal is not None:
            change = f"move the goal {quoted(goal.title)}"
            self.desk.record(change, session_goals.move, self.session_id, goal.id, by, self.desk.now)

    def action_read(self) -> None:
        self.focus_next()

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        if self.rows.item is not None:
            await edit_goal(self.desk, self.rows.item.id)

    async def on_rows_chosen(self) -> None:
        await self.run_action("edit")

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        added = await add_goal(self.desk, self.session.period, session=self.session_id)
        if added is not None:
            self.rows.highlight(added)

    @work(group="forms", exclusive=True)
    async def action_key_results(self) -> None:
        if self.rows.item is not None:
            await key_results(self.desk, self.rows.item.id)

    @work(group="forms", exclusive=True)
    async def action_remove(self) -> None:
        goal = self.rows.item
        if goal is None:
            return
        session, one = self.session_id, goal.id
        measures, steps = len(self.workshop.key_results.of(one)), len(self.workshop.steps.of(one))
        if measures or steps:
            found = f"{count_words(measures, 'key result')} and {count_words(steps, 'drafted step')}"
            with_it = f"{found} go with it; u brings everything back."
            question = Confirm(f"Remove the goal {quoted(goal.title)}?", details=(with_it,))
            if not await self.desk.push_screen_wait(question):
                return
        do = f"remove the goal {quoted(goal.title)}"
        self.desk.record(do, session_goals.remove, session, one, self.desk.now)
