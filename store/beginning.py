"""The first line of a log: all records that it begins with."""

import os
from datetime import datetime

import msgspec

from store import codec
from store.line import FORMAT, Documents, Line, stamp
from workshop.model import KINDS, Workshop


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
