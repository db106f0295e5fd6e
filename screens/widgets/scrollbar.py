"""The scrollbar of our lists, painted once for each place it stands at."""

from functools import lru_cache

from rich.color import Color
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip


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
    drawn = ScrollBarRender.render_bar(height, virtual, window, position, width, True, back, bar).segments
    strips = {key: Strip([one], width) for key, one in {id(one): one for one in drawn}.items()}
    return [strips[id(one)] for one in drawn]  # Most lines are one and the same.
