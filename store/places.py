"""From what a person names to the place that is meant."""

import os
from pathlib import Path

from store.place import Place

#: How a place may be named.
Where = str | os.PathLike[str] | Place


def at(named: Where) -> Place:
    """The place that is meant: itself, or a file, by its name or that of one beside it; ``~`` is at home."""
    if not isinstance(named, str | os.PathLike):
        return named
    from store.files.place import Files  # the one place that is known so far

    return Files(Path(os.path.expanduser(named)))
