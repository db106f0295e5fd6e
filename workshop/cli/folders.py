"""Where this platform keeps what a program remembers, and what a person sets."""

import os
import sys
from pathlib import Path


def state() -> Path:
    """The folder for what the program remembers; OSError where this account has no home."""
    return _folder("XDG_STATE_HOME", ".local/state")


def settings() -> Path:
    """The folder for the configuration file; OSError where this account has no home."""
    return _folder("XDG_CONFIG_HOME", ".config")


def _folder(variable: str, usual: str) -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else _home() / "AppData" / "Local") / "workshop"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "workshop"
    named = os.environ.get(variable)
    return (Path(named) if named else _home() / usual) / "workshop"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        raise FileNotFoundError("this account has no home folder") from None
