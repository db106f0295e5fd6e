"""From fragments, words with a style, to the strips that Textual paints."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual.app import App
from textual.strip import Strip
from textual.style import Style

from screens.text import safe
from screens.widgets.columns import Fragment

BREAK: Fragment = ("\n", "")
"""Starts the next line of an item that has several."""


def split_lines(fragments: Iterable[Fragment], lines: int) -> list[list[Fragment]]:
    """Return the fragments of each of ``lines`` lines; what comes after the last of them is left out."""
    split: list[list[Fragment]] = [[]]
    for fragment in fragments:
        if fragment == BREAK:
            split.append([])
        else:
            split[-1].append(fragment)
    return (split + [[]] * lines)[:lines]


def strip_of(fragments: Sequence[Fragment], width: int, base: Style, app: App[object]) -> Strip:
    """Return a line of exactly ``width`` cells on ``base``; a longer one is cut with ``…``."""
    parse = app.stylesheet.parse_style
    segments = [
        Segment(safe(words).replace("\n", " "), (base + parse(style) if style else base).rich_style)
        for words, style in fragments
        if words
    ]
    strip = Strip(segments)
    if strip.cell_length > width > 0:
        last = segments[-1].style if segments else base.rich_style
        strip = Strip.join([strip.crop(0, width - 1), Strip([Segment("…", last)], 1)])
    return strip.adjust_cell_length(max(0, width), base.rich_style)
