"""The first line of a log: for a new file, and for a TinyDB file that has none."""

from datetime import datetime
from pathlib import Path

from store import copies
from store.beginning import first_line
from store.errors import Damaged, Missing, NotSaved, few, reason, unflushed
from store.files import disk
from store.files.paths import Paths
from store.foreign import taken_over
from store.line import Line, stamp, written
from workshop.model import KINDS, Workshop
from workshop.words.numbers import exact_words


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
    return disk.create(path, data, like=path.with_name(path.name.removesuffix("-log")))


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
    except disk.NotFlushed as error:
        raise unflushed(f"{paths.copy} was taken over", error) from error
    except OSError as error:
        raise NotSaved(f"{paths.copy} could not be taken over: {reason(error)}. Nothing was changed.") from error
    count = sum(len(start.table(name)) for name in KINDS)
    return [f"{paths.copy.name} came without its log: {exact_words(count)} documents were taken over.", *few(told)]


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
