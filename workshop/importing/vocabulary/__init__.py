"""The words that spreadsheets use for what this program knows, in ten languages: a table for each.

To add a language, write a module with the tables of one of the others and name it in ``LANGUAGES``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType

from workshop.importing.vocabulary import de, en, es, fr, it, ja, nl, pl, pt, sv
from workshop.words.text import clean, plain

LANGUAGES: tuple[ModuleType, ...] = (en, de, fr, es, pt, it, nl, pl, sv, ja)


@lru_cache(4096)
def folded(text: str) -> str:
    """A word of a header or cell to be looked up: no capitals, accents or signs, "dueDate" and "due_at" apart."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", clean(text))
    return " ".join(re.sub(r"[_\-‐–/\\]", " ", plain(words)).strip(" :*?!.\"'()[]").split())


def _by_word(tables: str) -> Mapping[str, tuple[str, ...]]:
    """What each word can mean, the first language first."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for meaning, words in getattr(language, tables).items():
            for word in words.split(","):
                meanings = found.setdefault(folded(word), [])
                if meaning not in meanings:
                    meanings.append(meaning)
    return {word: tuple(meanings) for word, meanings in found.items() if word}


def _set(name: str) -> frozenset[str]:
    return frozenset(folded(word) for language in LANGUAGES for word in getattr(language, name).split(","))


HEADERS, STATES, TYPES = map(_by_word, ("HEADERS", "STATES", "TYPES"))
YES, NO, GAPS, TOTALS, NOTES, KEEP = map(_set, ("YES", "NO", "GAPS", "TOTALS", "NOTES", "KEEP"))
MONTHS: Mapping[str, int] = {
    folded(name): number for language in LANGUAGES for number, name in enumerate(language.MONTHS.split(), 1)
}
_YES_SIGNS, _NO_SIGNS = frozenset("✓✔○〇x1"), frozenset("-–—×0")
#: Signs that stand for "nothing is known".
_GAP_SIGNS = re.compile(r"[-–—−?.…/＿_－ー]+|#(?:N/A|REF|DIV/0|VALUE|NAME|NULL|NUM)[!?]?")


def is_gap(text: str) -> bool:
    """Whether a cell says that nothing is known: "n/a", "—", "TBD", in any of the languages."""
    text = clean(text)
    return bool(_GAP_SIGNS.fullmatch(text)) or folded(text) in GAPS


def keeps(text: str) -> str | None:
    """What stands behind "maintain" or "keep at", which may be nothing; None where the text says no such thing."""
    words = clean(text).split(" ")
    for count in (3, 2, 1):
        if folded(" ".join(words[:count])) in KEEP:
            rest = words[count:]
            return " ".join(rest[1:] if rest and not any(map(str.isdecimal, rest[0])) else rest)
    return None


def says_yes(text: str) -> bool | None:
    """Whether a cell says yes; None where it says neither yes nor no."""
    text = clean(text)
    word = folded(text)
    if text in _YES_SIGNS or word in YES:
        return True
    return False if text in _NO_SIGNS or word in NO else None


def state(text: str) -> str:
    """The state of a step that a word means: planned, doing, done, dropped, idea; empty where it is not known."""
    word = folded(text)
    return STATES.get(word, STATES.get(word.split(" ")[0] if word else "", ("",)))[0]


def is_total(text: str) -> bool:
    """Whether a row that begins like this adds up the others."""
    word = folded(text)
    return word in TOTALS or any(word.startswith(f"{total} ") and total in TOTALS for total in word.split(" ")[:1])


def is_note(text: str) -> bool:
    """Whether a cell that stands alone in its row is a remark about the sheet."""
    text = clean(text)
    if text[:1] in ("*", "†", "‡", "※", "¹", "©", "#") or text.casefold().startswith(("http://", "https://")):
        return True
    word, beginning = folded(text), folded(text.partition(":")[0])
    return (":" in text and beginning in NOTES) or any(
        word.startswith(f"{note} ") for note in NOTES if note not in ("note", "notes", "au", "not")
    )
