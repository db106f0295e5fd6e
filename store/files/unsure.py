"""The mark that the disk reported an error, for every program that has the file open or opens it."""

import os
from contextlib import suppress
from pathlib import Path

_UNSURE = (
    "The disk reported an error ({}): the last change may be lost. Save a copy on another disk before going on; "
    "'workshop check --rebuild' writes the file anew."
)


class Mark:
    """What stands beside a ``log`` whose end may not be on the disk."""

    def __init__(self, log: Path) -> None:
        self.path = log.with_name(f"{log.name}.unsure")
        self._name = os.fspath(self.path)

    def leave(self, error: str) -> str:
        """Leave the mark, as far as the disk still takes it; what there is to tell."""
        text = _UNSURE.format(error)
        with suppress(OSError):
            self.path.write_text(text, encoding="utf-8")
        return text

    def told(self) -> str:
        """What there is to tell if there is a mark; mostly nothing."""
        return _UNSURE.format("seen by another program") if os.path.lexists(self._name) else ""
