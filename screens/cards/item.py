"""What a list of a stage draws: words behind their signs, and below them what there is to say."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from screens.cards.blocks import step_block
from screens.text import width_of
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Sheet

T = TypeVar("T")


class Item(Struct, frozen=True):
    """A text of a list, told from the others by its ``key``.

    ``labels`` stand before it, ``tails`` on its last line or on one of their own; ``below`` are lines under it,
    each of parts that follow each other, and ``indent`` the cells by which they stand further in. ``more`` is said
    behind it unless just that takes another line; ``aside`` are columns at the end of its first line. ``waits`` is
    said of what is not done, ``stage`` and ``goal`` are where that is settled.
    """

    key: Hashable
    text: str
    labels: tuple[Fragment, ...] = ()
    style: str = ""
    tails: tuple[Fragment, ...] = ()
    below: tuple[tuple[Fragment, ...], ...] = ()
    indent: int = 3
    more: str = ""
    aside: tuple[Fragment, ...] = ()
    waits: str = ""
    stage: str = ""
    goal: int | None = None

    def block(self, width: int) -> Block:
        """The lines of it, nothing cut off."""
        room = width - sum(width_of(words) for words, _ in self.labels)
        columns = sum(width_of(words) for words, _ in self.aside)
        block = step_block(
            self.labels, self._words(room), width - columns - 2 * bool(columns), *self.tails, style=self.style
        )
        if self.aside:
            used = sum(width_of(words) for words, _ in block[0])
            block[0] += [(" " * (width - columns - used), ""), *self.aside]
        for (words, style), *rest in self.below:
            block += step_block([(" " * self.indent, "")], words, width, *rest, style=style)
        return block

    def _words(self, room: int) -> str:
        """The text in one line where that can be: without what is more, and without double spaces."""
        whole = f"{self.text} {self.more}".strip()
        close = self.text.replace("  ", " ")
        if width_of(whole) <= room or width_of(close) > room:
            return whole
        return self.text if width_of(self.text) <= room else close


def marked(key: Hashable, sign: str, text: str, style: str = "", *, tone: str = "", **more: Any) -> Item:
    """A text in this style behind one sign, which may have a ``tone`` of its own; ``more`` is for the item."""
    return Item(key, text, ((f"{sign}  ", tone or style or "bold"),), style, **more)


class Items(Sheet[Item]):
    """The items of a stage, worked off one by one."""

    def __init__(
        self, *, empty: str = "", steered: bool = True, card: bool = False, id: str | None = None
    ) -> None:
        super().__init__(Item.block, lambda item: item.key, steered=steered, card=card, empty=empty, id=id)

    def watch_cursor(self) -> None:
        super().watch_cursor()
        self.screen.refresh_bindings()

    @property
    def unfinished(self) -> list[str]:
        return [item.waits for item in self.items if item.waits]

    def go_on(self, after: Hashable = None) -> bool:
        """Highlight the next one that waits, looking round from behind this one; whether there is one."""
        waiting = next_waiting(self.items, lambda item: item.key, lambda item: item.waits, after)
        if waiting is not None:
            self.highlight(waiting.key)
        return waiting is not None


def next_waiting(
    items: Sequence[T], key: Callable[[T], Hashable], waits: Callable[[T], object], after: Hashable
) -> T | None:
    """The next of the items that waits, looking round from behind the one with the key ``after``."""
    keys = [key(one) for one in items]
    start = keys.index(after) + 1 if after in keys else 0
    around = [*items[start:], *items[:start]]
    return next((one for one in around if key(one) != after and waits(one)), None)
