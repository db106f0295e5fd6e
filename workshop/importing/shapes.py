"""What stands in a column: numbers, days, yes and no, or words; and days as sheets write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from workshop.errors import RuleError
from workshop.importing.stored import Stored
from workshop.importing.vocabulary import MONTHS, folded, is_gap, says_yes
from workshop.words.dates import FIRST_YEAR, LAST_YEAR, parse_day
from workshop.words.numbers import decimal_sign, parse_number, with_unit
from workshop.words.text import clean

EMPTY, NUMBER, DAY, FLAG, WORDS = "empty", "number", "day", "flag", "words"

_SLASHED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.年]\s?([0-9]{1,2})[/.月]\s?([0-9]{1,2})日?\.?(?:[T ].*)?")
_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|er)?[. /-]*(?:de |d')?([^\W\d]{3,12})[., /-]*(?:de )?([0-9]{4}|[0-9]{2})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]{3,12})[. ]*([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")


class Days:
    """How days are read in a sheet: ``month_first`` as its own days prove, None where none proves anything."""

    def __init__(self, cells: Iterable[str]) -> None:
        seen = {(int(found[1]), int(found[3])) for cell in cells if (found := _slashed(cell))}
        day_first, month_first = any(one > 12 for one, _ in seen), any(two > 12 for _, two in seen)
        self.month_first = None if day_first == month_first else month_first

    def read(self, text: str, today: date, inside: tuple[date, date] | None = None) -> date:
        """The day that is meant; RuleError where it is none, or could be two and not only one is ``inside`` the
        period."""
        if isinstance(text, Stored) and isinstance(text.value, date):
            return text.value
        text = clean(text)
        if found := _slashed(text):
            one, two, year = int(found[1]), int(found[3]), _year(found[4])
            both = {_day(year, two, one): False, _day(year, one, two): True}
            days = [day for day, swapped in both.items() if day and self.month_first in (None, swapped)]
            if len(days) > 1 and inside:
                days = [day for day in days if inside[0] <= day <= inside[1]] or days
            if len(days) == 1:
                return days[0]
            if days:
                first, second = sorted(days)
                raise RuleError(
                    f"“{text}” can be {first.isoformat()} or {second.isoformat()}: write it with the year first."
                )
        return _plain_day(text) or parse_day(text, today)


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
    bare, _ = with_unit(text)
    try:
        parse_number(bare, decimal_sign(bare))
    except RuleError:
        return False
    return True


def _kind(cell: str) -> str:
    if isinstance(cell, Stored):
        return DAY if isinstance(cell.value, date) else NUMBER
    text = clean(cell)
    if _slashed(text) or _plain_day(text):
        return DAY
    if is_number(text):
        return NUMBER
    return FLAG if says_yes(text) is not None else WORDS


def _slashed(text: str) -> "re.Match[str] | None":
    return _SLASHED.fullmatch(clean(text)[:20].split(" ")[0]) if text[:1].isdecimal() else None


def _plain_day(text: str) -> date | None:
    if found := _MOMENT.fullmatch(text):
        return _iso(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NAMED.fullmatch(text.casefold())) and (month := _month(found[2])):
        return _day(_year(found[3]), month, int(found[1]))
    if (found := _MONTH_FIRST.fullmatch(text.casefold())) and (month := _month(found[1])):
        return _day(int(found[3]), month, int(found[2]))
    return None


def _month(word: str) -> int:
    """The month that a word of some language begins, or 0."""
    word = folded(word)
    return next((number for name, number in MONTHS.items() if len(word) >= 3 and name.startswith(word)), 0)


def _iso(text: str) -> date | None:
    year, month, day = map(int, text.split("-"))
    return _day(year, month, day)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
