"""Writing the copy: never the truth, so whatever goes wrong with it is told and harms nothing."""

from datetime import datetime
from pathlib import Path

from store import copies
from store.copies import Copy
from store.errors import Exists, NotSaved, StoreError, reason, unflushed
from store.files import disk
from store.files.log import Log
from store.files.paths import Paths
from store.line import FORMAT, Position
from store.state import State


def read(path: Path) -> Copy | None:
    """The copy in a file; None if there is none that can be read and that this program wrote."""
    try:
        return copies.parsed(path.read_bytes())
    except OSError:
        return None


def save(paths: Paths, log: Log, state: State, now: datetime, *, expected: bool = False) -> list[str]:
    """Bring the copy up to date with the log; returns sentences on what the user should be told.

    The log is flushed first: otherwise the copy could know changes that the log loses in a power cut. A file in
    its place that this program did not write like that is kept aside; ``expected`` says that it was taken over
    just now. A newer copy of another program stays.
    """
    told: list[str] = []
    try:
        log.flush()
        data = copies.written(state, log.position, log.file())
        with disk.temporary(paths.copy, data, like=log.path) as ready, log.locked():
            if paths.copy.exists():
                there = read(paths.copy)
                if there is not None and there.header.file == log.file():
                    if (there.header.format, there.header.seq) >= (FORMAT, log.position.seq):
                        return told
                else:
                    aside = disk.keep(paths.copy, "before" if expected else "aside", now)
                    told.append(
                        f"{paths.copy.name} as it was is kept as {aside.name}."
                        if expected
                        else f"{paths.copy.name} is not as this program wrote it: it is kept as {aside.name}, "
                        f"and {log.path.name} decides."
                    )
            disk.put_in_place(ready, paths.copy)
    except (StoreError, OSError):
        return told
    return told


def save_as(paths: Paths, state: State) -> None:
    """Write a state to a new file, without history and without what is sealed.

    :raises Exists: there is a file already.
    :raises NotSaved: the disk does not take it.
    """
    try:
        made = not paths.log.exists() and disk.create(paths.copy, copies.written(state, Position(), ""))
    except disk.NotFlushed as error:
        raise unflushed(f"Saved as {paths.copy}", error) from error
    except OSError as error:
        raise NotSaved(f"Not saved as {paths.copy}: {reason(error)}. Choose another place.") from error
    if not made:
        raise Exists(f"There is a file {paths.copy} already: choose another name.")
