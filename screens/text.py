"""The one place where words of people become what a widget shows.

Nothing here is ever read as markup, and whatever a file may hold, no control, escape or direction character
gets past it: a terminal would obey them. Widths are counted in terminal cells, so that wide characters and
combining marks keep the columns straight.
"""

import re
from functools import lru_cache
from unicodedata import category, combining

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from workshop.words.text import clean

Part = str | tuple[str, str | Style] | Content
"""What ``styled`` takes: words, words with a style, or content that is ready."""

#: A line may end behind these also inside a word; none begins with a closing one or ends with an opening one.
_ENDS = tuple("-‐–—/")
_OPENING, _CLOSING = (
    frozenset("（「『［｛〔〈《【([{“‘"),
    frozenset("）」』］｝〕〉》】、。，．！？：；・ー々)]}”’!?,.;:…"),
)
_RUN = re.compile(r"[^ \n]+")


@lru_cache(4096)
def safe(text: str) -> str:
    """Return ``text`` without what a terminal would obey, on as many lines and with as many blanks as it has."""
    return text if text.isascii() and text.isprintable() else _RUN.sub(lambda run: clean(run[0]), text)


def plain(text: str) -> Content:
    """Return what a widget shows for ``text``, letter by letter."""
    return Content(safe(text))


def styled(*parts: Part) -> Content:
    """Join words, ``(words, style)`` and ready content into one piece; the words are taken letter by letter."""
    return Content.assemble(*map(_safe_part, parts))


def _safe_part(part: Part) -> Part:
    """Return ``part`` without what a terminal would obey."""
    if isinstance(part, str):
        return safe(part)
    return (safe(part[0]), part[1]) if isinstance(part, tuple) else part


def width_of(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    return cell_len(text)


def fit(text: str, width: int) -> str:
    """Return ``text`` in exactly ``width`` cells: filled up with blanks, or cut with ``…`` between letters.

    Quotation marks that were opened are closed behind that.
    """
    if width <= 0:
        return ""
    shown = safe(text).replace("\n", " ")
    if shown.isascii():
        return shown.ljust(width) if len(shown) <= width else f"{shown[: width - 1]}…"
    size = cell_len(shown)
    if size <= width:
        return shown + " " * (width - size)
    cut = _cut(shown, width - 1)
    end = "…"
    if width > 2 and cut.count("“") > cut.count("”"):
        cut, end = _cut(shown, width - 2), "…”"
    return f"{cut}{' ' * (width - cell_len(cut) - len(end))}{end}"


def _cut(text: str, width: int) -> str:
    cut, used = "", 0
    for letter in _letters(text):
        if used + cell_len(letter) > width:
            break
        cut, used = cut + letter, used + cell_len(letter)
    return cut


def crop(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, cut with ``…`` when it is longer."""
    shown = safe(text).replace("\n", " ")
    return shown if cell_len(shown) <= width else fit(shown, width)


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` as lines of at most ``width`` cells (never under 2), broken at blanks where there are any.

    Line ends in ``text`` are kept. Scripts without blanks break between their signs, a word longer than a line
    behind a hyphen or slash, else inside, between letters. No text gives one empty line.
    """
    width = max(2, width)
    return [line for paragraph in safe(text).split("\n") for line in _wrapped(paragraph, width)]


def _wrapped(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines, line, used = [], "", 0
    for word in paragraph.split(" "):
        blank = " "
        for piece in _pieces(word, width):
            size = cell_len(piece)
            if line and used + len(blank) + size > width:
                lines.append(line)
                line, used = "", 0
            joined = blank if line else ""
            line, used, blank = f"{line}{joined}{piece}", used + len(joined) + size, ""
    lines.append(line)
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """Return the parts of a word between which a line may end."""
    size = cell_len(word)
    if size <= width and (word.isascii() or size == len(word)):
        return [word]
    pieces, before = [""], ""
    for letter in _letters(word):
        ends = before[-1:] in _ENDS or cell_len(before) > 1 or cell_len(letter) > 1
        if ends and before not in _OPENING and letter not in _CLOSING and pieces[-1]:
            pieces.append("")
        if cell_len(pieces[-1]) + cell_len(letter) > width:
            pieces.append("")
        pieces[-1] += letter
        before = letter
    return pieces


def _letters(text: str) -> list[str]:
    """Return the letters of ``text``, each with the marks that stand on it."""
    found: list[str] = []
    for sign in text:
        if found and (combining(sign) or not cell_len(sign) or category(sign)[0] == "M"):
            found[-1] += sign
        else:
            found.append(sign)
    return found
