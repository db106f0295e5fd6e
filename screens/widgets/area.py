"""The input for several lines."""

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from screens.text import safe
from workshop.words.text import clean_lines


class Area(TextArea):
    """Several lines to type into, wrapped; nothing but printable text gets in. Tab leaves it, enter does not."""

    DEFAULT_CSS = """
    Area {
        height: 3;
        padding: 0 1;
        border: none;
        border-left: outer $border-blurred;
        background: $panel;
        color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus {
            border: none;
            border-left: outer $border;
            background: $boost;
        }
        & .text-area--placeholder { color: $text-muted; }
        &:dark .text-area--cursor, &:light .text-area--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
        }
    }
    """

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(safe(text), highlight_cursor_line=False, placeholder=safe(placeholder))
        self.cursor_blink = False

    @property
    def clean_text(self) -> str:
        """What stands in the input, cleaned, with its line ends."""
        return clean_lines(self.text)

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit with what it inserts made safe."""
        edit.text = safe(edit.text)
        return super().edit(edit)
