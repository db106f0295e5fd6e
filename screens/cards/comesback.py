"""What comes back while a step is typed: the closest lesson, or step that was done, of goals of the same kind."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer

from screens.cards.advice_line import AdviceLine, Numbered
from screens.desk import desk_of
from screens.dialogs.facts import ReadFacts
from screens.steps.entryfacts import entry_facts
from screens.text import crop, plain, styled
from workshop.learn import matching
from workshop.learn.matching import Match

#: What is remembered is read in idle moments, so many records at a time, with so many seconds in between.
_AT_ONCE, _BETWEEN = 200, 0.02


class ComesBack(AdviceLine):
    """The advice on a step of a goal, and below it one line from earlier quarters, where something is close.

    Nothing comes back before a first step is listed: what was done before narrows what people think of. From then
    on the line has its place, so that nothing moves while somebody types. What is remembered is
    read ahead.
    """

    DEFAULT_CSS = """
    ComesBack {
        & > .advice--memory { color: $text-primary; }
        &.-remembers { height: 3; }
    }
    .-tiny ComesBack.-remembers { height: 2; }
    .-tiny ComesBack.-remembers.-matched { height: 3; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"advice--memory"}

    match: reactive[Match | None] = reactive(None)

    def __init__(self, goal: int) -> None:
        super().__init__()
        self._goal = goal
        self._reading: Timer | None = None

    def on_mount(self) -> None:
        self._reading = self.set_interval(_BETWEEN, self._read_on)

    def _read_on(self) -> None:
        desk = desk_of(self)
        if desk.memory.follow(desk.workshop, _AT_ONCE) and self._reading is not None:
            self._reading.stop()

    def consider(
        self, text: str, today: date, steps: Sequence[Numbered] = (), names: Collection[str] = ()
    ) -> None:
        super().consider(text, today, steps, names)
        typed = text.strip()
        self.set_class(bool(steps), "-remembers")
        desk, found = desk_of(self), None
        if typed and steps:
            found = matching.comes_back(desk.workshop, self._goal, typed, today, desk.memory)
        self.match = found

    def watch_match(self) -> None:
        self.set_class(self.match is not None, "-matched")
        if self.is_attached:
            self.screen.refresh_bindings()

    @property
    def recalls(self) -> bool:
        return self.match is not None

    def read(self) -> None:
        if self.match is not None:
            desk = desk_of(self)
            facts = tuple(entry_facts(desk.workshop, self.match.table, self.match.id, desk.today))
            desk.push_screen(ReadFacts("From earlier quarters", facts))

    def render(self) -> Content:
        advice = super().render()
        if self.match is None:
            return advice
        line = crop(self.match.line, max(self.content_size.width, 10))
        return plain("\n").join([advice, styled((line, self.get_visual_style("advice--memory")))])
