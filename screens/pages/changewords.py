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
from workshop.model import KINDS, Workshop
from workshop.words.dates import long_day, short_day
from workshop.words.numbers import number_words
from workshop.words.text import clean, quoted

#: So many records of one change are told; an import may have thousands.
MOST = 40

_PEOPLE = {"owner", "offered_to", "buddy", "by", "facilitator", "member", "helpers", "present", "thanks", "room"}
_PEOPLE |= {"voted"}
_RECORDS = {"goal": "goals", "period": "periods", "step": "steps", "merged_into": "steps", "session": "sessions"}
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
_SILENT = {"id", "batches", "cause_batches", "position", "entered", "shown_at", "about"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*Z")
_NOTHING = "—"

Document = Mapping[str, Any]


def change_facts(w: Workshop, entry: Entry, before: Documents, zone: tzinfo) -> Iterator[Line]:
    """The records that a change touched, each with what became of its fields."""
    put = [(table, key, document) for table, some in entry.put.items() for key, document in some.items()]
    cut = [(table, key) for table, keys in entry.cut.items() for key in keys]
    words = _Words(w, zone)
    for table, key, document in put[:MOST]:
        old = before.get((table, key))
        yield Title(f"{_called(table, key, document)}{'' if old else ' · new'}")
        told = list(words.differences(table, old, document))
        yield from told or [Fact("Nothing that can be read here.", style="$text-muted")]
    for table, key in cut[: MOST - len(put[:MOST])]:
        yield Title(f"{_called(table, key, before.get((table, key), {}))} · removed")
    if len(put) + len(cut) > MOST:
        yield Title(f"and {len(put) + len(cut) - MOST:,} more")


def _called(table: str, key: int, document: Document) -> str:
    name = next((document[field] for field in _NAMES if isinstance(document.get(field), str)), "")
    called = noun((table, key))
    return f"{called[:1].upper()}{called[1:]}{f' {quoted(clean(name), 60)}' if name else ''}"


class _Words:
    """Values of documents as people read them, with the names that a workshop knows."""

    def __init__(self, w: Workshop, zone: tzinfo) -> None:
        self.w = w
        self.zone = zone

    def differences(self, table: str, old: Document | None, new: Document) -> Iterator[Fact]:
        """The fields that differ; of a new record those that say something."""
        for name, standard in _standards(table, new):
            if name in _SILENT:
                continue
            was, now = (old or {}).get(name, standard), new.get(name, standard)
            if was == now if old is not None else now in (None, "", [], standard):
                continue
            label = _LABELS.get(name, name.replace("_", " "))
            if old is None:
                text = self.value(name, now)
            elif _holds_records(was) or _holds_records(now):
                text = self.in_and_out(was or [], now or [])
            else:
                text = f"{self.value(name, was)} → {self.value(name, now)}"
            yield Fact(text, label.capitalize())

    def in_and_out(self, was: Sequence[Any], now: Sequence[Any]) -> str:
        """What came to a list, and what went from it."""
        came = [self.item(one) for one in now if one not in was]
        went = [f"no longer: {self.item(one)}" for one in was if one not in now]
        return " · ".join(came + went) or _NOTHING

    def value(self, name: str, value: Any) -> str:
        """One value of the field ``name``."""
        if value is None or value == "" or value == []:
            return _NOTHING
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return ", ".join(self.item(one) if isinstance(one, dict) else self.value(name, one) for one in value)
        if isinstance(value, dict):
            return self.item(value)
        if isinstance(value, int | float):
            return self.number(name, value)
        text = str(value)
        if _DAY.fullmatch(text):
            return long_day(date.fromisoformat(text))
        if _MOMENT.fullmatch(text):
            local = datetime.fromisoformat(text).astimezone(self.zone)
            return f"{short_day(local.date())} {local:%H:%M}"
        return clean(text)

    def number(self, name: str, value: float) -> str:
        """A number, or the person or record that it stands for."""
        if name in _PEOPLE and isinstance(value, int):
            member = self.w.members.get(value)
            return member.name if member else f"member {value}"
        table = _RECORDS.get(name.removesuffix("s"))
        if table is None or not isinstance(value, int):
            return number_words(value)
        record = self.w.get(table, value)
        named = next((str(getattr(record, one)) for one in _NAMES if getattr(record, one, "")), "")
        return quoted(clean(named)) if named else noun((table, value))

    def item(self, item: Any) -> str:
        """One entry of a list of small records, such as a note: what was said, else its values."""
        if not isinstance(item, dict):
            return self.value("", item)
        if text := item.get("text"):
            return clean(str(text))
        kept = ((name, value) for name, value in item.items() if value not in (None, "", []) and name != "by")
        return ", ".join(self.value(name, value) for name, value in kept)


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
