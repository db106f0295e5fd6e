"""A figure in large digits with words beside it: the one largest fact of a screen that has the room."""

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.screen import Screen

from screens.text import Part, fit, styled

#: From so many lines on a screen has room for large digits.
LARGE = 30
_LINES = 3
#: From so many columns on a panel stands beside the work, and from so many lines on there is more air.
BESIDE, _HIGH = 120, 40
#: The chips of more people than these need the room.
_CROWD = 30
#: Cells of each of several figures in a row.
_COLUMN = 25


#: What the digits lack.
_MORE = {"/": ("  ╱", " ╱ ", "╱  "), "%": ("○ ╱", " ╱ ", "╱ ○")}


def large(figure: str, *beside: Part) -> list[Content]:
    """Three lines with the figure in large digits; of the parts ``beside`` it the last stands on its base line."""
    words = [*[""] * (_LINES - len(beside)), *beside]
    return [styled((line, "bold"), "  ", said) for line, said in zip(_digits(figure), words, strict=True)]


def _digits(figure: str) -> list[str]:
    lines = [""] * _LINES
    for sign in figure:
        place = DIGITS.find(sign) * _LINES
        cells = _MORE.get(sign) or (DIGITS3X3_BOLD[place : place + _LINES] if place >= 0 else ("", "", sign))
        size = max(map(len, cells))
        lines = [f"{line}{cell:<{size}} " for line, cell in zip(lines, cells, strict=True)]
    return lines


def has_room(screen: Screen[Any], people: int = 0) -> bool:
    """Whether a screen with the chips of so many people has room for large digits."""
    return screen.size.height >= LARGE and people <= _CROWD


def has_width(size: Size) -> bool:
    """Whether a list stands beside a panel, and has the lines to give each of its items two."""
    return size.width >= BESIDE and size.height >= _HIGH


def counted(done: int, of: int, said: str, more: str, *, tall: bool) -> Content:
    """``4 of 8 have written.`` and more; ``tall`` with the figures in large digits."""
    words = f"{done} of {of} {said}"
    if not tall:
        return styled((words, "bold"), f"  {more}")
    return Content("\n").join(large(f"{done}/{of}", (words, "bold"), more))


def in_a_row(*figures: tuple[str, str, str]) -> Content:
    """Figures beside each other, each in large digits between what it is called and what it counts."""
    blocks = [(called, *_digits(figure), counts) for called, figure, counts in figures]
    styles = ("bold", *["bold"] * _LINES, "$quiet")
    return Content("\n").join(
        styled(*((fit(words, _COLUMN), style) for words in line))
        for line, style in zip(zip(*blocks, strict=True), styles, strict=True)
    )
