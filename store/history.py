"""What was changed, by whom and when: the log, read for people."""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from typing import Any

import msgspec
from msgspec import Struct

from store.index import Index, Key
from store.line import Line
from store.place import Log
from store.state import State, behind
from workshop.model import Workshop

#: Documents by table and id.
Documents = dict[Key, dict[str, Any]]


class Entry(Struct, frozen=True):
    """One change. ``put`` holds its documents by table and id, ``cut`` the ids of those it removed.

    ``by`` is a member, or None for the room; ``undoes`` and ``redoes`` are the number of the change undone or
    done again, or None; ``opened`` the sealed envelope it opened, or empty.
    """

    seq: int
    at: datetime
    by: int | None
    do: str
    move: bool
    undoes: int | None
    redoes: int | None
    opened: str
    put: dict[str, dict[int, dict[str, Any]]]
    cut: dict[str, tuple[int, ...]]


def entry(line: Line) -> Entry:
    """A line of the log as an entry of the history."""
    return Entry(
        line.seq,
        line.moment,
        line.by,
        line.do,
        line.move,
        line.undoes or None,
        line.redoes or None,
        line.opened,
        {table: {key: _read(raw) for key, raw in some.items()} for table, some in line.put.items()},
        {table: tuple(ids) for table, ids in line.cut.items()},
    )


def _read(raw: msgspec.Raw) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.json.decode(raw)
    return document


def lines(source: Log) -> Iterator[Line]:
    """The lines of a log from its beginning; Damaged behind the last good line."""
    log = source.reader()
    try:
        while some := log.read():
            yield from some
    finally:
        log.close()


def origin(changes: Iterator[Entry]) -> str:
    """What names a team's file for ever: the first of its changes."""
    first = next(changes)
    return f"{first.at.isoformat()} {first.do}"


def details(index: Index, seq: int) -> tuple[Entry, Documents]:
    """A change, and what the documents it touched were before it; new ones are not among them."""
    line = index.line(seq)
    touched = [(table, key) for some in (line.put, line.cut) for table, keys in some.items() for key in keys]
    before = {key: raw for key in touched if (raw := index.document(key, seq - 1)) is not None}
    return entry(line), {key: _read(raw) for key, raw in before.items()}


def as_of(log: Log, moment: datetime) -> Workshop | None:
    """The workshop behind the last change before this moment; None where there was none."""
    some = list(takewhile(lambda line: line.moment < moment, lines(log)))
    return behind(State(), some).workshop if some else None


def replay(log: Log) -> Iterator[tuple[Entry, Workshop]]:
    """Every change, oldest first, with the workshop as it was behind it."""
    state = State()
    for line in lines(log):
        state = behind(state, [line])
        yield entry(line), state.workshop
