"""A small chart made of characters: readings as signs over a thin line of dots. Pure: numbers in, lines out.

The line is drawn in braille, eight dots to a cell; a reading is a full circle where it keeps up with the line and
a ring where it does not, so that everything can be told apart without colour.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from screens.text import crop, fit, width_of
from screens.widgets.bars import DOT, RING
from screens.widgets.columns import Fragment

#: How the line looks, for a legend.
LINE_SIGN = "⣀⠤⠒⠉"
#: Narrower plots than this say nothing.
LEAST = 10

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_STYLES = {DOT: "bold $text-success", RING: "bold $text-warning"}

Mark = tuple[float, float, bool]
"""A reading: its place from left (0) to right (1), its value, and whether it keeps up with the line."""


class Axes(Struct, frozen=True):
    """The words around a chart: ``value`` writes a value, then the first, the last and the present day."""

    value: Callable[[float], str]
    first: str
    last: str
    today: str = ""


def plot(marks: Sequence[Mark], start: float, target: float, width: int, height: int) -> list[str]:
    """Return ``height`` lines of ``width`` cells with the line from start to target and the readings over it.

    The scale reaches from the lowest to the highest of all values.
    """
    low, high = _scale(marks, start, target)
    cells = [[0] * width for _ in range(height)]
    for x in range(width * 2):
        value = start + (target - start) * x / (width * 2 - 1)
        y = _row(value, low, high, height * 4)
        cells[y // 4][x // 2] |= _DOTS[y % 4][x % 2]
    signs = [[chr(_BRAILLE + dots) if dots else " " for dots in row] for row in cells]
    for share, value, keeps_up in marks:
        x = min(max(round(share * (width - 1)), 0), width - 1)
        signs[_row(value, low, high, height)][x] = DOT if keeps_up else RING
    return ["".join(row) for row in signs]


def chart(
    marks: Sequence[Mark], start: float, target: float, now: float, axes: Axes, width: int, height: int
) -> list[list[Fragment]]:
    """Return a chart of ``width`` cells and ``height`` lines and one more for the days; none where room is short.

    ``now`` is the place of the present day from left (0) to right (1).
    """
    if height < 2:
        return []
    labels = _labels(axes, *_scale(marks, start, target), start, target, height)
    margin = min(max(map(width_of, labels.values())), width // 3)
    room = width - margin - 2
    if room < LEAST:
        return []
    lines = []
    for number, line in enumerate(plot(marks, start, target, room, height)):
        label = crop(labels.get(number, ""), margin)
        beside = " " * (margin - width_of(label)) + label + (" ┤" if label else " │")
        lines.append([(beside, "$text-muted"), *_painted(line)])
    return [*lines, [(" " * (margin + 1), ""), *_days(axes, now, room)]]


def _scale(marks: Sequence[Mark], start: float, target: float) -> tuple[float, float]:
    values = [start, target, *(value for _, value, _ in marks)]
    return min(values), max(values)


def _row(value: float, low: float, high: float, rows: int) -> int:
    return round((high - value) / (high - low) * (rows - 1))


def _labels(axes: Axes, low: float, high: float, start: float, target: float, height: int) -> dict[int, str]:
    """Return the values to write at their rows: those of the line, and the ends of the scale.

    Where start and target fall on one row, the higher of them stands above the other.
    """
    upper, lower = max(start, target), min(start, target)
    of_upper, of_lower = _row(upper, low, high, height), _row(lower, low, high, height)
    if of_upper == of_lower:
        of_upper = max(of_upper - 1, 0)
        of_lower = of_upper + 1
    rows = {0: high, height - 1: low} | {of_upper: upper, of_lower: lower}
    return {row: axes.value(value) for row, value in rows.items()}


def _painted(line: str) -> list[Fragment]:
    """Return the signs of a line in their styles, runs of one style together."""
    fragments: list[Fragment] = []
    for sign in line:
        style = _STYLES.get(sign, "")
        if fragments and fragments[-1][1] == style:
            fragments[-1] = (fragments[-1][0] + sign, style)
        else:
            fragments.append((sign, style))
    return fragments


def _days(axes: Axes, now: float, room: int) -> list[Fragment]:
    """Return the line with the days: the first and the last at its ends, the present one between, if it fits."""
    first, last = f"└{axes.first} ", f" {axes.last}"
    between = room + 1 - width_of(first) - width_of(last)
    if between < 1:
        return [(fit(f"└{axes.first}–{axes.last}", room + 1), "$text-muted")]
    words = f" {axes.today} "
    free = between - width_of(words)
    if not axes.today or free < 2:
        return [(first + "─" * between + last, "$text-muted")]
    centre = round(now * (room - 1)) + 1 - width_of(first)
    before = min(max(centre - width_of(words) // 2, 1), free - 1)
    return [(first + "─" * before, "$text-muted"), (words, ""), ("─" * (free - before) + last, "$text-muted")]
