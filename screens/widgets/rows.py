"""The shared list: keys and mouse on top of the painting."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.widgets.columns import BREAK, Column, Columns, Fragment
from screens.widgets.entries import Group
from screens.widgets.listing import Listing

__all__ = ["BREAK", "Column", "Columns", "Fragment", "Group", "Rows"]

T = TypeVar("T")


@dataclass
class RowsMessage(Message):
    """Something happened in a list."""

    rows: "Rows[Any]"

    @property
    def control(self) -> "Rows[Any]":
        return self.rows


class Rows(Listing[T], can_focus=True):
    """A list with a highlighted item.

    ``draw(item, width, selected)`` gives the fragments of an item's line in ``width`` cells; ``BREAK`` among them
    starts its next line where ``lines`` is more than 1. ``key`` tells an item from all others and stays the same
    when the item changes (without it, the item's ``id`` does). ``heading(width)`` gives a line that stays on top.
    With ``marks`` items can be ticked with the space key. ``empty`` is said where there are no items.
    A click highlights and a second one chooses; where ``eager``, the first does.

    When the list is shown anew, every item in view is drawn anew. Where ``draw`` looks at nothing but an item that
    never changes and at what ``beside`` gives, those that are the very same stay as they were drawn.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("space", "mark", "Mark", show=False),
    ]

    @dataclass
    class Highlighted(RowsMessage):
        """Another item is highlighted; ``key`` and ``item`` are None when there is none any more."""

        key: Hashable | None
        item: Any

    @dataclass
    class Chosen(RowsMessage):
        """The highlighted item was chosen, with enter or by a click on it."""

        key: Hashable
        item: Any

    @dataclass
    class Marked(RowsMessage):
        """Other items are ticked now; ``keys`` are in the order of the list."""

        keys: tuple[Hashable, ...]

    @dataclass
    class Past(RowsMessage):
        """Somebody wanted to go past the first (``by`` -1) or the last item (``by`` 1)."""

        by: int

    _told: Hashable | None = None
    _fresh = False

    def show(self, entries: Iterable[T | Group]) -> None:
        self.hold(entries)
        self._tell()

    @property
    def items(self) -> list[T]:
        return self.entries.items

    @property
    def key(self) -> Hashable | None:
        item = self.item
        return None if item is None else self._key(item)

    @property
    def marked(self) -> tuple[Hashable, ...]:
        """The keys of the ticked items, in the order of the list."""
        return tuple(sorted(self._ticked, key=self.entries.places.__getitem__)) if self._ticked else ()

    def mark(self, *keys: Hashable) -> None:
        self._ticked = set(keys) & self.entries.places.keys()
        self.repaint()
        self.post_message(self.Marked(self, self.marked))

    def highlight(self, key: Hashable) -> bool:
        """Highlight the item with this key; False where there is none."""
        place = self.entries.place_of(key, self.cursor)
        if place < 0:
            return False
        self.cursor = place
        self._tell()
        return True

    def move(self, by: int) -> bool:
        """Move the highlight by so many items, as far as there are any; False where it did not move."""
        target = self.entries.moved(self.cursor, by)
        moved = target != self.cursor
        self.cursor = target
        self._tell()
        return moved

    def _tell(self) -> None:
        """Say which item is highlighted, if that is another one than before."""
        if self.key != self._told:
            self._told = self.key
            self.post_message(self.Highlighted(self, self.key, self.item))

    def action_move(self, by: int) -> None:
        if not self.move(by):
            self.post_message(self.Past(self, by))

    def action_page(self, by: int) -> None:
        self.move(by * max(1, self.view_items - 1))

    def action_end(self, by: int) -> None:
        self.move(by * max(1, len(self.entries)))

    def action_choose(self) -> None:
        if (item := self.item) is not None:
            self.post_message(self.Chosen(self, self._key(item), item))

    def action_mark(self) -> None:
        if (key := self.key) is not None:
            self._ticked ^= {key}
            self.repaint()
            self.post_message(self.Marked(self, self.marked))
            self.move(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the space key to others where nothing can be ticked."""
        return self._marks if action == "mark" else True

    def on_focus(self) -> None:
        self._fresh = not self._eager

    def on_click(self, event: events.Click) -> None:
        place = self._under(event)
        if place is None:
            return
        event.stop()
        chosen = self._eager or (place == self.cursor and not self._fresh)
        self._fresh = False
        self.cursor = place
        self._tell()
        if chosen:
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        place = self._under(event)
        self.hover_at(-1 if place is None else place)

    def on_leave(self) -> None:
        self.hover_at(-1)

    def _under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        return None if offset is None else self.entry_at(offset.y)
