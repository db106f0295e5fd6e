"""What a period's label says ("Q4 FY27", "2026-Q4", "P11", "Q1 2026/27", "Nov 2026"), and the one after it.

The words are those of several languages; what is not read stays a name like any other.
"""

import re
from datetime import date, timedelta

from msgspec import Struct

from workshop.words.text import clean, plain

#: How a part of a year may be called, plain; and how many of it make a year where its length does not say.
KINDS = {
    "q": ("q", "quarter", "quartal", "qtr", "kwartaal", "kwartal", "kvartal"),
    "h": ("h", "hy", "half", "halbjahr", "hj", "semester", "semestre", "s", "halfjaar", "polrocze", "halvar"),
    "t": ("t", "trimestre", "trim", "tertial", "trimester"),
    "p": ("p", "period", "periode", "periodo", "okres", "fp"),
    "w": ("w", "week", "kw", "wk"),
    "s": ("sprint", "cycle", "zyklus", "cycle no"),
}
PER_YEAR = {"q": 4, "h": 2, "t": 4, "p": 12, "w": 52, "m": 12, "y": 1, "r": 12}
_KIND = {name: kind for kind, names in KINDS.items() for name in names}
_LONG = "january february march april may june july august september october november december".split()  # noqa: SIM905
_YEAR = r"(?:fy|gj|cy)?[ ']*(?P<year>[12][0-9]{3}|[0-9]{2})(?: ?[/–-] ?(?P<until>[0-9]{4}|[0-9]{2}))?"
_PART = r"(?P<kind>[a-z]+)[ .-]*(?P<number>[0-9]{1,2})"
_BETWEEN = r"[ ,/._–-]*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<kind>[qh])(?P<number>[1-4])(?P<year>[12][0-9]{3})",
        rf"{_PART}(?:{_BETWEEN}(?:(?<![0-9])|(?=[fgc'])){_YEAR})?",
        rf"{_YEAR}{_BETWEEN}{_PART}",
        rf"(?P<number>[1-4])(?:st|nd|rd|th|er|e|eme|o|[.])? ?(?P<kind>[a-z]+){_BETWEEN}{_YEAR}",
        rf"(?P<month>[a-z]{{3,9}})[.]?{_BETWEEN}{_YEAR}",
        rf"(?P<month>[a-z]{{3,9}}) ?[–/-] ?(?P<end>[a-z]{{3,9}})(?:[ ,]+{_YEAR})?",
        rf"{_YEAR}",
        r"(?P<year>[12][0-9]{3})[-/.](?P<number>0?[1-9]|1[0-2])",
        r"(?P<number>0?[1-9]|1[0-2])[-/.](?P<year>[12][0-9]{3})",
    )
)


class Label(Struct, frozen=True):
    """A label understood.

    ``kind`` is a letter of :data:`PER_YEAR`, or "s" for what is only numbered; ``number`` counts within the
    ``year`` (of four digits; None where the label names none), ``parts`` are the places of both in the text.
    """

    text: str
    kind: str
    number: int
    year: int | None
    parts: dict[str, tuple[int, int]]

    @property
    def fiscal(self) -> bool:
        """Whether its year is not the calendar's: "FY27", "2026/27"."""
        return "until" in self.parts or re.search(r"fy|gj", self.text, re.IGNORECASE) is not None

    def counted(self, per_year: int) -> int:
        """How many such periods lie before it, to measure the distance between two."""
        return (self.year or 0) * per_year + self.number

    def following(self, per_year: int) -> str:
        """The label after this one, written in the same way."""
        wraps = self.kind != "s" and self.number >= per_year
        number = 1 if wraps else self.number + 1
        by, end = int(wraps) if self.kind != "y" else 1, 0
        if self.kind == "r":
            step = 12 // per_year
            number, end = _around(self.number + step), self.number + 2 * step - 1
            by = int(_around(end) <= step)
        text = self.text
        for part, (start, stop) in sorted(self.parts.items(), key=lambda item: -item[1][0]):
            was = text[start:stop]
            if part == "number":
                new = str(number).zfill(len(was) if was.startswith("0") else 1)
            elif part in ("month", "end"):
                new = _month(number if part == "month" else _around(end), was)
            else:
                new = str(int(was) + by)[-len(was) :].zfill(len(was))
            text = text[:start] + new + text[stop:]
        return text


