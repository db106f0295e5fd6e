"""Bringing files of older formats up to date, and turning down those of newer ones."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from store.beginning import new_file, program
from store.errors import Damaged, NotSaved, Replaced, reason, unflushed
from store.files import disk
from store.files.log import Log
from store.files.paths import Paths
from store.line import FORMAT, SEAL, Line, checksum, parsed, written

#: A change as a log of some format holds it, without its checksum.
Old = dict[str, Any]

_RENAMED = {"title": "text", "who": "owner", "until": "due"}


def _from_0(change: Old) -> Old:
    """Format 0 named a step's text ``title``, its owner ``who`` and its due day ``until``.

    Its documents had no ``id``, its ids to cut were text, and check-ins were in a table ``checkins``.
    """
    put = {}
    for table, documents in change.get("put", {}).items():
        put["check_ins" if table == "checkins" else table] = {
            key: {"id": int(key)}
            | {(_RENAMED.get(name, name) if table == "steps" else name): value for name, value in document.items()}
            for key, document in documents.items()
        }
    cut = {
        "check_ins" if table == "checkins" else table: [int(key) for key in keys]
        for table, keys in change.get("cut", {}).items()
    }
    return {**change, "put": put, "cut": cut}


#: What turns a change of a format into one of the next.
STEPS: dict[int, Callable[[Old], Old]] = {0: _from_0}


def newer(path: Path, number: int, first: bytes) -> str:
    """The sentence on a file of a format that this version does not know; ``first`` is its log's first line."""
    try:
        by = msgspec.json.decode(first).get("program", "")
    except (AttributeError, ValueError):
        by = ""
    install = f"version {by} or newer" if isinstance(by, str) and by else "the newest version"
    return (
        f"{path.name} was written by a newer version of Workshop (file format {number}; this one knows {FORMAT}). "
        f"Nothing was changed: install {install} to open it."
    )


def migrate(paths: Paths, now: datetime) -> list[str]:
    """Rewrite a log of an older format in this one, line by line, keeping the original; returns what to tell.

    The copy stays as it is: writing a new one keeps it.

    :raises Damaged: the log does not prove itself; it is left as it is.
    :raises NotSaved: the disk does not take it; nothing was changed.
    """
    log = Log(paths.log)
    try:
        with log.locked():
            old = log.format()
            if old is None or old >= FORMAT:
                return []
            with disk.temporary(paths.log, _migrated(paths.log, old)) as ready:
                kept = disk.keep(paths.log, f"format-{old}", now)
                log.let_go()
                disk.put_in_place(ready, paths.log)
    except Replaced:  # another program did it at the same moment
        return []
    except disk.NotFlushed as error:
        raise unflushed(f"{paths.copy.name} was brought up to date", error) from error
    except OSError as error:
        raise NotSaved(f"{paths.copy.name} could not be brought up to date: {reason(error)}.") from error
    finally:
        log.close()
    return [
        f"{paths.copy.name} was brought from file format {old} to {FORMAT}. The original is kept as {kept.name}."
    ]


def _migrated(path: Path, number: int) -> bytes:
    out: list[bytes] = []
    before = crc = 0
    for piece in path.read_bytes().split(b"\n")[:-1]:
        data = piece + b"\n"
        if data.endswith(SEAL):
            continue
        checked = checksum(data, before)
        if checked is None:
            raise Damaged(f"{path.name} cannot be read behind change {len(out)}. Nothing was changed.")
        before = checked
        line, crc = written(_line(msgspec.json.decode(data), number), crc)
        out.append(line)
    return b"".join(out)


def _line(change: Old, number: int) -> Line:
    del change["crc"]
    for step in range(number, FORMAT):
        change = STEPS[step](change)
    change.pop("format", None)
    if change["seq"] == 1:
        change = {**change, "format": FORMAT, "file": new_file(), "program": program()}
    return parsed(msgspec.json.encode(change))
