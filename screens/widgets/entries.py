"""What a list holds: items, with groups between them that cannot be highlighted."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Generic, TypeVar, overload

from msgspec import Struct

T = TypeVar("T")


class Group(Struct, frozen=True):
    """A line between items that names those below it; it cannot be highlighted."""

    text: str
    style: str = ""


class Entries(Sequence[T | Group], Generic[T]):
    """Items and groups in their order; ``key`` tells an item from all others. A place of -1 means nowhere."""

    def __init__(self, entries: Iterable[T | Group], key: Callable[[T], Hashable]) -> None:
        self._entries = list(entries)
        self._key = key
        self._places: dict[Hashable, int] | None = None

    def __len__(self) -> int:
        """How many entries there are, with groups."""
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> T | Group: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T | Group]: ...

    def __getitem__(self, place: int | slice) -> T | Group | Sequence[T | Group]:
        return self._entries[place]

    def item(self, place: int) -> T | None:
        """The item at this place; None for a group, and where there is nothing."""
        entry = self._entries[place] if 0 <= place < len(self._entries) else None
        return None if isinstance(entry, Group) else entry

    @property
    def items(self) -> list[T]:
        return [entry for entry in self._entries if not isinstance(entry, Group)]

    @property
    def places(self) -> dict[Hashable, int]:
        """Where each item is, by its key; made when it is first asked for."""
        if self._places is None:
            self._places = {
                self._key(entry): place
                for place, entry in enumerate(self._entries)
                if not isinstance(entry, Group)
            }
        return self._places

    def place_of(self, key: Hashable, near: int = -1, item: T | None = None) -> int:
        """Where the item with this key is; mostly near where it was, or still the same ``item``."""
        for place in (near, near - 1, near + 1):
            there = self.item(place)
            if there is not None and self._key(there) == key:
                return place
        if item is not None and self._places is None:
            place = next((place for place, entry in enumerate(self._entries) if entry is item), -1)
            if place >= 0:
                return place
        return self.places.get(key, -1)

    def nearest(self, place: int) -> int:
        """The place of the first item from ``place`` on, else of the last before it."""
        onward = range(max(0, place), len(self._entries))
        before = range(min(place, len(self._entries)) - 1, -1, -1)
        return next((there for there in chain(onward, before) if self.item(there) is not None), -1)

    def moved(self, place: int, by: int) -> int:
        """The place ``by`` items below ``place`` (above, where negative), as far as there are any."""
        if abs(by) >= len(self._entries):
            there = self.nearest(len(self._entries) if by > 0 else 0)
            return there if (there - place) * by > 0 else place
        target, remaining = place, abs(by)
        for there in range(place + 1, len(self._entries)) if by > 0 else range(place - 1, -1, -1):
            if not remaining:
                break
            if self.item(there) is not None:
                target, remaining = there, remaining - 1
        return target

    def around(self, place: int) -> Iterator[T]:
        """The other items: those below ``place`` downwards, then those above it upwards."""
        for there in chain(range(place + 1, len(self._entries)), range(place - 1, -1, -1)):
            item = self.item(there)
            if item is not None:
                yield item
