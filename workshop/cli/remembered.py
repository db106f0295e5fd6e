"""The file opened last, and who ``workshop me`` said one is, kept where this platform keeps such things."""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from workshop.cli import folders

_LAST, _ME = "last-opened", "me"


class Me(Struct, frozen=True):
    """A person, by name, and the file they belong to."""

    person: str
    file: str


def last() -> Path | None:
    """The file that was opened last, or None where there is none or it is gone."""
    with suppress(OSError, ValueError):
        path = Path(_note(_LAST).read_text("utf-8").strip())
        if path.is_file():
            return path
    return None


def remember(path: Path) -> None:
    """Remember this file. Where that is not possible nothing is: it is a convenience and no promise."""
    with suppress(OSError, ValueError, RuntimeError):
        _write(_LAST, str(path.resolve()))


def me() -> Me | None:
    """Who was said to sit here; None where nobody was."""
    with suppress(OSError, ValueError):
        person, file = _note(_ME).read_text("utf-8").splitlines()
        return Me(person, file)
    return None


def remember_me(person: str, file: Path) -> None:
    """Remember who sits here and which file they mean.

    :raises OSError: it could not be written down.
    """
    _write(_ME, f"{person}\n{file.resolve()}")


def forget_me() -> None:
    """Nobody in particular sits here any more.

    :raises OSError: it could not be taken away.
    """
    _note(_ME).unlink(missing_ok=True)


def _note(name: str) -> Path:
    return folders.state() / name


def _write(name: str, text: str) -> None:
    note = _note(name)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(text, "utf-8")
