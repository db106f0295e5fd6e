"""What an old Excel workbook (.xls) shows beside its numbers: percent signs, currencies and units.

Only the records that say so are looked at ([MS-CFB] for the file around them, [MS-XLS] for the records): sheets by
name and place, number formats, the format of each style, and which style a cell with a number has.
"""

import struct
from collections.abc import Iterator

from workshop.importing.formats import BUILT_IN, Styles, shown_by

_FREE = 0xFFFFFFFA  # from here on a number of a sector means that there is none
_SHEET, _FORMAT, _STYLE, _END = 0x85, 0x41E, 0xE0, 0x0A
_NUMBER, _SHORT, _SHORTS, _FORMULA = 0x203, 0x27E, 0xBD, 0x06


def old_styles(data: bytes) -> dict[str, Styles]:
    """The styles of each sheet by its name; none where the file is not as it should be, for it is then refused."""
    try:
        return _styles(_workbook(data))
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _styles(book: bytes) -> dict[str, Styles]:
    sheets: dict[str, int] = {}
    codes: dict[int, str] = dict(BUILT_IN)
    shown: list[str] = []
    for kind, body in _records(book, 0):
        if kind == _SHEET:
            sheets[_text(body[6:], body[6], 1)] = struct.unpack_from("<I", body)[0]
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = shown_by(_text(body[2:], length, 2))
        elif kind == _STYLE:
            shown.append(codes.get(struct.unpack_from("<H", body, 2)[0], ""))
    return {name: _cells(book, place, shown) for name, place in sheets.items()}


def _cells(book: bytes, place: int, shown: list[str]) -> Styles:
    found: dict[tuple[int, int], str] = {}
    for kind, body in _records(book, place):
        if kind in (_NUMBER, _SHORT, _FORMULA, _SHORTS):
            line, column = struct.unpack_from("<HH", body)
            for at in range(4, len(body) - 2, 6) if kind == _SHORTS else (4,):
                if sign := shown[struct.unpack_from("<H", body, at)[0]]:
                    found[line, column + (at - 4) // 6] = sign
    return found


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of their part of the file."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _END:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _text(body: bytes, length: int, behind: int) -> str:
    """A text behind its length and a byte that says whether its signs have two bytes each."""
    wide = body[behind] & 1
    raw = body[behind + 1 : behind + 1 + length * (1 + wide)]
    return raw.decode("utf-16-le" if wide else "latin-1")


def _workbook(data: bytes) -> bytes:
    """The stream of the workbook in the file around it."""
    (shift,) = struct.unpack_from("<H", data, 30)
    (directory,) = struct.unpack_from("<I", data, 48)
    small_below, small_table = struct.unpack_from("<II", data, 56)
    size = 1 << shift
    tables = [one for one in struct.unpack_from("<109I", data, 76) if one < _FREE]
    table = [one for sector in tables for one in struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)]

    def chain(first: int) -> bytes:
        return b"".join(data[(one + 1) * size : (one + 2) * size] for one in _chain(table, first))

    entries = chain(directory)
    for at in range(0, len(entries), 128):
        name = entries[at : at + max(entries[at + 64] - 2, 0)].decode("utf-16-le")
        first, length = struct.unpack_from("<II", entries, at + 116)
        if name not in ("Workbook", "Book"):
            continue
        if length >= small_below:
            return chain(first)[:length]
        small, raw = chain(struct.unpack_from("<I", entries, 116)[0]), chain(small_table)
        links = list(struct.unpack(f"<{len(raw) // 4}I", raw))
        return b"".join(small[one * 64 : one * 64 + 64] for one in _chain(links, first))[:length]
    return b""


def _chain(links: list[int], sector: int) -> Iterator[int]:
    for _ in links:
        if sector >= _FREE:
            return
        yield sector
        sector = links[sector]
