"""The first line of a stage: the ribbon of stages, the goals as blocks, and the clock."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.signs import HERE
from screens.text import plain, styled
from workshop.meet import agenda
from workshop.meet.stagework import finished_stages
from workshop.model import Session, Workshop
from workshop.words.signs import AT_WORK, DONE, FINISHED, OPEN, PARTLY


class Mark(Struct, frozen=True):
    """A stage on the trail: done, here, or still to come; ``begun`` was visited and is unfinished."""

    name: str
    done: bool
    here: bool
    begun: bool = False


def trail_of(w: Workshop, session: Session, goal: int | None) -> tuple[Mark, ...]:
    """The stages as they are held for this goal, with what has come of each."""
    visited, done = agenda.done_stages(session, goal), finished_stages(w, session, goal)
    return tuple(
        Mark(stage.key, stage.key in done, stage.key == session.stage, stage.key in visited)
        for stage in agenda.stages_here(session, goal)
    )


def goal_blocks(done: Sequence[bool], here: int | None) -> str:
    """A block for each goal: ``■■▣□``; ``here`` is the place of the one at work."""
    return "".join(AT_WORK if place == here else DONE if finished else OPEN for place, finished in enumerate(done))


class StageBar(Widget):
    """``Planning Q1 2027   ✓ welcome ✓ goals  DRAFT  refine …        ■▣□   04:12``.

    Where room is short the title gives way first, then the trail from the end that is farther from here; here is
    always in full. A click on a stage posts ``Chosen``.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    StageBar {
        height: 1;
        padding: 0 2;
        background: $bar;
        color: $quiet;
        & > .stagebar--calm { color: $text; text-style: bold; }
        & > .stagebar--amber { color: $warn; text-style: bold; }
        & > .stagebar--red { color: $bad; text-style: bold; }
        & > .stagebar--over { color: $bad; background: $ink; text-style: bold reverse; }
    }
    .-tiny StageBar { padding: 0 1; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "stagebar--calm",
        "stagebar--amber",
        "stagebar--red",
        "stagebar--over",
    }

    class Chosen(Message):
        """A stage was clicked."""

        def __init__(self, stage: str) -> None:
            super().__init__()
            self.stage = stage

    title: reactive[str] = reactive("")
    trail: reactive[tuple[Mark, ...]] = reactive(())
    blocks: reactive[str] = reactive("")
    clock: reactive[tuple[str, str]] = reactive(("", "calm"))

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        words, tone = self.clock
        clock = styled(
            f"{self.blocks}  " if self.blocks else "", (words, self.get_visual_style(f"stagebar--{tone}"))
        )
        width = max(self.content_size.width, 1)
        room = width - clock.cell_length - 1
        title = plain(f"{self.title}   ") if self.title else Content("")
        if title.cell_length + sum(_width(mark) + 1 for mark in self.trail) > room:
            title = Content("")
        ribbon = self._ribbon(title.cell_length, room - title.cell_length)
        left = Content.assemble(title, ribbon)
        if left.cell_length > room:
            clock = styled((words, self.get_visual_style(f"stagebar--{tone}")))
        return Content.assemble(left, " " * max(width - left.cell_length - clock.cell_length, 1), clock)

    def _ribbon(self, x: int, room: int) -> Content:
        """As much of the trail as fits, with ``…`` where something is left out."""
        first, end = self._shown(room)
        parts = [styled("… ")] if first else []
        x += 2 if first else 0
        self._places = []
        for mark in self.trail[first:end]:
            self._places.append((x, x + _width(mark), mark.name))
            parts.append(styled((_words(mark), HERE if mark.here else ""), " "))
            x += _width(mark) + 1
        return Content.assemble(*parts, *(["…"] if end < len(self.trail) else []))

    def _shown(self, room: int) -> tuple[int, int]:
        """The stages from the first to before the end that fit, here among them."""
        first, end = 0, len(self.trail)
        here = next((place for place, mark in enumerate(self.trail) if mark.here), 0)
        while end - first > 1:
            taken = sum(_width(mark) + 1 for mark in self.trail[first:end])
            if taken + 2 * (first > 0) + (end < len(self.trail)) <= room:
                break
            if here - first >= end - 1 - here:
                first += 1
            else:
                end -= 1
        return first, end

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for start, end, name in self._places:
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(name))


def _words(mark: Mark) -> str:
    if mark.here:
        return f" {mark.name.upper()} "
    sign = FINISHED if mark.done else PARTLY if mark.begun else ""
    return f"{sign} {mark.name}" if sign else mark.name


def _width(mark: Mark) -> int:
    return len(_words(mark))
