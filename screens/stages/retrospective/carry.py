"""The carry stage: every open step is carried, changed or stopped, one by one. Nothing rolls over by itself."""

from collections.abc import Callable, Collection
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.stages.retrospective.carry_lines import Line, block, lines_of
from screens.stages.retrospective.destinations import Destinations
from screens.stages.stage import StagePage
from screens.steps.stepedits import check_words
from screens.widgets.sheet import Sheet
from workshop.model import Session, Step, Workshop
from workshop.review import carrying
from workshop.words.text import DETAILS, quoted

_TO_A_STEP = ("carry", "change", "stop", "ask")


class CarryPage(StagePage):
    """The open steps, goal by goal; one key each."""

    stage = "carry"
    AUTO_FOCUS = "Sheet"
    HELP = (
        "Every open step gets an answer, one after the other.\n"
        "c carries it into the next period as it is: who had it is asked whether to keep it. e changes its words "
        "and carries it. x stops it, with a reason that is kept; stopping is a decision, not a failure.\n"
        "The step itself stays with its period, as a fact. u takes the last answer back."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("carry", "c", "carry", "Carry the highlighted step into the next period as it is."),
        Command("change", "e", "change and carry", "Carry the highlighted step on with other words."),
        Command("stop", "x", "stop", "Stop the highlighted step, with a reason that is kept."),
        Command("ask", "enter", "choose", "Choose what becomes of the highlighted step.", footer=False),
    )
    DEFAULT_CSS = """
    CarryPage {
        & Sheet { padding: 0 1 0 0; }
    }
    """

    def parts(self) -> ComposeResult:
        """One sheet with all the steps."""
        empty = "No step is open: → goes on."
        yield Sheet[Line](block, steered=True, empty=empty)

    @property
    def sheet(self) -> Sheet[Line]:
        """The steps."""
        return self.query_one(Sheet)

    @property
    def step(self) -> Step | None:
        """The highlighted step, if it still waits for an answer."""
        line = self.sheet.item
        found = self.workshop.steps.get(line.id) if line is not None else None
        return found if found is not None and found.open else None

    def on_mount(self) -> None:
        """Where the steps of each goal go is asked once."""
        self._destinations = Destinations(self.desk, self.session.period)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The steps; at first the first one that waits."""
        fresh = not self.sheet.items
        self.sheet.put(lines_of(workshop, session.period))
        if fresh:
            self._go_on(None)

    def unfinished(self) -> Collection[str]:
        """The steps that wait for an answer."""
        return [f"Still open: {line.step.text}" for line in self.sheet.items if line.open]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The room decides; a step that has its answer keeps it, until it is taken back."""
        if action in _TO_A_STEP and self.is_mounted:
            if self.desk.me is not None:
                return False
            return True if self.step is not None else None
        return super().check_action(action, parameters)

    @on(Sheet.Highlighted)
    def _other(self) -> None:
        self.refresh_bindings()

    # One by one -----------------------------------------------------------------------------------

    @work(group="asking", exclusive=True)
    async def action_carry(self) -> None:
        """The highlighted step goes on as it is."""
        if self.step is not None:
            await self._carry(self.step)

    async def _carry(self, step: Step) -> None:
        into = await self._destinations.of(step.goal)
        if into is not None:
            number = step.id
            self._do(step, lambda w: carrying.carry(w, number, into.period, into.goal), "carry")

    @work(group="asking", exclusive=True)
    async def action_change(self) -> None:
        """The highlighted step goes on with other words."""
        if self.step is not None:
            await self._change(self.step)

    async def _change(self, step: Step) -> None:
        text = await self.desk.push_screen_wait(
            Ask("How does it go on?", text=step.text, what="A step", check=check_words)
        )
        into = await self._destinations.of(step.goal) if text else None
        if text and into is not None:
            number = step.id
            self._do(step, lambda w: carrying.change(w, number, text, into.period, into.goal), "change and carry")

    @work(group="asking", exclusive=True)
    async def action_stop(self) -> None:
        """The highlighted step is stopped."""
        if self.step is not None:
            await self._stop(self.step)

    async def _stop(self, step: Step) -> None:
        reason = await self.desk.push_screen_wait(
            Ask(
                f"Why is it stopped? {quoted(step.text)}",
                "The reason is kept as a decision.",
                what="The reason",
                limit=DETAILS,
            )
        )
        if reason:
            number, now, me = step.id, self.desk.now, self.desk.me
            self._do(step, lambda w: carrying.stop(w, number, reason, now, me), "stop")

    @work(group="asking", exclusive=True)
    async def action_ask(self) -> None:
        """Carry, change or stop, by choice."""
        step = self.step
        if step is None:
            return
        choices = [
            Choice(self._carry, "Carry it", "as it is, into the next period", letter="c"),
            Choice(self._change, "Change it and carry it", "smaller or clearer", letter="e"),
            Choice(self._stop, "Stop it", "with a reason that is kept", letter="x"),
        ]
        act = await self.desk.push_screen_wait(Choose("What becomes of it?", choices, step.text))
        if act is not None:
            await act(step)

    def _do(self, step: Step, change: Callable[[Workshop], Workshop], do: str) -> None:
        if self.desk.record(change, f"{do} {quoted(step.text)}"):
            self._go_on(step.id)

    def _go_on(self, after: int | None) -> None:
        """To the next step that waits, looking round from behind this one; say so where none is left."""
        ids = [line.id for line in self.sheet.items]
        start = ids.index(after) + 1 if after in ids else 0
        waiting = [one for one in ids[start:] + ids[:start] if self.workshop.steps.need(one).open]
        if waiting:
            self.sheet.highlight(waiting[0])
        elif after is not None:
            self.say("Every step has its answer: → goes on.")
