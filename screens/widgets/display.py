"""A figure in large digits with words beside it: the one largest fact of a screen that has the room."""

from textual.content import Content
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

from screens.text import Part, styled

#: From so many lines on a screen has room for large digits.
LARGE = 30
_LINES = 3


def large(figure: str, *beside: Part) -> list[Content]:
    """Three lines with the figure in large digits; of the parts ``beside`` it the last stands on its base line.

    What is no digit stands on the base line as it is.
    """
    lines = [""] * _LINES
    for sign in figure:
        place = DIGITS.find(sign) * _LINES
        cells = DIGITS3X3_BOLD[place : place + _LINES] if place >= 0 else ("", "", sign)
        width = 3 if place >= 0 else 1
        lines = [f"{line}{cell:<{width}} " for line, cell in zip(lines, cells, strict=True)]
    words = [*[""] * (_LINES - len(beside)), *beside]
    return [styled((line, "bold"), "  ", said) for line, said in zip(lines, words, strict=True)]
