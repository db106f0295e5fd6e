"""How people are called on screens: as short as it is clear."""

from collections import Counter
from collections.abc import Iterable

from workshop.model import Member


def short_names(members: Iterable[Member]) -> dict[int, str]:
    """Each member's first name; with the first letter of the last one, then in full, where that is not clear."""
    people = tuple(members)
    forms = (_first, _first_and_letter)
    used = [Counter(form(person.name) for person in people) for form in forms]

    def called(name: str) -> str:
        clear = (form(name) for form, times in zip(forms, used, strict=True) if times[form(name)] == 1)
        return next(clear, name)

    return {person.id: called(person.name) for person in people}


def _first(name: str) -> str:
    return name.split()[0] if name.split() else name


def _first_and_letter(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1][0]}" if len(words) > 1 else name
