"""Facts about what is highlighted in a list, in a place that keeps its size."""

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive

from screens.widgets.facts import Entry, Facts


class Card(Facts):
    """Facts that change with every move in a list: what does not fit is left out, and nothing is laid out anew."""

    DEFAULT_CSS = """
    Card {
        background: $surface;
        padding: 0 2;
        height: 7;
    }
    """

    facts: reactive[tuple[Entry, ...]] = reactive((), layout=False, repaint=False)
    _height = 0

    def watch_facts(self) -> None:
        """Paint the lines anew that hold facts, or held some; the rest of the place stays as it is."""
        self.refresh(Region(0, 0, self.content_size.width, max(self._height, len(self._fitting()))))

    def render(self) -> Content:
        """As many of the facts' lines as there is room for."""
        lines = self._fitting()
        self._height = len(lines)
        return Content("\n").join(lines)

    def _fitting(self) -> list[Content]:
        """The lines that there is room for; a fact whose rest is left out ends with ``…``."""
        width, room = self.content_size.width or 80, max(1, self.content_size.height)
        lines: list[Content] = []
        for block in self._blocks(width):
            fitting = block[: room - len(lines)]
            if fitting and len(fitting) < len(block):
                fitting[-1] = fitting[-1].rstrip().truncate(width - 1).rstrip() + "…"
            lines += fitting
        return lines
