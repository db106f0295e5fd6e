"""What stands in a column: numbers, days, yes and no, or words."""

from collections.abc import Sequence
from datetime import date

from workshop.errors import RuleError
from workshop.importing.days import plain_day, slashed
from workshop.importing.figures import apart
from workshop.importing.stored import Stored
from workshop.importing.vocabulary import is_gap, says_yes
from workshop.words.numbers import decimal_sign, parse_number
from workshop.words.text import clean

EMPTY, NUMBER, DAY, FLAG, WORDS = "empty", "number", "day", "flag", "words"


def shape(cells: Sequence[str]) -> str:
    """What most of these cells hold, gaps left out."""
    counts: dict[str, int] = {}
    for cell in cells[:200]:
        if clean(cell) and not is_gap(cell):
            kind = _kind(cell)
            counts[kind] = counts.get(kind, 0) + 1
    return max(counts, key=lambda kind: (counts[kind], kind == WORDS)) if counts else EMPTY


def is_number(text: str) -> bool:
    """Whether a cell holds a number, with a unit or without."""
    if isinstance(text, Stored):
        return isinstance(text.value, float)
    if not any(sign.isdecimal() for sign in text):
        return False
    bare, _ = apart(text)
    try:
        parse_number(bare, decimal_sign(bare))
    except RuleError:
        return False
    return True


def _kind(cell: str) -> str:
    if isinstance(cell, Stored):
        return DAY if isinstance(cell.value, date) else NUMBER
    text = clean(cell)
    if slashed(text) or plain_day(text):
        return DAY
    if is_number(text):
        return NUMBER
    return FLAG if says_yes(text) is not None else WORDS
