"""The scrollbar of our lists, painted once for each place it stands at."""

from functools import lru_cache

from rich.color import Color
from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class ReadyScrollBar(ScrollBarRender, Visual):
    """Textual's vertical scrollbar without the way through Rich's console."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """A strip for each line."""
        assert isinstance(self.style, RichStyle)
        back, bar = self.style.bgcolor or Color.default(), self.style.color or Color.default()
        return _painted(height or 1, self.virtual_size, self.window_size, self.position, width, back, bar)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Its thickness."""
        return self.thickness

    def get_minimal_width(self, rules: RulesMap) -> int:
        """The same."""
        return self.thickness

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as its place."""
        return self.window_size


@lru_cache(256)
def _painted(
    height: int, virtual: float, window: float, position: float, width: int, back: Color, bar: Color
) -> list[Strip]:
    drawn = ScrollBarRender.render_bar(height, virtual, window, position, width, True, back, bar).segments
    strips = {key: Strip([one], width) for key, one in {id(one): one for one in drawn}.items()}
    return [strips[id(one)] for one in drawn]  # Most lines are one and the same.
