"""One search over everything that people wrote: goals, measures, steps, check-ins, causes, lessons, decisions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from workshop.model import Workshop
from workshop.words.text import clean, plain

#: Of which records which fields are searched, the first one being what names it; in the order they are told in.
_SAID: dict[str, tuple[str, ...]] = {
    "goals": ("title", "why", "sponsor", "for_us", "market", "customers", "value_proposition", "strategy"),
    "key_results": ("name",),
    "steps": ("text", "outcome", "first_move", "if_then", "wordings", "notes"),
    "check_ins": ("changed",),
    "wins": ("text", "copy"),
    "causes": ("text", "whys", "accepted"),
    "lessons": ("learned", "because", "next_time"),
    "decisions": ("what", "why"),
    "parked": ("text", "settled"),
}
#: What one record of each kind is called.
NOUNS = {
    "goals": "goal",
    "key_results": "key result",
    "steps": "step",
    "check_ins": "check-in",
    "wins": "win",
    "causes": "cause",
    "lessons": "lesson",
    "decisions": "decision",
    "parked": "parked",
}
_DAYS = ("on", "done_on", "due", "at")


class Hit(Struct, frozen=True):
    """A record in which all words were found: its kind ("step"), id, goal (None without one), day, and the text.

    ``text`` is what names the record, or the field in which a word was found that is not in its name.
    """

    kind: str
    id: int
    goal: int | None
    on: date | None
    text: str


def find(w: Workshop, words: str) -> tuple[Hit, ...]:
    """Everything that has all of these words, whatever their capitals and accents, newest first of each kind.

    Beginnings of words, and parts of them, are enough. Nothing for no words. What is sealed is in no record.
    """
    wanted = plain(clean(words)).split()
    if not wanted:
        return ()
    hits = [hit for table in _SAID for record in w.table(table).values() if (hit := _hit(table, record, wanted))]
    order = {noun: place for place, noun in enumerate(NOUNS.values())}
    return tuple(sorted(hits, key=lambda hit: (order[hit.kind], -(hit.on or date.min).toordinal(), -hit.id)))


def _hit(table: str, record: Any, wanted: list[str]) -> Hit | None:
    said = [text for name in _SAID[table] for text in _texts(getattr(record, name)) if text]
    found = [(text, plain(text)) for text in said]
    every = "\n".join(low for _, low in found)
    if not said or not all(word in every for word in wanted):
        return None
    best = max(found, key=lambda one: sum(word in one[1] for word in wanted))[0]
    goal = record.id if table == "goals" else getattr(record, "goal", None)
    days = (getattr(record, name, None) for name in _DAYS)
    day = next((one for one in days if one is not None), None)
    on = day.date() if day is not None and hasattr(day, "date") else day
    return Hit(NOUNS[table], record.id, goal, on, best)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value:
            yield one if isinstance(one, str) else one.text
