"""Undo and redo: setting back exactly what a change did, unless somebody built on it since."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from store import codec
from store.core import Core, Plan
from store.errors import CannotUndo
from store.index import Index, Key
from store.line import Line
from workshop.model import Record, RoundState, Workshop
from workshop.model.references import missing, references, referrers
from workshop.words.dates import short_day
from workshop.words.moments import time_words

_NOUNS = {"teams": "the team's settings", "check_ins": "check-in", "parked": "parked note"}
Document = dict[str, Any]


#: Gets the newest state and the one that would follow; raises RuleError where the rules are against it by now.
Judge = Callable[[Workshop, Workshop], object]


def always(_: Workshop, __: Workshop) -> None:
    """Allow it."""


def plan_undo(core: Core, before: Workshop, by: int | None, seq: int | None, allowed: Judge) -> tuple[Plan, str]:
    """What taking back change ``seq``, or the newest by ``by``, makes of the newest state; why newer ones stay.

    :raises CannotUndo: there is none, or somebody built on it since.
    """
    if seq is None:
        undone = take_back(core.index(), by, before, core.now().astimezone())
        allowed(before, undone.after)
        return Plan(undone.after, by, undone.line.do, undoes=undone.line.seq), undone.passed
    line = to_undo(core.index(), by, seq)
    return Plan(_reversed(core, line, before, allowed), by, line.do, undoes=line.seq), ""


def plan_redo(core: Core, before: Workshop, by: int | None, seq: int | None, allowed: Judge) -> Plan:
    """The same for doing change ``seq`` again, or what ``by`` undid last."""
    line = to_redo(core.index(), by, seq)
    do = core.index().line(line.undoes).do
    return Plan(_reversed(core, line, before, allowed), by, do, redoes=line.undoes)


def _reversed(core: Core, line: Line, before: Workshop, allowed: Judge) -> Workshop:
    after = Reversal(core.index(), line, core.now().astimezone())(before)
    allowed(before, after)
    return after


class Undone(Struct, frozen=True):
    """The change that is taken back, the state without it, and why newer ones were passed over (mostly empty)."""

    line: Line
    after: Workshop
    passed: str = ""


def take_back(index: Index, by: int | None, before: Workshop, now: datetime) -> Undone:
    """The newest change by ``by`` that still stands and is not a move, set back.

    What can never be undone is passed over, and so is what only stands under it.

    :raises CannotUndo: there is none, or somebody else changed the same since.
    """
    passed: dict[int, CannotUndo] = {}
    for line in _standing(index, by):
        try:
            _refuse_opened(line)
            after = Reversal(index, line, now)(before)
        except CannotUndo as refusal:
            if not _lasts(index, refusal, passed, by):
                raise
            passed[line.seq] = refusal
            continue
        return Undone(line, after, next((str(one) for one in passed.values()), ""))
    raise next(iter(passed.values()), CannotUndo("There is nothing to undo."))


def _lasts(index: Index, refusal: CannotUndo, passed: Collection[int], by: int | None) -> bool:
    """Whether what stands in the way can never be taken away from it."""
    if not refusal.blocker or refusal.blocker in passed:
        return True
    line = index.line(refusal.blocker)
    return bool(line.opened or line.move or (line.by == by and (line.undoes or line.redoes)))


def _standing(index: Index, by: int | None) -> Iterator[Line]:
    """What somebody did that still stands, the newest first; done again counts as done then."""
    seen = {1}
    for seq, done in index.standing():
        line = None if done in seen else index.line(seq)
        if line is not None and line.by == by and not line.move:
            seen.add(done)
            yield line if done == seq else index.line(done)


def to_undo(index: Index, by: int | None, seq: int) -> Line:
    """Change ``seq``, to be undone; CannotUndo where it is another's, or it can never be undone."""
    line = _wanted(index, seq)
    _refuse_foreign(line, by)
    if line.undoes:
        raise CannotUndo(f"Change {line.seq} took back change {line.undoes} itself: redo that one instead.")
    if index.undone_by(line.seq):
        raise CannotUndo(f"Change {line.seq} has been undone already.")
    _refuse_opened(line)
    if line.seq == 1:
        raise CannotUndo("This is where the file begins: there is nothing before it.")
    return line


def _refuse_opened(line: Line) -> None:
    if line.opened:
        raise CannotUndo(
            f"'{line.do}' cannot be undone: what was sealed has been opened and destroyed. "
            "An earlier change can be chosen in the history."
        )


def to_redo(index: Index, by: int | None, seq: int | None) -> Line:
    """The undo to take back: that of change ``seq``, or the newest one by ``by`` that still stands.

    Without ``seq`` there is none behind something new that ``by`` did since.

    :raises CannotUndo: there is none.
    """
    if seq is not None:
        if not (undone := index.undone_by(_wanted(index, seq).seq)):
            raise CannotUndo(f"Change {seq} has not been undone.")
        line = index.line(undone)
        _refuse_foreign(line, by)
        return line
    for line in index.newest_first():
        if line.by != by or line.move:
            continue
        if line.undoes and index.undone_by(line.undoes) == line.seq:
            return line
        if not line.undoes and not line.redoes:
            break
    raise CannotUndo("There is nothing to redo.")


def _refuse_foreign(line: Line, by: int | None) -> None:
    if by is not None and line.by != by:
        raise CannotUndo(f"Change {line.seq} was made by somebody else: they or the room can take it back.")


def _wanted(index: Index, seq: int) -> Line:
    if not 1 <= seq <= len(index):
        raise CannotUndo(f"There is no change {seq}: the newest is {len(index)}.")
    line = index.line(seq)
    return index.line(line.redoes) if line.redoes else line


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
        cut += _called_off(workshop, cut)
        after = workshop.put(*put).cut(*cut)
        self._refuse_referred(after, cut)
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
            raise self._since(workshop, key, changed, after)
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

    def _since(self, workshop: Workshop, key: Key, changed: Collection[str], value: Document | None) -> CannotUndo:
        """The refusal that says who changed these fields of a document last, and when."""
        newest = self._line.seq
        for seq in self._index.touching(key, newest):
            then = self._then(key, seq)
            if _differing(value, then) & set(changed) or (value is None) != (then is None):
                newest = seq
            value = then
        line = self._index.line(newest)
        if line.move:
            return CannotUndo(
                f"{_capital(noun(key))} has moved on since, and stays as it is. "
                "An earlier change can be chosen in the history.",
                newest,
            )
        who = _capital(_who(workshop, line.by))
        return CannotUndo(f"{who} changed {noun(key)} {self._when(line)}, after this: undo that first.", newest)

    def _refuse_referred(self, after: Workshop, cut: Collection[Record]) -> None:
        for other, key in referrers(after, *((record.TABLE, record.id) for record in cut)):
            seq = max(self._index.touching((other.TABLE, other.id), 0), default=0)
            line = self._index.line(seq)
            raise CannotUndo(
                f"{_capital(noun((other.TABLE, other.id)))} refers to {noun(key)}: "
                f"{_who(after, line.by)} changed it {self._when(line)}. Undo that first.",
                seq,
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
        day = "" if at.date() == self._now.date() else f"on {short_day(at.date())} "
        return f"{day}at {time_words(at)}"


def _called_off(workshop: Workshop, cut: Collection[Record]) -> list[Record]:
    """The votes without a result that are about any of these records: they go with them."""
    keys = {(record.TABLE, record.id) for record in cut}
    off = (one for one in workshop.rounds.values() if one.state is RoundState.CALLED_OFF)
    return [one for one in off if (one.TABLE, one.id) not in keys and keys & set(references(one))] if keys else []


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
