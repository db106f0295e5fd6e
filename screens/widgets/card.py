"""Facts about what is highlighted in a list, in a place that keeps its size."""

from textual.content import Content
from textual.reactive import reactive

from screens.text import crop, styled, width_of
from screens.widgets.columns import Fragment, plain_line
from screens.widgets.facts import Entry, Facts
from screens.widgets.painting import Look, Painted


class Card(Facts, Painted):
    """Facts that change with every move in a list: what does not fit is left out, and nothing is laid out anew."""

    DEFAULT_CSS = """
    Card {
        background: $ground;
        padding: 0 2;
        height: 7;
    }
    """

    facts: reactive[tuple[Entry, ...]] = reactive((), layout=False, repaint=False)
    _fitted: tuple[object, list[list[Fragment]]] = (None, [])

    def watch_facts(self) -> None:
        self.repaint_changed()

    def line(self, y: int) -> Look | None:
        lines = self._fitting()
        return (lines[y], "") if y < len(lines) else None

    def render(self) -> Content:
        return Content("\n").join(styled(*line) for line in self._fitting())

    def _fitting(self) -> list[list[Fragment]]:
        """The lines that there is room for; a fact whose rest is left out ends with ``…``."""
        about = self.facts, self.content_size
        if self._fitted[0] != about:
            width, room = self.content_size.width or 80, max(1, self.content_size.height)
            lines: list[list[Fragment]] = []
            for block in self._blocks(width):
                fitting = block[: room - len(lines)]
                if fitting and len(fitting) < len(block):
                    *rest, (words, style) = fitting[-1]
                    left = width - width_of(plain_line(rest))
                    cut = crop(words.rstrip() + " " * left, left).removesuffix("…").rstrip()
                    fitting[-1] = [*rest, (f"{cut}…", style)]
                lines += fitting
            self._fitted = about, lines
        return self._fitted[1]
