"""Records to documents and back: the one place where they meet.

A document is a record's fields as JSON, with ``id``; a field that is missing has its default. Days are
``2027-01-14``, moments ``2027-01-14T09:12:03.120Z``. In the log, defaults are left out: lines stay short. In the
copy they are written out, for other programs that query it. Which defaults are left out is decided by identity
(msgspec's ``omit_defaults``): all of them are values of which Python has only one.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import asdict, fields

from workshop.model import KINDS, Record

_encoder = msgspec.json.Encoder()
_decoders = {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}
_LACKING = re.compile(r"^Object missing required field `(?P<field>\w+)`(?: - at `\$\.(?P<inside>.+)`)?$")
_PLACE = re.compile(r"^(?P<what>.*) - at `\$\.(?P<field>.+)`$", re.DOTALL)


class Unfit(ValueError):  # noqa: N818  as in store.errors
    """A record holds a value that a document cannot hold. A fault of the program, not of a person."""


def plain(record: Record) -> dict[str, Any]:
    """The record's document in full, as JSON reads it: text, numbers, lists and objects only."""
    values: dict[str, Any] = msgspec.json.decode(in_full(record))
    return values


def in_full(record: Record) -> bytes:
    """The record's document as JSON, with every field."""
    return _encoder.encode(asdict(record))


def encoded(record: Record) -> bytes:
    """The record's document as JSON, without fields that have their default."""
    return _encoder.encode(record)


def checked(record: Record) -> tuple[bytes, Record]:
    """The record's document, and the record that everybody will read from it; Unfit where they would differ."""
    where = f"{record.TABLE} {record.id}"
    try:
        raw = encoded(record)
        again: Record = _decoders[record.TABLE].decode(raw)
    except (TypeError, ValueError) as error:
        raise Unfit(f"{where}: {error}") from error
    if _moments_of[type(record)] and (unclear := next(_without_zone(again, ""), "")):
        raise Unfit(f"{where}: {unclear} is a moment that is not in UTC")
    if again != record:
        wrong = [one.name for one in fields(record) if getattr(record, one.name) != getattr(again, one.name)]
        raise Unfit(f"{where}: {', '.join(wrong)} cannot be kept as it is")
    return raw, again


def decoded(table: str, key: int, raw: bytes | msgspec.Raw) -> tuple[Record | None, str]:
    """The record that a document holds, and a sentence on what is wrong with it (empty if nothing is).

    Where fields are there that this version does not know, the record comes without them, with the sentence.
    """
    if table not in KINDS:
        return None, f"Document {key} of table '{table}' is of a kind that this version does not know."
    try:
        record: Record = _decoders[table].decode(raw)
    except (ValueError, RecursionError) as error:
        return None, _sentence(table, key, error)
    if record.id != key or key < 1:
        return None, f"Document {key} of table '{table}': its field 'id' says {record.id}."
    if unclear := next(_without_zone(record, ""), ""):
        return None, f"Document {key} of table '{table}': its field '{unclear}' is a moment that is not in UTC."
    if _encoder.encode(record) == bytes(raw):
        return record, ""
    unknown = next(_unknown(msgspec.json.decode(raw), plain(record), ""), "")
    if unknown:
        return record, f"Document {key} of table '{table}': this version does not know its field '{unknown}'."
    return record, ""


def _sentence(table: str, key: int, error: Exception) -> str:
    text = str(error)
    where = f"Document {key} of table '{table}'"
    if lacking := _LACKING.match(text):
        field = f"{lacking['inside']}.{lacking['field']}" if lacking["inside"] else lacking["field"]
        return f"{where}: its field '{field}' is missing."
    if place := _PLACE.match(text):
        return f"{where}: its field '{place['field']}' cannot be read ({place['what']})."
    return f"{where} cannot be read ({text})."


def _unknown(given: Any, known: Any, path: str) -> Any:
    """The paths of what ``given`` has and ``known`` has not."""
    if isinstance(given, dict) and isinstance(known, dict):
        for name, value in given.items():
            if name not in known:
                yield path + name
            else:
                yield from _unknown(value, known[name], f"{path}{name}.")
    elif isinstance(given, list) and isinstance(known, list):
        for number, (one, other) in enumerate(zip(given, known, strict=False)):
            yield from _unknown(one, other, f"{path.removesuffix('.')}[{number}].")


def _moments(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind that are moments, or hold records that have some."""
    types = {name: str(type_) for name, type_ in kind.__annotations__.items()}
    return tuple(name for name, type_ in types.items() if "datetime" in type_ or "Note" in type_)


_moments_of: Mapping[type[Any], tuple[str, ...]] = {kind: _moments(kind) for kind in KINDS.values()}


def _without_zone(record: Any, path: str) -> Any:
    """The paths of moments that are not in UTC."""
    for name in _moments_of[type(record)]:
        value = getattr(record, name)
        if isinstance(value, datetime):
            if value.utcoffset() != timedelta(0):
                yield path + name
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                if one.at.utcoffset() != timedelta(0):
                    yield f"{path}{name}[{number}].at"
