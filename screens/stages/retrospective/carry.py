"""The carry stage: every open step is carried, changed or stopped, one by one. Nothing rolls over by itself."""

from collections.abc import Collection
from typing import ClassVar, Concatenate

from textual import getters, work
from textual.app import ComposeResult

from screens.cards.item import Items
from screens.commands import Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.stages.retrospective.carry_lines import lines_of
from screens.stages.retrospective.destinations import Destinations
from screens.stages.stage import StagePage
from screens.steps.stepedits import check_words
from workshop.model import Session, StageKey, Step, Workshop
from workshop.model.rule import Given, Rule
from workshop.review import carrying
from workshop.words.text import DETAILS, quoted


def _step(page: "CarryPage") -> Step | None:
    return page.step


class CarryPage(StagePage):
    """The open steps, goal by goal; one key each."""

    stage = StageKey.CARRY
    AUTO_FOCUS = "Sheet"
    HELP = (
        "Every open step gets an answer, one after the other.\n"
        "c carries it into the next period with the same words: who had it is asked again, its date falls away. "
        "e changes its words and carries it. x stops it, with a reason that is kept: it is a decision.\n"
        "The step itself stays with its period, as a fact. u takes the last answer back."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "carry", "c", "carry", "Carry the step into the next period with the same words.", needs=_step
        ),
        RoomCommand("change", "e", "change and carry", "Carry the step on with other words.", needs=_step),
        RoomCommand("stop", "x", "stop", "Stop the step, with a reason that is kept.", needs=_step),
        RoomCommand("ask", "enter", "choose", "Choose what becomes of the step.", footer=False, needs=_step),
    )
    DEFAULT_CSS = """
    CarryPage {
        & Sheet { padding: 0 1 0 0; }
    }
    """
    sheet = getters.query_one(Items)

    def parts(self) -> ComposeResult:
        yield Items(card=True, empty="No step is open: → goes on.")

    @property
    def step(self) -> Step | None:
        """The highlighted step, if it still waits for an answer."""
        key = self.sheet.key
        found = self.workshop.steps.get(key) if isinstance(key, int) else None
        return found if found is not None and found.open else None

    def on_mount(self) -> None:
        self._destinations = Destinations(self.desk, self.session.period)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        fresh = not self.sheet.items
        self.sheet.put(lines_of(workshop, session.period, self.desk.today))
        if fresh:
            self.sheet.go_on()

    def unfinished(self) -> Collection[str]:
        return self.sheet.unfinished

    @work(group="asking", exclusive=True)
    async def action_carry(self) -> None:
        if self.step is not None:
            await self._carry(self.step)

    async def _carry(self, step: Step) -> None:
        into = await self._destinations.of(step.goal)
        if into is not None:
            self._do("carry", carrying.carry, step, into.period, into.goal)

    @work(group="asking", exclusive=True)
    async def action_change(self) -> None:
        if self.step is not None:
            await self._change(self.step)

    async def _change(self, step: Step) -> None:
        text = await self.desk.push_screen_wait(
            Ask("How does it go on?", text=step.text, what="A step", check=check_words)
        )
        into = await self._destinations.of(step.goal) if text else None
        if text and into is not None:
            self._do("change and carry", carrying.change, step, text, into.period, into.goal)

    @work(group="asking", exclusive=True)
    async def action_stop(self) -> None:
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
            self._do("stop", carrying.stop, step, reason, self.desk.now, self.desk.me)

    @work(group="asking", exclusive=True)
    async def action_ask(self) -> None:
        step = self.step
        if step is None:
            return
        choices = [
            Choice(self._carry, "Carry it", carrying.carrying_words(self.workshop, step.id), letter="c"),
            Choice(self._change, "Change it and carry it", "smaller or clearer", letter="e"),
            Choice(self._stop, "Stop it", "with a reason that is kept", letter="x"),
        ]
        act = await self.desk.push_screen_wait(Choose("What becomes of it?", choices, step.text))
        if act is not None:
            await act(step)

    def _do(
        self, do: str, rule: Rule[Concatenate[int, Given]], step: Step, *args: Given.args, **named: Given.kwargs
    ) -> None:
        changes = carrying.carrying_words(self.workshop, step.id)

        def go_on() -> None:
            became = carrying.became(self.workshop, step.id)
            said = f"{became}; {changes}" if not became.startswith("stopped") else became
            rest = "" if self.sheet.go_on(step.id) else " Every step has its answer."
            self.say(f"{said[:1].upper()}{said[1:]}. u takes it back.{rest}")

        self.desk.record(f"{do} {quoted(step.text)}", rule, step.id, *args, **named).then(go_on)
