"""The one place where words of people become what a widget shows.

Nothing here is ever read as markup, and whatever a file may hold, no control, escape or direction character
gets past it: a terminal would obey them. Widths are counted in terminal cells, so that wide characters and
combining marks keep the columns straight.
"""

import re
from functools import lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size
from textual.content import Content
from textual.style import Style

from workshop.words.text import clean

Part = str | tuple[str, str | Style] | Content
"""What ``styled`` takes: words, words with a style, or content that is ready."""

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
    """Return ``text`` in exactly ``width`` cells: filled up with blanks, or cut with ``…``."""
    if width <= 0:
        return ""
    shown = safe(text).replace("\n", " ")
    if shown.isascii():
        return shown.ljust(width) if len(shown) <= width else f"{shown[: width - 1]}…"
    if cell_len(shown) <= width:
        return set_cell_size(shown, width)
    return set_cell_size(set_cell_size(shown, width - 1) + "…", width)


def crop(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, cut with ``…`` when it is longer."""
    shown = safe(text).replace("\n", " ")
    return shown if cell_len(shown) <= width else fit(shown, width)


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` as lines of at most ``width`` cells (never under 2), broken at blanks where there are any.

    Line ends in ``text`` are kept, a word longer than a line is broken inside. No text gives one empty line.
    """
    width = max(2, width)
    return [line for paragraph in safe(text).split("\n") for line in _wrapped(paragraph, width)]


def _wrapped(paragraph: str, width: int) -> list[str]:
    """Return the lines of one paragraph."""
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines: list[str] = []
    line, used = "", 0
    for word in paragraph.split(" "):
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        pieces = [word] if size <= width else chop_cells(word, width)
        lines.extend(pieces[:-1])
        line, used = pieces[-1], cell_len(pieces[-1])
    lines.append(line)
    return lines
