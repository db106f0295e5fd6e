"""The first stage: what was planned, what was done and what came of it, goal by goal, and what became of each."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from screens.cards.item import next_waiting
from screens.commands import Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.stages.retrospective.factlines import (
    LABEL,
    fact_lines,
    figures,
    outcome_facts,
    suggestion_mark,
    whole_lines,
)
from screens.stages.retrospective.reading import ask_reading
from screens.stages.sidepanel import headline
from screens.stages.stage import StagePage
from screens.text import wrap
from screens.widgets.columns import Column, ColumnNames, Columns
from screens.widgets.facts import Facts
from screens.widgets.panel import Row
from screens.widgets.sheet import Block, Sheet
from screens.words import outcome_mark
from workshop.model import Goal, Outcome, Session, StageKey, StepState, Workshop
from workshop.review import outcomes
from workshop.review.goal_facts import facts
from workshop.review.period_facts import period_facts
from workshop.track.measures import figure_words
from workshop.words.signs import MISSING
from workshop.words.text import DETAILS, quoted

_LIST = Columns(
    Column("Goal", 16, grows=True), Column("Result", 17, from_width=62), Column("Steps", 5), Column("Outcome", 18)
)
_KEYS = (Outcome.ACHIEVED, Outcome.PARTLY, Outcome.MISSED, Outcome.WAIVED)


def _goal(page: "FactsPage") -> Goal | None:
    return page.highlighted


class FactsPage(StagePage):
    """Every goal of the session with its facts; one key says what became of it."""

    stage = StageKey.FACTS
    AUTO_FOCUS = "#goals"
    HELP = """Read the facts of each goal aloud before anybody explains them. Ask only: is anything missing or
