"""The goals that a stage goes through one by one, in a line: which are done, which one is in view."""

from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, plain, styled, width_of
from workshop.words.signs import AT_WORK, FINISHED, OPEN

_GAP = 3
#: Cells that a title has at least.
_LEAST = 1


class GoalMark(Struct, frozen=True):
    """A goal on the strip: its work in this stage done or not, in view or not."""

    goal: int
    title: str
    done: bool
    here: bool


class GoalStrip(Widget):
    """``✓ Share in DACH   ▣ Introduce the pallet scanner   □ Margin``; a click chooses a goal.

    Where room is short, the title of the goal in view has up to half of it, and the others share the rest.
    """

    DEFAULT_CSS = """
    GoalStrip {
        height: 1;
        padding: 0 2;
        background: $ground;
        color: $text-muted;
        & > .goalstrip--here { color: $text; text-style: bold; }
        & > .goalstrip--done { color: $text-success; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"goalstrip--here", "goalstrip--done"}

    @dataclass
    class Chosen(Message):
        """A goal was clicked."""

        goal: int

    marks: reactive[tuple[GoalMark, ...]] = reactive(())

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, int]] = []

    def render(self) -> Content:
        shares = self._shares(self.content_size.width)
        parts: list[Content] = []
        self._places, x = [], 0
        for mark, share in zip(self.marks, shares, strict=True):
            sign = (FINISHED, self.get_visual_style("goalstrip--done")) if mark.done else (OPEN, "")
            if mark.here and not mark.done:
                sign = (AT_WORK, "")
            style = self.get_visual_style("goalstrip--here") if mark.here else ""
            part = styled(sign, " ", (crop(mark.title, share), style))
            self._places.append((x, x + part.cell_length, mark.goal))
            x += part.cell_length + _GAP
            parts.append(part)
        return plain(" " * _GAP).join(parts)

    def _shares(self, width: int) -> list[int]:
        """The cells of each title: as many as it needs, or an even share of what the shorter ones leave."""
        wanted = [width_of(mark.title) for mark in self.marks]
        left = width - len(wanted) * (2 + _GAP) + _GAP - 1
        if sum(wanted) <= left:
            return wanted
        shares = [0] * len(wanted)
        order = sorted(range(len(wanted)), key=lambda place: (not self.marks[place].here, wanted[place]))
        for number, place in enumerate(order):
            fair = left // (len(order) - number)
            most = max(left // 2, fair) if self.marks[place].here else fair
            shares[place] = min(wanted[place], max(most, _LEAST))
            left -= shares[place]
        return shares

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for start, end, goal in self._places:
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(goal))
