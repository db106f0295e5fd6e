"""The lines of the history, newest first, read from the log as far as they are wanted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import tzinfo
from itertools import islice

from msgspec.structs import replace

from store import Entry, Store
from workshop.track.history import Told, tell


class Past:
    """What was done, as far as it was read: ``lines`` are newest first.

    ``moves`` are the numbers of the changes that only went from place to place; ``undoes`` leads from a change
    that took another back to the number of that other.
    """

    def __init__(self, store: Store, names: Mapping[int, str], zone: tzinfo) -> None:
        self.lines: list[Told] = []
        self.moves: set[int] = set()
        self.undoes: dict[int, int] = {}
        self._store = store
        self._names = names
        self._zone = zone
        self._fates: dict[int, int | None] = {}
        self._older: Iterator[Entry] = store.newest_first()

    @property
    def newest(self) -> int:
        return self.lines[0].seq if self.lines else 0

    def read_older(self, count: int) -> bool:
        """Read so many changes further back; whether there may be more. StoreError where they cannot be read."""
        entries = list(islice(self._older, count))
        for entry in entries:
            self._note(entry, self._fates.setdefault)
        told = tell(reversed(entries), self._names, self._zone, moves=True)
        self.lines += [self._settled(line) for line in told]
        return len(entries) == count

    def read_newer(self) -> bool:
        """Read what was done since; whether there was anything; StoreError where it cannot be read."""
        newest = self.newest
        entries: list[Entry] = []
        for entry in self._store.newest_first():
            if entry.seq <= newest:
                break
            entries.append(entry)
        entries.reverse()
        changed: set[int] = set()
        for entry in entries:
            self._note(entry, self._fates.__setitem__)
            changed |= {entry.undoes or 0, entry.redoes or 0}
        if changed - {0}:
            self.lines = [self._settled(line) if line.seq in changed else line for line in self.lines]
        self.lines[:0] = tell(entries, self._names, self._zone, moves=True)
        return bool(entries)

    def _note(self, entry: Entry, keep: Callable[[int, int | None], object]) -> None:
        if entry.move:
            self.moves.add(entry.seq)
        if entry.undoes:
            self.undoes[entry.seq] = entry.undoes
            keep(entry.undoes, entry.seq)
        if entry.redoes:
            keep(entry.redoes, None)

    def _settled(self, line: Told) -> Told:
        fate = self._fates.get(line.seq)
        return line if line.undone_by == fate else replace(line, undone_by=fate)
