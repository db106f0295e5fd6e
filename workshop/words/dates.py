"""Days as people type and say them: "15 feb", "fri", "+2w"; "tomorrow", "3 weeks".

English names, whatever the machine's language: what a team types must read the same on every machine.
"""

import re
from datetime import date, timedelta

from workshop.errors import RuleError
from workshop.words.numbers import count_words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_LONG_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: A day typed without its year may lie this many days back; otherwise it is the next one to come.
LOOK_BACK = 90
#: Years that somebody may mean.
FIRST_YEAR, LAST_YEAR = 1970, 2199

_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DAY_FIRST = r"([0-9]{1,2})([./-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2})?)?"
_DAY_MONTH = r"([0-9]{1,2})[. ]*([a-z]+)[.,]?(?: ?([0-9]{4}))?"
_MONTH_DAY = r"([a-z]+)[. ]*([0-9]{1,2})(?:,? ([0-9]{4}))?"
_AHEAD = r"\+ ?([0-9]{1,4}) ?(d|days?|w|weeks?)"


def parse_day(text: str, today: date) -> date:
    """The day a person means; days come before months ("3/2" is 3 February).

    Without a year it is the next such day to come, or the last one if that was within ``LOOK_BACK`` days.
    A weekday is the next one after today; before a date it is only read over. RuleError, naming the forms that
    work, for anything else.
    """
    typed = " ".join(text.lower().split())
    weekday, _, rest = typed.partition(" ")
    spoken = rest if _named(weekday.rstrip("."), _LONG_WEEKDAYS) is not None else typed
    day = _near(typed, today) or _written(spoken, today)
    if day is None:
        raise RuleError(
            f"“{text.strip()[:40]}” is not a day: write 15 feb, 15.2., 2027-02-15, fri, tomorrow or +2w."
        )
    return day


def past_day(text: str, today: date) -> date:
    """The same, but of days without a year, and of weekdays, the last one that is over."""
    day = parse_day(text, today)
    typed = text.strip().lower()
    if day < today or re.search(r"[0-9]{4}|\+|^to", typed):
        return day
    if re.search(r"[0-9]", typed):
        return parse_day(text, today - timedelta(days=365 - LOOK_BACK))
    return day - timedelta(days=7 if day.weekday() != today.weekday() else 14)


def clear_day(text: str, today: date) -> date:
    """The same, but RuleError, asking which is meant, for "11/01/2026": where much hangs on a day."""
    day = parse_day(text, today)
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4}", text.strip())
    other = _day(day.year, day.day, day.month) if found else None
    if other is None or other == day:
        return day
    raise RuleError(
        f"“{text.strip()}” can be {long_day(day)} or {long_day(other)}: "
        f"write {day.isoformat()} or {other.isoformat()}."
    )


def short_day(day: date) -> str:
    """ "15 Jan" """
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """ "15 Jan 2027" """
    return f"{short_day(day)} {day.year}"


def day_words(day: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday", else "Fri 15 Jan", with the year where it is half a year away."""
    days = (day - today).days
    if -1 <= days <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    words = f"{WEEKDAYS[day.weekday()]} {short_day(day)}"
    return f"{words} {day.year}" if day.year != today.year and abs(days) > 182 else words


def ago_words(day: date, today: date) -> str:
    """How long ago: "today", "1 day", "9 days", from two weeks on "3 weeks"; "in 2 days" for what is to come."""
    days = (today - day).days
    if days < 0:
        return f"in {span_of_days(-days)}"
    return span_of_days(days) if days else "today"


def span_of_days(days: int) -> str:
    """ "1 day", "9 days", from two weeks on in whole weeks: "3 weeks"."""
    if days >= 14:
        return count_words(days // 7, "week")
    return count_words(days, "day")


def first_of_week(day: date, first_day: int = 0) -> date:
    """The first day of the week that ``day`` is in; ``first_day`` is 0 for Monday to 6 for Sunday."""
    return day - timedelta(days=(day.weekday() - first_day) % 7)


def _near(typed: str, today: date) -> date | None:
    """What is said from today on: today, a weekday, so many days or weeks ahead."""
    words = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if typed in words:
        return today + timedelta(days=words[typed])
    if (weekday := _named(typed, _LONG_WEEKDAYS)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if ahead := re.fullmatch(_AHEAD, typed):
        days = int(ahead[1]) * (7 if ahead[2][0] == "w" else 1)
        return today + timedelta(days=days) if days <= 3660 else None
    return None


def _written(typed: str, today: date) -> date | None:
    """A date in figures or with the month's name."""
    if found := re.fullmatch(_ISO, typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(_DAY_FIRST, typed):
        return _of_year(found[4], int(found[3]), int(found[1]), today)
    if found := re.fullmatch(_DAY_MONTH, typed):
        name, number, year = found[2], found[1], found[3]
    elif found := re.fullmatch(_MONTH_DAY, typed):
        name, number, year = found[1], found[2], found[3]
    else:
        return None
    month = _named(name, _LONG_MONTHS)
    return None if month is None else _of_year(year, month + 1, int(number), today)


def _named(word: str, names: tuple[str, ...] | list[str]) -> int | None:
    """The place of the one name that begins with this word of three letters or more."""
    found = [place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)]
    return found[0] if found else None


def _of_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    earliest = today - timedelta(days=LOOK_BACK)
    years = range(earliest.year, earliest.year + 9)  # a 29 February may be eight years away
    days = (_day(one, month, day) for one in years)
    return next((found for found in days if found and found >= earliest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
