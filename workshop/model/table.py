"""A persistent table: an immutable mapping from id to record in which a change costs what it touches.

Records lie in chunks of neighbouring ids. A new version copies one chunk and the short list of chunks and
shares everything else with the version before, so old versions stay valid and cost next to nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from workshop.errors import RuleError

R = TypeVar("R")
Summary = TypeVar("Summary")

_BITS = 7
#: From so many changes on the records are grouped anew: one by one each would copy its whole group.
_MANY = 500


class Table(Mapping[int, R], Generic[R]):
    """Records of one kind by id, in the order of their ids.

    ``name`` is the table's name; ``parent`` the field by which records belong to another record (or empty).
    ``last_id`` is the highest id ever used, also by records that are gone: ids are never given out again.
    """

    __slots__ = ("_chunks", "_count", "_gathered", "_groups", "_parent", "_summaries", "last_id", "name")

    def __init__(self, name: str, parent: str = "", last_id: int = 0) -> None:
        self.name = name
        self._chunks: dict[int, dict[int, R]] = {}
        self._count = 0
        self._parent = parent
        self._groups: dict[int, tuple[int, ...]] | None = None
        self._gathered: dict[int, tuple[R, ...]] = {}
        self._summaries: dict[int, dict[Any, tuple[Any, Any]]] = {}
        self.last_id = last_id

    @property
    def next_id(self) -> int:
        """The id for the next new record."""
        return self.last_id + 1

    def need(self, key: int) -> R:
        """The record of this id; RuleError where there is none."""
        if key not in self:
            noun = self.name.removesuffix("s").replace("_", " ").capitalize()
            raise RuleError(f"{noun} {key} is not there. Look at the list and choose another.")
        return self[key]

    def of(self, parent: int) -> tuple[R, ...]:
        """The records that belong to ``parent`` (a step's goal, a goal's period …), by id."""
        if self._groups is None:
            self._groups = self._grouped()
        gathered = self._gathered.get(parent)
        if gathered is None:
            keys, chunks = self._groups.get(parent, ()), self._chunks
            gathered = self._gathered[parent] = tuple([chunks[key >> _BITS][key] for key in keys])
        return gathered

    def summary(self, parent: int, make: Callable[..., Summary], *about: Any) -> Summary:
        """What ``make(records, *about)`` gives for the records of ``parent``.

        It is worked out once, for as long as neither they nor ``about`` change: with thousands of records a change
        costs those of one parent. ``make`` looks at nothing but its arguments, and is no passing function.
        """
        known = self._summaries.setdefault(parent, {})
        found = known.get(make)
        if found is None or found[0] != about:
            found = known[make] = (about, make(self.of(parent), *about))
        summary: Summary = found[1]
        return summary

    def put(self, records: Iterable[R]) -> "Table[R]":
        """A new table with these records added, or in place of those with their ids."""
        return self._changed({self._id(record): record for record in records}, ())

    def cut(self, ids: Iterable[int]) -> "Table[R]":
        """A new table without the records of these ids."""
        return self._changed({}, ids)

    def with_last_id(self, last_id: int) -> "Table[R]":
        """The same table, giving out ids above ``last_id``."""
        table = self._changed({}, ())
        table.last_id = max(self.last_id, last_id)
        return table

    def differing(self, other: "Table[R]") -> Iterator[int]:
        """The ids whose records are not the same in both tables; chunks that they share are passed over."""
        for number in self._chunks.keys() | other._chunks.keys():
            mine, theirs = self._chunks.get(number, {}), other._chunks.get(number, {})
            if mine is not theirs:
                yield from (key for key in mine.keys() | theirs.keys() if mine.get(key) is not theirs.get(key))

    def _changed(self, put: dict[int, R], cut: Iterable[int]) -> "Table[R]":
        new: Table[R] = Table(self.name, self._parent, max(self.last_id, max(put, default=0)))
        new._chunks = chunks = dict(self._chunks)
        new._count = self._count
        new._groups = None if self._groups is None else dict(self._groups)
        new._gathered = dict(self._gathered)
        new._summaries = dict(self._summaries)
        gone = set(cut)
        if len(put) + len(gone) > _MANY:
            new._groups, new._gathered, new._summaries = None, {}, {}
        own: set[int] = set()

        def chunk_of(key: int) -> dict[int, R]:
            number = key >> _BITS
            if number not in own:
                own.add(number)
                chunks[number] = dict(chunks.get(number, ()))
            return chunks[number]

        for key in gone:
            if key in self:
                old = chunk_of(key).pop(key)
                new._count -= 1
                new._regroup(key, old, None)
        for key, record in put.items():
            chunk = chunk_of(key)
            before = chunk.get(key)
            if before is None:
                new._count += 1
            chunk[key] = record
            if new._groups is not None:
                new._regroup(key, before, record)
        return new

    def _regroup(self, key: int, before: R | None, after: R | None) -> None:
        """Put a record that came, went or changed where it belongs; part of making this table."""
        groups = self._groups
        if groups is None or not self._parent:
            return
        left: Any = getattr(before, self._parent, None)
        entered: Any = getattr(after, self._parent, None)
        for parent in (left, entered):
            self._gathered.pop(parent, None)
            self._summaries.pop(parent, None)
        if left == entered:
            return
        if left is not None:
            groups[left] = tuple(other for other in groups[left] if other != key)
        if entered is not None:
            groups[entered] = tuple(sorted((*groups.get(entered, ()), key)))

    def _grouped(self) -> dict[int, tuple[int, ...]]:
        groups: dict[int, list[int]] = {}
        if self._parent:
            for number in sorted(self._chunks):
                for key, record in sorted(self._chunks[number].items()):
                    parent = getattr(record, self._parent)
                    if parent is not None:
                        groups.setdefault(parent, []).append(key)
        return {parent: tuple(keys) for parent, keys in groups.items()}

    @staticmethod
    def _id(record: Any) -> int:
        key: int = record.id
        if key < 1:
            raise ValueError(f"a record's id is 1 or more, not {key}")
        return key

    def __getitem__(self, key: int) -> R:
        return self._chunks[key >> _BITS][key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and key in self._chunks.get(key >> _BITS, ())

    def __iter__(self) -> Iterator[int]:
        for number in sorted(self._chunks):
            yield from sorted(self._chunks[number])

    def __len__(self) -> int:
        return self._count
