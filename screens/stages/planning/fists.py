"""The fists of five as a histogram: a row for each number, the names stacked behind it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.signs import FILLED, LOW
from screens.text import styled, width_of
from workshop.model import Fist
from workshop.plan.committing import HIGHEST, STANDS_BEHIND

_LABEL = "stands behind it"


class Fists(Widget):
    """Rows from five to none with the people as chips; below the rule are those who do not stand behind it."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Fists { height: auto; padding: 0 2; }
    """

    rows: reactive[tuple[tuple[str, ...], ...]] = reactive((), layout=True)

    def put(self, fists: Sequence[Fist], names: Mapping[int, str]) -> None:
        self.rows = tuple(
            tuple(names.get(fist.member, "?") for fist in fists if fist.value == value)
            for value in range(HIGHEST, -1, -1)
        )

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for place, names in enumerate(self.rows):
            value = HIGHEST - place
            if value == STANDS_BEHIND - 1:
                rule = "─" * max(min(width, 76) - width_of(_LABEL) - 1, 0)
                lines.append(styled((f"{rule} ", "$rule"), (_LABEL, "$quiet")))
            if self.screen.has_class("-tall") and lines:
                lines.append(Content(""))
            lines += self._row(value, names, width)
        return lines

    @staticmethod
    def _row(value: int, names: Sequence[str], width: int) -> list[Content]:
        """The chips of a number, in as many lines as they need, and how many they are."""
        chip = FILLED if value >= STANDS_BEHIND else LOW
        label = (f"{value}  ", "bold" if names else "$quiet")
        lines, line, x = [], [label], 3
        for name in names:
            size = width_of(name) + 3
            if x > 3 and x + size > width:
                lines.append(styled(*line))
                line, x = [("   ", "")], 3
            line += [(f" {name} ", chip), (" ", "")]
            x += size
        return [*lines, styled(*line)]

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width or 80))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._lines(width))
