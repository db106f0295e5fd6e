"""Opening a team's files: new ones, ones in order, and every way in which they can be out of order."""

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from store.collecting import without_collecting
from store.copies import Copy
from store.errors import Damaged, Exists, Missing, Newer, NotSaved, ReadOnly, StoreError, Unsure, reason, unflushed
from store.files import adoption, disk, migrations, saving
from store.files.box import Box
from store.files.log import Log
from store.files.paths import ENDINGS, Paths
from store.line import FORMAT
from store.place import FAR_BEHIND, Owner
from store.state import State, behind
from workshop.model import Workshop

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory


class Opened(Struct):
    """Files that were opened. ``refusal`` is why nothing can be written; ``copied`` the change the copy stands at.

    ``scratch`` is a folder to remove at the end, where a file that may only be read needed some place.
    """

    paths: Paths
    log: Log
    state: State = field(default_factory=State)
    refusal: StoreError | None = None
    notices: list[str] = field(default_factory=list)
    copied: int = 0
    scratch: "TemporaryDirectory[str] | None" = None

    def box(self, owner: Owner) -> Box:
        only_looks = isinstance(self.refusal, ReadOnly)
        return Box(self.paths.sealed, owner, self.paths.log, only_looks=only_looks)

    def save(self, state: State, now: datetime) -> list[str]:
        return saving.save(self.paths, self.log, state, now)

    def close(self) -> None:
        """Remove the scratch folder, where there is one."""
        if self.scratch is not None:
            self.scratch.cleanup()


def create(paths: Paths, start: Workshop, now: datetime) -> None:
    """Start new files that hold the records of ``start``.

    :raises Exists: there is a file of one of these names already.
    :raises NotSaved: the folder does not take them.
    """
    if paths.copy.name.endswith(ENDINGS):
        raise NotSaved(
            f"{paths.copy.name} would be taken for a file that belongs to another. Choose another name."
        )
    try:
        for path in (paths.copy, paths.log, paths.sealed):
            if path.exists():
                raise Exists(f"There is a file {path} already. Open it, or choose another name.")
        made = adoption.begin(paths.log, start, "start the file", now)
    except disk.NotFlushed as error:
        raise unflushed(f"{paths.copy} was started", error) from error
    except OSError as error:
        raise NotSaved(f"{paths.copy} could not be written: {reason(error)}. Choose another folder.") from error
    if not made:
        raise Exists(f"There is a file {paths.log} already. Open it, or choose another name.")


def opened(paths: Paths, now: datetime) -> Opened:
    """Open the files, as :meth:`store.place.Place.open` promises."""
    writable = paths.may_write()
    notices: list[str] = []
    scratch = None
    at = paths.log
    if not paths.log.exists() or _format(paths) != FORMAT:
        if writable:
            notices = _brought_up_to_date(paths, now)
        else:
            scratch, at = _in_another_place(paths, now)
    log, writable = _open_log(at, writable)
    result = Opened(paths, log, notices=notices, scratch=scratch)
    try:
        if not writable:
            result.refusal = ReadOnly(
                f"{paths.copy} or its folder can only be read here: you can look at everything, "
                "but nothing can be changed. Ask for the right to write, or copy the file to a folder of your own."
            )
            notices.append(str(result.refusal))
        if told := log.unsure():
            result.refusal = Unsure(told)
            notices.append(told)
        with without_collecting():
            _load(result, now)
    except BaseException:
        log.close()
        if scratch is not None:
            scratch.cleanup()
        raise
    if writable:
        disk.sweep(paths.copy, time.time())
    return result


def _format(paths: Paths) -> int:
    """The log's format; the newest where the first line is not sound, which reading it will tell."""
    log, _ = _open_log(paths.log, writable=False)
    try:
        number = log.format()
        if number is not None and number > FORMAT:
            raise Newer(migrations.newer(paths.copy, number, log.first()))
        return FORMAT if number is None else number
    finally:
        log.close()


def _in_another_place(paths: Paths, now: datetime) -> "tuple[TemporaryDirectory[str], Path]":
    """Files that may only be read, brought up to date in a temporary folder; the folder, and the log in it."""
    from tempfile import TemporaryDirectory

    scratch = TemporaryDirectory(prefix="workshop-")
    try:
        there = Paths(Path(scratch.name) / paths.copy.name)
        for old, new in ((paths.copy, there.copy), (paths.log, there.log)):
            if old.exists():
                new.write_bytes(old.read_bytes())
        _brought_up_to_date(there, now)
    except BaseException:
        scratch.cleanup()
        raise
    return scratch, there.log


def _brought_up_to_date(paths: Paths, now: datetime) -> list[str]:
    if paths.log.exists():
        return migrations.migrate(paths, now)
    if not paths.copy.is_file():
        raise Missing(f"There is no file {paths.copy}. Start one with 'workshop new', or check the name.")
    return adoption.adopt(paths, now)


def _open_log(path: Path, writable: bool) -> tuple[Log, bool]:
    try:
        return Log(path, writable=writable), writable
    except PermissionError:
        return Log(path, writable=False), False


def _load(result: Opened, now: datetime) -> None:
    """Find the newest state that can be proved, and what stands in the way of writing."""
    paths, log = result.paths, result.log
    copy = saving.read(paths.copy)
    if copy is not None and (copy.header.format != FORMAT or (copy.header.file != log.file() and log.first())):
        copy = None
    state = copy.state() if copy is not None else None
    if copy is not None and state is not None and log.resume(copy.header.position):
        result.state, result.copied = state, copy.header.seq
    try:
        read = _follow(result)
    except Damaged as damage:
        _look_only(result, damage)
    else:
        if copy is not None and state is not None and not result.copied:
            _look_only(result, _behind(log, copy))
        elif (
            result.refusal is None
            and log.position.seq
            and (read >= FAR_BEHIND or not result.copied)
            and not result.state.troubles
        ):
            result.notices += saving.save(paths, log, result.state, now, expected=bool(result.notices))
            result.copied = log.position.seq
    if result.refusal and copy is not None and state is not None and copy.header.seq > log.position.seq:
        result.state = state
    elif not result.state.workshop.version:
        raise result.refusal or Damaged(f"{log.path.name} holds no complete change: 'workshop check' says more.")


def _follow(result: Opened) -> int:
    """Read the log to its end; how many changes that were."""
    start = result.log.position.seq
    while lines := result.log.read():
        result.state = behind(result.state, lines)
    return result.log.position.seq - start


def _look_only(result: Opened, damage: StoreError) -> None:
    result.refusal = damage
    result.notices.append(f"{damage} Until then you can look at what is sound, but nothing can be changed.")


def _behind(log: Log, copy: Copy) -> Damaged:
    return Damaged(
        f"{log.path.name} no longer holds change {copy.header.seq}, which the copy beside it knows: its end was "
        "cut off or changed, or only one of the two was put back from a backup. Nothing was changed: "
        "'workshop check' says what can be saved."
    )
