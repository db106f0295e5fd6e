"""What a change did, in words: each record it touched, and each of its fields before and after."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from msgspec.structs import fields

from screens.widgets.facts import Entry as Line
from screens.widgets.facts import Fact, Title
from store.history import Documents, Entry
from store.undo import noun
from workshop.model import KINDS, Member, Workshop
from workshop.model.references import table_of
from workshop.words.dates import long_day, short_day
from workshop.words.moments import time_words
from workshop.words.numbers import exact_words, number_words
from workshop.words.text import clean, quoted

#: So many records of one change are told; an import may have thousands.
MOST = 40

_NAMES = ("text", "title", "label", "name", "what", "learned")
_LABELS = {
    "due": "due day",
    "if_then": "if-then",
    "check_on": "asked again on",
    "on": "day",
    "at": "at",
    "claimed_at": "taken",
    "offered_to": "offered to",
    "first": "first day",
    "last": "last day",
    "check_in_days": "days between check-ins",
    "contributes_to": "serves",
    "for_us": "for us",
}
#: Fields that say nothing to people.
_SILENT = {"id", "batches", "cause_batches", "position", "entered", "shown_at", "about", "made_on"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*Z")
_NOTHING = "—"

Document = Mapping[str, Any]


def change_facts(w: Workshop, entry: Entry, before: Documents, zone: tzinfo) -> Iterator[Line]:
    """The records that a change touched, each with what became of its fields."""
    put = [(table, key, document) for table, some in entry.put.items() for key, document in some.items()]
    cut = [(table, key) for table, keys in entry.cut.items() for key in keys]
    for table, key, document in put[:MOST]:
        old = before.get((table, key))
        yield Title(f"{_called(table, key, document)}{'' if old else ' · new'}")
        told = list(_Words(w, zone, table, document).differences(old))
        yield from told or [Fact("Nothing that can be read here.", style="$text-muted")]
    for table, key in cut[: MOST - len(put[:MOST])]:
        yield Title(f"{_called(table, key, before.get((table, key), {}))} · removed")
    if len(put) + len(cut) > MOST:
        yield Title(f"and {exact_words(len(put) + len(cut) - MOST)} more")


def _called(table: str, key: int, document: Document) -> str:
    name = next((document[field] for field in _NAMES if isinstance(document.get(field), str)), "")
    called = noun((table, key))
    return f"{called[:1].upper()}{called[1:]}{f' {quoted(clean(name), 60)}' if name else ''}"


class _Words:
    """Values of a document as people read them, with the names that a workshop knows."""

    def __init__(self, w: Workshop, zone: tzinfo, table: str, new: Document) -> None:
        self.w = w
        self.zone = zone
        self.table = table
        self.new = new

    def differences(self, old: Document | None) -> Iterator[Fact]:
        """The fields that differ; of a new record those that say something."""
        for name, standard in _standards(self.table, self.new):
            if name in _SILENT:
                continue
            was, now = (old or {}).get(name, standard), self.new.get(name, standard)
            if was == now if old is not None else now in (None, "", [], standard):
                continue
            label = _LABELS.get(name, name.replace("_", " "))
            if old is None:
                text = self.value(name, now)
            elif _holds_records(was) or _holds_records(now):
                text = self.in_and_out(name, was or [], now or [])
            else:
                text = f"{self.value(name, was)} → {self.value(name, now)}"
            yield Fact(text, label.capitalize())

    def in_and_out(self, name: str, was: Sequence[Any], now: Sequence[Any]) -> str:
        came = [self.value(name, one) for one in now if one not in was]
        went = [f"no longer: {self.value(name, one)}" for one in was if one not in now]
        return " · ".join(came + went) or _NOTHING

    def value(self, path: str, value: Any) -> str:
        """One value of a field, ``path`` with dots into records in it."""
        if value is None or value == "" or value == []:
            return _NOTHING
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return ", ".join(self.value(path, one) for one in value)
        if isinstance(value, dict):
            return self.item(path, value)
        if isinstance(value, int | float):
            return self.number(path, value)
        text = str(value)
        if _DAY.fullmatch(text):
            return long_day(date.fromisoformat(text))
        if _MOMENT.fullmatch(text):
            local = datetime.fromisoformat(text).astimezone(self.zone)
            return f"{short_day(local.date())} {time_words(local)}"
        return clean(text)

    def number(self, path: str, value: float) -> str:
        table = table_of(self.table, path, about=self.new.get("about", "steps"))
        return self.called(table, value) if table and isinstance(value, int) else number_words(value)

    def called(self, table: str, key: int) -> str:
        """A record by its name, a person without quotation marks; by its number where it has none."""
        record = self.w.get(table, key)
        if isinstance(record, Member):
            return record.name
        named = next((str(getattr(record, one)) for one in _NAMES if getattr(record, one, "")), "")
        return quoted(clean(named)) if named else noun((table, key))

    def item(self, path: str, item: Document) -> str:
        """A small record inside another, such as a note: what was said, else its values."""
        if text := item.get("text"):
            return clean(str(text))
        kept = ((name, value) for name, value in item.items() if value not in (None, "", []) and name != "by")
        return ", ".join(self.value(f"{path}.{name}", value) for name, value in kept)


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _standards(table: str, document: Document) -> list[tuple[str, Any]]:
    """The fields of a kind in their order, with what they hold where a document does not say."""
    kind = KINDS.get(table)
    if kind is None:
        return [(name, None) for name in document]
    return [(one.name, None if one.default is MISSING else _plain(one.default)) for one in fields(kind)]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value
