"""The shortest way into the screens: where the arguments plainly say which file, nothing else is loaded first.

Everything that needs an answer in words, an error above all, is left to the command line.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workshop.cli import remembered, splash

if TYPE_CHECKING:
    from store.store import Store

_AS = "--as"


def opened(arguments: Sequence[str]) -> bool:
    """Open the screens on the file that is meant, and return True once they are left.

    False, and nothing has happened, where the command line has to look at the arguments.
    """
    file = _file(arguments) if splash.is_showing() else None
    store = _store(file) if file is not None else None
    if file is None or store is None:
        return False
    name = arguments[3] if len(arguments) > 3 else os.environ.get("WORKSHOP_AS")
    try:
        me = _member(store, name)
    except BaseException:
        store.close()
        raise
    if name and me is None:
        store.close()
        return False
    remembered.remember(store.place.name)
    from screens.app import run

    splash.wipe()
    run(store, _now, me)
    return True


def _file(arguments: Sequence[str]) -> str | None:
    """The file of ``open FILE [--as NAME]``; without arguments that of the environment, or the one opened last."""
    if not arguments:
        return os.environ.get("WORKSHOP_FILE") or remembered.last()
    plain = arguments[0] == "open" and (len(arguments) == 2 or (len(arguments) == 4 and arguments[2] == _AS))
    return arguments[1] if plain and not arguments[1].startswith("-") else None


def _store(file: str) -> "Store | None":
    from store.errors import StoreError
    from store.store import Store

    try:
        return Store.open(file, _now)
    except (OSError, StoreError):
        return None


def _member(store: "Store", name: str | None) -> int | None:
    """The member of this name; None where none is given, or none is meant clearly."""
    if not name:
        return None
    from workshop.errors import RuleError
    from workshop.team import team

    try:
        return team.by_beginning(store.workshop, name).id
    except RuleError:
        return None


def _now() -> datetime:
    return datetime.now(UTC)
