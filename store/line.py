"""A change as one line of the log, and the checksum that chains it to the line before.

A line is a JSON object whose last key is ``crc``: the CRC-32 of everything before ``,"crc":``, started from the
checksum of the line before. So a line is good only behind the very history that its writer saw.
"""

import zlib
from datetime import UTC, datetime

import msgspec

#: The number of the file format that this program writes; the first line of a log carries its own.
FORMAT = 1
#: Ends a piece of a line that a dying writer left behind. No good line ends like this.
SEAL = b"~\n"

#: Documents by id, by table, as they stand in the line.
Documents = dict[str, dict[int, msgspec.Raw]]


class Line(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One change: who did what and when, whole documents put, ids cut.

    ``seq`` counts from 1. ``at`` is UTC. ``by`` is a member, or None for the room. ``move`` marks going from
    place to place, which undo passes over. ``undoes`` and ``redoes`` name the change undone or done again;
    ``opened`` the sealed envelope that this change opened; ``moved`` the place where the
    team lives from then on: nothing follows such a line. ``format``, ``file`` (which tells this log from every
    other) and ``program`` stand in the first line.
    """

    format: int = 0
    file: str = ""
    program: str = ""
    seq: int
    at: str
    by: int | None
    do: str
    move: bool = False
    undoes: int = 0
    redoes: int = 0
    opened: str = ""
    moved: str = ""
    put: Documents = {}
    cut: dict[str, list[int]] = {}

    @property
    def moment(self) -> datetime:
        """When it was made, in UTC."""
        return datetime.fromisoformat(self.at)


class Position(msgspec.Struct, frozen=True):
    """A place in the log: behind change ``seq``, made ``at``, whose line ends at byte ``offset``.

    ``whole`` is the CRC-32 of every byte in front of it, whatever they are; None if it is not known.
    """

    seq: int = 0
    offset: int = 0
    crc: int = 0
    at: str = ""
    whole: int | None = 0


_decoder = msgspec.json.Decoder(Line)
_encoder = msgspec.json.Encoder()


def trailer(crc: int) -> bytes:
    """How a line with this checksum ends."""
    return b',"crc":"%08x"}\n' % crc


#: The length of every line's end, in bytes.
TRAILER = len(trailer(0))


def written(line: Line, before: int) -> tuple[bytes, int]:
    """The line as it stands in the file behind a line with checksum ``before``, and its own checksum."""
    return chained(_encoder.encode(line)[:-1], before)


def chained(body: bytes, before: int) -> tuple[bytes, int]:
    """A line from its JSON without the closing brace, and its checksum."""
    crc = zlib.crc32(body, before)
    return body + trailer(crc), crc


def checksum(data: bytes, before: int) -> int | None:
    """The checksum of a line read from the file, or None where it does not continue ``before``."""
    crc = zlib.crc32(memoryview(data)[:-TRAILER], before)
    return crc if data[-TRAILER:] == trailer(crc) else None


def has_lines(tail: bytes) -> bool:
    """Whether there are whole lines that count in what is behind a place."""
    return any(not (piece + b"\n").endswith(SEAL) for piece in tail.split(b"\n")[:-1])


def parsed(data: bytes) -> Line:
    """The line that ``data`` spells; ValueError where it spells none."""
    return _decoder.decode(data)


def stamp(now: datetime) -> str:
    """A moment as lines carry it: UTC, to the millisecond."""
    if now.tzinfo is not UTC:
        now = now.astimezone(UTC)
    return now.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"
