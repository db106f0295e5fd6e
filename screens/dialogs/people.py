"""One person."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult

from screens.commands import Command
from screens.dialogs.dialog import Dialog, DialogKey
from screens.widgets.grid import Cell, Grid


class People(Dialog[int]):
    """Asks who, by the letter each person has.

    ``letters`` maps a letter to the id of a member, ``names`` the id to the name. Names are in columns, so that
    sixty fit on a usual screen.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (DialogKey("pick", "enter", "choose", "Take the highlighted person."),)

    def __init__(self, title: str, letters: Mapping[str, int], names: Mapping[int, str], hint: str = "") -> None:
        super().__init__(title, hint)
        self.grid = Grid(Cell(member, names.get(member, "?"), letter) for letter, member in letters.items())

    def body(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.focus()

    def on_grid_picked(self, message: Grid.Picked) -> None:
        message.stop()
        self.dismiss(message.value)

    def action_pick(self) -> None:
        self.grid.action_pick()
