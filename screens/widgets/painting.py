"""From fragments, words with a style, to the lines that Textual shows."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from typing import Any, Self

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from screens.text import safe
from screens.textual_parts import steady_scrollbar
from screens.widgets.columns import BREAK, Fragment
from screens.widgets.scrollbar import make_ready

#: A border at the left, of whatever kind.
_EDGE = "│"

Look = tuple[Sequence[Fragment], str]
"""The fragments of a line, and the component class that gives it its look."""

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


@steady_scrollbar
class Painted(Widget):
    """A widget that paints its lines itself and keeps them ready: every frame asks for dozens of them.

    Subclasses say by ``line`` what a line of the view shows. Lines of the same words and look are painted once,
    wherever they stand, until another width or theme makes them anew; ``repaint_changed`` repaints what would come
    out otherwise than it is shown. Padding is painted, too, and a border at the left; nothing else of styles is.
    """

    #: The component class of a line that shows nothing.
    blank = ""

    def __init__(self, *children: Widget, **given: Any) -> None:
        self._ready: dict[tuple[str | Fragment, ...], Strip] = {}
        self._shown: dict[int, Strip] = {}
        self._ready_for: Hashable = None
        self._styles_of: dict[str, StyleOf] = {}
        super().__init__(*children, **given)

    def on_mount(self) -> None:
        if self.is_scrollable:
            make_ready(self.vertical_scrollbar)

    def line(self, y: int) -> Look | None:
        """What line ``y`` of the view shows; None for a blank line."""
        raise NotImplementedError

    def repaint_changed(self) -> None:
        """Repaint the lines of the view that came out differently."""
        shown, height = self._shown, self.scrollable_content_region.height
        changed = {y: strip for y in range(height) if shown.get(y) is not (strip := self._strip(y))}
        if changed:
            whole = len(changed) == height
            self.refresh(*(() if whole else (Region(0, y, self.size.width, 1) for y in changed)))
            shown.update(changed)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Repaint these lines of the view in the next frame; without any, all of them."""
        if not regions:
            self._shown.clear()
        for y in (y for region in regions for y in region.line_range):
            self._shown.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._ready.clear()
        self._shown.clear()
        self._styles_of.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the view, with the padding around them."""
        if self.allow_select and self.text_selection is not None:
            return super().render_lines(crop)
        inside, gutter = self.scrollable_content_region, self.styles.gutter
        measures = self.region.size, inside.size, gutter
        if measures != self._ready_for or len(self._ready) > 20 * inside.height + 100:
            self._ready.clear()
            self._shown.clear()
            self._ready_for = measures
        shown, top = self._shown, gutter.top
        lines = []
        for y in range(crop.y - top, crop.bottom - top):
            strip = shown.get(y)
            if strip is None:
                strip = shown[y] = self._strip(y) if 0 <= y < inside.height else self._painted(((), self.blank))
            lines.append(strip)
        if crop.column_span == (0, self.region.width):
            return lines
        blank = self._style_of(self.blank)("")
        return [line.crop_extend(*crop.column_span, blank) for line in lines]

    def _strip(self, y: int) -> Strip:
        return self._painted(self.line(y) or ((), self.blank))

    def _painted(self, look: Look) -> Strip:
        fragments, name = look
        key: tuple[str | Fragment, ...] = (name, *fragments)
        if (strip := self._ready.get(key)) is not None:
            return strip
        width, left, total = self.scrollable_content_region.width, self.styles.gutter.left, self.region.width
        around, (edge, colour) = self._style_of(self.blank)(""), self.styles.border_left
        segments = [
            Segment(_EDGE if edge else "", around + RichStyle(color=colour.rich_color)),
            Segment(" " * (left - bool(edge)), around),
            *segments_of(fragments, width, self._style_of(name)),
            Segment(" " * (total - left - width), around),  # below the scrollbar, too
        ]
        strip = Strip([one for one in segments if one.text], total)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        self._ready[key] = strip
        return strip

    def _style_of(self, name: str) -> StyleOf:
        if name not in self._styles_of:
            base = self.get_visual_style(name) if name else self.visual_style
            self._styles_of[name] = styles_on(base, self.app)
        return self._styles_of[name]
