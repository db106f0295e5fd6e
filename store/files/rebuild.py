"""Mending damaged files from what proves itself. The damaged ones are kept, under names that are told."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from store import sealed
from store.errors import NotSaved, reason, unflushed
from store.files import check, disk, replacement, saving
from store.files.check import Looked
from store.files.log import Log
from store.files.paths import Paths
from store.line import FORMAT, Line, written
from store.place import Progress, Report, untold
from store.state import State, behind
from workshop.words.numbers import of_words

_BY_HAND = (
    "By hand: move all files of this name to a folder of their own, and put back a backup; or open the copy alone "
    "there, which begins a new history with what it holds."
)


def rebuild(paths: Paths, now: datetime, progress: Progress = untold) -> Report:
    """Mend the files as far as they prove themselves, say what was done, and check them again at the end.

    Whole files are left alone. Lost changes keep their numbers. What an intact copy knows beyond them goes into
    their place.

    :raises store.errors.Missing: there is no such file.
    :raises store.errors.NotSaved: the disk does not take it; nothing was changed.
    :raises store.errors.Busy: another program is writing.
    """
    try:
        with _locked(paths) as let_go:
            looked = check.look(paths, progress)
            if not looked.damage or looked.format != FORMAT:
                return looked.report()
            done = _mend(looked, now, let_go)
        if done is None:
            return Report(False, (*looked.damage, "Nothing in it proves itself, so nothing was changed."))
        done += _copy_again(paths, now)
        again = check.look(paths, progress)
    except disk.NotFlushed as error:
        raise unflushed(f"{paths.copy.name} was mended", error) from error
    except OSError as error:
        raise NotSaved(f"{paths.copy.name} could not be mended: {reason(error)}.") from error
    if again.damage:
        return Report(False, (*looked.damage, *done, "It is still not whole:", *again.damage, _BY_HAND))
    return Report(True, (*looked.damage, *done, "Mended. It was checked again, and is whole now."))


@contextmanager
def _locked(paths: Paths) -> Iterator[Callable[[], None]]:
    """Keep all writers out, where there is a log to lock; gives what lets go of it before it is replaced."""
    if not paths.log.exists():
        yield lambda: None
        return
    log = Log(paths.log)
    try:
        with log.locked():
            yield log.let_go
    finally:
        log.close()


def _mend(looked: Looked, now: datetime, let_go: Callable[[], None]) -> list[str] | None:
    """Replace what is damaged; what was done, or None if nothing can be."""
    paths = looked.paths
    done: list[str] = []
    if looked.broken:
        lines = _Counted(replacement.lines(looked, now))
        with disk.temporary(paths.log, _chained(lines), paths.log if paths.log.exists() else paths.copy) as ready:
            if not lines.all:
                return None
            done += _kept(paths.log, now)
            done += _kept(paths.copy, now)
            let_go()
            disk.put_in_place(ready, paths.log)
        for gone in (paths.copy, paths.unsure):
            gone.unlink(missing_ok=True)
        if lines.lost:
            known = "what a whole copy knew of them was put back"
            done.append(f"{of_words(lines.lost, lines.all, 'change')} are lost; {known}.")
    elif looked.copy_damaged:
        done += _kept(paths.copy, now)
        paths.copy.unlink(missing_ok=True)
    if paths.sealed.exists() and sealed.parsed(data := paths.sealed.read_bytes()).damaged:
        disk.replace(paths.sealed, sealed.sound(data))
        done.append(f"{paths.sealed.name} was written again with the lines that prove themselves.")
    return done


class _Counted:
    """Lines that are counted as they pass."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines
        self.all = self.lost = 0

    def __iter__(self) -> Iterator[Line]:
        for line in self._lines:
            self.all += 1
            self.lost += line.do == replacement.LOST
            yield line


def _kept(path: Path, now: datetime) -> list[str]:
    return [f"{path.name} as it was is kept as {disk.keep(path, 'damaged', now).name}."] if path.exists() else []


def _chained(lines: Iterable[Line]) -> Iterator[bytes]:
    crc = 0
    for line in lines:
        data, crc = written(line, crc)
        yield data


def _copy_again(paths: Paths, now: datetime) -> list[str]:
    log = Log(paths.log)
    try:
        state = State()
        while some := log.read():
            state = behind(state, some)
        return saving.save(paths, log, state, now)
    finally:
        log.close()
