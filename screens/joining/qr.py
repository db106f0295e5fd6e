"""A QR code in a terminal: dark on light whatever the theme, two of its squares in each cell."""

from textual.content import Content

from screens.text import styled

#: Squares of quiet around it; scanners cope with two.
_QUIET = 2
_HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def qr_code(text: str) -> Content:
    """The code as lines of cells: a square is a cell wide and half a cell high."""
    import segno

    rows = [tuple(row) for row in segno.make(text, error="l", micro=False).matrix_iter(border=_QUIET)]
    if len(rows) % 2:
        rows.append((0,) * len(rows[0]))
    lines = [
        "".join(_HALVES[bool(above), bool(below)] for above, below in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
    return styled(("\n".join(lines), "#000000 on #ffffff"))
