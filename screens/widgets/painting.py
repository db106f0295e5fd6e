"""From fragments, words with a style, to the lines that Textual shows."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import App
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from screens.text import safe
from screens.textual_parts import steady_scrollbar
from screens.widgets.columns import Fragment

BREAK: Fragment = ("\n", "")
"""Starts the next line of an item that has several."""

L = TypeVar("L", bound=Hashable)

StyleOf = Callable[[str], RichStyle]
"""The look of words with a style; of those without any for an empty text."""


def split_lines(fragments: Iterable[Fragment], lines: int) -> list[list[Fragment]]:
    """Return the fragments of each of ``lines`` lines; what comes after the last of them is left out."""
    split: list[list[Fragment]] = [[]]
    for fragment in fragments:
        if fragment == BREAK:
            split.append([])
        else:
            split[-1].append(fragment)
    return (split + [[]] * lines)[:lines]


def styles_on(base: Style, app: App[object]) -> StyleOf:
    """Return what gives the look of a style on ``base``, as long as the theme stays the same."""
    parse = app.stylesheet.parse_style
    return cache(lambda style: (base + parse(style) if style else base).rich_style)


def segments_of(fragments: Iterable[Fragment], width: int, style_of: StyleOf) -> list[Segment]:
    """Return a line of exactly ``width`` cells; a longer one is cut with ``…``.

    Neighbours of the same style are one segment: every segment costs when a line is shown.
    """
    runs: list[tuple[str, str]] = []
    for words, style in fragments:
        if words:
            before = runs.pop()[0] if runs and runs[-1][1] == style else ""
            runs.append((before + safe(words).replace("\n", " "), style))
    segments = [Segment(words, style_of(style)) for words, style in runs]
    taken = sum(segment.cell_length for segment in segments)
    if width <= 0:
        return []
    if taken > width:
        last = segments[-1].style
        segments = [*Strip(segments).crop(0, width - 1), Segment("…", last)]
        taken = sum(segment.cell_length for segment in segments)
    return [*segments, Segment(" " * (width - taken), style_of(""))] if taken < width else segments


def strip_of(fragments: Sequence[Fragment], width: int, base: Style, app: App[object]) -> Strip:
    """Return a line of exactly ``width`` cells on ``base``; a longer one is cut with ``…``."""
    return Strip(segments_of(fragments, width, styles_on(base, app)), max(0, width))


@steady_scrollbar
class Painted(ScrollView, Generic[L]):
    """A scroll view that paints its lines itself and keeps them ready: every frame asks for dozens of them.

    Subclasses say by ``look_of`` what a line of the view shows, and by ``paint`` how that looks. A line is painted
    once for every look, until ``forget`` or another width or theme makes it anew. Padding is painted, too; borders
    and other effects of styles are not.
    """

    #: The component class of a line that shows nothing.
    blank = ""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._ready: dict[L | None, Strip] = {}
        self._ready_for: Hashable = None
        self._styles_of: dict[str, StyleOf] = {}

    def look_of(self, y: int) -> L | None:
        """What line ``y`` of the view shows: all that tells it from other lines; None for a blank line."""
        raise NotImplementedError

    def paint(self, look: L) -> tuple[Sequence[Fragment], str]:
        """The fragments of a line, and the component class that gives it its look."""
        raise NotImplementedError

    def forget(self, which: Callable[[L], bool] | None = None) -> None:
        """Paint these lines anew the next time they are shown; without ``which``, all of them."""
        if which is None:
            self._ready.clear()
        else:
            for look in [one for one in self._ready if one is not None and which(one)]:
                del self._ready[look]

    def notify_style_update(self) -> None:
        """Colours may be others from now on."""
        super().notify_style_update()
        self._ready.clear()
        self._styles_of.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the view, with the padding around them."""
        inside, padding = self.scrollable_content_region, self.styles.padding
        measures = self.region.size, inside.size, padding
        if measures != self._ready_for:
            self._ready.clear()
            self._ready_for = measures
        elif len(self._ready) > 20 * inside.height + 100:
            self._ready.clear()
        top, height = padding.top, inside.height
        looks = (self.look_of(y - top) if 0 <= y - top < height else None for y in crop.line_range)
        lines = [self._ready.get(look) or self._painted(look, inside.width) for look in looks]
        if crop.column_span == (0, self.region.width):
            return lines
        blank = self._style_of(self.blank)("")
        return [line.crop_extend(*crop.column_span, blank) for line in lines]

    def _painted(self, look: L | None, width: int) -> Strip:
        fragments, name = self.paint(look) if look is not None else ((), self.blank)
        around, left, total = self._style_of(self.blank)(""), self.styles.padding.left, self.region.width
        segments = [
            Segment(" " * left, around),
            *segments_of(fragments, width, self._style_of(name)),
            Segment(" " * (total - left - width), around),  # below the scrollbar, too
        ]
        strip = Strip([one for one in segments if one.text], total)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        self._ready[look] = strip
        return strip

    def _style_of(self, name: str) -> StyleOf:
        if name not in self._styles_of:
            self._styles_of[name] = styles_on(self.get_visual_style(name), self.app)
        return self._styles_of[name]
