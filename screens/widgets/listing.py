"""The painting half of the shared list: however many entries it holds, only the lines in view are drawn."""

import asyncio
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import Any, ClassVar, Generic, TypeVar

from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.text import wrap
from screens.textual_parts import scroll_within
from screens.widgets.columns import Fragment
from screens.widgets.entries import Entries, Group
from screens.widgets.painting import Look, Painted, split_lines

T = TypeVar("T")
_BY_ID: Callable[[Any], Hashable] = attrgetter("id")

#: Seconds of rest after which lines out of view are painted, and how many of them in one go.
_PAUSE, _AT_A_TIME = 0.01, 8
BAR = "▌"
TICKED, UNTICKED = "✓ ", "□ "


class Listing(ScrollView, Painted, Generic[T]):
    """Entries, one below the other, of which one is highlighted; see ``Rows`` for the arguments."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--row",
        "rows--cursor",
        "rows--hover",
        "rows--heading",
        "rows--group",
        "rows--empty",
    }
    DEFAULT_CSS = """
    Listing {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        color: $foreground;
        & > .rows--row { color: $foreground; }
        & > .rows--hover { background: $block-hover-background; }
        & > .rows--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
        }
        & > .rows--heading { color: $text-muted; }
        & > .rows--group { color: $text; text-style: bold; }
        & > .rows--empty { color: $text-muted; }
        &:focus > .rows--cursor, &.-steered > .rows--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    blank = "rows--row"
    cursor: reactive[int] = reactive(-1, repaint=False)
    """Place of the highlighted item among the entries; -1 where there is none."""

    def __init__(
        self,
        draw: Callable[[T, int, bool], Sequence[Fragment]],
        key: Callable[[T], Hashable] = _BY_ID,
        *,
        lines: int = 1,
        heading: Callable[[int], Sequence[Fragment]] | None = None,
        marks: bool = False,
        eager: bool = False,
        empty: str = "",
        beside: Callable[[], object] | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self._key = key
        self._lines = lines
        self._heading = heading
        self._top = 1 if heading else 0
        self._marks = marks
        self._gutter = 4 if marks else 2
        self._eager = eager
        self._empty = empty
        self.entries: Entries[T] = Entries((), key)
        self._ticked: set[Hashable] = set()
        self._hover = -1
        self._beside = beside or object
        self._looks_ahead = beside is not None
        self._ahead: asyncio.TimerHandle | None = None
        self._drawn_beside: object = None
        self._room_for: tuple[Size, bool] | None = None
        self._cells = 1
        self._drawn: dict[tuple[int, bool, int], tuple[T, list[list[Fragment]]]] = {}

    def hold(self, entries: Iterable[T | Group]) -> None:
        """Hold these entries; highlight the item that was, or the one in its place; repaint what differs."""
        item = self.item
        self.hover_at(-1)
        self.entries = Entries(entries, self._key)
        if self._ticked:
            self._ticked &= self.entries.places.keys()
        place = -1 if item is None else self.entries.place_of(self._key(item), self.cursor, item)
        cursor = place if place >= 0 else self.entries.nearest(self.cursor)
        self._fit_height()
        if (beside := self._beside()) != self._drawn_beside:
            self._drawn_beside = beside
            self._drawn.clear()
        self.cursor = cursor
        self.repaint_changed()

    @property
    def item(self) -> T | None:
        return self.entries.item(self.cursor)

    def _fit_height(self) -> None:
        size = Size(0, self._top + (len(self.entries) * self._lines or len(wrap(self._empty, self._room))))
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions or not self.is_mounted:
            self.virtual_size = size
        else:
            # The place of this widget does not depend on its entries: no need to lay out the whole screen anew.
            self.set_reactive(Listing.virtual_size, size)
            scroll_within(self, size)

    def repaint(self) -> None:
        """Draw every line in view anew."""
        self._drawn.clear()
        self.refresh()

    def refresh_entry(self, place: int) -> None:
        """Show one entry as it is drawn now."""
        y = self._top + place * self._lines - self.scroll_offset.y
        self.refresh(Region(0, y, self.size.width, self._lines))

    @property
    def _room(self) -> int:
        """Cells for the fragments of a line; worked out once for a size, as it is asked for with every line."""
        size = (self.outer_size, self.show_vertical_scrollbar)
        if size != self._room_for:
            self._room_for, self._cells = size, max(1, self.scrollable_content_region.width - self._gutter)
        return self._cells

    @property
    def view_items(self) -> int:
        """How many entries fit into the view."""
        return max(1, (self.scrollable_content_region.height - self._top) // self._lines)

    def entry_at(self, y: int) -> int | None:
        """Return the place of the item on line ``y`` of the view; None for a heading, a group or nothing."""
        place = (y - self._top + self.scroll_offset.y) // self._lines
        if y < self._top or place >= len(self.entries) or isinstance(self.entries[place], Group):
            return None
        return place

    def reveal(self) -> None:
        """Scroll as little as needed to have the highlighted item in view, with the groups right above it."""
        if self.cursor < 0 or not self.size.height:
            return
        first = self.cursor
        while first and isinstance(self.entries[first - 1], Group):
            first -= 1
        y, height = self.scroll_offset.y, self.view_items * self._lines
        end = (self.cursor + 1) * self._lines
        if end > y + height:
            y = end - height
        if first * self._lines < y:
            y = max(first * self._lines, end - height)
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def watch_cursor(self, old: int, new: int) -> None:
        if self.is_mounted:
            self.reveal()
            for place in {old, new} - {-1}:
                self.refresh_entry(place)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the view; what a page up or down would show is painted while nobody types."""
        if self._looks_ahead:
            if self._ahead is not None:
                self._ahead.cancel()
            self._ahead = asyncio.get_running_loop().call_later(_PAUSE, self._look_ahead)
        return super().render_lines(crop)

    def _look_ahead(self) -> None:
        """Paint a few lines of the next page, then of the one before, then of the ends; go on a moment later."""
        if not self.is_attached or not self.screen.is_current:
            return
        page, room, top, count = (
            self.view_items,
            self._room,
            self.scroll_offset.y // self._lines,
            len(self.entries),
        )
        places = chain(
            range(top + page, top + 2 * page),
            range(top - 1, top - page - 1, -1),
            range(count - page, count),
            range(page),
        )
        missing = (
            entry
            for place in places
            if 0 <= place < count
            and not isinstance(entry := self.entries[place], Group)
            and (id(entry), False, room) not in self._drawn
        )
        some = list(islice(missing, _AT_A_TIME))
        for entry in some:
            for fragments in self._fragments(entry, False):
                self._painted(([("  ", ""), *fragments], "rows--row"))
        if some:
            self._ahead = asyncio.get_running_loop().call_later(_PAUSE / 4, self._look_ahead)

    def hover_at(self, place: int) -> None:
        """Show which item the mouse is on; -1 for none."""
        if place != self._hover:
            old, self._hover = self._hover, place
            for entry in {old, place} - {-1}:
                self.refresh_entry(entry)

    def on_resize(self) -> None:
        self._fit_height()
        self.repaint()
        self.call_after_refresh(self.reveal)

    def look_of(self, y: int) -> tuple[int, str] | None:
        """Which of all lines line ``y`` of the view shows, and how."""
        if y < self._top:
            return -1, "heading"
        line = y - self._top + self.scroll_offset.y
        if not self.entries:
            return line, "empty"
        place = line // self._lines
        if place >= len(self.entries):
            return None
        if isinstance(self.entries[place], Group):
            return line, "group"
        if place == self.cursor:
            return line, "live" if self.has_focus or self.has_class("-steered") else "cursor"
        return line, "hover" if place == self._hover else "row"

    def line(self, y: int) -> Look | None:
        look = self.look_of(y)
        if look is None:
            return None
        line, kind = look
        if kind == "heading":
            titles = self._heading(self._room) if self._heading else ()
            return [(" " * self._gutter, ""), *titles], "rows--heading"
        if kind == "empty":
            words = wrap(self._empty, self._room)
            return [("  ", ""), (words[line] if line < len(words) else "", "")], "rows--empty"
        place, part = divmod(line, self._lines)
        entry = self.entries[place]
        if isinstance(entry, Group):
            words_of_it = (entry.text, entry.style or "bold") if part == self._lines - 1 else ("", "")
            return [("  ", ""), words_of_it], "rows--group"
        fragments = self._fragments(entry, place == self.cursor)[part]
        if kind in ("row", "hover"):
            return [("  ", ""), *fragments], f"rows--{kind}"
        return [(f"{BAR} ", "$text-accent" if kind == "live" else "$text-muted"), *fragments], "rows--cursor"

    def _fragments(self, entry: T, selected: bool) -> list[list[Fragment]]:
        """The lines of an entry, as they are or were drawn; it is kept, so that no other one gets its identity."""
        room = self._room
        drawn = self._drawn.get((id(entry), selected, room))
        if drawn is None:
            if len(self._drawn) > 20 * self.view_items + 100:
                self._drawn.clear()
            lines = split_lines(self._draw(entry, room, selected), self._lines)
            if self._marks:
                tick = self._key(entry) in self._ticked
                lines[0].insert(0, (TICKED, "bold $text-success") if tick else (UNTICKED, "$text-muted"))
                lines[1:] = [[("  ", ""), *more] for more in lines[1:]]
            drawn = self._drawn[id(entry), selected, room] = entry, lines
        return drawn[1]