def read_label(text: str) -> Label | None:
    """The label understood, or None."""
    text = clean(text)
    folded = plain(text)
    if len(folded) != len(text):
        return None
    return next(
        (label for form in _FORMS if (found := form.fullmatch(folded)) and (label := _read(text, found))), None
    )


def same(one: Label, other: Label) -> bool:
    """Whether two labels mean the same period, however they are written; a year that is not named may be any."""
    years = {one.year, other.year} - {None}
    fiscal = len(years) == 1 and None not in (one.year, other.year) and one.fiscal != other.fiscal
    return (one.kind, one.number) == (other.kind, other.number) and len(years) < 2 and not fiscal


def calendar_days(label: Label) -> tuple[date, date] | None:
    """First and last day of a calendar quarter, half, month or year; None for anything else, fiscal years too."""
    months = {"q": 3, "h": 6, "m": 1, "y": 12}.get(label.kind)
    if months is None or label.year is None or label.fiscal or label.number * months > 12:
        return None
    first = date(label.year, (label.number - 1) * months + 1, 1)
    return first, months_on(first, months) - timedelta(days=1)


def named_days(text: str) -> tuple[str, date, date] | None:
    """Label, first and last day of the calendar period that is called so; a plain quarter is always "Q2 2027"."""
    label = read_label(text)
    days = calendar_days(label) if label else None
    if label is None or days is None:
        return None
    plainly = re.fullmatch(r"q[1-4] *[0-9]{4}", label.text.lower())
    return (f"Q{label.number} {label.year}" if plainly else label.text, *days)


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last day of a month that has no such day."""
    count = day.year * 12 + day.month - 1 + months
    for number in range(day.day, 27, -1):
        try:
            return date(count // 12, count % 12 + 1, number)
        except ValueError:
            continue
    return date(count // 12, count % 12 + 1, min(day.day, 27))


def _read(text: str, found: "re.Match[str]") -> Label | None:
    groups = found.groupdict()
    parts = {name: found.span(name) for name in ("number", "month", "end", "year", "until") if groups.get(name)}
    year = groups.get("year")
    if groups.get("until"):
        until = groups["until"]
        if int(until) % 100 != (int(year or 0) + 1) % 100:
            return None
    kind, number = "y", 1
    if month := groups.get("month"):
        number, end = (_number(name) for name in (month, groups.get("end") or month))
        if not number or not end:
            return None
        kind = "r" if groups.get("end") else "m"
    elif groups.get("number"):
        named = groups.get("kind")
        kind, number = (_KIND.get(named, "") if named else "m"), int(groups["number"])
    elif year and len(year) == 2 and not re.search(r"fy|gj|cy", text, re.IGNORECASE):
        return None
    if not kind or number < 1 or number > max(PER_YEAR.get(kind, 99), 13 if kind == "p" else 0):
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else None
    return Label(text, kind, number, whole, parts)


def _number(month: str) -> int:
    """The number of the month that is called so, 0 where none is."""
    return next((place for place, name in enumerate(_LONG, 1) if name.startswith(month)), 0)


def _around(month: int) -> int:
    return (month - 1) % 12 + 1


def _month(number: int, like: str) -> str:
    """The month's name, as long as ``like`` is and with its capitals."""
    name = _LONG[number - 1]
    name = name[:3] if len(like) <= 3 else name
    return name.upper() if like.isupper() else (name.capitalize() if like[0].isupper() else name)
