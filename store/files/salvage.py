"""Which lines of a damaged log still prove themselves, and where the others stood."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.line import SEAL, TRAILER, Line, Position, parsed, trailer
from store.place import Progress, untold
from workshop.words.numbers import exact_words

_REMEMBERED = 64
_SHORTEST = 60  # no line of a change is shorter, so no more of them can have been where others are
#: So many gaps and pieces of damage are told one by one.
TOLD = 50


@dataclass(slots=True)
class Salvaged:
    """What was found by going through a log: where its last good line ends, and which changes are missing.

    ``first`` is the first change where that is good. ``damage`` has a sentence for each piece that is not good,
    ``passed`` one on each that is no damage: what dying writers left unfinished.
    """

    position: Position = field(default_factory=Position)
    first: Line | None = None
    gaps: list[range] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    damaged: int = 0

    @property
    def last(self) -> int:
        """The number of the last good line."""
        return self.position.seq

    @property
    def lost(self) -> int:
        """How many changes before the last good line are missing."""
        return sum(map(len, self.gaps))

    def has(self, seq: int) -> bool:
        """Whether change ``seq`` was found good."""
        return 0 < seq <= self.last and not any(seq in gap for gap in self.gaps)

    def _took(self, line: Line, position: Position) -> None:
        if line.seq > self.last + 1:
            self.gaps.append(range(self.last + 1, line.seq))
        if line.seq == 1:
            self.first = line
        self.position = position

    def _told(self, sentence: str) -> None:
        self.damaged += 1
        if self.damaged <= TOLD:
            since = f", behind change {self.last} of {_moment(self.position.at)}" if self.last else ""
            self.damage.append(f"{sentence}{since}: it is not what was written there.")


def salvage(path: Path, found: Salvaged, progress: Progress = untold) -> Iterator[Line]:
    """The good lines of a log, from its beginning; what else there is, is noted in ``found`` on the way.

    A line is good if it continues the line before it, or a piece that stands where that line stood: the checksum
    that a damaged line states, or the one that its bytes have now, is what the next line was started from.
    """
    before, total = [0], path.stat().st_size
    for number, start, piece, finished in _pieces(path):
        if number % 5000 == 0:
            progress(start, total)
        if piece.endswith(SEAL[:-1]) and finished:
            found.passed.append(f"{path.name}, line {number}: it was left unfinished and counts for nothing.")
            continue
        stated = _stated(piece)
        own = [zlib.crc32(memoryview(piece)[: 1 - TRAILER], crc) for crc in before]
        line = _line(piece) if stated in own else None
        room = (start - found.position.offset) // _SHORTEST
        if line is not None and stated is not None and found.last < line.seq <= found.last + 1 + room:
            before = [stated]
            found._took(line, Position(line.seq, start + len(piece) + 1, stated, line.at))
            yield line
        elif finished:
            found._told(f"{path.name}, line {number} (byte {exact_words(start)})")
            before = [*([] if stated is None else [stated]), *own, *before][:_REMEMBERED]
        elif piece:
            found.passed.append(
                f"{path.name} ends with {exact_words(len(piece))} bytes of an unfinished line; "
                "they count for nothing."
            )
    if found.damaged > TOLD:
        found.damage.append(f"{path.name}: {exact_words(found.damaged - TOLD)} more lines like these.")
    progress(total, total)


def _pieces(path: Path) -> Iterator[tuple[int, int, bytes, bool]]:
    """The lines with number and first byte, without their line break; whether they had one."""
    number = start = 0
    with path.open("rb") as file:
        for number, piece in enumerate(file, 1):
            finished = piece.endswith(b"\n")
            yield number, start, piece.removesuffix(b"\n"), finished
            start += len(piece)


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
    except (ValueError, RecursionError):
        return None


def _moment(at: str) -> str:
    """A moment of the log for people: to the minute, in UTC."""
    return f"{at[:10]} {at[11:16]} UTC"
