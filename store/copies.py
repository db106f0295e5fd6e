"""The copy: the state at one point of the log as an ordinary TinyDB file, written whole.

One document a line, and the table ``_log`` in the last line: it says which part of which log the copy
holds (``file``, ``seq``, ``offset``, ``crc``, ``at``, and ``front``, the checksum of all bytes of the log in front
of that place), the highest id ever used in each table (``ids``), which envelopes were opened (``opened``). It ends
with a checksum (``whole``) of every byte of the file before it.
"""

import zlib
from typing import Any

import msgspec
from msgspec import Struct

from store import codec
from store.line import FORMAT, Position
from store.state import State, changed
from workshop.model import KINDS, Table, Workshop

_MARK = b'\n"_log":'
_END = b',"whole":"%08x"}}}\n'
_END_LENGTH = len(_END % 0)


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The table ``_log``: what of the log a copy holds."""

    format: int
    file: str
    seq: int
    offset: int
    crc: str
    at: str
    ids: dict[str, int]
    opened: list[str]
    front: str = ""

    @property
    def position(self) -> Position:
        whole = int(self.front, 16) if self.front else None
        return Position(self.seq, self.offset, int(self.crc, 16), self.at, whole)


class Copy(Struct, frozen=True):
    """A copy that proves itself: its header, and the bytes of the whole."""

    header: Header
    data: bytes

    def state(self) -> State | None:
        """The state it holds; None where a document in it cannot be read."""
        try:
            tables = _decoder.decode(self.data)
            records = {name: _same_ids(getattr(tables, name)) for name in KINDS}
        except (ValueError, RecursionError):
            return None
        workshop = changed(Workshop(), records, {}, self.header.seq, self.header.ids)
        return State(workshop, frozenset(self.header.opened))


_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(
    msgspec.defstruct(
        "Tables",
        [
            (name, dict[int, kind], msgspec.field(default_factory=dict))  # type: ignore[valid-type]
            for name, kind in KINDS.items()
        ],
    )
)
_headers = msgspec.json.Decoder(dict[str, dict[str, Header]])


def _same_ids(documents: dict[int, Any]) -> Any:
    if any(record.id != key for key, record in documents.items()):
        raise ValueError("a document's id is not its key")
    return documents.values()


def written(state: State, position: Position, file: str) -> bytes:
    """The copy of a state at a position of the log that ``file`` tells from every other."""
    tables = [_table(state.workshop.table(name)) for name in KINDS if state.workshop.table(name)]
    ids = {name: last for name in KINDS if (last := state.workshop.table(name).last_id)}
    header = Header(
        format=FORMAT,
        file=file,
        seq=position.seq,
        offset=position.offset,
        crc=f"{position.crc:08x}",
        at=position.at,
        ids=ids,
        opened=sorted(state.opened),
        front="" if position.whole is None else f"{position.whole:08x}",
    )
    head = msgspec.json.encode({"1": header})[:-2]
    body = b"{" + b",\n".join(tables) + (b"," if tables else b"") + _MARK + head
    return body + _END % zlib.crc32(body)


def _table(table: Table[Any]) -> bytes:
    rows = (b'"%d":%b' % (key, codec.in_full(record)) for key, record in table.items())
    return b'"%b":{\n%b\n}' % (table.name.encode(), b",\n".join(rows))


def parsed(data: bytes) -> Copy | None:
    """The copy that ``data`` is; None if this program did not write it like that."""
    if len(data) < _END_LENGTH or data[-_END_LENGTH:] != _END % zlib.crc32(memoryview(data)[:-_END_LENGTH]):
        return None
    mark = data.rfind(_MARK)
    try:
        header = _headers.decode(b"{" + data[mark:])["_log"]["1"]
        int(header.crc, 16), int(header.front or "0", 16)
    except (KeyError, ValueError, RecursionError):
        return None
    return Copy(header, data) if mark >= 0 else None


def is_own(data: bytes) -> bool:
    """Whether a file was once written by this program, whatever has become of it since."""
    return b'"_log"' in data or b'"whole"' in data  # one of them may be what was damaged


def as_tinydb(data: bytes) -> dict[str, dict[str, Any]] | None:
    """The tables of a TinyDB file that somebody else wrote, without ``_log``; None if it is not one."""
    try:
        tables = msgspec.json.decode(data, type=dict[str, dict[str, Any]])
    except (ValueError, RecursionError):
        return None
    return {name: documents for name, documents in tables.items() if name != "_log"}
