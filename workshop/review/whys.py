"""Why, and why that: up to five levels under a cause, about what happened and not about who did it."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.review.causes import need_live
from workshop.words.text import CARD, checked

#: The most whys under one cause (the five whys of the Toyota practice).
MOST = 5

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First names that are also words of the trade or of every sentence: taken as a name only where they are written
# with a capital inside a sentence.
_NAMES_AND_WORDS = """
    will mark may grace hope faith rose bill frank art drew grant chase price joy dawn june april august summer
    rich miles chance sunny
    """
_ALSO_WORDS = frozenset(_NAMES_AND_WORDS.split())


def add_why(w: Workshop, cause: int, text: str) -> Workshop:
    """With one more why, a level deeper; RuleError after the fifth, and for an empty or too long one."""
    found = need_live(w, cause)
    if len(found.whys) >= MOST:
        raise RuleError("Five whys are enough: what you can change lies in one of them.")
    return w.put(replace(found, whys=(*found.whys, checked(text, "A why", CARD))))


def reword_why(w: Workshop, cause: int, number: int, text: str) -> Workshop:
    """With another wording of the why of this number, from 1; without words it goes, and deeper ones move up."""
    found = need_live(w, cause)
    if not 1 <= number <= len(found.whys):
        raise RuleError(f"Cause {cause} has no why {number}: choose one from the list.")
    new = checked(text, "A why", CARD, required=False)
    whys = (*found.whys[: number - 1], *([new] if new else []), *found.whys[number:])
    return w.put(replace(found, whys=whys))


def advise(text: str, names: Iterable[str]) -> str:
    """A sentence where the text names somebody of the team (``names`` in full), else nothing. It stops nobody."""
    words = list(_WORD.finditer(text))
    for name in names:
        for part in name.split()[:1] + name.split()[-1:]:
            if any(_is_name(text, word, part) for word in words):
                return f"What, not who: what made it hard for anybody in {name.split()[0]}'s place?"
    return ""


def _is_name(text: str, word: re.Match[str], name: str) -> bool:
    if word[0].casefold() != name.casefold():
        return False
    if name.casefold() not in _ALSO_WORDS:
        return True
    opens = not text[: word.start()].strip() or text[: word.start()].rstrip()[-1] in ".!?:"
    return word[0][0].isupper() and not opens
