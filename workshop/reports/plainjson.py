"""A report as JSON: what it says section by section, and its sheets, which an import reads back."""

import json
from datetime import date
from typing import Any

from workshop.reports.content import Bullets, Facts, Heat, Part, Picture, Prose, Report, Table
from workshop.words.text import clean


def as_json(report: Report) -> str:
    """The report as JSON. Days are ``2027-01-14``; what is not known is null.

    An object with ``report``, ``title``, ``about``, ``day``, ``sections`` (heading, parts) and ``sheets``: by name
    a list of rows, each an object by column.
    """
    value = {
        "report": report.name,
        "title": clean(report.title),
        "about": clean(report.about),
        "day": report.day.isoformat(),
        "sections": [
            {"heading": clean(one.heading), "parts": [_part(part) for part in one.parts]}
            for one in report.sections
        ],
        "sheets": {table.name: rows_of(table) for table in report.sheets},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows of a table, each by the names of its columns."""
    return [dict(zip(table.columns, map(_cell, row), strict=True)) for row in table.rows]


def _cell(cell: Any) -> Any:
    if isinstance(cell, date):
        return cell.isoformat()
    return clean(cell) if isinstance(cell, str) else cell


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Prose(text=text, tone=tone):
            return {"prose": clean(text), "tone": str(tone)}
        case Bullets(items=items):
            return {"list": [clean(one) for one in items]}
        case Facts(rows=rows):
            return {"facts": [[clean(label), clean(text)] for label, text in rows]}
        case Table():
            return {"table": list(part.columns), "rows": [list(map(_cell, row)) for row in part.rows]}
        case Picture(words=words, trend=trend):
            readings = [[round(point.share, 4), point.value] for point in trend.points]
            return {"chart": clean(words), "start": trend.start, "target": trend.target, "readings": readings}
        case Heat(words=words, weeks=weeks, rows=rows):
            return {
                "weeks": list(weeks),
                "words": clean(words),
                "rows": [[clean(name), *some] for name, some in rows],
            }
