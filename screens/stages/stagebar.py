"""The first line of a stage: the trail of stages and the clock."""

from typing import ClassVar

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import plain


class Mark(Struct, frozen=True):
    """A stage on the trail: done, here, or still to come."""

    name: str
    done: bool
    here: bool


class StageBar(Widget):
    """``Planning Q1 2027   welcome ✓  goals ✓  ▸draft  refine …   04:12``; tighter where room is short."""

    DEFAULT_CSS = """
    StageBar {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
        & > .stagebar--here { color: $text; text-style: bold reverse; }
        & > .stagebar--calm { color: $text; text-style: bold; }
        & > .stagebar--amber { color: $text-warning; text-style: bold; }
        & > .stagebar--red { color: $text-error; text-style: bold; }
        & > .stagebar--over { color: $text-error; text-style: bold reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "stagebar--here",
        "stagebar--calm",
        "stagebar--amber",
        "stagebar--red",
        "stagebar--over",
    }

    title: reactive[str] = reactive("")
    trail: reactive[tuple[Mark, ...]] = reactive(())
    clock: reactive[tuple[str, str]] = reactive(("", "calm"))

    def _trail(self, loose: bool) -> Content:
        gap = "  " if loose else " "
        parts = []
        for mark in self.trail:
            if mark.here:
                parts.append(Content(f"▸{mark.name}").stylize(self.get_visual_style("stagebar--here")))
            else:
                parts.append(Content(f"{mark.name}{(' ✓' if loose else '✓') if mark.done else ''}"))
        return Content(gap).join(parts)

    def render(self) -> Content:
        words, tone = self.clock
        clock = Content(words).stylize(self.get_visual_style(f"stagebar--{tone}"))
        width = self.content_size.width
        title = plain(f"{self.title}   ") if self.title else Content("")
        for left in (
            Content.assemble(title, self._trail(loose=True)),
            Content.assemble(title, self._trail(loose=False)),
            self._trail(loose=False),
        ):
            if left.cell_length + clock.cell_length + 2 <= width:
                break
        left = left.truncate(max(width - clock.cell_length - 1, 10), ellipsis=True)
        return Content.assemble(left, " " * max(width - left.cell_length - clock.cell_length, 1), clock)
