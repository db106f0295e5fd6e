"""Everything about one goal: its reasons, key results, steps, check-ins, lessons, decisions; read and edited."""

from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from screens.commands import Asked, Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.dialogs.confirm import Confirm
from screens.forms.goal_form import edit_goal
from screens.forms.goalfacts import check_facts
from screens.forms.key_result_form import edit_key_result, key_results
from screens.forms.saving import record_or_raise
from screens.forms.step_form import edit_step
from screens.page import CLOSE, ROOMY, Page, Takes
from screens.pages.goalitems import Item, Kind
from screens.pages.goallines import draw, entries
from screens.pages.goallog import log_entries
from screens.pages.signalacts import read_signal, tell_signal
from screens.steps.asking_back import ask_answer, ask_back
from screens.steps.stepedits import drop_step, plan_idea, restore_step, take_step
from screens.widgets.facts import Fact, Facts
from screens.widgets.sheet import Block, Sheet
from screens.words import outcome_mark, status_mark
from workshop.model import CheckIn, Goal, Step, StepState, Workshop
from workshop.plan import drafting, goals
from workshop.track import checkins
from workshop.track.status import confidence_flag, status
from workshop.words.dates import short_day
from workshop.words.text import DETAILS, quoted


def _open_step(page: "GoalPage") -> bool:
    return page.step is not None and page.step.open


def _idea(page: "GoalPage") -> bool:
    return page.step is not None and page.step.state is StepState.IDEA


def _theirs(act: str) -> Asked:
    """Whether whoever sits here may do this to the highlighted step; what is no step is the room's."""
    return lambda page: page.desk.me is None or (page.step is not None and page.desk.may(act, page.step))


def _editable(page: "GoalPage") -> bool:
    """Whether there is something to edit: check-ins and signals say by themselves whose they are."""
    item = page.sheet.item
    return (item is not None and item.kind in (Kind.CHECK_IN, Kind.SIGNAL)) or bool(_theirs("reword")(page))


