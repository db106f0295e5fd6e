"""What an import does to one record, or what is wrong with a cell, in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from workshop.words.numbers import count_words


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a line (counted from 1, as an editor does) and what to do about it.

    ``column`` is the name of the column it is in, or empty where the whole line is meant.
    """

    line: int
    column: str
    text: str

    @property
    def words(self) -> str:
        """ "Line 5, baseline: “eighteen” is not a number: …" """
        place = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{place}: {self.text}"


class Change(Struct, frozen=True):
    """What a line of the file does: ``kind`` is "new", "updated", "unchanged" or "left out".

    ``noun`` says what the record is, where it counts as one.
    """

    line: int
    kind: str
    what: str
    noun: str = ""

    @property
    def words(self) -> str:
        """ "Line 2: new goal “Open the Nordics”" """
        return f"Line {self.line}: {self.kind} {self.what}"

    @staticmethod
    def between(line: int, was: Any | None, now: Any, noun: str, words: str) -> "Change":
        """The change from one record to another of the same kind, naming the fields that differ."""
        if was is None:
            return Change(line, "new", f"{noun} {words}", noun)
        changed = [one.name for one in fields(now) if getattr(was, one.name) != getattr(now, one.name)]
        if not changed:
            return Change(line, "unchanged", f"{noun} {words}", noun)
        named = ", ".join(name.replace("_", " ") for name in changed if name != "earlier")
        return Change(line, "updated", f"{noun} {words}: {named}", noun)


def summary(changes: Sequence[Change]) -> str:
    """ "6 new, 1 updated, 2 unchanged"; where they are of several sorts, "4 goals and 2 key results new"."""
    sorts = Counter((change.kind, change.noun) for change in changes)
    several = len({noun for _, noun in sorts if noun}) > 1

    def counted(kind: str) -> str:
        of = {noun: count for (one, noun), count in sorts.items() if one == kind}
        if not several or "" in of:
            return str(sum(of.values()))
        return " and ".join(count_words(count, noun) for noun, count in of.items())

    return ", ".join(f"{counted(kind)} {kind}" for kind in dict.fromkeys(kind for kind, _ in sorts)) or "nothing"
