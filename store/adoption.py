"""The first line of a log: for a new file, and for a TinyDB file that has none."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from store import codec, copies, files
from store.errors import Damaged, Missing, NotSaved
from store.files import Paths
from store.line import FORMAT, Documents, Line, stamp, written
from store.locking import reason
from workshop.model import KINDS, Record, Workshop
from workshop.model.references import missing
from workshop.words.text import clean, clean_lines

_TOLD = 20
_ONE_LINE = {"name", "initials", "label", "title", "text", "unit"}


def begin(path: Path, start: Workshop, do: str, now: datetime, opened: frozenset[str] = frozenset()) -> bool:
    """Make a log whose first change puts every record of ``start``; False if there is a log already.

    :raises OSError: the disk does not take it.
    """
    data, crc = written(first_line(start, do, now), 0)
    seq = 1
    for envelope in sorted(opened):
        seq += 1
        more, crc = written(Line(seq=seq, at=stamp(now), by=None, do="keep as opened", opened=envelope), crc)
        data += more
    return files.create(path, data, like=path.with_name(path.name.removesuffix("-log")))


def first_line(start: Workshop, do: str, now: datetime) -> Line:
    """The first line of a log: puts every record of ``start``, and cuts ids that were used and are gone."""
    put: Documents = {}
    for name in KINDS:
        for key, record in start.table(name).items():
            put.setdefault(name, {})[key] = msgspec.Raw(codec.checked(record)[0])
    used = {name: start.table(name).last_id for name in KINDS}
    return Line(
        format=FORMAT,
        file=new_file(),
        program=program(),
        seq=1,
        at=stamp(now),
        by=None,
        do=do,
        put=put,
        cut={name: [last] for name, last in used.items() if last and last not in put.get(name, ())},
    )


def new_file() -> str:
    """What tells a new log from every other."""
    return os.urandom(8).hex()


def program() -> str:
    """The version of this program."""
    from importlib.metadata import PackageNotFoundError, version  # large, and only a new file needs it

    try:
        return version("workshop")
    except PackageNotFoundError:
        return ""


def adopt(paths: Paths, now: datetime) -> list[str]:
    """Make the documents of a TinyDB file that has no log the first change of one; returns what to tell.

    Documents that cannot be taken over are told, one by one. The file stays as it is: writing the copy keeps it.

    :raises Missing: it holds nothing of a team.
    :raises Damaged: it is this program's own copy, without its log, and not as it was written.
    :raises NotSaved: the disk does not take it.
    """
    start, opened, told = _start(paths.copy, paths.copy.read_bytes())
    try:
        if not begin(paths.log, start, f"take over {paths.copy.name}", now, opened):
            return []
    except OSError as error:
        raise NotSaved(f"{paths.copy} could not be taken over: {reason(error)}. Nothing was changed.") from error
    count = sum(len(start.table(name)) for name in KINDS)
    return [f"{paths.copy.name} came without its log: {count:,} documents were taken over.", *few(told)]


def few(sentences: list[str]) -> list[str]:
    """The first sentences, and how many more there are where they are too many to read."""
    more = len(sentences) - _TOLD
    return sentences if more <= 0 else [*sentences[:_TOLD], f"And {more:,} more like these."]


def _start(path: Path, data: bytes) -> tuple[Workshop, frozenset[str], list[str]]:
    copy = copies.parsed(data)
    if copy is not None and (state := copy.state()) is not None:
        return state.workshop, state.opened, []
    tables = copies.as_tinydb(data)
    if tables is None:
        raise Missing(f"{path} is not a team's file: it cannot be read as one. Nothing was changed.")
    if copies.is_own(data):
        raise Damaged(
            f"{path.name} was changed by another program or is damaged, and its log is missing. Nothing was "
            "changed: 'workshop check' says what can be saved."
        )
    workshop, told = taken_over(tables)
    if not any(workshop.table(name) for name in KINDS):
        raise Missing(f"{path} is a TinyDB file, but holds nothing of a team. Nothing was changed.")
    return workshop, frozenset(), told


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
    given = {"id": int(key), **{name: _cleaned(name, value) for name, value in document.items()}}
    return codec.decoded(table, int(key), msgspec.json.encode(given))


def _cleaned(name: str, value: Any) -> Any:
    """A foreign value without anything in its texts that a terminal would obey."""
    if isinstance(value, str):
        return clean(value) if name in _ONE_LINE else clean_lines(value)
    if isinstance(value, list):
        return [_cleaned(name, one) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(key, one) for key, one in value.items()}
    return value
