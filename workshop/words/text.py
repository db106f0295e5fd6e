"""Text from people, made safe to show: the one boundary every typed or imported word passes.

What a terminal would obey or what would shift a row is taken out; all the rest stays as it was typed,
so an escape sequence is left as the printable characters it was made of, and markup is only characters.
"""

import re
import unicodedata
from collections.abc import Callable

from workshop.errors import RuleError

#: Most characters in the title of a goal or the text of a step.
TITLE = 120
#: Most characters in the longer notes of a goal or step.
DETAILS = 500
#: Most characters in a card (cause, win, parked remark) or a lesson.
CARD = 280

# Control, format (bidi, joiners, zero-width, tags), surrogate and unassigned characters.
_REMOVED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn"})
# Characters of other categories that are invisible, or that shift a row in a browser's terminal:
# fillers, the grapheme joiner, Khmer and Mongolian invisibles, variation selectors, skin tones.
_REMOVED_RANGES = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0x1F3FB, 0x1F3FF),
    (0xE0100, 0xE01EF),
)


class _Filter(dict[int, str]):
    """A table for ``str.translate`` that judges a character when it is first met."""

    def __init__(self, judge: Callable[[int], str]) -> None:
        self._judge = judge

    def __missing__(self, code: int) -> str:
        self[code] = kept = self._judge(code)
        return kept


def _shown(code: int) -> str:
    """A character on its way out: white space is a space, a line break stays one."""
    kept = _judged(code)
    return " " if kept.isspace() and kept != "\n" else kept


def _judged(code: int) -> str:
    character = chr(code)
    if character.isspace():
        return character
    if unicodedata.category(character) in _REMOVED_CATEGORIES:
        return ""
    if any(first <= code <= last for first, last in _REMOVED_RANGES):
        return ""
    return character


def _unaccented(code: int) -> str:
    character = chr(code)
    return "" if unicodedata.combining(character) else character


_FILTER, _OUT, _BARE = _Filter(_judged), _Filter(_shown), _Filter(_unaccented)


def clean(raw: str) -> str:
    """One line of composed characters (NFC), free of all that a terminal would obey.

    Every run of white space (tabs and line breaks too) becomes one space, and none is left at the ends.
    Cleaning a cleaned text changes nothing.
    """
    if not (raw.isascii() and raw.isprintable()):
        raw = unicodedata.normalize("NFC", raw.translate(_FILTER))
    return " ".join(raw.split())


def clean_lines(raw: str) -> str:
    r"""The same for a text of several lines: each is cleaned, and they stay apart by ``\n``."""
    return "\n".join(clean(line) for line in raw.splitlines()).strip("\n")


def harmless(raw: str) -> str:
    """Text on its way to a terminal or a file: free of all that a terminal would obey, with its spaces and lines.

    Every other white space (tabs, carriage returns, separators) becomes a space.
    """
    if raw.isascii() and raw.replace("\n", "").isprintable():
        return raw
    return raw.translate(_OUT)


def plain(text: str) -> str:
    """The text without capitals and accents, to be compared."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", text).translate(_BARE).casefold()


def checked(raw: str, what: str, limit: int, *, required: bool = True, lines: bool = False) -> str:
    """The cleaned text; ``what`` names it in a refusal ("A step", "The reason"), ``lines`` keeps line breaks.

    Raises RuleError when it has more than ``limit`` characters, or is empty though ``required``.
    """
    text = clean_lines(raw) if lines else clean(raw)
    if required and not text:
        raise RuleError(f"{what} cannot be empty: type some words first.")
    if len(text) > limit:
        remedy = "shorten it or move the rest to its details" if limit == TITLE else "shorten it"
        raise RuleError(f"{what} has at most {limit} characters; this one has {len(text):,}: {remedy}.")
    return text


def quoted(text: str, at_most: int = 48) -> str:
    """The text in quotation marks, to be named in a sentence; shortened to ``at_most`` characters."""
    return f"“{shortened(text, at_most)}”"


def shortened(text: str, at_most: int) -> str:
    """The text in at most so many characters."""
    return text if len(text) <= at_most else f"{text[: at_most - 1].rstrip()}…"


def one_kind_of_line_end(text: str) -> str:
    """The text with its lines apart by line feeds, whatever a terminal sent for them: it is mostly CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


#: What stands before an item: a dash, a dot, a number, a letter, a box to tick; also one behind another.
_MARK = re.compile(
    r"^(?:(?:[-*+•–—‣·◦●○▪▫■□➢➤►]|\(?\d{1,3}[.):]|\(?[a-zA-Z][.)]|\[[ xX✓]?\])(?=\s|$)\s*|[☐☑☒✓✔✗✘]\s*)+"
)


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines that are not empty, clean, and without bullets, numbers and boxes."""
    lines = (_MARK.sub("", clean(line)) for line in one_kind_of_line_end(text).splitlines())
    return tuple(filter(None, lines))


def wanted(text: str) -> tuple[str, ...]:
    """The words to look for in casefolded texts."""
    return tuple(clean(text).casefold().split())


def narrows(words: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether whatever has ``words`` has those of ``before``, too: only that needs to be searched."""
    return all(any(one in word for word in words) for one in before)
