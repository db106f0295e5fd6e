"""A report for a spreadsheet: a workbook with a sheet per subject, or CSV. Nothing in it runs as a formula."""

import csv
import io
from datetime import date, datetime, time
from typing import Any

from workshop.reports.content import Cell, Report, Table
from workshop.words.numbers import number_text
from workshop.words.text import clean

#: What a spreadsheet takes for the beginning of a formula, also behind blanks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
#: Widths of columns in signs.
_NARROW, _WIDE = 10, 60


def as_csv(report: Report) -> str:
    """The report's first sheet as CSV with a byte order mark, so that a spreadsheet reads its letters right.

    Days are ``2027-01-14``. A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for table in report.sheets[:1]:
        writer.writerow(table.columns)
        writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return "\ufeff" + out.getvalue()


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return number_text(float(cell))
    text = clean(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_workbook(report: Report) -> bytes:
    """The report's sheets as an Excel workbook: typed cells, a filter on each, the header in view."""
    import xlsxwriter

    out = io.BytesIO()
    made = datetime.combine(report.day, time())
    with xlsxwriter.Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    ) as book:
        book.set_properties({"title": clean(report.title), "created": made})
        head = book.add_format({"bold": True, "bg_color": "#CFE3F7", "bottom": 1, "valign": "top"})
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            str: book.add_format({"text_wrap": True, "valign": "top"}),
            float: book.add_format({"num_format": "General", "valign": "top"}),
        }
        for table in report.sheets:
            _sheet(book.add_worksheet(table.name), table, head, formats)
    return out.getvalue()


def _sheet(sheet: Any, table: Table, head: Any, formats: dict[type, Any]) -> None:
    for place, name in enumerate(table.columns):
        sheet.write_string(0, place, name, head)
        longest = max((len(str(row[place] or "")) for row in table.rows), default=0)
        sheet.set_column(place, place, min(max(longest, len(name) + 4, _NARROW), _WIDE))
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, datetime.combine(cell, time()), formats[date])
            elif isinstance(cell, int | float):
                sheet.write_number(number, place, cell, formats[float])
            elif cell:
                sheet.write_string(number, place, clean(cell), formats[str])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
