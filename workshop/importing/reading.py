"""From bytes to sheets: encoding, separator, quotation marks, workbooks, and the true line number of every row."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from workshop.errors import RuleError
from workshop.words.numbers import count_words
from workshop.words.text import clean

SEPARATORS = (",", ";", "\t", "|")
#: A team's sheets are far smaller; a larger file is another kind of file.
LARGEST_FILE, MOST_ROWS, MOST_COLUMNS = 25_000_000, 20_000, 500
#: In so many rows from the top a header is looked for.
HEADER_WITHIN = 40

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of text without a mark that is not UTF-8.
_OLDER = {
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "cp932": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "mac_roman": "Western European (Macintosh)",
    "cp850": "Western European (DOS)",
}
#: The letters and signs of the languages that are understood, and a Japanese sign where it hardly is one.
_USUAL = frozenset("äöüßÄÖÜéèêëàâçîïôùûœÉÈÀÇñáíóúÁÍÓÚÑ¿¡ãõâÃÕìòÌÒąćęłńóśźżĄĆĘŁŃŚŹŻåÅ€£¥§°“”„‚‘’»«–—…×·²³ºª™©®\xa0")
_STRAY = re.compile("[a-zA-Z][一-鿿]|[一-鿿][a-z]|[\x80-\x9f]|\\w[À-ÖØ-Þ][a-zß-ÿ]")
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])(?=[\r\n])", re.IGNORECASE)


class Row(Struct, frozen=True):
    """The cells of a row and the line it begins in, counted from 1 as an editor or a spreadsheet does."""

    line: int
    cells: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The rows of a sheet that are not empty, with its ``name`` in a workbook; ``notes`` say how it was read."""

    rows: tuple[Row, ...]
    name: str = ""
    notes: tuple[str, ...] = ()


def read(data: bytes, known: Callable[[tuple[str, ...]], int] = len) -> tuple[Sheet, ...]:
    """The sheets of a file; ``known`` counts the names of columns among cells, and so finds the separator.

    RuleError where the file is too large, is neither text nor a workbook, or is broken in its quotation marks.
    """
    if len(data) > LARGEST_FILE:
        raise RuleError(f"The file is larger than {LARGEST_FILE // 1_000_000} MB: this is not a team's sheet.")
    if data.startswith(_WORKBOOK):
        from workshop.importing.workbook import read_workbook

        return read_workbook(data)
    if data.lstrip()[:1] == b"{":
        raise RuleError(
            "This is JSON and no sheet: a team's own file is opened, and only what 'workshop report all --format "
            "json' wrote comes back."
        )
    text, notes = _decoded(data, known)
    named = _SEPARATOR_LINE.match(text)
    if named:
        text = text[named.end() :]  # the line break stays, so that lines keep their numbers
    rows: list[Row] = []
    for row in _rows(text, named[1] if named else _separator(text, known)):
        if len(rows) >= MOST_ROWS or len(row.cells) > MOST_COLUMNS:
            raise too_large()
        rows.append(row)
    if not rows:
        raise RuleError("The file is empty: it needs a line that names its columns.")
    return (Sheet(tuple(rows), notes=notes),)


def too_large() -> RuleError:
    """The refusal of a sheet with more rows or columns than any team needs."""
    lines = count_words(MOST_ROWS, "line")
    return RuleError(f"A sheet has at most {lines} and {MOST_COLUMNS} columns: import a part of it.")


def _decoded(data: bytes, known: Callable[[tuple[str, ...]], int]) -> tuple[str, tuple[str, ...]]:
    marked = [name for bom, name in _BOMS if data.startswith(bom)]
    wide = "utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le"
    if (text := _read_as(data, marked[0] if marked else wide if b"\0" in data else "utf-8")) is not None:
        return text, ()
    older = {} if marked else {name: text for name in _OLDER if (text := _read_as(data, name)) is not None}
    if not older or not re.search(rb"[\r\n]", data):
        raise _no_text()
    best = max(older, key=lambda name: _likely(older[name], known))
    return older[best], (f"The file is not UTF-8 and was read as {_OLDER[best]}: look at its accents.",)


def _read_as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _likely(text: str, known: Callable[[tuple[str, ...]], int]) -> tuple[int, int]:
    """How likely a text is: by the names of columns in its first lines, then by the signs that are not ASCII."""
    names = [known(tuple(re.split(r"[,;\t|]", line))) for line in text.splitlines()[:HEADER_WITHIN]]
    odd = sum(sign > "\x7f" and sign not in _USUAL and not "぀" <= sign <= "鿿" for sign in text[:20_000])
    return max(names, default=0), -odd - 2 * len(_STRAY.findall(text[:20_000]))


def _no_text() -> RuleError:
    return RuleError("The file is not readable text: save it again as “CSV UTF-8”.")


def _separator(text: str, known: Callable[[tuple[str, ...]], int]) -> str:
    """The separator with which one of the first rows has the most known columns, else the most columns.

    Of two that are as good, the one with fewer rows that are longer than that row.
    """

    def found(separator: str) -> tuple[int, int, int]:
        rows: list[tuple[int, int]] = []
        try:
            for row, _ in zip(_rows(text, separator), range(HEADER_WITHIN), strict=False):
                rows.append((known(row.cells), len(row.cells)))
        except RuleError:
            pass
        best = max(rows, default=(0, 0))
        return *best, -sum(width > best[1] for _, width in rows)

    return max(SEPARATORS, key=found)


def _rows(text: str, separator: str) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(clean(cell) for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        raise RuleError(
            f"Line {line}: a quotation mark is opened here and not closed as it should be, and the rest cannot be "
            "read. Close it, and write a quotation mark inside a text twice."
        ) from None
