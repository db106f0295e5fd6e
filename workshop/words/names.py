"""How people are called on screens: as short as it is clear."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from workshop.model import Member, Workshop

_TITLES = re.compile(r"^(?:(?:prof|dr|mr|mrs|ms|ing|dipl)\.\s*|(?:herr|frau)\s+)+", re.IGNORECASE)


def short_names(members: Iterable[Member]) -> dict[int, str]:
    """Each member's first name; with the first letter of the last one, then in full, where that is not clear."""
    people = tuple(members)
    forms = (_first, _first_and_letter)
    used = [Counter(form(person.name) for person in people) for form in forms]

    def called(name: str) -> str:
        clear = (form(name) for form, times in zip(forms, used, strict=True) if times[form(name)] == 1)
        return next(clear, name)

    return {person.id: called(person.name) for person in people}


def full_names(w: Workshop) -> dict[int, str]:
    """The names of everybody in the team, in full."""
    return {person.id: person.name for person in w.members.values()}


def name_of(w: Workshop, member: int | None) -> str:
    """A member's name in full; empty for nobody."""
    found = None if member is None else w.members.get(member)
    return "" if found is None else found.name


def without_titles(name: str) -> str:
    """A name without what stands before it: "Dr. Silke Brandt" is Silke Brandt."""
    bare = _TITLES.sub("", name)
    return bare or name


def _first(name: str) -> str:
    words = without_titles(name).split()
    return words[0] if words else name


def _first_and_letter(name: str) -> str:
    words = without_titles(name).split()
    return f"{words[0]} {(letters_of(words[-1]) or words[-1])[0]}" if len(words) > 1 else name


def initials(name: str) -> tuple[str, tuple[str, ...]]:
    """The letters that stand for a name, and those that may follow where they are taken already.

    "AF" of Ana Ferreira, "LU" of Luís, "山田" of 山田太郎. Marks stay on their letters; "X" stands for none.
    """
    words = [found for word in without_titles(name).split() if (found := letters_of(word))] or [("X",)]
    if len(words) > 1:
        return _capital(words[0][0]) + _capital(words[-1][0]), words[-1][1:]
    first, *more = words[0]
    return _capital(first) + "".join(map(_capital, more[:1])), tuple(more[1:])


def letters_of(word: str) -> tuple[str, ...]:
    """The letters and figures of a word, each with the marks that stand on it."""
    found: list[str] = []
    for sign in word:
        if sign.isalnum():
            found.append(sign)
        elif found and unicodedata.category(sign).startswith("M"):
            found[-1] += sign
    return tuple(found)


def _capital(letter: str) -> str:
    """The letter large, where that is one letter."""
    return letter.upper() if len(letter.upper()) == len(letter) else letter
