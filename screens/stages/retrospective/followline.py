"""Where follow-ups are written: a line that is given up the moment one was taken, and the advice below it."""

from collections.abc import Callable, Collection
from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical

from screens.cards.advice_line import AdviceLine
from screens.cards.cardline import CardLine
from screens.widgets.line import Line
from workshop.words.text import TITLE

HINT = "enter adds the follow-up to the next period · esc leaves the line"


class FollowLine(CardLine):
    """A line for one follow-up at a time; letters typed behind enter are already those of people."""

    def __init__(self, take: Callable[[str], object]) -> None:
        super().__init__(take, place="", what="A follow-up", asks="A step, starting with a verb", limit=TITLE)


class FollowWriting(Vertical):
    """The line and its advice; ``take`` gets what was written, and says whether it was taken.

    Of pasted lines those that fit are taken at once; the rest comes into the line, one by one, to be shortened."""

    DEFAULT_CSS = """
    FollowWriting {
        height: auto;
        & Line { margin: 0 1; }
    }
    """
    line = getters.query_one(FollowLine)

    def __init__(self, take: Callable[..., object]) -> None:
        super().__init__()
        self._take = take
        self._waiting: list[str] = []
        self._today = date.min
        self._names: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield FollowLine(self._take)
        yield AdviceLine()

    def begin(self, place: str, kept: str, today: date, names: Collection[str]) -> None:
        """Write at this place, going on with what was kept there; ``names`` are those whom the advice knows."""
        self._today, self._names = today, tuple(names)
        self.line.place = place
        self.line.restore(kept)
        self.query_one(AdviceLine).hint = HINT
        self._consider()
        self.screen.set_focus(self.line)

    @on(Line.Pasted)
    def _pasted(self, message: Line.Pasted) -> None:
        message.stop()
        fitting = [text for text in message.lines if len(text) <= TITLE]
        self._waiting = [text for text in message.lines if len(text) > TITLE]
        if not fitting:
            self.goes_on()
        elif not self._take(*fitting):
            self._waiting = []

    def goes_on(self) -> bool:
        """Put the next line that waits to be shortened into the line; False where there is none."""
        if not self._waiting:
            return False
        self.call_next(self._put, self._waiting.pop(0))
        return True

    def _put(self, text: str) -> None:
        self.line.value = text
        self.line.cursor_position = len(text)

    @on(Line.Changed)
    def _consider(self) -> None:
        self.query_one(AdviceLine).consider(self.line.text, self._today, names=self._names)
