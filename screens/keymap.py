"""Keys that a person wants otherwise: given to their commands before anything is shown, and judged then."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

import screens
from screens.commands import DECLARED, OTHER_KEYS, Command


def use(keys: Mapping[str, str]) -> tuple[str, ...]:
    """Give these keys (commas between) to the commands of these names; a sentence for each that cannot be.

    A command that does not exist, and a key that another command has on the same page, are named; the first
    changes nothing, the second leaves both with the key, of which the nearer one is done. To be called before the
    app is loaded; with keys to give, all pages are loaded now.
    """
    OTHER_KEYS.update(keys)
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    tables = [one.TABLE.commands for one in DECLARED]
    known = {command.action for commands in tables for command in commands}
    unknown = [
        f"There is no command “{name}” for the key {key}." for name, key in keys.items() if name not in known
    ]
    found = (fault for commands in tables for fault in _taken(commands, keys))
    return (*unknown, *dict.fromkeys(found))


def _taken(commands: tuple[Command, ...], keys: Mapping[str, str]) -> Iterator[str]:
    for mine in commands:
        for key in mine.keys.split(",") if mine.action in keys else ():
            for other in commands:
                if other.action != mine.action and key in other.keys.split(","):
                    yield f"The key {key} of “{mine.action}” is also that of “{other.action}”: choose another one."
