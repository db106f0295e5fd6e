"""Days and stretches of time as sheets write them: "11/01/2026", "5 décembre", "Ende Dez 2026", "4T2026"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from workshop.errors import RuleError
from workshop.importing.stored import Stored
from workshop.importing.vocabulary import MONTHS, folded, until
from workshop.team.labels import Label, calendar_days, months_on, read_label
from workshop.words.dates import FIRST_YEAR, LAST_YEAR, parse_day
from workshop.words.dates import MONTHS as ENGLISH
from workshop.words.text import clean

_SLASHED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.年]\s?([0-9]{1,2})[/.月]\s?([0-9]{1,2})日?\.?(?:[T ].*)?")
_NAMED = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|er)?[. /-]*(?:de |d')?([^\W\d]{3,12})[., /-]*(?:de )?([0-9]{4}|[0-9]{2})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]{3,12})[. ]*([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")
_MONTH = re.compile(r"([^\W\d_]{3,12}|1?[0-9]月)[. ,'/-]*(?:de |del |of )?([12][0-9]{3})?")
_RANGE = re.compile(
    r"(.+?)(?: ?[–—~〜] ?| - | to | bis | au | à | al | a | tot | do | till |(?<=[^\W\d])[-/](?=[^\W\d]))(.+)",
    re.IGNORECASE,
)
#: What other languages write for "Q4 2026", "H2 2026" and "2026-11", and how that reads here.
_WAYS = (
    (re.compile(r"(iv|i{1,3})[. ]*(?:kw|kwarta[lł]|trim\w*|t|quart\w*|q)\b\.?,?(?: de| del)? ?(.*)"), r"Q\1 \2"),
    (
        re.compile(
            r"([1-4]) ?(?:[.ºªo°]|er|[eè]me|e)? ?(?:t|tr|trim|trimestre)\.?/?(?: de| del)? ?((?:fy)?[0-9]{2,4})"
        ),
        r"Q\1 \2",
    ),
    (re.compile(r"(?:t|tr|trim|trimestre)[. ]*([1-4])[ /-]*((?:fy)?[0-9]{2,4})"), r"Q\1 \2"),
    (re.compile(r"([0-9]{4})年度 ?第?([1-4])四半期"), r"Q\2 FY\1"),
    (re.compile(r"([0-9]{4})年 ?第?([1-4])四半期"), r"Q\2 \1"),
    (re.compile(r"([0-9]{4})年 ?([0-9]{1,2})月"), r"\1-\2"),
)
_ROMAN = {"QI": "Q1", "QII": "Q2", "QIII": "Q3", "QIV": "Q4"}


class Days:
    """How days are read in a sheet: ``month_first`` as its own days prove, None where none proves anything."""

    def __init__(self, cells: Iterable[str]) -> None:
        seen = {(int(found[1]), int(found[3])) for cell in cells if (found := slashed(cell))}
        day_first, month_first = any(one > 12 for one, _ in seen), any(two > 12 for _, two in seen)
        self.month_first = None if day_first == month_first else month_first

    def read(self, text: str, today: date, inside: tuple[date, date] | None = None) -> date:
        """The day that is meant, of a week, month or quarter its last; RuleError where it is none, or could be two
        and not only one is ``inside`` the period."""
        if isinstance(text, Stored) and isinstance(text.value, date):
            return text.value
        text = clean(text)
        if found := slashed(text):
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
        if day := plain_day(text):
            return day
        try:
            return parse_day(text, today)
        except RuleError:
            if span := days_of(until(text), today):
                return span[1]
            raise


def slashed(text: str) -> "re.Match[str] | None":
    """A day of three numbers, of which the first two may be day and month or the other way round."""
    return _SLASHED.fullmatch(clean(text)[:20].split(" ")[0]) if text[:1].isdecimal() else None


def plain_day(text: str) -> date | None:
    """A day that can be only one."""
    if found := _MOMENT.fullmatch(text):
        year, month, day = map(int, found[1].split("-"))
        return _day(year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NAMED.fullmatch(text.casefold())) and (month := month_of(found[2])):
        return _day(_year(found[3]), month, int(found[1]))
    if (found := _MONTH_FIRST.fullmatch(text.casefold())) and (month := month_of(found[1])):
        return _day(int(found[3]), month, int(found[2]))
    return None


def month_of(word: str) -> int:
    """The month that a word of some language begins, or 0."""
    word = folded(word)
    return next(
        (
            number
            for name, number in MONTHS.items()
            if len(word) >= (2 if word[-1:] == "月" else 3) and name.startswith(word)
        ),
        0,
    )


def label_of(text: str) -> Label | None:
    """What a period's name says, also as other languages write it: "4T2026", "IV kw. 2026", "Dez 2026"."""
    text = clean(text)
    if (label := read_label(text)) is not None and label.kind != "t":
        return label
    low = text.casefold()
    for way, here in _WAYS:
        if found := way.fullmatch(low):
            part, _, rest = found.expand(here).upper().partition(" ")
            return read_label(f"{_ROMAN.get(part, part)} {rest}".strip())
    if (found := _MONTH.fullmatch(low)) and found[2] and (month := month_of(found[1])):
        return read_label(f"{ENGLISH[month - 1]} {found[2]}")
    return label


def days_of(text: str, today: date) -> tuple[date, date] | None:
    """First and last day of the week, month, quarter, year or stretch that is called so; None where it is none.

    A month without a year is the one that is nearest.
    """
    label = label_of(text)
    if label is not None and label.kind == "w" and 1 <= label.number <= 52:
        monday = date.fromisocalendar(label.year or today.year, label.number, 1)
        return monday, monday + timedelta(days=4)
    if label is not None and (days := calendar_days(label)):
        return days
    if (found := _MONTH.fullmatch(text)) and (month := month_of(found[1])):
        first = date(int(found[2]) if found[2] else parse_day(f"15 {ENGLISH[month - 1]}", today).year, month, 1)
        return first, months_on(first, 1) - timedelta(days=1)
    if (found := _RANGE.fullmatch(text)) and (behind := _end(found[2].strip(), today)):
        before = _end(found[1].strip(), behind[1])
        return (before[0], behind[1]) if before and before[0] <= behind[1] else None
    return None


def _end(text: str, today: date) -> tuple[date, date] | None:
    day = plain_day(text)
    return (day, day) if day else days_of(text, today)


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
