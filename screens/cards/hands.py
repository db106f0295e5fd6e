"""Numbers typed per step: hands counted in the open, or volunteers for tied steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.cards.blocks import step_block
from screens.widgets.sheet import Block, Rule, Sheet
from workshop.plan.wordings import Worded

_DIGITS = 3


class HandsSheet(Sheet[Worded]):
    """Steps or causes, each behind a number: digits write it, enter goes on, at the last one it is done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "Next", show=False),
        Binding("backspace", "shorten", "Take a digit back", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another number was typed."""

        sheet: "HandsSheet"

    @dataclass
    class Finished(Message):
        """Enter at the last step: the numbers by step are complete."""

        sheet: "HandsSheet"
        numbers: dict[int, int]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._field, steered=True, loose=True, id=id)
        self._typed: dict[int, str] = {}

    @property
    def numbers(self) -> dict[int, int]:
        """The number of each step; 0 where none was typed."""
        return {step.id: int(self._typed.get(step.id) or 0) for step in self.items}

    @property
    def typed(self) -> dict[int, str]:
        return {step: typed for step, typed in self._typed.items() if typed}

    def start(self, typed: Mapping[int, str]) -> None:
        self._typed = {step: number[:_DIGITS] for step, number in typed.items() if number.isdecimal()}
        self.cursor = 0 if self.items else -1
        self.redraw()

    def put(self, entries: Iterable[Worded | Rule]) -> None:
        """Show these steps, with the numbers typed for them so far."""
        super().put(entries)
        here = {step.id for step in self.items}
        self._typed = {step: typed for step, typed in self._typed.items() if step in here}

    def _field(self, step: Worded, width: int) -> Block:
        typed = self._typed.get(step.id, "")
        box = (f"[{typed:>{_DIGITS}}]  ", "bold" if typed else "$text-muted")
        return step_block([box], step.text, width)

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if not (digit.isascii() and digit.isdigit()) or self.item is None:
            return
        event.stop()
        typed = (self._typed.get(self.item.id, "") + digit).lstrip("0") or "0"
        self._write(typed[:_DIGITS])

    def action_shorten(self) -> None:
        if self.item is not None:
            self._write(self._typed.get(self.item.id, "")[:-1])

    def action_next(self) -> None:
        if self.cursor + 1 < len(self.items):
            self.cursor += 1
        else:
            self.post_message(self.Finished(self, self.numbers))

    def _write(self, typed: str) -> None:
        assert self.item is not None
        self._typed[self.item.id] = typed
        self.redraw()
        self.post_message(self.Changed(self))
