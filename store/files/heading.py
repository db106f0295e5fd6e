"""The first line of a log, before anything else is known of it."""

import re
from collections.abc import Callable

from store.line import FORMAT, checksum

_FIRST = re.compile(rb'\{(?:"format":(\d{1,9}),"file":"([0-9a-f]*)",|"seq":1,)')
#: Reads so many bytes from a byte on.
Read = Callable[[int, int], bytes]


def number(read: Read) -> int | None:
    """The format number: 0 where it has none, None where no sound first line is there."""
    found = _FIRST.match(read(0, 64))
    if found is None:
        return None
    number = int(found[1] or 0)
    return number if number == FORMAT or first(read) else None


def file(read: Read) -> str:
    """What tells the log from every other; empty where it does not say."""
    found = _FIRST.match(read(0, 64))
    return (found[2] or b"").decode() if found else ""


def first(read: Read) -> bytes:
    """The whole line as it stands in the file; empty where it is not sound."""
    data = b""
    while b"\n" not in data and (more := read(len(data), 1 << 20)):
        data += more
    line, end, _ = data.partition(b"\n")
    return line + end if end and checksum(line + end, 0) is not None else b""
