"""One of several."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.text import crop, width_of
from screens.widgets.columns import Fragment
from screens.widgets.line import Line
from screens.widgets.rows import Rows

T = TypeVar("T")

FEW = 9
"""Up to so many choices have a number each; with more, typing narrows them down."""


class Choice(Generic[T], Struct, frozen=True):
    """A ``value`` to choose, by its ``label``; ``note`` is said behind it, ``letter`` picks it at once.

    A letter may be a number of several digits: it picks once it is typed whole, with enter where others begin so.
    One that is ``near`` is highlighted before others, where typing narrows the choices down.
    """

    value: T
    label: str
    note: str = ""
    letter: str = ""
    near: bool = False


class Choose(Dialog[T]):
    """Asks which one of ``choices``; None where it was left. ``chosen`` is highlighted at first.

    Up to nine choices are picked by number, or by their letters. With more, what is typed narrows them down.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("pick", "enter", "choose", "Take the highlighted one."),)
    DEFAULT_CSS = """
    Choose Rows { height: auto; }
    Choose Line { margin: 0 0 1 0; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[T]],
        hint: str = "",
        *,
        chosen: T | None = None,
        narrows: bool = False,
    ) -> None:
        super().__init__(title, hint)
        self.choices = tuple(choices)
        self.chosen = chosen
        self.narrowing = (narrows or len(self.choices) > FEW) and not any(choice.letter for choice in self.choices)
        self.rows: Rows[int] = Rows(
            self._draw, key=int, eager=True, empty="Nothing here has these words.", classes="-tall"
        )
        self.line = Line(placeholder="Type to narrow down", steers=self.rows, leaves=False)
        self.keys = {
            choice.letter or (str(place + 1) if not self.narrowing and place < FEW else ""): place
            for place, choice in enumerate(self.choices)
        }
        self.signs = {place: key for key, place in self.keys.items()}
        self._typed = ""

    def body(self) -> ComposeResult:
        if self.narrowing:
            yield self.line
        yield self.rows

    def on_mount(self) -> None:
        self.rows.show(range(len(self.choices)))
        values = [choice.value for choice in self.choices]
        if self.chosen in values:
            self.rows.highlight(values.index(self.chosen))
        if self.narrowing:
            self.rows.add_class("-steered")
            self.rows.can_focus = False
            self.line.focus()
        else:
            self.rows.focus()

    def beside_tall(self) -> int:
        return 2 if self.narrowing else 0

    def _draw(self, place: int, width: int, selected: bool) -> list[Fragment]:
        choice = self.choices[place]
        sign = self.signs.get(place, "")
        fragments = [(f"{sign}  ", "bold")] if sign else []
        room = width - sum(width_of(words) for words, _ in fragments)
        if not choice.note:
            return [*fragments, (choice.label, "")]
        label = crop(choice.label, max(room // 2, room - width_of(choice.note) - 2))
        return [*fragments, (label, ""), ("  ", ""), (choice.note, "$text-muted")]

    def on_input_changed(self) -> None:
        words, highlighted = self.line.text.casefold().split(), self.rows.item
        found = [
            place
            for place, choice in enumerate(self.choices)
            if all(word in f"{choice.label} {choice.note}".casefold() for word in words)
        ]
        self.rows.show(found)
        if found and highlighted not in found:
            self.rows.highlight(next((place for place in found if self.choices[place].near), found[0]))

    def on_key(self, event: events.Key) -> None:
        if self.narrowing or not event.is_printable:
            return
        for typed in (f"{self._typed}{event.character}", event.character or ""):
            if found := [key for key in self.keys if key.startswith(typed)]:
                event.stop()
                self._typed, place = typed, self.keys[min(found, key=len)]
                self.rows.highlight(place)
                if found == [typed]:
                    self.dismiss(self.choices[place].value)
                return

    def on_line_submitted(self, message: Line.Submitted) -> None:
        message.stop()
        self.action_pick()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        message.stop()
        self.dismiss(self.choices[message.item].value)

    def action_pick(self) -> None:
        place: Any = self.rows.item
        if place is not None:
            self.dismiss(self.choices[place].value)
