"""The thing at hand as a card: its lines in a frame."""

from collections.abc import Callable

from screens.measures import CARD
from screens.text import width_of
from screens.widgets.columns import Fragment

#: Cells that its frame and the air within take.
_AROUND = 8
_EDGE, _GROUND = "$rule on $card", "on $card"


def framed(draw: Callable[[int], list[list[Fragment]]], width: int) -> list[list[Fragment]]:
    """What ``draw`` gives for fewer cells, in a frame of at most ``CARD`` of these ``width`` cells."""
    whole = min(width, CARD)
    room, air = whole - _AROUND, (" " * 3, _GROUND)
    lines: list[list[Fragment]] = [[("╭" + "─" * (whole - 2) + "╮", _EDGE)]]
    for line in draw(room):
        rest = room - sum(width_of(words) for words, _ in line)
        inside = [(words, f"{style} {'' if ' on ' in style else _GROUND}".strip()) for words, style in line]
        lines.append([("│", _EDGE), air, *inside, (" " * rest, _GROUND), air, ("│", _EDGE)])
    return [*lines, [("╰" + "─" * (whole - 2) + "╯", _EDGE)]]
