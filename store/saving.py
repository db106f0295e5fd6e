"""Writing the copy: never the truth, so whatever goes wrong with it is told and harms nothing."""

from datetime import datetime

from store import copies, files
from store.errors import Exists, NotSaved, StoreError
from store.files import Paths
from store.line import FORMAT
from store.locking import reason
from store.log import Log, Position
from store.state import State


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
        with files.temporary(paths.copy, data, like=log.path) as ready, log.locked():
            if paths.copy.exists():
                there = copies.read(paths.copy)
                if there is not None and there.header.file == log.file():
                    if (there.header.format, there.header.seq) >= (FORMAT, log.position.seq):
                        return told
                else:
                    aside = files.keep(paths.copy, "before" if expected else "aside", now)
                    told.append(
                        f"{paths.copy.name} as it was is kept as {aside.name}."
                        if expected
                        else f"{paths.copy.name} is not as this program wrote it: it is kept as {aside.name}, "
                        f"and {log.path.name} decides."
                    )
            files.put_in_place(ready, paths.copy)
    except (StoreError, OSError):
        return told
    return told


def save_as(paths: Paths, state: State) -> None:
    """Write a state to a new file, without history and without what is sealed.

    :raises Exists: there is a file already.
    :raises NotSaved: the disk does not take it.
    """
    try:
        made = not paths.log.exists() and files.create(paths.copy, copies.written(state, Position(), ""))
    except OSError as error:
        raise NotSaved(f"Not saved as {paths.copy}: {reason(error)}. Choose another place.") from error
    if not made:
        raise Exists(f"There is a file {paths.copy} already: choose another name.")
