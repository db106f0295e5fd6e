"""From what a person names to the place that is meant."""

import os
from pathlib import Path

from store.place import Place

#: How a place may be named.
Where = str | os.PathLike[str] | Place


def is_address(named: str) -> bool:
    """Whether this is the address of a database."""
    return named.startswith(("postgresql://", "postgres://"))


def at(named: Where) -> Place:
    """The place that is meant: itself, a team in a database, or a file by its name or that of one beside it.

    ``~`` is at home.
    """
    if not isinstance(named, str | os.PathLike):
        return named
    if is_address(str(named)):
        from store.postgres.place import Database

        return Database(str(named))
    from store.files.place import Files

    return Files(Path(os.path.expanduser(named)))
