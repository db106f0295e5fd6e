"""Which lines of a damaged log still prove themselves, and where the others stood."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from store.line import SEAL, TRAILER, Line, parsed, trailer

_REMEMBERED = 64


@dataclass(slots=True)
class Salvaged:
    """What was found: the lines that are good, by number, and a sentence for each piece that is not.

    ``passed`` are sentences on pieces that are no damage: what dying writers left unfinished.
    """

    lines: dict[int, Line] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last good line."""
        return max(self.lines, default=0)

    @property
    def gaps(self) -> list[int]:
        """The numbers of the changes that are missing before the last good line."""
        return [seq for seq in range(1, self.last + 1) if seq not in self.lines]


def salvaged(data: bytes, name: str) -> Salvaged:
    """Look at a whole log, called ``name``.

    A line is good if it continues the line before it, or a piece that stands where that line stood: the checksum
    that a damaged line states, or the one that its bytes have now, is what the next line was started from.
    """
    found = Salvaged()
    before = [0]
    for number, start, piece, finished in _pieces(data):
        if piece.endswith(SEAL[:-1]) and finished:
            found.passed.append(f"{name}, line {number}: it was left unfinished and counts for nothing.")
            continue
        stated = _stated(piece)
        own = [zlib.crc32(memoryview(piece)[: 1 - TRAILER], crc) for crc in before]
        line = _line(piece) if stated in own else None
        if line is not None and line.seq > found.last:
            found.lines[line.seq] = line
            before = [own[own.index(stated)]] if stated is not None else before
        elif finished:
            found.damage.append(f"{name}, line {number} (byte {start:,}): it is not what was written there.")
            before = [*([] if stated is None else [stated]), *own, *before][:_REMEMBERED]
        elif piece:
            found.passed.append(
                f"{name} ends with {len(piece):,} bytes of an unfinished line; they count for nothing."
            )
    return found


def _pieces(data: bytes) -> Iterator[tuple[int, int, bytes, bool]]:
    """The lines with number and first byte, without their line break; whether they had one."""
    start = 0
    *lines, rest = data.split(b"\n")
    for number, piece in enumerate(lines, 1):
        yield number, start, piece, True
        start += len(piece) + 1
    yield len(lines) + 1, start, rest, False


def _stated(piece: bytes) -> int | None:
    try:
        crc = int(piece[-10:-2], 16)
    except ValueError:
        return None
    return crc if trailer(crc)[:-1] == piece[1 - TRAILER :] else None


def _line(piece: bytes) -> Line | None:
    try:
        line = parsed(piece)
        return line if line.moment.tzinfo is not None else None
    except ValueError:
        return None