wrong? Steps stand here without names: what happened counts, not who did it.
Then say together what became of the goal. Enter takes what the figures say; 1 achieved, 2 partly, 3 missed,
4 waived. Waiving needs a reason, and so does an outcome that the figures do not show; the reason is kept.
r puts in a last reading that nobody took. F2 opens everything about the goal."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "as_figures",
            "enter",
            "as the figures say",
            "Take the outcome that the figures say, and go on.",
            when=_goal,
        ),
        RoomCommand("outcome(0)", "1", "achieved", "The goal was achieved.", when=_goal),
        RoomCommand("outcome(1)", "2", "partly achieved", "The goal was partly achieved.", when=_goal),
        RoomCommand("outcome(2)", "3", "missed", "The goal was missed: it will be looked into.", when=_goal),
        RoomCommand("outcome(3)", "4", "waive", "Let the goal go, with a reason that is kept.", when=_goal),
        Command("other_goal(1)", "tab", "next goal", "The facts of the next goal; the arrows do so too."),
        Command("other_goal(-1)", "shift+tab", "goal before", "The facts of the goal before.", footer=False),
        RoomCommand("reading", "r", "reading", "Put in where a key result ended.", when=_goal),
        Command("read(1)", "pagedown", "read on", "Scroll the facts down.", shown="pgdn", priority=True),
        Command("read(-1)", "pageup", "read back", "Scroll the facts up.", footer=False, priority=True),
        Command("whole_goal", "f2", "all about it", "Open everything about the goal.", footer=False),
    )
    DEFAULT_CSS = """
    FactsPage {
        & #whole { max-height: 6; padding: 0 2 1 2; }
        & #brief { height: 1fr; background: $ground; scrollbar-size-vertical: 1; padding: 1 0 0 0; }
        & #about { margin: 1 0 0 0; }
        & #figures { display: none; height: auto; padding: 1 2 0 2; }
        &.-tall #figures { display: block; }
        &.-low #whole { max-height: 4; padding: 0 2; }
        &.-low #brief { padding: 0; }
        &.-low #about { margin: 0; }
    }
    """
    rows: getters.query_one[Sheet[Goal]] = getters.query_one("#goals", Sheet)

    def parts(self) -> ComposeResult:
        with Container(id="stage"):
            yield Facts(id="whole", label=LABEL)
            yield ColumnNames(_LIST)
            yield Sheet[Goal](self._goal, steered=True, id="goals")
            with VerticalScroll(id="brief", can_focus=False):
                yield Facts(id="outcome", classes="card")
                yield Static(id="figures")
                yield Facts(id="about", label=LABEL)

    def on_resize(self) -> None:
        super().on_resize()
        self.rows.at_most = 9 if self.has_class("-high") else 6

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        return headline(workshop, self.session, self.desk.today)

    @property
    def highlighted(self) -> Goal | None:
        item = self.rows.item
        return None if item is None else self.workshop.goals.get(item.id)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        whole = period_facts(workshop, session.period, self.desk.today)
        self.query_one("#whole", Facts).put(whole_lines(whole))
        fresh = not self.rows.items
        self.rows.put(workshop.goals[goal] for goal in session.goals if goal in workshop.goals)
        if fresh:
            self._to_next(None)
        self._show_facts()

    @on(Sheet.Highlighted)
    def _other(self) -> None:
        self._show_facts()
        self.query_one("#brief", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _show_facts(self) -> None:
        goal = self.highlighted
        self.query_one("#brief").display = goal is not None
        if goal is not None:
            found = facts(self.workshop, goal.id, self.desk.today)
            self.query_one("#outcome", Facts).put(outcome_facts(found))
            self.query_one("#figures", Static).update(figures(found))
            self.query_one("#about", Facts).put(fact_lines(found))

    def _goal(self, goal: Goal, width: int) -> Block:
        w = self.workshop
        plan = [step for step in w.steps.of(goal.id) if step.in_plan]
        done = sum(step.state is StepState.DONE for step in plan)
        goal = w.goals.get(goal.id) or goal
        first, *rest = wrap(goal.title, _LIST.widths(width)[0])
        line = _LIST.line(
            width,
            first,
            figure_words(w.key_results.of(goal.id)) or (MISSING, "$quiet"),
            f"{done}/{len(plan)}" if plan else "none",
            outcome_mark(goal.outcome)
            if goal.outcome
            else suggestion_mark(outcomes.suggested_outcome(w, goal.id)),
        )
        return [line, *([(one, "")] for one in rest)]

    def unfinished(self) -> Collection[str]:
        return [f"No outcome yet: {goal.title}" for goal in self.rows.items if goal.outcome is None]

    def action_other_goal(self, by: int) -> None:
        ids = [goal.id for goal in self.rows.items]
        if self.rows.item is not None:
            self.rows.highlight(ids[(ids.index(self.rows.item.id) + by) % len(ids)])

    def action_read(self, by: int) -> None:
        brief = self.query_one("#brief", VerticalScroll)
        brief.scroll_relative(y=by * max(1, brief.size.height - 2), animate=False)

    def action_as_figures(self) -> None:
        goal = self.highlighted
        if goal is None or self.desk.me is not None:
            return
        suggested = outcomes.suggested_outcome(self.workshop, goal.id)
        if goal.outcome is not None:
            self._go_on(goal.id)
        elif suggested is None:
            self.say("Without a target the figures say nothing: ask the room, then press 1, 2, 3 or 4.")
        else:
            self._say_outcome(goal, suggested)

    def action_outcome(self, place: int) -> None:
        goal = self.highlighted
        if goal is not None:
            self._say_outcome(goal, _KEYS[place])

    @work(group="asking", exclusive=True)
    async def _say_outcome(self, goal: Goal, outcome: Outcome) -> None:
        reason = ""
        if outcomes.needs_reason(self.workshop, goal.id, outcome):
            words = outcomes.outcome_words(outcome)
            waived = outcome is Outcome.WAIVED
            answer = await self.desk.push_screen_wait(
                Ask(
                    f"Why is {quoted(goal.title)} waived?" if waived else f"Why does it count as {words}?",
                    "" if waived else "The figures say otherwise. What you write is kept with the goal.",
                    text=goal.outcome_reason,
                    what="The reason",
                    limit=DETAILS,
                )
            )
            if answer is None:
                return
            reason = answer
        number = goal.id
        if await self.desk.record(
            f"{quoted(goal.title)}: {outcomes.outcome_words(outcome)}",
            outcomes.set_outcome,
            number,
            outcome,
            reason,
            self.desk.now,
            self.desk.me,
        ):
            self._go_on(number)

    def _go_on(self, after: int) -> None:
        if not self._to_next(after):
            self.say("Every goal has its outcome.")

    def _to_next(self, after: int | None) -> bool:
        """Highlight the next goal without an outcome; whether there is one."""
        goals = [self.workshop.goals[one.id] for one in self.rows.items]
        waiting = next_waiting(goals, lambda goal: goal.id, lambda goal: goal.outcome is None, after)
        if waiting is not None:
            self.rows.highlight(waiting.id)
        return waiting is not None

    @work(group="asking", exclusive=True)
    async def action_reading(self) -> None:
        if self.highlighted is not None:
            await ask_reading(self.desk, self.highlighted.id)

    def action_whole_goal(self) -> None:
        from screens.pages.goal import GoalPage

        if self.highlighted is not None:
            self.desk.push_screen(GoalPage(self.highlighted.id))
