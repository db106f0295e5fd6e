"""What stands on the goal page: items to highlight, headings above them, hints where there is nothing."""

from enum import StrEnum

from msgspec import Struct

from screens.text import fit, wrap
from screens.widgets.sheet import Block


class Kind(StrEnum):
    """What a line of the page is about."""

    TEXT = "text"
    MEASURE = "measure"
    STEP = "step"
    CHECK_IN = "check-in"
    DECISION = "decision"
    LESSON = "lesson"
    QUESTION = "question"
    SIGN = "warning sign"
    SIGNAL = "signal"


class Item(Struct, frozen=True):
    """One thing on the page: the id of a record, or the name of one of the goal's texts."""

    kind: Kind
    of: int | str


def labelled(label: str, text: str, width: int, size: int, style: str = "", tone: str = "$quiet") -> Block:
    """A wrapped text beside its label, which takes ``size`` cells, and which ``tone`` colours."""
    lines = wrap(text, width - size)
    return [[(fit(label if not number else "", size), tone), (line, style)] for number, line in enumerate(lines)]
