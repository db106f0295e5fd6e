"""Facts about what is highlighted in a list, in a place that keeps its size."""

from textual.content import Content
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

    facts: reactive[tuple[Entry, ...]] = reactive((), layout=False)

    def render(self) -> Content:
        """As many of the facts' lines as there is room for."""
        lines = self._lines(self.content_size.width or 80)
        return Content("\n").join(lines[: max(1, self.content_size.height)])
