"""Where to find things in a log: made when somebody undoes for the first time, then kept up to date.

It holds no documents, only numbers: where each line starts, which lines touched a document, and what is undone.
"""

from array import array
from collections import deque
from collections.abc import Iterator

import msgspec

from store.collecting import without_collecting
from store.errors import Damaged
from store.line import Line
from store.place import Log

#: A document: its table and id.
Key = tuple[str, int]

#: Lines that touch more documents than this, such as the first one of a large file, are kept as a whole.
_WIDE = 100


class Index:
    """An index of a log that is its own to read and close, as far as :meth:`extend` was last asked to go."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._ahead: deque[tuple[Line, int]] = deque()
        #: The lines asked for last, the newest behind: a wide one is asked for again and again for its documents.
        self._latest: deque[Line] = deque(maxlen=4)
        self._ends = array("Q", [0])
        self._touched: dict[Key, array[int]] = {}
        self._wide: list[tuple[int, dict[str, frozenset[int]]]] = []
        self._undone: dict[int, int] = {}
        #: The changes that undid another (0) or did one again (its number).
        self._reversals: dict[int, int] = {}

    def close(self) -> None:
        self._log.close()

    def extend(self, seq: int) -> None:
        """Take in the log up to change ``seq``, whatever others wrote since; Damaged where it cannot be read."""
        with without_collecting():
            while len(self._ends) <= seq:
                if not self._ahead:
                    self._ahead.extend(self._log.scan())
                if not self._ahead:
                    raise Damaged(f"{self._log.name} ends before change {seq}: 'workshop check' says more.")
                self._take(*self._ahead.popleft())

    def _take(self, line: Line, end: int) -> None:
        self._ends.append(end)
        touched = (*line.put.items(), *line.cut.items())
        if sum(len(keys) for _, keys in touched) > _WIDE:
            tables: dict[str, frozenset[int]] = {}
            for table, keys in touched:
                tables[table] = tables.get(table, frozenset()).union(keys)
            self._wide.append((line.seq, tables))
        else:
            for table, keys in touched:
                for key in keys:
                    self._touched.setdefault((table, key), array("Q")).append(line.seq)
        if line.undoes:
            self._undone[line.undoes] = line.seq
            self._reversals[line.seq] = 0
        if line.redoes:
            self._undone.pop(line.redoes, None)
            self._reversals[line.seq] = line.redoes

    def __len__(self) -> int:
        return len(self._ends) - 1

    def line(self, seq: int) -> Line:
        found = next((line for line in self._latest if line.seq == seq), None)
        if found is None:
            found = self._log.line(self._ends[seq - 1], self._ends[seq])
        else:
            self._latest.remove(found)
        self._latest.append(found)
        return found

    def newest_first(self) -> Iterator[Line]:
        return map(self.line, range(len(self), 0, -1))

    def standing(self) -> Iterator[tuple[int, int]]:
        """The changes that stand, newest first, each behind the number of the one that did it last."""
        for seq in range(len(self), 0, -1):
            done = self._reversals.get(seq, seq)
            if done and done not in self._undone:
                yield seq, done

    def undone_by(self, seq: int) -> int:
        """The number of the change that undid change ``seq``, or 0 while that stands."""
        return self._undone.get(seq, 0)

    def document(self, key: Key, seq: int) -> msgspec.Raw | None:
        """What a document was behind change ``seq``; None where it was not there."""
        table, number = key
        before = [one for one in self._touching(key) if one <= seq]
        return self.line(before[-1]).put.get(table, {}).get(number) if before else None

    def touching(self, key: Key, seq: int) -> list[int]:
        """The numbers of the changes after change ``seq`` that touched a document, oldest first."""
        return [one for one in self._touching(key) if one > seq]

    def _touching(self, key: Key) -> list[int]:
        table, number = key
        wide = [seq for seq, tables in self._wide if number in tables.get(table, ())]
        return sorted((*self._touched.get(key, ()), *wide))