class GoalPage(Page):
    """One goal with all that belongs to it."""

    DEFAULT_CSS = """
    GoalPage {
        & #head { padding: 1 2 0 2; }
        & #all { padding: 1 1 0 0; }
        &.-wide #beside { display: block; }
        & #beside { display: none; }
        & #beside Sheet { background: $ground; }
        &.-wide #main { width: 1fr; padding: 0 1 0 0; }
    }
    """
    HELP = (
        "Everything about one goal, to read and to edit.\n\n"
        "The arrows go through its texts, key results, steps, check-ins and decisions; enter edits what is "
        "highlighted, and says what comes of a signal. Changing a target asks for the reason, and the old target "
        "stays visible. A check-in can be worded otherwise; decisions are kept as they were.\n"
        "A chart sets the readings beside the straight line from baseline to target: a full circle keeps up with "
        "it, a ring is behind. Lessons of goals of this kind stand below the check-ins."
    )
    PAST = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("edit", "e,enter", "edit", "Change what is highlighted.", when=_editable),
        RoomCommand(
            "edit_goal", "t", "title and texts", "Change the goal's title, category, reasons and context."
        ),
        RoomCommand("key_results", "k", "key results", "Add, change or remove key results of this goal."),
        Command("add", "a", "add a step", "Write down one more idea for a step.", who="add"),
        RoomCommand("ask_back", "q", "ask", "Ask the sponsor something; enter on a question keeps the answer."),
        Command("who", "w", "who", "Say who has the highlighted step.", needs=_open_step, who="claim"),
        Command(
            "drop", "d", "drop", "Drop the highlighted step or key result, or the goal.", when=_theirs("drop")
        ),
        Command(
            "signal",
            "s",
            "signal",
            "Tell what a customer, the market or a rival did that may change it.",
            who="signal",
        ),
        Command(
            "plan_idea",
            "y",
            "plan it",
            "Take the idea into the plan, with owner and day.",
            when=_idea,
            who="claim",
        ),
        CLOSE,
    )
    sheet: getters.query_one[Sheet[Item]] = getters.query_one("#all", Sheet)

    def __init__(self, goal: int) -> None:
        super().__init__()
        self.goal_id = goal

    def body(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="main"):
                yield Facts(id="head")
                yield Sheet[Item](self._draw, key=lambda item: item, steered=True, id="all")
            with Vertical(id="beside", classes="panel"):
                yield Facts(id="checks")
                yield Sheet[Item](self._draw, key=lambda item: item, id="log")

    @property
    def goal(self) -> Goal | None:
        """The goal, or None where it was removed meanwhile."""
        return self.workshop.goals.get(self.goal_id)

    def reports(self) -> tuple[Takes, ...]:
        return (Takes("goal", goal=self.goal_id),)

    def highlight_step(self, step: int) -> None:
        self.sheet.highlight(Item(Kind.STEP, step))

    @property
    def step(self) -> Step | None:
        item = self.sheet.item
        return self.workshop.steps.get(int(item.of)) if item and item.kind is Kind.STEP else None

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        goal = self.goal
        period = workshop.periods.get(goal.period) if goal else None
        return (workshop.team.name, period.label if period else "", "Goal")

    def show(self, workshop: Workshop) -> None:
        goal = self.goal
        if goal is None:
            if not self.left:
                self.action_back()
            return
        last = short_day(workshop.periods.need(goal.period).last)
        sponsor = f" · for {goal.sponsor}" if goal.sponsor else ""
        flag = "" if goal.outcome else confidence_flag(workshop, goal.id, self.desk.today)
        now = status(workshop, goal.id, self.desk.today)
        mark, style = outcome_mark(goal.outcome) if goal.outcome else status_mark(now)
        self.query_one("#head", Facts).put(
            [
                Fact(goal.title, style="bold", aside=mark, aside_style=style),
                Fact(f"category {goal.category}{sponsor} · by {last}", style="$text-muted"),
                *([Fact(flag)] if flag else []),
            ]
        )
        self.sheet.put(entries(workshop, goal, self.desk.today, self.hint, log=not self.has_class("-wide")))
        self.query_one("#checks", Facts).put(check_facts(workshop, goal.id))
        self.query_one("#log", Sheet).put(log_entries(workshop, goal))

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_page)

    def _draw(self, item: Item, width: int) -> Block:
        goal = self.goal
        if goal is None:
            return []
        chart = 6 if self.size.height >= ROOMY else 4
        desk = self.desk
        return draw(self.workshop, goal, item, width - 1, desk.today, desk.zone, self.hint, chart=chart)

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        item = self.sheet.item
        if item is None or item.kind is Kind.TEXT:
            await edit_goal(self.desk, self.goal_id, at=str(item.of) if item else "title")
        elif item.kind is Kind.MEASURE:
            await edit_key_result(self.desk, int(item.of))
        elif item.kind is Kind.QUESTION:
            await ask_answer(self.desk, int(item.of))
        elif item.kind is Kind.SIGNAL and self.workshop.signals.need(int(item.of)).end is None:
            await read_signal(self.desk, int(item.of))
        elif self.step is not None:
            edit = restore_step if self.step.state is StepState.DROPPED else edit_step
            await edit(self.desk, self.step.id)
        elif item.kind is Kind.CHECK_IN:
            await self._reword(self.workshop.check_ins.need(int(item.of)))
        else:
            self.say("The log is kept as it was; u undoes what was recorded last.")

    async def _reword(self, one: CheckIn) -> None:
        """Other words for what a check-in said had changed."""
        ask = Ask("What changed", short_day(one.on), text=one.changed, what="What changed", limit=DETAILS)
        text = await self.desk.push_screen_wait(ask)
        if text is not None:
            self.desk.record(f"reword the check-in of {short_day(one.on)}", checkins.reword, one.id, text)

    @work(group="forms", exclusive=True)
    async def action_edit_goal(self) -> None:
        await edit_goal(self.desk, self.goal_id)

    @work(group="forms", exclusive=True)
    async def action_key_results(self) -> None:
        await key_results(self.desk, self.goal_id)

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        goal = self.goal_id
        ask = Ask(
            "A step for this goal",
            "Begin with a verb: what will be different when it is done?",
            what="A step",
            check=lambda text: record_or_raise(
                self.desk, lambda w: drafting.add_idea(w, goal, text), "add a step"
            ),
        )
        if await self.desk.push_screen_wait(ask):
            self.sheet.highlight(Item(Kind.STEP, self.workshop.steps.last_id))
            self.say("Kept as an idea: y takes it into the plan, with owner and day.")

    @work(group="forms", exclusive=True)
    async def action_ask_back(self) -> None:
        if await ask_back(self.desk, self.goal_id):
            self.sheet.highlight(Item(Kind.QUESTION, self.workshop.questions.last_id))

    @work(group="forms", exclusive=True)
    async def action_plan_idea(self) -> None:
        if self.step is not None:
            await plan_idea(self.desk, self.step)

    @work(group="forms", exclusive=True)
    async def action_who(self) -> None:
        if self.step is not None:
            await take_step(self.desk, self.step.id)

    @work(group="forms", exclusive=True)
    async def action_signal(self) -> None:
        await tell_signal(self.desk, self.goal_id)

    @work(group="forms", exclusive=True)
    async def action_drop(self) -> None:
        item = self.sheet.item
        if self.step is not None:
            await drop_step(self.desk, self.step, ask=False)
        elif item is not None and item.kind is Kind.MEASURE:
            measure = self.workshop.key_results.need(int(item.of))
            self.desk.record(f"remove the key result {measure.name}", goals.remove_key_result, measure.id)
        elif self.goal is not None and (item is None or item.kind is Kind.TEXT):
            title = quoted(self.goal.title)
            question = Confirm(f"Drop the goal {title}?", details=("u brings it back.",))
            if await self.desk.push_screen_wait(question):
                self.desk.record(f"drop the goal {title}", goals.remove_goal, self.goal_id)
        else:
            self.say("Highlight the goal, a step or a key result first: they can be dropped.", refused=True)

    def on_sheet_highlighted(self) -> None:
        self.refresh_bindings()
