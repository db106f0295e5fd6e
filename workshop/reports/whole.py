"""A whole team as JSON: every record of its file, which an import into a new file reads back without loss.

The one output that has everything, names and fists included, as the file has: it belongs where the file does.
"""

from typing import Any

import msgspec

from workshop.errors import RuleError
from workshop.model import KINDS, Workshop
from workshop.model.references import missing

#: Says what the JSON is, and in which form; a later form gets another number.
MARK, FORM = "workshop", 1


def as_json(w: Workshop) -> bytes:
    """Every record, table by table, with the highest id ever used of each."""
    tables = {
        name: {"last_id": w.table(name).last_id, "records": list(w.table(name).values())}
        for name in KINDS
        if w.table(name).last_id
    }
    return msgspec.json.format(msgspec.json.encode({MARK: FORM, "tables": tables})) + b"\n"


def is_whole(raw: bytes) -> bool:
    """Whether this is JSON as :func:`as_json` writes it, of whatever form."""
    if raw.lstrip()[:1] != b"{":
        return False
    try:
        found = msgspec.json.decode(raw)
    except msgspec.DecodeError:
        return False
    return isinstance(found, dict) and MARK in found and "tables" in found


def from_json(w: Workshop, raw: bytes) -> Workshop:
    """The team of this JSON in place of what a new file has.

    RuleError where it is not JSON as :func:`as_json` writes it or of a newer form, where a record of it cannot be
    read or means one that is not there, and where the file has goals, steps or meetings of its own already.
    """
    if w.goals or w.steps or w.sessions:
        raise RuleError(
            "A whole team can only be read into a new file: make one with 'workshop new FILE --team NAME'."
        )
    found = _decoded(raw)
    gone = [record for name in KINDS for record in w.table(name).values()]
    new = w.cut(*gone)
    for name, kind in KINDS.items():
        table = found.get(name, {})
        try:
            records: list[Any] = [msgspec.convert(one, kind) for one in table.get("records", [])]
        except msgspec.ValidationError as wrong:
            raise RuleError(f"The table “{name}” of this JSON cannot be read: {wrong}.") from wrong
        if any(record.id < 1 for record in records):
            raise RuleError(f"The table “{name}” of this JSON has a record without a number.")
        new = new.put(*records)
        last = table.get("last_id", 0)
        new = new.evolved(**{name: new.table(name).with_last_id(last if isinstance(last, int) else 0)})
    lost = next(
        (key for name in KINDS for record in new.table(name).values() for key in missing(new, record)), None
    )
    if lost is not None:
        raise RuleError(f"This JSON is not whole: record {lost[1]} of “{lost[0]}” is meant and not there.")
    return new


def _decoded(raw: bytes) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(raw)
    except msgspec.DecodeError as wrong:
        raise RuleError(f"This is not JSON: {wrong}.") from wrong
    if not isinstance(found, dict) or not isinstance(found.get("tables"), dict) or MARK not in found:
        raise RuleError("This JSON is not a whole team: 'workshop report all --format json' writes one.")
    if found[MARK] != FORM:
        raise RuleError("This JSON was written by a newer version of Workshop: install that version to read it.")
    tables: dict[str, Any] = found["tables"]
    if not all(isinstance(one, dict) for one in tables.values()):
        raise RuleError("This JSON is not a whole team: its tables cannot be read.")
    return tables
