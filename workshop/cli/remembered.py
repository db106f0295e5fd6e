"""The file that was opened last, remembered in the place where this platform keeps such things."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def last() -> str | None:
    """What was opened last, as it was named; None where there is nothing, or a file is gone."""
    with suppress(OSError, UnicodeError, RuntimeError):  # no home
        named = _note().read_text("utf-8").strip()
        if "://" in named or Path(named).is_file():
            return named
    return None


def remember(named: str) -> None:
    """Remember what was opened, by the name of its place: a convenience, so it may fail without a word."""
    with suppress(OSError, UnicodeError, RuntimeError):
        note = _note()
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(named, "utf-8")


def _note() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = home / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return folder / "workshop" / "last-opened"
