"""Several fields."""

import json
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.confirm import Confirm, Stake
from screens.dialogs.dialog import Dialog, DialogKey
from screens.dialogs.fields import Field, FieldRow, Kind, Options
from screens.widgets.area import Area
from screens.widgets.line import Line

__all__ = ["Field", "Form", "Kind"]

Values = dict[str, str]
Check = Callable[[Values], object]
"""Judges what was filled in, and may take its time: raises RuleError with a sentence; nothing else is used."""


def _in_area(form: "Form") -> bool:
    """There enter makes a new line."""
    return isinstance(form.focused, Area)


def _ends(form: "Form") -> bool:
    """Whether enter saves here."""
    return not _in_area(form) and form.at(-1)


class Form(Dialog[Values]):
    """Asks for several fields; the answer has a clean text for each field's key, None where it was left.

    ``check`` may refuse what was filled in: its sentence is shown in the form and every text stays. ``start`` is
    the key of the field that has the focus at first. Fields that wait behind ``more`` are shown with one key, and
    where the cursor goes into one.
    """

    KEEPS = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        DialogKey(
            "onward",
            "enter",
            "next",
            "On to the next field; on the last one, save.",
            priority=True,
            when=lambda form: not _in_area(form) and not form.at(-1),
        ),
        DialogKey("finish", "enter", "save", "Save, on the last field.", priority=True, when=_ends),
        DialogKey("turn(1)", "tab", "next", "On to the next field, also out of one with lines.", footer=_in_area),
        DialogKey(
            "turn(-1)",
            "shift+tab",
            "before",
            "Back to the field before.",
            footer=lambda form: not form.at(0) and form.size.width >= 60,  # where it hides no other key
        ),
        DialogKey("save", "ctrl+s", "save", "Save what is filled in.", footer=lambda form: not _ends(form)),
        DialogKey(
            "more",
            "f2",
            "more",
            "Show the fields that are needed seldom.",
            when=lambda form: any(row.has_class("-more") for row in form.rows),
        ),
    )
    DEFAULT_CSS = """
    Form {
        &.-narrow FieldRow { layout: vertical; }
        &.-narrow FieldRow > .label { width: 1fr; }
        &.-low FieldRow { margin: 0; }
        & FieldRow.-more { display: none; }
        &.-low Area { height: 2; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal")]  # noqa: RUF012 (as Textual declares it)

    def __init__(
        self, title: str, fields: Sequence[Field], check: Check | None = None, hint: str = "", *, start: str = ""
    ) -> None:
        super().__init__(title, hint)
        self.fields = tuple(fields)
        self.check = check
        self.start = start
        self._refused: Values = {}

    def body(self) -> ComposeResult:
        for field in self.fields:
            yield FieldRow(field)

    def on_mount(self) -> None:
        self.go_to(self.start)
        for row in self.rows:
            if isinstance(row.input, Options):
                self.watch(row.input, "place", self.report_soon, init=False)

    @property
    def rows(self) -> list[FieldRow]:
        return list(self.query(FieldRow))

    @property
    def values(self) -> Values:
        return {row.field.key: row.value for row in self.rows}

    @property
    def unfinished(self) -> str:
        changed = {row.field.key: row.value for row in self.rows if row.value != row.before}
        return json.dumps(changed, ensure_ascii=False) if changed else ""

    def put_back(self, text: str) -> None:
        changed = json.loads(text)
        for row in self.rows:
            if row.field.key in changed:
                row.remove_class("-more")
                row.fill(changed[row.field.key])

    @work(group="saving")
    async def action_save(self) -> None:
        for row in self.rows:
            if row.excess:
                self.say(row.excess)
                self.set_focus(row.input)
                return
        values = self.values
        refusal = await self.refusal(self.check, values)
        if refusal is None:
            self.dismiss(values)
        else:
            self._refused = values
            self.go_to(getattr(refusal, "field", ""))

    def report_soon(self) -> None:
        super().report_soon()
        if self._refused and self.values != self._refused:
            self._refused = {}
            self.say("")  # It was about what stood here before.

    def go_to(self, key: str) -> None:
        """Put the cursor into the field of this key, if there is one."""
        for row in self.rows:
            if row.field.key == key:
                row.remove_class("-more")
                self.set_focus(row.input)

    def action_more(self) -> None:
        waiting = [row for row in self.rows if row.has_class("-more")]
        for row in waiting:
            row.remove_class("-more")
        self.refresh_bindings()
        self.set_focus(waiting[0].input)

    def action_cancel(self) -> None:
        self._leave()

    @work(group="leaving", exclusive=True)
    async def _leave(self) -> None:
        if any(row.value != row.before for row in self.rows):
            question = Confirm(
                "Leave without saving what you changed?", yes="Leave it", no="Go on typing", stake=Stake.LOST
            )
            if not await self.app.push_screen_wait(question):
                return
        self.dismiss(None)

    def action_onward(self) -> None:
        self.go(1)

    action_finish = action_onward

    def action_turn(self, by: int) -> None:
        """The field after or before, around the ends."""
        inputs = self._inputs
        if self.focused in inputs:
            self.set_focus(inputs[(inputs.index(self.focused) + by) % len(inputs)])

    def at(self, place: int) -> bool:
        """Whether the cursor is in the field of this place, the last one being -1."""
        inputs = self._inputs
        return bool(inputs) and self.focused is inputs[place]

    @property
    def _inputs(self) -> list[Line | Area | Options]:
        return [row.input for row in self.rows if not row.has_class("-more")]

    def go(self, by: int) -> None:
        """Focus the field before or after; past the last one, save."""
        inputs = self._inputs
        place = next((place for place, one in enumerate(inputs) if one is self.focused), 0) + by
        if place >= len(inputs):
            # Behind the letters that still wait for the last field.
            inputs[-1].call_later(self.action_save)
        elif place >= 0:
            self.set_focus(inputs[place])

    def on_options_step(self, message: Options.Step) -> None:
        message.stop()
        self.go(message.by)

    def on_line_past(self, message: Line.Past) -> None:
        message.stop()
        if message.by < 0 or not self._inputs[-1].has_focus:
            self.go(message.by)

    def on_line_full(self, message: Line.Full) -> None:
        message.stop()
        self.say(message.sentence)
