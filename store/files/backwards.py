"""The log, read from its end: the newest changes are there at once, however long the history is."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.errors import Damaged, reaching
from store.line import SEAL, Line, checksum, parsed

_BLOCK = 1 << 16
_CRC = re.compile(rb',"crc":"([0-9a-f]{8})"\}\n$')


def newest_first(path: Path) -> Iterator[Line]:
    """The lines of a log from its end to its beginning, each proved by the checksum of the one before it.

    :raises Damaged: the line before the last one given does not prove itself.
    """
    later = b""
    for data in _pieces(path):
        if later:
            yield _proved(path, later, _crc(data))
        later = data
    if later:
        yield _proved(path, later, 0)


def _pieces(path: Path) -> Iterator[bytes]:
    """The lines as they stand, from the end: without an unfinished one and those that were given up."""
    rest, finished = b"", False
    for block in _blocks(path):
        data = block + rest
        if not finished:
            data = data[: data.rfind(b"\n") + 1]
            finished = bool(data)
        first, *others = data.split(b"\n")
        rest = first + b"\n" if others else first
        yield from _good(reversed(others[:-1]))
    yield from _good([rest[:-1]] if rest else [])


def _blocks(path: Path) -> Iterator[bytes]:
    with reaching(path.name), path.open("rb") as file:
        offset = file.seek(0, 2)
        while offset:
            size = min(_BLOCK, offset)
            offset -= size
            file.seek(offset)
            yield file.read(size)


def _good(lines: Iterable[bytes]) -> Iterator[bytes]:
    return (data for line in lines if not (data := line + b"\n").endswith(SEAL))


def _crc(data: bytes) -> int:
    """The checksum that a line carries; -1 where it carries none."""
    found = _CRC.search(data)
    return int(found[1], 16) if found else -1


def _proved(path: Path, data: bytes, before: int) -> Line:
    try:
        if before >= 0 and checksum(data, before) is not None:
            return parsed(data)
    except (ValueError, RecursionError):
        pass
    raise Damaged(f"{path.name} cannot be read further back than this: 'workshop check' says what can be saved.")
