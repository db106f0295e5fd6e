"""Scrollbars of half a cell, so that words have air; those of our lists are painted once for each place."""

from functools import lru_cache
from typing import Any

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


class Thin(ScrollBarRender):
    """A bar that fills the right half of its cells."""

    @classmethod
    def render_bar(cls, *args: Any, **named: Any) -> Segments:
        drawn = super().render_bar(*args, **named)
        thin = Style(color=named["bar_color"], bgcolor=named["back_color"], reverse=False)
        drawn.segments = [
            Segment("▐".rjust(len(one.text)), one.style + thin)
            if one.style and (one.style.reverse or one.text.strip())
            else one
            for one in drawn.segments
        ]
        return drawn


ScrollBar.renderer = Thin


def make_ready(bar: ScrollBar) -> None:
    """Have a vertical scrollbar show its ready lines, without their ways through Rich's console and its styles."""

    def lines(crop: Region) -> list[Strip]:
        drawn = bar.render()
        assert isinstance(drawn, ScrollBarRender)
        assert isinstance(drawn.style, Style)
        back, colour = drawn.style.bgcolor or Color.default(), drawn.style.color or Color.default()
        size, place = bar.size, (drawn.virtual_size, drawn.window_size, drawn.position)
        strips = _painted(size.height, *place, size.width, back, colour)[crop.y : crop.bottom]
        for line_filter in bar.get_line_filters():
            strips = [strip.apply_filter(line_filter, bar.background_colors[1]) for strip in strips]
        return strips

    bar.render_lines = lines  # type: ignore[method-assign]


@lru_cache(256)
def _painted(
    height: int, virtual: float, window: float, position: float, width: int, back: Color, bar: Color
) -> list[Strip]:
    drawn = Thin.render_bar(height, virtual, window, position, width, back_color=back, bar_color=bar).segments
    strips = {key: Strip([one], width) for key, one in {id(one): one for one in drawn}.items()}
    return [strips[id(one)] for one in drawn]  # Most lines are one and the same.
