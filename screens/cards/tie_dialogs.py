"""Two small questions about tied steps: how many would work on each, and which comes first."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.cards.blocks import step_block
from screens.cards.hands import HandsSheet
from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.widgets.sheet import Block, Sheet
from workshop.model import Step


class Volunteers(Dialog[dict[int, int]]):
    """Asks how many people would work on each of ``steps``; None where it was left."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("done", "enter", "next, then done", "To the next step; at the last one the numbers are taken."),
    )
    DEFAULT_CSS = "Volunteers HandsSheet { height: auto; }"

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__("Who would work on it? Count the hands.", "Type a number for each step.")
        self.steps = tuple(steps)

    def body(self) -> ComposeResult:
        yield HandsSheet()

    def on_mount(self) -> None:
        sheet = self.query_one(HandsSheet)
        sheet.put(self.steps)
        sheet.focus()

    def on_hands_sheet_changed(self) -> None:
        self.say("")

    def on_hands_sheet_finished(self, message: HandsSheet.Finished) -> None:
        message.stop()
        if len(set(message.numbers.values())) == 1:
            self.say("As many would work on each: that settles nothing. Leave with esc and hold a run-off.")
        else:
            self.dismiss(message.numbers)

    def action_done(self) -> None:
        self.query_one(HandsSheet).action_next()


class Order(Dialog[tuple[int, ...]]):
    """Asks for the order of ``steps``, the first one being the one to do; None where it was left."""

    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey("shift(-1)", "plus,shift+up", "up", "The highlighted step comes earlier."),
        DialogKey("shift(1)", "minus,shift+down", "down", "The highlighted step comes later."),
        DialogKey("done", "enter", "this order", "Take the steps in this order."),
    )
    DEFAULT_CSS = "Order Sheet { height: auto; }"

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__("Which one comes first?", "+ moves the highlighted step up, - moves it down.")
        self.steps = list(steps)

    def body(self) -> ComposeResult:
        yield Sheet[Step](self._draw, steered=True)

    def on_mount(self) -> None:
        sheet = self.query_one(Sheet)
        sheet.put(self.steps)
        sheet.focus()

    def _draw(self, step: Step, width: int) -> Block:
        return step_block([(f"{self.steps.index(step) + 1:>2}  ", "bold")], step.text, width)

    def action_shift(self, by: int) -> None:
        sheet = self.query_one(Sheet)
        place = sheet.cursor
        if 0 <= place + by < len(self.steps):
            self.steps[place], self.steps[place + by] = self.steps[place + by], self.steps[place]
            sheet.put(self.steps)

    def action_done(self) -> None:
        self.dismiss(tuple(step.id for step in self.steps))
