"""The file that was opened last, remembered in the place where this platform keeps such things."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def last() -> Path | None:
    """The file that was opened last, or None where there is none or it is gone."""
    with suppress(OSError, UnicodeDecodeError):
        path = Path(_note().read_text("utf-8").strip())
        if path.is_file():
            return path
    return None


def remember(path: Path) -> None:
    """Remember this file. Where that is not possible nothing is: it is a convenience and no promise."""
    with suppress(OSError, UnicodeEncodeError):
        note = _note()
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(str(path.resolve()), "utf-8")


def _note() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = home / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state")
    return folder / "workshop" / "last-opened"
