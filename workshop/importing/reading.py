"""From bytes to rows: encoding, separator, quotation marks, and the true line number of every row."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from msgspec import Struct

from workshop.errors import RuleError
from workshop.importing import columns
from workshop.words.text import clean

SEPARATORS = (",", ";", "\t", "|")
#: A spreadsheet of goals is far smaller; a larger file is another kind of file.
LARGEST_FILE, MOST_ROWS = 5_000_000, 5_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])(?=[\r\n])", re.IGNORECASE)


class Row(Struct, frozen=True):
    """The cells of a row and the line it begins in, counted from 1 as an editor does."""

    line: int
    cells: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The rows of a file that are not empty, the header apart; ``notes`` is what to know about the reading."""

    header: Row
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Sheet:
    """The rows of a CSV file. RuleError where it is no CSV, empty, or broken in its quotation marks."""
    text, notes = _decoded(data)
    named = _SEPARATOR_LINE.match(text)
    if named:
        text = text[named.end() :]  # the line break stays, so that lines keep their numbers
    rows: list[Row] = []
    for row in _rows(text, named[1] if named else _separator(text)):
        if len(rows) > MOST_ROWS:
            raise RuleError(f"The file has more than {MOST_ROWS:,} lines: import the goals or members alone.")
        rows.append(row)
    if not rows:
        raise RuleError("The file is empty: it needs a first line that names its columns.")
    return Sheet(rows[0], tuple(rows[1:]), notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if len(data) > LARGEST_FILE:
        raise RuleError("The file is larger than 5 MB: this is not a list of goals or members.")
    if data.startswith(_WORKBOOK):
        raise RuleError("This is a spreadsheet's own format: open it there and save it as “CSV UTF-8”.")
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    notes: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise _no_text() from None
        text = _western(data)
        notes = ("The file is not UTF-8 and was read as Western European (Windows-1252): look at its accents.",)
    if "\0" in text:
        raise _no_text()
    return text, notes


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise _no_text() from None


def _no_text() -> RuleError:
    return RuleError("The file is not readable text: save it again as “CSV UTF-8”.")


def _separator(text: str) -> str:
    """The separator with which the first row has the most columns that are known, else the most columns."""

    def found(separator: str) -> tuple[int, int]:
        try:
            first = next(_rows(text, separator), None)
        except RuleError:
            return 0, 0
        return (columns.known(first.cells), len(first.cells)) if first else (0, 0)

    return max(SEPARATORS, key=found)


def _rows(text: str, separator: str) -> Iterator[Row]:
    """The rows that are not empty."""
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
