"""What lines do to a state: the aggregate, what was opened, and what could not be read."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct, field

from store import codec
from store.line import Documents, Line
from workshop.model import KINDS, Record, Workshop


class State(Struct, frozen=True):
    """A team's file as it is behind one of its changes.

    ``opened`` are the envelopes that were opened, ``troubles`` sentences about documents that cannot be used,
    by table and id, ``moved`` where the team lives from now on (empty: still here).
    """

    workshop: Workshop = field(default_factory=Workshop)
    opened: frozenset[str] = frozenset()
    troubles: Mapping[tuple[str, int], str] = field(default_factory=dict)
    moved: str = ""


def behind(state: State, lines: Iterable[Line]) -> State:
    """The state behind these lines; documents that are put more than once are read once."""
    put: Documents = {}
    cut: dict[str, set[int]] = {}
    last: dict[str, int] = {}
    opened, moved = set(state.opened), state.moved
    seq = state.workshop.version
    for line in lines:
        seq = line.seq
        for table, documents in line.put.items():
            put.setdefault(table, {}).update(documents)
            cut.setdefault(table, set()).difference_update(documents)
            last[table] = max(last.get(table, 0), *documents) if documents else last.get(table, 0)
        for table, ids in line.cut.items():
            here = put.setdefault(table, {})
            for key in ids:
                here.pop(key, None)
            last[table] = max(last.get(table, 0), *ids) if ids else last.get(table, 0)
            cut.setdefault(table, set()).update(ids)
        if line.opened:
            opened.add(line.opened)
        moved = line.moved or moved
    troubles = {key: text for key, text in state.troubles.items() if not _settled(key, put, cut)}
    records, gone = _read(put, cut, troubles)
    workshop = changed(state.workshop, records, gone, seq, last)
    return State(workshop, frozenset(opened), troubles, moved)


def _settled(key: tuple[str, int], put: Documents, cut: Mapping[str, set[int]]) -> bool:
    table, number = key
    return number in put.get(table, ()) or number in cut.get(table, ())


def _read(
    put: Documents, cut: Mapping[str, set[int]], troubles: dict[tuple[str, int], str]
) -> tuple[dict[str, list[Record]], dict[str, set[int]]]:
    records: dict[str, list[Record]] = {}
    gone = {table: set(ids) for table, ids in cut.items() if table in KINDS}
    for table, documents in put.items():
        for key, raw in documents.items():
            record, trouble = codec.decoded(table, key, raw)
            if trouble:
                troubles[table, key] = trouble
            if record is not None:
                records.setdefault(table, []).append(record)
            elif table in KINDS:
                gone.setdefault(table, set()).add(key)
    return records, gone


def changed(
    workshop: Workshop,
    records: Mapping[str, Iterable[Record]],
    cut: Mapping[str, Iterable[int]],
    version: int,
    last: Mapping[str, int] | None = None,
) -> Workshop:
    """The workshop with these records put and ids cut, settled at change ``version``.

    ``last`` are the highest ids that were ever used, by table.
    """
    tables: dict[str, Any] = {}
    for name in {*records, *cut, *(last or ())} & KINDS.keys():
        table = workshop.table(name)
        if name in cut:
            table = table.cut(cut[name])
        if name in records:
            table = table.put(records[name])
        if last and last.get(name, 0) > table.last_id:
            table = table.with_last_id(last[name])
        tables[name] = table
    return workshop.evolved(**tables, touched=frozenset(), version=version)


class Difference(Struct, frozen=True):
    """What a change did to a state: as documents for the line, as records for the next state."""

    put: Documents
    cut: dict[str, list[int]]
    records: dict[str, list[Record]]

    def __bool__(self) -> bool:
        return bool(self.put or self.cut)


def difference(before: Workshop, after: Workshop) -> Difference:
    """What of that which ``after`` touched differs from ``before``; Unfit where no document can hold it."""
    put: Documents = {}
    cut: dict[str, list[int]] = {}
    records: dict[str, list[Record]] = {}
    for table, key in sorted(after.touched):
        old, new = before.get(table, key), after.get(table, key)
        if new is None:
            if old is not None:
                cut.setdefault(table, []).append(key)
        elif new != old:
            raw, record = codec.checked(new)
            put.setdefault(table, {})[key] = msgspec.Raw(raw)
            records.setdefault(table, []).append(record)
    return Difference(put, cut, records)
