"""Files that people ask for: whole or not at all, never over another without asking, never over the team's own."""

import os
import tempfile
from pathlib import Path

from store.errors import Exists
from workshop.errors import RuleError
from workshop.words.text import clean


def write(target: Path, content: bytes, *teams: Path, force: bool) -> None:
    """Write a file whole.

    RuleError for one of these teams' own files; Exists for one that is there, without ``force``; OSError where the
    folder or the disk refuses, and then nothing is left behind.
    """
    target = target.resolve()
    for own in map(Path.resolve, teams):
        if target.parent == own.parent and target.name.startswith(own.name):
            raise RuleError(f"{clean(target.name)} belongs to the team's file: choose another name.")
    handle, beside = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, 0o644 & ~_umask())
        if force:
            os.replace(beside, target)
        else:
            _put_new(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _put_new(beside: str, target: Path) -> None:
    """Give the file its name, unless something has it."""
    try:
        os.link(beside, target)
    except FileExistsError:
        _refuse(target)
    except OSError:  # a file system without links: the look before is the best there is
        if target.exists():
            _refuse(target)
        os.replace(beside, target)
    else:
        os.unlink(beside)


def _refuse(target: Path) -> None:
    name = clean(os.path.relpath(target))
    raise Exists(f"There is a file {name} already: choose another name, or replace it with --force.") from None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
