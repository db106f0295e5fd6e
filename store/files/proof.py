"""Whether what was read long ago is still as it was: the checksum of every byte in front of a place."""

import zlib
from collections.abc import Callable, Iterator

from store.errors import Damaged
from store.line import Position

_AT_ONCE, _LITTLE = 1 << 20, 1 << 18
#: Reads so many bytes from a byte on.
Read = Callable[[int, int], bytes]


def front(read: Read, upto: int) -> int:
    """The CRC-32 of all bytes in front of byte ``upto``."""
    crc = 0
    for start in range(0, upto, _AT_ONCE):
        crc = zlib.crc32(read(start, min(_AT_ONCE, upto - start)), crc)
    return crc


def scrub(read: Read, name: str, here: Position) -> Iterator[None]:
    """Read again what is in front of a place, a little at a time; Damaged where it is not as it was."""
    crc = 0
    for start in range(0, here.offset, _LITTLE):
        crc = zlib.crc32(read(start, min(_LITTLE, here.offset - start)), crc)
        yield
    if here.whole not in (None, crc):
        raise Damaged(
            f"{name} is not as it was in front of change {here.seq}: nothing more is written to it. "
            "'workshop check' says what can be saved."
        )
