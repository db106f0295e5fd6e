"""Sheets of an Excel or OpenDocument workbook: values only. No formula, link or macro in it is ever followed."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from workshop.errors import RuleError
from workshop.importing.formats import Styles, look_into
from workshop.importing.reading import MOST_COLUMNS, MOST_ROWS, Row, Sheet, too_large
from workshop.importing.stored import stored
from workshop.words.text import clean

_BROKEN = (
    "The workbook cannot be read: open it in the spreadsheet, save it again, or save the sheet as “CSV UTF-8”."
)


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """The sheets that are shown and not empty; RuleError for one that is broken, locked or blown up."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    hidden: list[str] = []
    try:
        styles: Mapping[str, Styles] = look_into(data) if data.startswith(b"PK") else {}
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for one in book.sheets_metadata:
                if one.typ is not SheetTypeEnum.WorkSheet:
                    continue
                if one.visible is not SheetVisibleEnum.Visible:
                    hidden.append(clean(one.name))
                    continue
                rows = _rows(book.get_sheet_by_name(one.name), styles.get(one.name, {}))
                if rows:
                    sheets.append(Sheet(rows, clean(one.name)))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, RuntimeError) as broken:
        locked = "password" in str(broken).casefold() or type(broken).__name__ == "PasswordError"
        raise RuleError(
            "The workbook is locked with a password: save it without one." if locked else _BROKEN
        ) from None
    if not sheets:
        raise RuleError("The workbook is empty: it needs a sheet with a line that names its columns.")
    notes = tuple(f"Sheet “{name}” is hidden and was left out." for name in hidden)
    return (Sheet(sheets[0].rows, sheets[0].name, notes), *sheets[1:]) if notes else tuple(sheets)


def _rows(sheet: Any, styles: Styles) -> tuple[Row, ...]:
    if sheet.total_height > MOST_ROWS * 4 or sheet.total_width > MOST_COLUMNS * 4:
        raise too_large()
    table: list[list[str]] = [
        [stored(value, styles.get((line, place), "")) for place, value in enumerate(cells)]
        for line, cells in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for line in range(top + 1, min(bottom + 1, len(table))):
            if left < len(table[line]) and left < len(table[top]):
                table[line][left] = table[top][left]
    rows = tuple(
        Row(line, tuple(cells)) for line, cells in enumerate(table, 1) if any(clean(cell) for cell in cells)
    )
    if len(rows) > MOST_ROWS or any(re.search(r"\S", cell) for row in rows for cell in row.cells[MOST_COLUMNS:]):
        raise too_large()
    return rows
