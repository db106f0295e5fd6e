"""The files of one team, and whether they can be that."""

import os
import stat
from pathlib import Path

from msgspec import Struct

from store.errors import Missing, reason
from store.files.unsure import Mark

#: What the names of the two files beside the copy end with.
ENDINGS = ("-log", "-sealed")


class Paths(Struct, frozen=True):
    """The files of one team: the copy, which has the name people use, and the two beside it."""

    copy: Path

    @classmethod
    def of(cls, path: Path | str) -> "Paths":
        """The files that a person means who names one of them, or a link to it.

        Through a link, the two beside the file would be looked for in the wrong folder.

        :raises Missing: no file can have this name, or it is no ordinary file.
        """
        path = Path(path)
        try:
            for ending in ENDINGS:
                alone = path.name.removesuffix(ending)
                if alone and alone != path.name and path.exists() and not cls(path).log.exists():
                    path = path.with_name(alone)
            paths = cls(path.resolve() if path.is_symlink() else path)
            kinds = {one: _kind(one) for one in (paths.copy, paths.log, paths.sealed)}
        except (OSError, RuntimeError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error) or "no name"
            raise Missing(f"{str(path)!r} cannot be the name of a team's file: {why}.") from error
        for one, strange in kinds.items():
            if strange:
                raise Missing(f"{one} is {strange}, no team's file.")
        return paths

    @property
    def log(self) -> Path:
        return self.copy.with_name(self.copy.name + "-log")

    @property
    def sealed(self) -> Path:
        return self.copy.with_name(self.copy.name + "-sealed")

    @property
    def unsure(self) -> Path:
        """The mark that the disk reported an error while the log was written."""
        return Mark(self.log).path

    def may_write(self) -> bool:
        """Whether the files that exist, and their folder, may be written."""
        return all(_writable(path) for path in (self.copy.parent, self.copy, self.log, self.sealed))


def _kind(path: Path) -> str:
    """What is there if it is no ordinary file; empty for one, and where nothing is."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return ""
    if stat.S_ISREG(mode):
        return ""
    return "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"


def _writable(path: Path) -> bool:
    """Whether the user in whose name this program acts may write ``path``, or it is not there.

    Another program may be replacing the file at this moment, so a no is asked for more than once.
    """
    effective = os.access in os.supports_effective_ids
    return any(os.access(path, os.W_OK, effective_ids=effective) or not path.exists() for _ in range(3))
