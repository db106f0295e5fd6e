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
    folder or the disk refuses, and then nothing is left behind; neither is by a program that is killed meanwhile,
    where the system has files without names.
    """
    target = target.resolve()
    for own in map(Path.resolve, teams):
        if target.parent == own.parent and target.name.startswith(own.name):
            raise RuleError(f"{clean(target.name)} belongs to the team's file: choose another name.")
    prefix = f".{target.name[:80]}."
    handle, beside = _nameless(target.parent) or tempfile.mkstemp(prefix=prefix, dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(handle)
            if not beside:
                beside = str(target.parent / f"{prefix}{os.urandom(6).hex()}")
                os.link(
                    f"/proc/self/fd/{handle}", beside, src_dir_fd=handle
                )  # with a descriptor it goes by linkat
        os.chmod(beside, 0o644 & ~_umask())
        if force:
            os.replace(beside, target)
        else:
            _put_new(beside, target)
    except BaseException:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise


def _nameless(folder: Path) -> tuple[int, str] | None:
    """A file that has no name yet, and goes with a program that is killed; None where there is no such."""
    try:
        return os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600), ""
    except (AttributeError, OSError):
        return None


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
