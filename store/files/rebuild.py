"""Mending damaged files from what proves itself. The damaged ones are kept, under names that are told."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from store import sealed
from store.errors import NotSaved, reason
from store.files import check, disk, replacement, saving
from store.files.check import Looked
from store.files.disk import Paths
from store.files.log import Log
from store.line import FORMAT, Line, written
from store.place import Report
from store.state import State, behind


def rebuild(paths: Paths, now: datetime) -> Report:
    """Mend the files as far as they prove themselves, and say what was done. Whole files are left alone.

    Lost changes keep their numbers. What an intact copy knows beyond them goes into their place.

    :raises store.errors.Missing: there is no such file.
    :raises store.errors.NotSaved: the disk does not take it; nothing was changed.
    :raises store.errors.Busy: another program is writing.
    """
    try:
        with _locked(paths):
            looked = check.look(paths)
            if not looked.damage or looked.format != FORMAT:
                return looked.report()
            done = _mend(looked, now)
    except OSError as error:
        raise NotSaved(f"{paths.copy.name} could not be mended: {reason(error)}.") from error
    if done is None:
        return Report(False, (*looked.damage, "Nothing in it proves itself, so nothing was changed."))
    done += _copy_again(paths, now)
    return Report(True, (*looked.damage, *done, "Mended. 'workshop check' finds the files whole now."))


@contextmanager
def _locked(paths: Paths) -> Iterator[None]:
    """Keep all writers out, where there is a log to lock."""
    if not paths.log.exists():
        yield
        return
    log = Log(paths.log)
    try:
        with log.locked():
            yield
    finally:
        log.close()


def _mend(looked: Looked, now: datetime) -> list[str] | None:
    """Replace what is damaged; what was done, or None if nothing can be."""
    paths = looked.paths
    done: list[str] = []
    if looked.broken:
        lines = replacement.lines(looked, now)
        if not lines:
            return None
        done += _kept(paths.log, now)
        done += _kept(paths.copy, now)
        disk.replace(paths.log, _chained(lines), like=paths.log if paths.log.exists() else paths.copy)
        paths.copy.unlink(missing_ok=True)
        if lost := [line.seq for line in lines if line.do == replacement.LOST]:
            done.append(
                f"{len(lost)} of {len(lines)} changes are lost; what a whole copy knew of them was put back."
            )
    if paths.sealed.exists() and sealed.parsed(data := paths.sealed.read_bytes()).damaged:
        done += _kept(paths.sealed, now)
        disk.replace(paths.sealed, sealed.sound(data))
    return done


def _kept(path: Path, now: datetime) -> list[str]:
    return [f"{path.name} as it was is kept as {disk.keep(path, 'damaged', now).name}."] if path.exists() else []


def _chained(lines: Iterable[Line]) -> bytes:
    out, crc = [], 0
    for line in lines:
        data, crc = written(line, crc)
        out.append(data)
    return b"".join(out)


def _copy_again(paths: Paths, now: datetime) -> list[str]:
    log = Log(paths.log)
    try:
        state = State()
        while some := log.read():
            state = behind(state, some)
        return saving.save(paths, log, state, now)
    finally:
        log.close()
