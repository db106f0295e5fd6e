"""What a workbook shows beside its numbers: percent signs and currencies; and whether it is safe to open.

The reader of workbooks gives bare numbers, 0.25 for "25 %". Here only the files inside are looked at, as text.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from workshop.errors import RuleError
from workshop.importing.reading import MOST_COLUMNS, MOST_ROWS, too_large
from workshop.words.numbers import with_unit

#: By row and column, from 0: the percent sign or the currency that a cell is shown with.
Styles = Mapping[tuple[int, int], str]

#: What number formats show that have no code of their own.
BUILT_IN = {9: "%", 10: "%"}
#: The sign of a cell whose formula has no stored value.
UNCOUNTED = "="
_MOST_BYTES, _MOST_FILES = 120_000_000, 2_000
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]+)["']""")
#: A currency, or a unit in quotation marks; behind a comma, which divides by a thousand, it is none.
_UNIT = re.compile(r"\[\$([^\]\-]{1,4})(?:-[^\]]*)?\]|(?<!,)\"([^\"]{1,12})\"|([€£¥₹])")
_FORMULA = re.compile(
    rb"""<c\s[^<>]*\br=["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]*><f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"""
)
_REPEATED = "number-{}-repeated"


def look_into(data: bytes) -> dict[str, Styles]:
    """The styles of each sheet by its name. RuleError for what was made to harm: blown up, or with entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            if len(files) > _MOST_FILES or sum(one.file_size for one in files) > _MOST_BYTES:
                raise RuleError("The workbook unpacks to far more than a team's sheet: save the sheet alone.")
            names = {one.filename for one in files}
            if "content.xml" in names:
                return _open_document(_safe(archive, "content.xml"))
            if "xl/workbook.xml" in names:
                return _excel(archive, names)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ElementTree.ParseError,
        KeyError,
        NotImplementedError,
    ) as broken:
        raise ValueError("broken") from broken
    return {}


def _safe(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        text = file.read(_MOST_BYTES + 1)
    if len(text) > _MOST_BYTES or b"<!ENTITY" in text or b"<!DOCTYPE" in text:
        raise RuleError(
            "The workbook holds what no spreadsheet writes, and was not opened: save the sheet as CSV."
        )
    return text


def _excel(archive: zipfile.ZipFile, names: set[str]) -> dict[str, Styles]:
    shown = _number_formats(_safe(archive, "xl/styles.xml")) if "xl/styles.xml" in names else []
    targets = {
        one.get("Id", ""): one.get("Target", "").removeprefix("/").removeprefix("xl/")
        for one in ElementTree.fromstring(_safe(archive, "xl/_rels/workbook.xml.rels"))
    }
    found: dict[str, Styles] = {}
    for one in ElementTree.fromstring(_safe(archive, "xl/workbook.xml")).iter():
        if one.tag.endswith("}sheet"):
            link = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            path = f"xl/{targets.get(link, '')}"
            found[one.get("name", "")] = _cells(_safe(archive, path), shown) if path in names else {}
    return found


def _number_formats(text: bytes) -> list[str]:
    """The percent sign, the currency or nothing, by the number of a cell's style."""
    codes = dict(BUILT_IN)
    shown: list[str] = []
    for one in ElementTree.fromstring(text):
        kind = one.tag.rpartition("}")[2]
        if kind == "numFmts":
            codes |= {int(each.get("numFmtId", 0)): shown_by(each.get("formatCode", "")) for each in one}
        elif kind == "cellXfs":
            shown = [codes.get(int(each.get("numFmtId", 0)), "") for each in one]
    return shown


def shown_by(code: str) -> str:
    """The percent sign, the currency or the unit that a number format shows; mostly nothing."""
    if "%" in code:
        return "%"
    money = _UNIT.search(code)
    return next(filter(None, money.groups()), "").strip() if money else ""


def _cells(text: bytes, shown: list[str]) -> Styles:
    found: dict[tuple[int, int], str] = {}
    for cell in _CELL.finditer(text):
        place, style = _PLACE.search(cell[1]), _STYLE.search(cell[1])
        if place is None:
            continue
        line, column = int(place[2]) - 1, _column(place[1])
        if line > MOST_ROWS * 4 or column > MOST_COLUMNS * 4:
            raise too_large()
        number = int(style[1]) if style else 0
        if number < len(shown) and shown[number]:
            found[line, column] = shown[number]
    for cell in _FORMULA.finditer(text):
        found[int(cell[2]) - 1, _column(cell[1])] = UNCOUNTED
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _open_document(text: bytes) -> dict[str, Styles]:
    found: dict[str, dict[tuple[int, int], str]] = {}
    here: dict[tuple[int, int], str] = {}
    line = column = 0
    for event, one in ElementTree.iterparse(io.BytesIO(text), ("start", "end")):
        kind = one.tag.rpartition("}")[2]
        if event == "start" and kind == "table":
            here, line = found.setdefault(_attribute(one, "name"), {}), 0
        elif event == "start" and kind == "table-row":
            column = 0
        elif event == "end" and kind in ("table-cell", "covered-table-cell"):
            times = int(_attribute(one, _REPEATED.format("columns")) or 1)
            _look_at(one, here, line, range(column, column + times))
            column += times
        elif event == "end" and kind == "table-row":
            times = int(_attribute(one, _REPEATED.format("rows")) or 1)
            if times > MOST_ROWS and any(_attribute(cell, "value-type") for cell in one):
                raise too_large()
            line += times
            one.clear()
    return dict(found)


def _look_at(cell: ElementTree.Element, here: dict[tuple[int, int], str], line: int, columns: range) -> None:
    kind = _attribute(cell, "value-type")
    if kind and len(columns) > MOST_COLUMNS:
        raise too_large()
    shown = with_unit(next(cell.itertext(), ""))[1] if kind == "float" else ""
    sign = {"percentage": "%", "currency": _attribute(cell, "currency")}.get(kind, shown)
    if sign:
        here.update({(line, column): sign for column in columns})


def _attribute(one: ElementTree.Element, name: str) -> str:
    return next(_values(one, name), "")


def _values(one: ElementTree.Element, name: str) -> Iterator[str]:
    return (value for key, value in one.attrib.items() if key.rpartition("}")[2] == name)
