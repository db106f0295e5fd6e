"""The lines of a log that takes the place of a damaged one."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from store import beginning, codec, copies
from store.files import check
from store.files.check import Looked
from store.files.salvage import Salvaged, salvage
from store.foreign import taken_over
from store.line import FORMAT, Documents, Line, stamp
from store.state import State, behind
from workshop.model import KINDS, Workshop
from workshop.model.references import missing

#: What stands in the place of a change that could not be read.
LOST = "lost: this change could not be read"


def lines(looked: Looked, now: datetime) -> Iterator[Line]:
    """All lines of the new log; none if nothing in the files is of use. Few of them are held at a time."""
    log = looked.log or Salvaged()
    copied = _state_of_copy(looked, log)
    if not log.last and copied is None:
        yield from _from_damaged_copy(looked, now)
        return
    known = copied.workshop.version if copied else 0
    changed = _put_back(looked, log, copied, stamp(now)) if copied is not None else {}
    begin: dict[str, Any] = {"format": FORMAT, "file": beginning.new_file(), "program": beginning.program()}
    changed[1] = changed.get(1, {}) | begin
    state = State()
    for some in check.batches(_every(looked, log, max(log.last, known), stamp(now)), 0):
        new = [replace(line, **changed[line.seq]) if line.seq in changed else line for line in some]
        state = behind(state, new)
        yield from new
    yield from _reserved(state.workshop, copied, stamp(now))


def _every(looked: Looked, log: Salvaged, last: int, at: str) -> Iterator[Line]:
    """A line for every change up to ``last``: the good ones with what can be used of them."""
    seq = 0
    for line in salvage(looked.paths.log, Salvaged()) if log.last else ():
        for missing_one in range(seq + 1, line.seq):
            yield Line(seq=missing_one, at=at, by=None, do=LOST, move=True)
        seq, at = line.seq, line.at
        yield replace(line, put=_readable(line.put))
    for missing_one in range(seq + 1, last + 1):
        yield Line(seq=missing_one, at=at, by=None, do=LOST, move=True)


def _state_of_copy(looked: Looked, log: Salvaged) -> State | None:
    """The state that an intact copy holds, if it belongs to this log and knows something that the log has lost."""
    copy = looked.copy
    if copy is None or not check.belongs(copy, log):
        return None
    lost = copy.header.seq > log.last or any(gap[0] <= copy.header.seq for gap in log.gaps)
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


def _put_back(looked: Looked, log: Salvaged, copied: State, at: str) -> dict[int, dict[str, Any]]:
    """What lost lines get, by their numbers.

    What the copy knows, and the good lines up to its place do not say, goes into the last lost line before it: no
    good line behind that one touches these documents, or it would say the same as the copy.
    """
    upto = copied.workshop.version
    replayed = State()
    for some in check.batches(_every(looked, log, upto, at), upto):
        replayed = behind(replayed, some)
        if some[-1].seq >= upto:
            break
    put: Documents = {}
    cut: dict[str, list[int]] = {}
    for name in KINDS:
        knows, says = copied.workshop.table(name), replayed.workshop.table(name)
        for key, record in knows.items():
            if says.get(key) != record:
                put.setdefault(name, {})[key] = msgspec.Raw(codec.encoded(record))
        if gone := [key for key in says if key not in knows]:
            cut[name] = gone
    lost = [*log.gaps, range(log.last + 1, upto + 1)] if upto > log.last else log.gaps
    place = max(min(gap[-1], upto) for gap in lost if gap[0] <= upto)
    changed: dict[int, dict[str, Any]] = {place: {"put": put, "cut": cut}}
    for seq, envelope in zip(chain(*lost), sorted(copied.opened - replayed.opened), strict=False):
        changed[seq] = changed.get(seq, {}) | {"opened": envelope}
    return changed


def _reserved(workshop: Workshop, copied: State | None, at: str) -> Iterator[Line]:
    """A last line that keeps the ids of lost records from being given out again, where there are some."""
    used: dict[str, int] = {}
    for name in KINDS:
        if copied is not None:
            used[name] = max(used.get(name, 0), copied.workshop.table(name).last_id)
        for record in workshop.table(name).values():
            for table, key in missing(workshop, record):
                used[table] = max(used.get(table, 0), key)
    cut = {name: [key] for name, key in used.items() if name in KINDS and key > workshop.table(name).last_id}
    if cut:
        yield Line(seq=workshop.version + 1, at=at, by=None, do="mend the file", move=True, cut=cut)


def _from_damaged_copy(looked: Looked, now: datetime) -> list[Line]:
    """One line with the documents that can still be read in a copy that proves nothing."""
    tables: dict[str, dict[str, Any]] | None = None
    if looked.paths.copy.exists():
        tables = copies.as_tinydb(looked.paths.copy.read_bytes())
    workshop, _ = taken_over(tables or {})
    if not any(workshop.table(name) for name in KINDS):
        return []
    return [beginning.first_line(workshop, f"take over what {looked.paths.copy.name} still holds", now)]
