"""Undo and redo: setting back exactly what a change did, unless somebody built on it since."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import msgspec

from store import codec
from store.core import Core, Plan
from store.errors import CannotUndo
from store.index import Index, Key
from store.line import Line
from workshop.model import Record, Workshop
from workshop.model.references import missing, referrers

_NOUNS = {"teams": "the team's settings", "check_ins": "check-in", "parked": "parked note"}
Document = dict[str, Any]


#: Gets the newest state and the one that would follow; raises RuleError where the rules are against it by now.
Judge = Callable[[Workshop, Workshop], object]


def always(_: Workshop, __: Workshop) -> None:
    """Allow it."""


def plan_undo(core: Core, before: Workshop, by: int | None, seq: int | None, allowed: Judge) -> Plan:
    """What taking back change ``seq``, or the newest by ``by``, makes of the newest state.

    :raises CannotUndo: there is none, or somebody built on it since.
    """
    line = to_undo(core.index(), by, seq)
    return Plan(_reversed(core, line, before, allowed), by, line.do, undoes=line.seq)


def plan_redo(core: Core, before: Workshop, by: int | None, seq: int | None, allowed: Judge) -> Plan:
    """The same for doing change ``seq`` again, or what ``by`` undid last."""
    line = to_redo(core.index(), by, seq)
    do = core.index().line(line.undoes).do
    return Plan(_reversed(core, line, before, allowed), by, do, redoes=line.undoes)


def _reversed(core: Core, line: Line, before: Workshop, allowed: Judge) -> Workshop:
    after = Reversal(core.index(), line, core.now().astimezone())(before)
    allowed(before, after)
    return after


def to_undo(index: Index, by: int | None, seq: int | None) -> Line:
    """The change to undo: number ``seq``, or the newest one by ``by`` that still stands and is not a move.

    :raises CannotUndo: there is none, or it can never be undone.
    """
    line = _wanted(index, seq) if seq is not None else _newest(index, by)
    _refuse_foreign(line, by)
    if line.undoes:
        raise CannotUndo(f"Change {line.seq} took back change {line.undoes} itself: redo that one instead.")
    if index.undone_by(line.seq):
        raise CannotUndo(f"Change {line.seq} has been undone already.")
    if line.opened:
        raise CannotUndo(
            f"'{line.do}' cannot be undone: what was sealed has been opened and destroyed. "
            "An earlier change can be chosen in the history."
        )
    if line.seq == 1:
        raise CannotUndo("This is where the file begins: there is nothing before it.")
    return line


def to_redo(index: Index, by: int | None, seq: int | None) -> Line:
    """The undo to take back: that of change ``seq``, or the newest one by ``by`` that still stands.

    :raises CannotUndo: there is none.
    """
    if seq is not None:
        if not (undone := index.undone_by(_wanted(index, seq).seq)):
            raise CannotUndo(f"Change {seq} has not been undone.")
        line = index.line(undone)
        _refuse_foreign(line, by)
        return line
    for line in index.newest_first():
        if line.undoes and line.by == by and index.undone_by(line.undoes) == line.seq:
            return line
    raise CannotUndo("There is nothing to redo.")


def _refuse_foreign(line: Line, by: int | None) -> None:
    if by is not None and line.by != by:
        raise CannotUndo(f"Change {line.seq} was made by somebody else: they or the room can take it back.")


def _wanted(index: Index, seq: int) -> Line:
    if not 1 <= seq <= len(index):
        raise CannotUndo(f"There is no change {seq}: the newest is {len(index)}.")
    line = index.line(seq)
    return index.line(line.redoes) if line.redoes else line


def _newest(index: Index, by: int | None) -> Line:
    for line in index.newest_first():
        done = line.by == by and not (line.move or line.undoes or line.redoes)
        if done and line.seq > 1 and not index.undone_by(line.seq):
            return line
    raise CannotUndo("There is nothing to undo.")


class Reversal:
    """Sets back what one change did. ``now`` is the moment, in the zone whose clock people look at."""

    def __init__(self, index: Index, line: Line, now: datetime) -> None:
        self._index = index
        self._line = line
        self._now = now

    def __call__(self, workshop: Workshop) -> Workshop:
        """The workshop with the fields that the change gave a value set back to what they were before it.

        :raises CannotUndo: somebody changed one of them since, or refers to what would go.
        """
        put: list[Record] = []
        cut: list[Record] = []
        for key in self._touched():
            now: Record | None = workshop.get(*key)
            record = self._set_back(workshop, key, now)
            if record is not None:
                put.append(record)
            elif now is not None:
                cut.append(now)
        after = workshop.put(*put).cut(*cut)
        for record in cut:
            self._refuse_referred(after, record)
        for record in put:
            self._refuse_dangling(workshop, after, record)
        return after

    def _touched(self) -> list[Key]:
        put = [(table, key) for table, some in self._line.put.items() for key in some]
        return put + [(table, key) for table, some in self._line.cut.items() for key in some]

    def _set_back(self, workshop: Workshop, key: Key, record: Record | None) -> Record | None:
        before = self._then(key, self._line.seq - 1)
        after = self._then(key, self._line.seq)
        now = codec.plain(record) if record is not None else None
        changed = _differing(before, after)
        if _differing(now, after) & changed or (now is None) != (after is None):
            raise CannotUndo(self._since(workshop, key, changed, after))
        if before is None or now is None:
            return self._record(key, before)
        set_back = {name: value for name, value in now.items() if name not in changed}
        return self._record(key, set_back | {name: before[name] for name in changed if name in before})

    def _then(self, key: Key, seq: int) -> Document | None:
        """What the document was behind a change, as it would be written today."""
        raw = self._index.document(key, seq)
        if raw is None:
            return None
        record, _ = codec.decoded(*key, raw)
        return codec.plain(record) if record is not None else msgspec.json.decode(raw)

    def _record(self, key: Key, document: Document | None) -> Record | None:
        if document is None:
            return None
        record, trouble = codec.decoded(*key, msgspec.json.encode(document))
        if record is None:
            raise CannotUndo(f"What was there before cannot be read: {trouble}")
        return record

    def _since(self, workshop: Workshop, key: Key, changed: Collection[str], value: Document | None) -> str:
        """The sentence on who changed these fields of a document last, and when."""
        newest = self._line.seq
        for seq in self._index.touching(key, newest):
            then = self._then(key, seq)
            if _differing(value, then) & set(changed) or (value is None) != (then is None):
                newest = seq
            value = then
        line = self._index.line(newest)
        if line.move:
            return (
                f"{_capital(noun(key))} has moved on since, and stays as it is. "
                "An earlier change can be chosen in the history."
            )
        who = _capital(_who(workshop, line.by))
        return f"{who} changed {noun(key)} {self._when(line)}, after this: undo that first."

    def _refuse_referred(self, after: Workshop, record: Record) -> None:
        for other in referrers(after, record.TABLE, record.id):
            seq = max(self._index.touching((other.TABLE, other.id), 0), default=0)
            line = self._index.line(seq)
            raise CannotUndo(
                f"{_capital(noun((other.TABLE, other.id)))} refers to {noun((record.TABLE, record.id))}: "
                f"{_who(after, line.by)} changed it {self._when(line)}. Undo that first."
            )

    def _refuse_dangling(self, before: Workshop, after: Workshop, record: Record) -> None:
        old: Record | None = before.get(record.TABLE, record.id)
        known = set(missing(before, old)) if old is not None else set()
        for gone in missing(after, record):
            if gone not in known:
                raise CannotUndo(
                    f"{_capital(noun((record.TABLE, record.id)))} belongs to {noun(gone)}, "
                    "which is not there any more."
                )

    def _when(self, line: Line) -> str:
        at = line.moment.astimezone(self._now.tzinfo)
        day = "" if at.date() == self._now.date() else f"on {at.day} {at:%b} "
        return f"{day}at {at:%H:%M}"


def _differing(one: Document | None, other: Document | None) -> set[str]:
    """The fields in which two documents differ; a missing document has none."""
    one, other = one or {}, other or {}
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def noun(key: Key) -> str:
    """A record as people call it: "step 12"."""
    table, number = key
    if table == "teams":
        return _NOUNS[table]
    return f"{_NOUNS.get(table) or table.removesuffix('s').replace('_', ' ')} {number}"


def _who(workshop: Workshop, by: int | None) -> str:
    if by is None:
        return "the room"
    member = workshop.members.get(by)
    return member.name if member else f"member {by}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
