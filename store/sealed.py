"""The file of the sealed box: lines of JSON, each with a checksum of its own, the first with the ``edition``.

A line is ``{"envelope":"ballots:4","member":3,"content":{…}}#8a9d0da3``, or for typing not yet finished
``{"place":"…","member":3,"text":"…"}#…``; of several lines for one place and member the last one counts.
"""

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

_END = len(b"#00000000")
_TYPING = b'{"place":'  # only behind the first of these can anything be unfinished
#: What is being typed, by place and member (0: the room).
Kept = dict[tuple[str, int], str]


class Contents(msgspec.Struct):
    """What is in the box: content by member by envelope, text by place and member, damaged lines.

    ``edition`` is the number in the first line, ``sealed_end`` the byte at which typing begins.
    """

    envelopes: dict[str, dict[int, Any]] = msgspec.field(default_factory=dict)
    kept: Kept = msgspec.field(default_factory=dict)
    damaged: int = 0
    edition: int = 0
    sealed_end: int = 0


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line: a member's content in an envelope, or text at a place."""

    edition: int = 0
    place: str = ""
    envelope: str = ""
    member: int = 0
    content: Any = None
    text: str = ""


_entries = msgspec.json.Decoder(Entry)


def line(entry: Entry) -> bytes:
    """An entry as it stands in the file."""
    body = msgspec.json.encode(entry)
    return b"%b#%08x\n" % (body, zlib.crc32(body))


def parsed(data: bytes) -> Contents:
    """What the file holds; a last line that is not finished counts for nothing."""
    contents = Contents()
    for entry in _lines(data, contents):
        if entry.edition:
            contents.edition = entry.edition
        elif entry.place:
            contents.kept[entry.place, entry.member] = entry.text
        else:
            contents.envelopes.setdefault(entry.envelope, {})[entry.member] = numbered(entry.content)
    return contents


def sound(data: bytes) -> bytes:
    """The lines of a damaged box that prove themselves."""
    contents = parsed(data)
    return written(contents.envelopes, contents.kept, contents.edition + 1)


def written(envelopes: dict[str, dict[int, Any]], kept: Kept, edition: int = 0) -> bytes:
    """The whole file; nothing in it tells in which order things were sealed."""
    lines = [line(Entry(edition=edition))] if edition else []
    lines += [
        line(Entry(envelope=envelope, member=member, content=content))
        for envelope, some in sorted(envelopes.items())
        for member, content in sorted(some.items())
    ]
    lines += [line(Entry(member=member, place=place, text=text)) for (place, member), text in sorted(kept.items())]
    return b"".join(lines)


def numbered(value: Any) -> Any:
    """The value with numbers as the keys of objects whose keys are all whole numbers."""
    if isinstance(value, list):
        return [numbered(one) for one in value]
    if isinstance(value, dict):
        numbers = all(key.isdecimal() and key.isascii() for key in value)
        return {int(key) if numbers else key: numbered(one) for key, one in value.items()}
    return value


def _lines(data: bytes, contents: Contents) -> Iterator[Entry]:
    typing, end = False, 0
    for piece in data.split(b"\n")[:-1]:
        body, check = piece[:-_END], piece[-_END:]
        typing = typing or piece.startswith(_TYPING)
        end += len(piece) + 1
        if not typing:
            contents.sealed_end = end
        if not piece:
            continue
        try:
            if check != b"#%08x" % zlib.crc32(body):
                raise ValueError("checksum")
            entry = _entries.decode(body)
        except (ValueError, RecursionError):
            contents.damaged += not typing
        else:
            yield entry
