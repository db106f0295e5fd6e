"""The fields of a record in one table: how each is called, how its value stands in a form, how it is read back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from screens.dialogs.fields import Field
from workshop.errors import RuleError
from workshop.model import Headline, KeyResult
from workshop.track.segments import parts_text, typed_parts
from workshop.words.dates import clear_day, long_day, parse_day
from workshop.words.numbers import number_text, parse_number
from workshop.words.text import DETAILS

Values = Mapping[str, str]
"""The texts of a form, by the key of the field."""
Read = dict[str, Any]
"""The same as the values of a record, whose names are the keys."""


class Way(Struct, frozen=True):
    """How a value stands in a form (one that is not there as nothing), and how it is read back on a day.

    Reading raises RuleError for what cannot be read.
    """

    show: Callable[[Any], str]
    read: Callable[[str, date], Any]


def _whole(text: str, today: date) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise RuleError(f"“{text}” is not a whole number: write it in figures, like 7.")
    return int(text)


TEXT = Way(str, lambda text, today: text)
WHOLE = Way(str, _whole)
NUMBER = Way(number_text, lambda text, today: parse_number(text) if text.strip() else None)
DAY = Way(long_day, parse_day)
#: A day on which much hangs: "11/01/2026" is asked about.
CLEAR_DAY = Way(long_day, clear_day)
YES_NO = Way(lambda yes: "yes" if yes else "", lambda text, today: text == "yes")


def one_of(kind: Callable[[str], Any]) -> Way:
    """The way of a value that is chosen; nothing stands for None."""
    return Way(str, lambda text, today: kind(text) if text else None)


class Asked(Field, frozen=True):
    """A field of a record; ``within`` names the record in the record that has it."""

    way: Way = TEXT
    within: str = ""

    def shown(self, record: object) -> str:
        holder = getattr(record, self.within, None) if self.within else record
        value = getattr(holder, self.key, None)
        return "" if value is None else self.way.show(value)


class Parts(Asked, frozen=True):
    """The segments that a measure is split by, all in one line; the measure is the record, or ``within`` it."""

    def shown(self, record: object) -> str:
        measure = getattr(record, self.within, None) if self.within else record
        return parts_text(measure) if isinstance(measure, Headline | KeyResult) else ""


#: What a measure is split by, seldom asked for.
PARTS = Parts(
    "parts",
    "Split by",
    hint="region, customers, channel: DACH=4M; Benelux=1M",
    limit=DETAILS,
    more=True,
    way=Way(str, lambda text, today: typed_parts(text)),
)
Table = tuple[Asked, ...]


def pick(table: Table, *keys: str) -> Table:
    found = {one.key: one for one in table}
    return tuple(found[key] for key in keys)


def shown(table: Table, record: object) -> dict[str, str]:
    return {one.key: one.shown(record) for one in table}


def filled(table: Table, record: object, texts: Values | None = None) -> list[Asked]:
    """The fields with the texts of a record, or with those ``texts`` that are given instead."""
    return [replace(one, text=(texts or {}).get(one.key, one.shown(record))) for one in table]


def read(table: Iterable[Asked], values: Values, today: date) -> Read:
    """The values of those fields that are there, as a record has them; RuleError for one that cannot be read."""
    return {one.key: one.way.read(values[one.key], today) for one in table if one.key in values}
