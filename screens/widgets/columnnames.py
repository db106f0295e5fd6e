"""The names of columns above a sheet."""

from textual.content import Content
from textual.widget import Widget

from screens.text import plain
from screens.widgets.columns import Columns, plain_line


class ColumnNames(Widget):
    """One line with the titles of these columns, over those of a sheet below."""

    DEFAULT_CSS = """
    ColumnNames { height: 1; max-width: $table-width; padding: 0 1 0 2; color: $text-muted; }
    """

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self._columns = columns

    def render(self) -> Content:
        return plain(plain_line(self._columns.heading(self.content_size.width)))
