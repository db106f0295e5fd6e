"""A few dozen things side by side, each with its key: people, for example."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import Part, fit, styled, width_of

LEAST, GAP = 14, 2


class Cell(Struct, frozen=True):
    """One thing: what it stands for, its label, the key that picks it."""

    value: int
    label: str
    key: str


class Grid(Widget, can_focus=True):
    """Cells in as many columns as fit, read downwards; picked by key, with arrows and enter, or by a click."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("left", "move_column(-1)", "Left", show=False),
        Binding("right", "move_column(1)", "Right", show=False),
        Binding("enter", "pick", "Pick", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--cursor"}
    DEFAULT_CSS = """
    Grid {
        height: auto;
        color: $foreground;
        & > .grid--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
        }
        &:focus > .grid--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    cursor: reactive[int] = reactive(0)
    cells: reactive[tuple[Cell, ...]] = reactive((), layout=True)

    @dataclass
    class Picked(Message):
        """A cell was picked."""

        grid: "Grid"
        value: int

        @property
        def control(self) -> "Grid":
            return self.grid

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        super().__init__()
        self.set_reactive(Grid.cells, tuple(cells))
        self._typed = ""

    def _shape(self, width: int) -> tuple[int, int, int]:
        widest = max((width_of(f"{cell.key}  {cell.label}") for cell in self.cells), default=0)
        wide = min(max(LEAST, widest + 4), max(1, width))
        columns = max(1, (width + GAP) // (wide + GAP))
        lines = -(-len(self.cells) // columns) or 1
        return columns, lines, wide

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return self._shape(width)[1]

    def render(self) -> Content:
        columns, lines, wide = self._shape(self.content_size.width or 80)
        key_width = max((width_of(cell.key) for cell in self.cells), default=1)
        shown: list[Content] = []
        for line in range(lines):
            parts: list[Part] = []
            for column in range(columns):
                place = column * lines + line
                if place < len(self.cells):
                    parts += [self._cell(place, wide, key_width), " " * GAP]
            shown.append(styled(*parts[:-1]))
        return Content("\n").join(shown)

    def _cell(self, place: int, width: int, key_width: int) -> Content:
        cell = self.cells[place]
        bar = "▌ " if place == self.cursor else "  "
        label = fit(cell.label, width - 4 - key_width)
        key = fit(cell.key, key_width)
        content = styled((bar, "$text-accent"), (key, "bold $text-accent"), "  ", label)
        return content.stylize_before(self.get_visual_style("grid--cursor")) if place == self.cursor else content

    def watch_cursor(self) -> None:
        if self.is_mounted and isinstance(self.parent, Widget):
            line = self.cursor % self._shape(self.content_size.width)[1]
            region = Region(0, line, 1, 1).translate(self.virtual_region.offset)
            self.parent.scroll_to_region(region, animate=False)

    def action_move(self, by: int) -> None:
        if self.cells:
            self.cursor = (self.cursor + by) % len(self.cells)

    def action_move_column(self, by: int) -> None:
        target = self.cursor + by * self._shape(self.content_size.width)[1]
        if 0 <= target < len(self.cells):
            self.cursor = target

    def action_pick(self) -> None:
        if self.cursor < len(self.cells):
            self.post_message(self.Picked(self, self.cells[self.cursor].value))

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.is_printable:
            return
        for typed in (self._typed + event.character, event.character):
            if any(cell.key.startswith(typed) for cell in self.cells):
                event.stop()
                self._typed = typed
                for place, cell in enumerate(self.cells):
                    if cell.key == typed:
                        self._typed = ""
                        self.cursor = place
                        self.action_pick()
                return
        self._typed = ""

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        columns, lines, wide = self._shape(self.content_size.width)
        column, inside = divmod(offset.x, wide + GAP)
        place = column * lines + offset.y
        if inside < wide and column < columns and offset.y < lines and place < len(self.cells):
            self.cursor = place
            self.action_pick()
