"""Sheets of an Excel or OpenDocument workbook: values only. No formula, link or macro in it is ever followed."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.importing.formats import UNCOUNTED, Styles, look_into
from workshop.importing.oldformats import old_styles
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
        styles: Mapping[str, Styles] = look_into(data) if data.startswith(b"PK") else old_styles(data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for one in book.sheets_metadata:
                if one.typ is not SheetTypeEnum.WorkSheet:
                    continue
                if one.visible is not SheetVisibleEnum.Visible:
                    hidden.append(clean(one.name))
                    continue
                shown = styles.get(one.name, {})
                rows = _rows(book.get_sheet_by_name(one.name), shown)
                if rows:
                    sheets.append(Sheet(rows, clean(one.name), _uncounted(shown)))
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, RuntimeError) as broken:
        locked = "password" in str(broken).casefold() or type(broken).__name__ == "PasswordError"
        raise RuleError(
            "The workbook is locked with a password: save it without one." if locked else _BROKEN
        ) from None
    except BaseException as broken:  # what the reader, which is not Python, cannot bear at all is no Exception
        if type(broken).__name__ == "PanicException":
            raise RuleError(_BROKEN) from None
        raise
    if not sheets:
        raise RuleError("The workbook is empty: it needs a sheet with a line that names its columns.")
    notes = tuple(f"Sheet “{name}” is hidden and was left out." for name in hidden)
    return replace(sheets[0], notes=(*notes, *sheets[0].notes)), *sheets[1:]


def _uncounted(styles: Styles) -> tuple[str, ...]:
    """A note on formulas without a value: some programs write them, and only a spreadsheet works them out."""
    lines = sorted({line + 1 for (line, _), sign in styles.items() if sign == UNCOUNTED})
    if not lines:
        return ()
    named = ", ".join(map(str, lines[:3])) + (" …" if len(lines) > 3 else "")
    words = "has a formula without its value: open the workbook in the spreadsheet, save it, and import it again."
    return (f"Line {named} {words}",)


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
