"""Small pictures made of characters. Pure functions: numbers in, a string out.

Full and empty differ by shape, so that they are told apart without colour, and every character is one cell wide.
"""

from screens.signs import FILLED
from screens.widgets.columns import Fragment
from workshop.words.signs import DONE, LOAD, ON_TRACK, OPEN, PENDING, TODAY

HEAVY, HALF, LIGHT = "━", "╸", "─"


def dots(number: int, most: int = 0) -> str:
    """Return ``number`` dots, followed by rings up to ``most``: ``●●●○○``."""
    return ON_TRACK * max(0, number) + PENDING * max(0, most - max(0, number))


def progress(done: int, of: int, width: int = 10) -> str:
    """Return a box for each of ``of`` things, full for the ``done`` ones: ``■■■□□``.

    More than ``width`` things are scaled down; then some done never shows none, and some open never shows all.
    """
    if of <= 0:
        return ""
    done = min(max(0, done), of)
    if of > width:
        scaled = round(done * width / of)
        done, of = min(max(scaled, 1 if done else 0), width - (1 if done < of else 0)), width
    return DONE * done + OPEN * (of - done)


def meter(share: float, width: int, now: float | None = None) -> str:
    """Return a line that is heavy for ``share`` (0 to 1) of its ``width`` cells, to half a cell: ``━━━╸───``.

    ``now`` is the share of the time that is over, marked on it: ``━━━╸─┃─``.
    """
    halves = round(min(max(share, 0.0), 1.0) * width * 2)
    heavy = HEAVY * (halves // 2) + (HALF if halves % 2 else "")
    line = heavy + LIGHT * (width - len(heavy))
    if now is None or not width:
        return line
    place = min(max(round(now * width), 0), width - 1)
    return f"{line[:place]}{TODAY}{line[place + 1 :]}"


def load(steps: int, most: int = 8) -> str:
    """Return a square for each open step: ``▪▪▪``; past ``most`` the number says the rest: ``▪▪▪▪▪▪▪▪ +4``."""
    return LOAD * max(0, steps) if steps <= most else f"{LOAD * most} +{steps - most}"


#: A thing counted is at most this many cells long in a bar.
_LONGEST = 6


def cells(value: int, most: int, width: int, style: str = FILLED) -> tuple[Fragment, Fragment]:
    """Return a bar of coloured cells for ``value``, and the blanks that fill it up to ``width``.

    The longest bar, of ``most``, has up to six cells for each thing counted; some never shows as none.
    """
    each = min(_LONGEST, width / max(most, 1))
    filled = min(max(round(value * each), 1), width) if value > 0 else 0
    return (" " * filled, style), (" " * (width - filled), "")
