"""Files: the change log, its copy as a TinyDB file, and the sealed box. See ``docs/file-format.md``."""

from store.errors import (
    Busy,
    CannotUndo,
    Damaged,
    Exists,
    Missing,
    Newer,
    NotSaved,
    ReadOnly,
    Replaced,
    Stale,
    StoreError,
    Strange,
    Unreachable,
    Unsure,
)
from store.history import Entry
from store.place import Box, Place, Report
from store.store import Store
