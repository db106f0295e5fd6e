"""One team's files as its place."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from store.errors import Exists, Missing, NotSaved, reason
from store.files import disk, opening, saving
from store.files.opening import Opened
from store.files.paths import Paths
from store.place import Progress, Report, untold
from store.state import State
from workshop.model import Workshop


class Files:
    """The files that a person means who names one of them."""

    def __init__(self, named: Path) -> None:
        self._named = named
        self._paths = Paths.of(named)

    @property
    def name(self) -> str:
        return str(self._paths.copy.resolve())

    @property
    def address(self) -> str:
        """The same: nothing about a file is secret."""
        return self.name

    @property
    def path(self) -> Path:
        return self._paths.copy

    def create(self, start: Workshop, now: datetime) -> None:
        opening.create(self._paths, start, now)

    def begin(self, lines: Iterable[bytes]) -> None:
        paths = self._paths
        try:
            free = not paths.copy.exists() and not paths.sealed.exists()
            made = free and disk.create(paths.log, b"".join(lines))
        except OSError as error:
            raise NotSaved(
                f"{paths.copy} could not be written: {reason(error)}. Choose another folder."
            ) from error
        if not made:
            raise Exists(f"There is a file {paths.copy} already: choose another name.")

    def open(self, now: datetime) -> Opened:
        try:
            return opening.opened(self._paths, now)
        except OSError as error:
            raise Missing(f"{self._named} cannot be opened: {reason(error)}.") from error

    def save(self, state: State) -> None:
        saving.save_as(self._paths, state)

    def check(self, progress: Progress = untold) -> Report:
        from store.files.check import check  # reading and changing never needs it

        return check(self._paths, progress)

    def rebuild(self, now: datetime, progress: Progress = untold) -> Report:
        from store.files.rebuild import rebuild

        return rebuild(self._paths, now, progress)
