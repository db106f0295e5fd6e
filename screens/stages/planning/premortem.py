"""The premortem of a goal's plan: why we failed, written sealed; then each reason is answered."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult

from screens.cards.advice_line import AdviceLine
from screens.cards.sealed import Sealed
from screens.cards.writing import Writing
from screens.commands import Command, RoomCommand
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.stages.stage import StagePage
from screens.widgets.panel import Row, heading
from workshop.meet.moment import Seen
from workshop.model import Risk, StageKey, Workshop
from workshop.plan import premortem
from workshop.plan.claiming import to_claim
from workshop.plan.premortem import RISKS
from workshop.words.text import CARD, TITLE, quoted

_ALL = 0


def _any(page: "PremortemPage") -> bool:
    return page.risk is not None


class PremortemPage(StagePage):
    """The room's page for writing down why the plan failed, in one of two ways, and for answering it."""

    stage = StageKey.PREMORTEM
    BESIDE = True
    AUTO_FOCUS = ""
    PARTS = (Writing, Sealed)
    HELP = """It is the last day of the period, and the plan has failed: why? What has happened is explained
more freely than what might.
A letter opens that person's own page; cover the projector first. Enter shows all reasons, shuffled and without
names. F2 lets them be called out instead.
Then each is answered: 1 makes an if-then line of a step of it, 2 a warning sign that every check-in reads, 3 lets
it go. What is answered leaves the list. Nothing has to be answered before you go on."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("if_then", "1", "if-then", "Be prepared: an if-then line on a step.", when=_any),
        RoomCommand("sign", "2", "warning sign", "Watch for it: every check-in reads it aloud.", when=_any),
        RoomCommand("let_go", "3", "let go", "Do nothing about it.", when=_any),
    )
    DEFAULT_CSS = """
    PremortemPage {
        &.-low.-tiny #sentence { display: none; }
        & Sealed.-sealed CardList:focus > .sheet--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """
    sealing: getters.query_one[Sealed[Risk]] = getters.query_one(Sealed)

    def parts(self) -> ComposeResult:
        goal = self.goal.id
        yield Sealed(
            RISKS,
            begins_sealed=lambda: True,
            goals=lambda: (goal,),
            advice=lambda: AdviceLine(RISKS.judge),
            own=self.desk.me is not None,
        )

    @property
    def risk(self) -> Risk | None:
        """The highlighted reason; None while somebody types."""
        writing = self.sealing.writing
        chosen = None if writing.typing else writing.selected
        return self.workshop.risks.get(chosen.id) if chosen is not None else None

    def on_mount(self) -> None:
        self.sealing.begin()

    def on_screen_suspend(self) -> None:
        self.sealing.writing.keep_typing()

    def on_sheet_highlighted(self) -> None:
        self.refresh_bindings()

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        if found := premortem.answered(workshop, self.goal.id):
            yield heading("Answered")
            yield from (Row(one.text, ((str(one.answer), "$quiet"),)) for one in found)

    def seen(self) -> Seen:
        return self.sealing.seen

    def unfinished(self) -> Collection[str]:
        return self.sealing.unfinished()

    @work(group="asking", exclusive=True)
    async def action_if_then(self) -> None:
        risk = self.risk
        steps = to_claim(self.workshop, self.goal.id)
        if risk is None:
            return
        if not steps:
            self.say("There is no step to prepare: 2 makes a warning sign of it.", refused=True)
            return
        choices = [Choice(step.id, step.text, step.if_then) for step in steps]
        step = steps[0].id if len(steps) == 1 else await self._choose("Which step is prepared for it?", choices)
        if step is None:
            return
        before = self.workshop.steps.need(step).if_then
        text = await self.desk.push_screen_wait(
            Ask(
                "If this comes up, then what?",
                f"It takes the place of: {before}" if before else risk.text,
                text="If ",
                what="An if-then line",
                limit=TITLE,
            )
        )
        if text:
            self.desk.record(f"prepare for {quoted(risk.text)}", premortem.prepare, risk.id, step, text)

    @work(group="asking", exclusive=True)
    async def action_sign(self) -> None:
        risk = self.risk
        if risk is None:
            return
        sign = await self.desk.push_screen_wait(
            Ask("What would we see early?", risk.text, text=risk.text, what="A warning sign", limit=CARD)
        )
        if not sign:
            return
        steps = [Choice(step.id, step.text) for step in to_claim(self.workshop, self.goal.id)]
        choices = [Choice(_ALL, "the whole goal"), *steps]
        about = await self._choose("What does it warn about?", choices) if steps else _ALL
        if about is not None:
            self.desk.record(f"watch for {quoted(sign)}", premortem.watch, risk.id, sign, about or None)

    def action_let_go(self) -> None:
        if (risk := self.risk) is not None:
            self.desk.record(f"let go of {quoted(risk.text)}", premortem.let_go, risk.id)

    async def _choose(self, question: str, choices: list[Choice[int]]) -> int | None:
        chosen: int | None = await self.desk.push_screen_wait(Choose(question, choices))
        return chosen
