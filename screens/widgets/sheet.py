"""A sheet of steps: every text in full, wrapped, and, where wanted, one of them highlighted.

For the steps of one goal, read aloud from a projector: nothing is cut. Long lists are what ``Rows`` is for.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, TypeVar, cast

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from screens.text import fit, width_of, wrap
from screens.widgets.columns import Fragment
from screens.widgets.display import has_room
from screens.widgets.framing import framed
from screens.widgets.painting import Look, Painted

T = TypeVar("T")

Block = list[list[Fragment]]
"""The lines of one item."""

_GUTTER = 2


class Rule(Struct, frozen=True):
    """A line across the sheet with words in it; it cannot be highlighted."""

    text: str = ""
    style: str = "$quiet"
    sign: str = "─"

    def block(self, width: int) -> Block:
        words = f"{self.sign * 3} {self.text} " if self.text else ""
        return [[(words + self.sign * max(0, width - width_of(words)), self.style)]]


class Heading(Rule, Struct, frozen=True):
    """A line that names what comes below it, with an empty one before; ``aside`` stands at its end if it fits."""

    aside: str = ""

    def block(self, width: int) -> Block:
        free = width - width_of(self.text) - width_of(self.aside)
        if not self.aside or free < 2:
            return [[], [(fit(self.text, width), "bold")]]
        return [[], [(self.text, "bold"), (" " * free, ""), (self.aside, "$text-muted")]]


class Hint(Rule, Struct, frozen=True):
    """What to do where there is nothing."""

    def block(self, width: int) -> Block:
        return [[(line, "$text-muted")] for line in wrap(self.text, width)]


class SheetMessage(Message):
    """Something happened to an item of a sheet."""

    def __init__(self, sheet: "Sheet[Any]", item: Any) -> None:
        super().__init__()
        self.sheet, self.item = sheet, item

    @property
    def control(self) -> "Sheet[Any]":
        return self.sheet


class Sheet(ScrollView, Painted, Generic[T], can_focus=True):
    """Items one below the other, each in as many lines as it needs.

    ``draw(item, width)`` gives an item's lines in ``width`` cells; ``key`` tells an item from the others. With
    ``steered`` one item is highlighted and the arrows move it; without, they scroll. With ``loose``, blank lines
    part the items where everything fits with them; with ``card`` the highlighted one stands in a frame on screens
    that have the room.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("home", "ends(-1)", "First", show=False),
        Binding("end", "ends(1)", "Last", show=False),
        Binding("pageup", "leaf(-1)", "Page up", show=False),
        Binding("pagedown", "leaf(1)", "Page down", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--row", "sheet--cursor"}
    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        max-width: $table-width;
        overflow-x: hidden;
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
        & > .sheet--row { color: $foreground; }
        & > .sheet--cursor { color: $block-cursor-foreground; background: $block-cursor-background; }
    }
    """

    blank = "sheet--row"
    cursor: reactive[int] = reactive(-1, repaint=False)
    """Place of the highlighted item among the items; -1 where there is none."""

    class Highlighted(SheetMessage):
        """Another item is highlighted; None when there is none any more."""

    class Clicked(SheetMessage):
        """An item was clicked."""

    def __init__(
        self,
        draw: Callable[[T, int], Block],
        key: Callable[[T], Hashable] = lambda item: cast(Any, item).id,
        *,
        steered: bool = False,
        loose: bool = False,
        card: bool = False,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._card = card
        self._draw = draw
        self._key = key
        self._steered = steered
        self._loose = loose
        self.empty = empty
        self._entries: list[T | Rule] = []
        self._items: list[T] = []
        self._lines: list[tuple[int, list[Fragment]]] = []
        self._starts: dict[int, tuple[int, int]] = {}
        #: Where it is as high as what it shows: the most lines it may take.
        self.at_most = 0

    def put(self, entries: Iterable[T | Rule]) -> None:
        """Show these items and rules; the highlight stays with its item as long as that is there."""
        before = self.key
        self._entries = list(entries)
        self._items = [entry for entry in self._entries if not isinstance(entry, Rule)]
        keys = [self._key(item) for item in self._items]
        if self._steered:
            self.cursor = keys.index(before) if before in keys else min(max(self.cursor, 0), len(keys) - 1)
        self.redraw()

    def redraw(self) -> None:
        """Draw all lines anew, for example because what ``draw`` looks at has changed."""
        width = self.scrollable_content_region.width - _GUTTER
        if width <= 0:
            return
        at_hand = self.item if self._has_card else None
        blocks = [
            entry.block(width)
            if isinstance(entry, Rule)
            else framed(partial(self._draw, entry), width)
            if entry is at_hand
            else self._draw(entry, width)
            for entry in self._entries
        ]
        room = self.at_most or self.scrollable_content_region.height
        gaps = self._loose and sum(map(len, blocks)) + len(blocks) <= room
        self._lines, self._starts, place = [], {}, -1
        for entry, block in zip(self._entries, blocks, strict=True):
            if gaps:
                self._lines.append((-1, []))
            owner = -1
            if not isinstance(entry, Rule):
                owner = place = place + 1
                self._starts[place] = (len(self._lines), len(block))
            self._lines += [(owner, line) for line in block]
        if not self._entries and self.empty:
            self._lines = [(-1, [(words, "$text-muted")]) for words in wrap(self.empty, width)]
        if self.at_most:
            self.styles.height = max(1, min(len(self._lines), self.at_most))
        if self.virtual_size.height != len(self._lines):
            self.virtual_size = Size(0, len(self._lines))
        self.repaint_changed()

    @property
    def _has_card(self) -> bool:
        return self._card and has_room(self.screen)

    @property
    def items(self) -> Sequence[T]:
        return self._items

    @property
    def item(self) -> T | None:
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    @property
    def key(self) -> Hashable | None:
        return None if self.item is None else self._key(self.item)

    def highlight(self, key: Hashable) -> None:
        """Highlight the item with this key, if it is there."""
        for place, item in enumerate(self._items):
            if self._key(item) == key:
                self.cursor = place

    def action_step(self, by: int) -> None:
        if self._steered and self._items:
            self.cursor = min(max(self.cursor + by, 0), len(self._items) - 1)
        else:
            self._scroll(self.scroll_offset.y + by)

    def action_leaf(self, by: int) -> None:
        height = max(self.scrollable_content_region.height - 1, 1)
        if not (self._steered and self._items):
            self._scroll(self.scroll_offset.y + by * height)
            return
        start = self._starts.get(self.cursor, (0, 0))[0]
        ahead = range(self.cursor, len(self._items) if by > 0 else -1, by)
        self.cursor = [place for place in ahead if abs(self._starts.get(place, (0, 0))[0] - start) <= height][-1]

    def action_ends(self, by: int) -> None:
        if self._steered and self._items:
            self.cursor = 0 if by < 0 else len(self._items) - 1
        else:
            self._scroll(0 if by < 0 else self.max_scroll_y)

    def _scroll(self, y: int) -> None:
        """Scroll at once, also when the scrollbar is still to come."""
        self.scroll_to(y=min(max(y, 0), self.max_scroll_y), animate=False, force=True, immediate=True)

    def watch_cursor(self) -> None:
        if self._has_card:
            self.redraw()
        self.reveal()
        self.repaint_changed()
        self.post_message(self.Highlighted(self, self.item))

    def reveal(self) -> None:
        """Scroll as little as needed to have the highlighted item in view."""
        first, height = self._starts.get(self.cursor, (0, 0))
        if self.cursor < 0 or not height:
            return
        # The line above belongs into view too: it may be a rule.
        top, view = max(first - 1, 0), self.scrollable_content_region.height
        y = self.scroll_offset.y
        if first + height > y + view:
            y = first + height - view
        if top < y:
            y = top
        if y != self.scroll_offset.y:
            self._scroll(y)

    def on_resize(self) -> None:
        self.redraw()
        self.call_after_refresh(self.reveal)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        line = offset.y + self.scroll_offset.y if offset is not None else len(self._lines)
        if line < len(self._lines) and self._lines[line][0] >= 0:
            place = self._lines[line][0]
            if self._steered:
                self.cursor = place
            self.post_message(self.Clicked(self, self._items[place]))

    def line(self, y: int) -> Look | None:
        y += self.scroll_offset.y
        if y >= len(self._lines):
            return None
        place, line = self._lines[y]
        if self._steered and place == self.cursor and place >= 0 and not self._has_card:
            return [("▌ ", "$text-accent"), *line], "sheet--cursor"
        return [(" " * _GUTTER, ""), *line], "sheet--row"
