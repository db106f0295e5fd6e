"""People in cells: "Last, First" turned round, several in one cell, and who in the team is meant."""

import re

from workshop.words.text import clean

#: What stands behind a name and is not its first part.
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "mba", "dr.", "dr"})
#: Titles that stand before a name.
_TITLES = re.compile(r"(?:(?:prof|dr|mr|mrs|ms|herr|frau|ing|dipl)\.? +)+", re.IGNORECASE)
_PARTICLES = frozenset(
    """
    van von der den de da do dos das di del della du la le el al bin ibn ter ten zu zur af av of y e
    """.split()  # noqa: SIM905
)
_ROLES = frozenset(
    """
    team sales all everyone everybody tbd nobody head director manager department marketing support finance office
    desk group lead unassigned none vertrieb alle leitung equipe ventas equipo
    """.split()  # noqa: SIM905
)


def turned_round(name: str) -> str:
    """ "Brandt, Silke" as "Silke Brandt"; particles stay with the name they belong to."""
    last, comma, first = name.partition(",")
    last, first = clean(last), clean(first)
    if not comma or not first or not last or "," in first:
        return clean(name)
    if first.casefold() in _SUFFIXES:
        return f"{last} {first}"
    before, _, suffix = first.rpartition(" ")
    if before and suffix.casefold() in _SUFFIXES:
        return f"{turned_round(f'{last}, {before}')} {suffix}"
    title = _TITLES.match(last)
    if title:
        return f"{title[0]}{joined(first, last[title.end() :])}"
    return joined(first, last)


def joined(first: str, last: str) -> str:
    """A whole name of its two parts; a Chinese or Japanese one with the family name first."""
    first, last = clean(first), clean(last)
    if first and last and all(ord(sign) > 0x2E7F for sign in first + last if not sign.isspace()):
        return f"{last} {first}"
    return f"{first} {last}".strip()


def names_in(text: str) -> list[str]:
    """The people of a cell: one name, "Last, First", or several set apart."""
    text = clean(text)
    if not text:
        return []
    parts = [clean(part) for part in re.split(r"[;/&、\n]| \+ | and | und | et | y ", text) if clean(part)]
    if len(parts) == 1 and "," in text:
        pieces = [clean(piece) for piece in text.split(",") if clean(piece)]
        if len(pieces) != 2 or all(" " in piece for piece in pieces) or "@" in text:
            return pieces
        return [turned_round(text)]
    return [turned_round(part) for part in parts]


def looks_like_a_person(name: str) -> bool:
    """Whether a name that nobody has yet can be a person's: two to five words with capitals, and no office."""
    words = name.split()
    if not 2 <= len(words) <= 5 or any(sign.isdecimal() or sign in "@()[]{}<>#:" for sign in name):
        return False
    plainly = [word for word in words if word not in _PARTICLES]
    capitals = all(word[0].isupper() or ord(word[0]) > 0x2E7F for word in plainly)
    return capitals and len(plainly) >= 2 and not {word.casefold() for word in words} & _ROLES
