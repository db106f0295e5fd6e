"""Documents that another program wrote, taken over as far as they make sense."""

from typing import Any

import msgspec

from store import codec
from workshop.model import Record, Workshop
from workshop.model.references import missing
from workshop.words.text import clean, clean_lines

_ONE_LINE = {"name", "initials", "label", "title", "text", "unit"}


def taken_over(tables: dict[str, dict[str, Any]]) -> tuple[Workshop, list[str]]:
    """The workshop that foreign documents make, and a sentence for each that cannot be used.

    A document may lack its ``id``: then its key counts. One that refers to what is not there is left out.
    """
    told: list[str] = []
    records: list[Record] = []
    for table, documents in tables.items():
        for key, document in documents.items():
            record, trouble = _record(table, key, document)
            if trouble:
                told.append(trouble)
            if record is not None:
                records.append(record)
    workshop = Workshop().put(*records)
    while lost := [record for record in records if next(missing(workshop, record), None)]:
        for record in lost:
            table, number = next(missing(workshop, record))
            told.append(
                f"Document {record.id} of table '{record.TABLE}': "
                f"it refers to {number} of '{table}', which is not there."
            )
        workshop = workshop.cut(*lost)
        records = [record for record in records if record not in lost]
    return workshop.settled(), told


def _record(table: str, key: str, document: Any) -> tuple[Record | None, str]:
    if not (key.isdecimal() and key.isascii()) or not isinstance(document, dict):
        return None, f"Document {key} of table '{table}' cannot be read (it has no number or no fields)."
    try:
        given = {"id": int(key), **{name: _cleaned(name, value) for name, value in document.items()}}
        return codec.decoded(table, int(key), msgspec.json.encode(given))
    except (RecursionError, OverflowError, ValueError):
        return (None, f"Document {key[:20]} of table '{table}' cannot be read (number or nesting too large).")


def _cleaned(name: str, value: Any) -> Any:
    """A foreign value without anything in its texts that a terminal would obey."""
    if isinstance(value, str):
        return clean(value) if name in _ONE_LINE else clean_lines(value)
    if isinstance(value, list):
        return [_cleaned(name, one) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(key, one) for key, one in value.items()}
    return value
