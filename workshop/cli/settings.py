"""Which file and person are meant where nothing says so, and how a person wants things: each with its source.

The order is: option, environment, ``workshop me``, configuration file, and for the file the one opened last.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from workshop.cli import folders, remembered

#: What a configuration file may hold, and in which words.
KNOWN = {
    "file": "the team's file, as a text",
    "person": "who you are, as a text",
    "theme": "workshop-dark or workshop-light",
    "first_day_of_week": "monday, saturday or sunday",
    "keys": "a table of keys by the name of a command on screen",
}
THEMES = ("workshop-dark", "workshop-light")
WEEK_BEGINS = {"monday": 0, "saturday": 5, "sunday": 6}


class Setting(Struct, frozen=True):
    """What is set, or None, and by what."""

    value: str | None = None
    source: str = "not set"


class Configuration(Struct, frozen=True):
    """The configuration file: where it is, what it sets, and a sentence for each thing that it cannot set."""

    path: Path | None
    values: dict[str, Any]
    faults: tuple[str, ...] = ()


def file() -> Setting:
    """The file that is meant where no option names one."""
    me, configured = remembered.me(), _configured("file")
    last = remembered.last()
    return _first(
        (os.environ.get("WORKSHOP_FILE"), "WORKSHOP_FILE"),
        (me.file if me else None, "workshop me"),
        (configured, "configuration"),
        (last, "opened last"),
    )


def person(place: str) -> Setting:
    """Who acts on this place where no option says so; a person that goes with another file does not count."""
    me, configured, its_file = remembered.me(), _configured("person"), _configured("file")
    return _first(
        (os.environ.get("WORKSHOP_AS"), "WORKSHOP_AS"),
        (me.person if me and _same(place, me.file) else None, "workshop me"),
        (configured if not its_file or _same(place, its_file) else None, "configuration"),
    )


def theme() -> Setting:
    """The look of the screens at their start."""
    return _first((_configured("theme"), "configuration"))


def first_day_of_week() -> Setting:
    """The name of the day on which a week begins; Monday unless it is configured."""
    return _first((_configured("first_day_of_week"), "configuration"), ("monday", "usual"))


def week_begins() -> int:
    """The day on which a week begins, 0 for Monday to 6 for Sunday."""
    return WEEK_BEGINS[first_day_of_week().value or "monday"]


def keys() -> dict[str, str]:
    """The keys that were configured, by the name of their command."""
    found = configuration().values.get("keys")
    return dict(found) if found else {}


@cache
def configuration() -> Configuration:
    """The configuration file, read once; what is wrong with it is told to errors once."""
    read = _read()
    for fault in read.faults:
        click.echo(fault, err=True)
    return read


def _read() -> Configuration:
    try:
        path = folders.settings() / "config.toml"
        raw = path.read_bytes()
    except FileNotFoundError as nowhere:
        return Configuration(Path(nowhere.filename) if nowhere.filename else None, {})
    except OSError as error:
        return Configuration(path, {}, (f"{path} cannot be read: {error.strerror}. Nothing of it counts.",))
    import tomllib

    try:
        values = tomllib.loads(raw.decode("utf-8"))
    except ValueError as error:  # also for bytes that are no UTF-8
        return Configuration(path, {}, (f"{path} is no TOML: {error}. Nothing of it counts.",))
    faults = {name: fault for name, value in values.items() if (fault := _fault(name, value))}
    kept = {name: value for name, value in values.items() if name not in faults}
    return Configuration(path, kept, tuple(f"{path}: {fault}" for fault in faults.values()))


def _fault(name: str, value: object) -> str:
    if name not in KNOWN:
        return f"there is no setting “{name}”. There are: {', '.join(KNOWN)}."
    if name == "keys":
        return _fault_of_keys(value)
    allowed = {"theme": THEMES, "first_day_of_week": tuple(WEEK_BEGINS)}.get(name)
    if not isinstance(value, str) or not value or (allowed and value not in allowed):
        return f"“{name}” is {KNOWN[name]}."
    return ""


def _fault_of_keys(value: object) -> str:
    if not isinstance(value, dict) or not all(isinstance(key, str) and key for key in value.values()):
        return f'“keys” is {KNOWN["keys"]}: undo = "z".'
    taken = [key for text in value.values() for key in text.split(",")]
    twice = next((key for key in taken if taken.count(key) > 1), "")
    both = " and ".join(name for name, text in value.items() if twice in text.split(","))
    return f"the key “{twice}” is given to {both}: give each its own." if twice else ""


def _configured(name: str) -> str | None:
    found: str | None = configuration().values.get(name)
    return found


def _first(*ways: tuple[str | None, str]) -> Setting:
    return next((Setting(value, source) for value, source in ways if value), Setting())


def _same(place: str, other: str) -> bool:
    if "://" in place or "://" in other:
        return place == other
    try:
        return Path(place).expanduser().resolve() == Path(other).expanduser().resolve()
    except (OSError, RuntimeError, ValueError):
        return False
