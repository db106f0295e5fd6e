"""What an import does to one record, in words."""

from typing import Any

from msgspec import Struct
from msgspec.structs import fields


class Change(Struct, frozen=True):
    """What a line of the file does: ``kind`` is "new", "updated", "unchanged" or "left out"."""

    line: int
    kind: str
    what: str

    @property
    def words(self) -> str:
        """ "Line 2: new goal “Open the Nordics”" """
        return f"Line {self.line}: {self.kind} {self.what}"

    @staticmethod
    def between(line: int, was: Any | None, now: Any, noun: str, words: str) -> "Change":
        """The change from one record to another of the same kind, naming the fields that differ."""
        if was is None:
            return Change(line, "new", f"{noun} {words}")
        changed = [one.name for one in fields(now) if getattr(was, one.name) != getattr(now, one.name)]
        if not changed:
            return Change(line, "unchanged", f"{noun} {words}")
        named = ", ".join(name.replace("_", " ") for name in changed if name != "earlier")
        return Change(line, "updated", f"{noun} {words}: {named}")
