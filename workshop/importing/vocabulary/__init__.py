"""The words that spreadsheets use for what this program knows, in ten languages: a table for each.

To add a language, write a module with the tables of one of the others and name it in ``LANGUAGES``.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import ModuleType

from workshop.importing.vocabulary import de, en, es, fr, it, ja, nl, pl, pt, sv
from workshop.model import Category
from workshop.words.text import clean, plain

LANGUAGES: tuple[ModuleType, ...] = (en, de, fr, es, pt, it, nl, pl, sv, ja)


@lru_cache(4096)
def folded(text: str) -> str:
    """A word of a header or cell to be looked up: no capitals, accents or signs, "dueDate" and "due_at" apart."""
    whole = re.sub(r"[-\u00ad]\s*\n\s*", "", text)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", clean(whole))
    return " ".join(re.sub(r"[_\-‐–/\\]", " ", plain(words)).strip(" :*?!.\"'()[]").split())


def _flat(text: str) -> str:
    """Letters and figures alone: "n/a", "N.A." and "na" are the same."""
    return re.sub(r"[\W_]", "", plain(text))


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


def _set(name: str, key: Callable[[str], str] = folded) -> frozenset[str]:
    words = (key(word.strip()) for language in LANGUAGES for word in getattr(language, name).split(","))
    return frozenset(filter(None, words))


HEADERS, STATES, TYPES, CATEGORIES = map(_by_word, ("HEADERS", "STATES", "TYPES", "CATEGORIES"))
YES, NO, TOTALS, NOTES, KEEP, LEVEL = map(_set, ("YES", "NO", "TOTALS", "NOTES", "KEEP", "LEVEL"))
PERCENT, WHENEVER, NOTHING = map(_set, ("PERCENT", "WHENEVER", "NOTHING"))
EVERYWHERE = _set("EVERYWHERE") | TOTALS
GAPS = _set("GAPS", _flat)
DITTO = _set("DITTO", str.casefold)
ORDINALS: Mapping[str, int] = {
    folded(word): number for language in LANGUAGES for number, word in enumerate(language.ORDINALS.split(","), 1)
}
MONTHS: Mapping[str, int] = {
    folded(name): number % 12 + 1 for language in LANGUAGES for number, name in enumerate(language.MONTHS.split())
}
_YES_SIGNS, _NO_SIGNS = frozenset("✓✔○〇x1"), frozenset("-–—×0")
#: Signs that stand for "nothing is known".
_GAP_SIGNS = re.compile(
    r"[-–—−?.…/＿_－ー]+|#(?:N/A|REF|DIV/0|VALUE|NAME|NULL|NUM)[!?]?|TB[ACD]\b.*", re.IGNORECASE
)
#: What stands behind a number and says something about it.
_ASIDE = re.compile(r"(?<=[0-9%])\s*(?:[*†‡]+|\((?![0-9])[^()]*\))$")
_NOTE_SIGNS = re.compile(r"[*†‡※¹²³©#]|\(\*+\)|https?://", re.IGNORECASE)


def _either(name: str) -> str:
    return "|".join(map(re.escape, sorted(_set(name, str.casefold), key=len, reverse=True)))


@lru_cache(1)
def _bounds() -> "re.Pattern[str]":
    before, behind = (_either(name) for name in ("BOUNDS", "BEYOND"))
    return re.compile(rf"^(?:{before})(?:\s+|(?=[\W\d]))|\s*(?:{behind})$", re.IGNORECASE)


def unbound(text: str) -> str:
    """A number without words for at least or at most, and without remarks: "mindestens 70 %", "8 (est.)"."""
    text = _ASIDE.sub("", text.strip())
    if not text or (text[-1].isdigit() and not text[0].isalpha()):
        return text
    return _bounds().sub("", text)


@lru_cache(1)
def _until() -> "re.Pattern[str]":
    either = _either("UNTIL")
    return re.compile(rf"^(?:{either})\s+(?:(?:of|de|del|des|di|do|dem|der|d')\s+)?|(?:{either})$", re.IGNORECASE)


def until(text: str) -> str:
    """A day or month without the words for its end: "end of December", "Ende Dezember"."""
    return _until().sub("", text)


def is_gap(text: str) -> bool:
    """Whether a cell says that nothing is known: "n/a", "—", "TBD", in any of the languages."""
    text = clean(text)
    return bool(_GAP_SIGNS.fullmatch(text)) or _flat(text) in GAPS


def is_nothing(text: str) -> bool:
    """Whether words instead of a number say that there is none: "no baseline yet", "noch nicht gemessen"."""
    return folded(text).split(" ")[0] in NOTHING and not any(map(str.isdecimal, text))


def keeps(text: str) -> str | None:
    """What stands beside "maintain" or "keep at", which may be nothing; None where the text says no such thing."""
    words = clean(text).split(" ")
    for count in (3, 2, 1):
        if folded(" ".join(words[:count])) in KEEP:
            rest = words[count:]
            while rest and folded(rest[0]) in LEVEL:
                rest = rest[1:]
            return " ".join(rest)
    return " ".join(words[:-1]) if folded(words[-1]) in KEEP else None


def says_yes(text: str) -> bool | None:
    """Whether a cell says yes; None where it says neither yes nor no."""
    text = clean(text)
    word = folded(text)
    if text in _YES_SIGNS or word in YES:
        return True
    return False if text in _NO_SIGNS or word in NO else None


def state(text: str) -> str:
    """The state of a step that a word means: planned, doing, blocked, done, dropped, idea; else empty."""
    if share := re.fullmatch(r"([0-9]{1,3})(?:[.,]0+)? ?%", clean(text)):
        return {"0": "planned", "100": "done"}.get(share[1], "doing")
    word = folded(re.sub(r"\(.*?\)", "", text))
    first = word.split(" ")[0]
    forms = (word, f"{word[:-1]}o", word[:-1], first)
    return next((STATES[one][0] for one in forms if one in STATES), "")


def category(text: str) -> Category | None:
    """The category of a goal that a word means, in any of the languages."""
    found = CATEGORIES.get(folded(text))
    return Category(found[0]) if found else None


def is_total(text: str, *, whole: bool = False) -> bool:
    """Whether a row that begins like this, or is called by this ``whole`` text, adds up the others."""
    word = folded(text)
    return word in TOTALS or (not whole and word.split(" ")[0] in TOTALS)


def is_note(text: str) -> bool:
    """Whether a cell that stands alone in its row is a remark about the sheet."""
    text = clean(text)
    word, beginning = folded(text), folded(text.partition(":")[0])
    if _NOTE_SIGNS.match(text) or word in NOTES or (":" in text and beginning in NOTES):
        return True
    return any(sign.isdecimal() for sign in text) and any(word.startswith(f"{note} ") for note in NOTES)
