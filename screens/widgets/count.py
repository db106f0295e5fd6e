"""How many there are, at the right end of its place."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, styled, width_of


class Count(Widget):
    """A few words such as ``1,204 steps``; nothing is laid out anew when they change."""

    DEFAULT_CSS = """
    Count { height: 1; color: $text-muted; }
    """

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        width = self.content_size.width
        words = crop(self.text, width)
        return styled(" " * (width - width_of(words)), words)
