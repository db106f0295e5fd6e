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


def last() -> str | None:
    """What was opened last, as it was named; None where there is nothing, or a file is gone."""
    with suppress(OSError, ValueError):
        named = _note(_LAST).read_text("utf-8").strip()
        if "://" in named or Path(named).is_file():
            return named
    return None


def remember(named: str) -> None:
    """Remember what was opened, by the name of its place: a convenience, so it may fail without a word."""
    with suppress(OSError, ValueError):
        _write(_LAST, named)


def me() -> Me | None:
    """Who was said to sit here; None where nobody was."""
    with suppress(OSError, ValueError):
        person, file = _note(_ME).read_text("utf-8").splitlines()
        return Me(person, file)
    return None


def remember_me(person: str, place: str) -> None:
    """Remember who sits here and which place they mean; OSError where it could not be written down."""
    _write(_ME, f"{person}\n{place}")


def forget_me() -> None:
    """Nobody in particular sits here any more; OSError where it could not be taken away."""
    _note(_ME).unlink(missing_ok=True)


def _note(name: str) -> Path:
    return folders.state() / name


def _write(name: str, text: str) -> None:
    note = _note(name)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(text, "utf-8")
