"""What comes back while a step is typed: the closest lesson, or step that was done, of goals of the same kind."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from screens.cards.advice_line import AdviceLine, Numbered
from screens.cards.writing_page import WritingPage
from screens.commands import Command
from screens.dialogs.facts import ReadFacts
from screens.pages.entryfacts import entry_facts
from screens.text import crop, plain, styled
from workshop.learn import matching
from workshop.learn.matching import Match
from workshop.model import Step

Recall = Callable[[str, date], Match | None]
"""Gives what is closest to a text that is being typed, on this day."""

RECALL = Command("recall", "f3", "in full", "Read in full what comes back from earlier quarters.")

#: What is remembered is read in idle moments, so many records at a time, with so many seconds in between.
_AT_ONCE, _BETWEEN = 200, 0.02


class ComesBack(AdviceLine):
    """The advice on a step, and below it one line from earlier quarters, where something is close.

    Nothing comes back before a first step is listed: what was done before narrows what people think of. From then
    on the line has its place, so that nothing moves while somebody types. ``prepare`` reads ahead what is
    remembered, so many records at once, and says whether all is read.
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

    class Changed(Message):
        """Something else comes back now, or nothing any more."""

    def __init__(self, recall: Recall, prepare: Callable[[int], bool]) -> None:
        super().__init__()
        self._recall = recall
        self._prepare = prepare
        self._reading: Timer | None = None

    def on_mount(self) -> None:
        """Read what is remembered before it is asked for."""
        self._reading = self.set_interval(_BETWEEN, self._read_on)

    def _read_on(self) -> None:
        if self._prepare(_AT_ONCE) and self._reading is not None:
            self._reading.stop()

    def consider(
        self, text: str, today: date, steps: Sequence[Numbered] = (), names: Collection[str] = ()
    ) -> None:
        """Advise, and look for what comes back."""
        super().consider(text, today, steps, names)
        typed = text.strip()
        self.set_class(bool(steps), "-remembers")
        self.match = self._recall(typed, today) if typed and steps else None

    def watch_match(self) -> None:
        """Tell that something else comes back."""
        self.set_class(self.match is not None, "-matched")
        self.post_message(self.Changed())

    def render(self) -> Content:
        """The advice and the line below it."""
        advice = super().render()
        if self.match is None:
            return advice
        line = crop(self.match.line, max(self.content_size.width, 10))
        return plain("\n").join([advice, styled((line, self.get_visual_style("advice--memory")))])


class RecallingPage(WritingPage[Step]):
    """A page on which steps are written for one goal; to be named last among the bases."""

    KEYS: ClassVar[tuple[Command, ...]] = (RECALL,)

    def memory(self, goal: int) -> ComesBack:
        """The advice for the page's ``Writing``, on steps of this goal."""
        return ComesBack(
            lambda text, today: matching.comes_back(self.workshop, goal, text, today, self.desk.memory),
            lambda at_most: self.desk.memory.follow(self.workshop, at_most),
        )

    @property
    def _match(self) -> Match | None:
        there = self.query(ComesBack)
        return there.first().match if there else None

    @on(ComesBack.Changed)
    def _other_match(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be something to read."""
        if action == "recall":
            return self.is_mounted and self._match is not None
        return super().check_action(action, parameters)

    def action_recall(self) -> None:
        """What comes back, in full, with where it came from."""
        match = self._match
        if match is not None:
            facts = tuple(entry_facts(self.workshop, match.table, match.id, self.desk.today))
            self.desk.push_screen(ReadFacts("From earlier quarters", facts))
