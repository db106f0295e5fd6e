"""The lines of a log that takes the place of a damaged one."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from store import beginning, codec, copies
from store.files.check import Looked
from store.files.salvage import Salvaged
from store.foreign import taken_over
from store.line import FORMAT, Documents, Line, stamp
from store.state import State, behind
from workshop.model import KINDS
from workshop.model.references import missing

#: What stands in the place of a change that could not be read.
LOST = "lost: this change could not be read"


def lines(looked: Looked, now: datetime) -> list[Line]:
    """All lines of the new log; none if nothing in the files is of use."""
    log = looked.log or Salvaged()
    state = _state_of_copy(looked, log)
    if not log.lines and state is None:
        return _from_damaged_copy(looked, now)
    at = stamp(now)
    known = state.workshop.version if state else 0
    by_seq: dict[int, Line] = {}
    for seq in range(1, max(log.last, known) + 1):
        line = log.lines.get(seq) or Line(seq=seq, at=at, by=None, do=LOST, move=True)
        at = line.at
        by_seq[seq] = replace(line, put=_readable(line.put))
    if state is not None:
        _put_back(by_seq, log, state)
    by_seq[1] = replace(by_seq[1], format=FORMAT, file=beginning.new_file(), program=beginning.program())
    return [*by_seq.values(), *_reserved(by_seq, state, stamp(now))]


def _state_of_copy(looked: Looked, log: Salvaged) -> State | None:
    """The state that an intact copy holds, if it belongs to this log and knows something that the log has lost."""
    copy = looked.copy
    if copy is None or (1 in log.lines and log.lines[1].file != copy.header.file):
        return None
    lost = copy.header.seq > log.last or any(gap <= copy.header.seq for gap in log.gaps)
    return copy.state() if lost else None


def _readable(put: Documents) -> Documents:
    """The documents that can be used, without fields that nobody knows."""
    readable: Documents = {}
    for table, documents in put.items():
        for key, raw in documents.items():
            record, trouble = codec.decoded(table, key, raw)
            if record is not None:
                good = msgspec.Raw(codec.encoded(record)) if trouble else raw
                readable.setdefault(table, {})[key] = good
    return readable


def _put_back(by_seq: dict[int, Line], log: Salvaged, copied: State) -> None:
    """Put what the copy knows, and the good lines up to its place do not say, into the last lost line before it.

    No good line behind that one touches these documents, or it would say the same as the copy.
    """
    upto = copied.workshop.version
    replayed = behind(State(), (by_seq[seq] for seq in range(1, upto + 1)))
    put: Documents = {}
    cut: dict[str, list[int]] = {}
    for name in KINDS:
        knows, says = copied.workshop.table(name), replayed.workshop.table(name)
        for key, record in knows.items():
            if says.get(key) != record:
                put.setdefault(name, {})[key] = msgspec.Raw(codec.encoded(record))
        if gone := [key for key in says if key not in knows]:
            cut[name] = gone
    place = max(seq for seq in range(1, upto + 1) if seq not in log.lines)
    by_seq[place] = replace(by_seq[place], put=put, cut=cut)
    unknown = copied.opened - replayed.opened
    for seq, envelope in zip((seq for seq in by_seq if seq not in log.lines), sorted(unknown), strict=False):
        by_seq[seq] = replace(by_seq[seq], opened=envelope)


def _reserved(by_seq: dict[int, Line], copied: State | None, at: str) -> list[Line]:
    """A last line that keeps the ids of lost records from being given out again, where there are some."""
    workshop = behind(State(), by_seq.values()).workshop
    used: dict[str, int] = {}
    for name in KINDS:
        if copied is not None:
            used[name] = max(used.get(name, 0), copied.workshop.table(name).last_id)
        for record in workshop.table(name).values():
            for table, key in missing(workshop, record):
                used[table] = max(used.get(table, 0), key)
    cut = {name: [key] for name, key in used.items() if name in KINDS and key > workshop.table(name).last_id}
    return [Line(seq=len(by_seq) + 1, at=at, by=None, do="mend the file", move=True, cut=cut)] if cut else []


def _from_damaged_copy(looked: Looked, now: datetime) -> list[Line]:
    """One line with the documents that can still be read in a copy that proves nothing."""
    tables: dict[str, dict[str, Any]] | None = None
    if looked.paths.copy.exists():
        tables = copies.as_tinydb(looked.paths.copy.read_bytes())
    workshop, _ = taken_over(tables or {})
    if not any(workshop.table(name) for name in KINDS):
        return []
    return [beginning.first_line(workshop, f"take over what {looked.paths.copy.name} still holds", now)]
