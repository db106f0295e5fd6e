"""The steady place for what the program has to say."""

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from screens.desk import back_then
from screens.signs import MISSED
from screens.text import plain, styled, wrap
from workshop.words.dates import long_day


def refusal(sentence: str) -> Content:
    """What was refused and what to do instead, behind the sign that says so."""
    return styled((f"{MISSED} ", "bold $bad"), sentence)


class Saying(Static):
    """The steady place for what the program has to say: nothing, or a sentence until the next one.

    A roomy screen keeps a line free for it, so that nothing jumps when it is said.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Saying {
        height: auto;
        max-height: 4;
        padding: 0 1 0 2;
        display: none;
        color: $text;
        &.-said { display: block; background: $panel; }
        &.-resting { display: block; background: $background; color: $text-muted; }
    }
    .-roomy Saying { display: block; min-height: 1; }
    """

    _wanted = ("", False)
    _resting = ""

    def rest(self, words: str) -> None:
        """What stands here as long as nothing is said: where the past is shown, which day it is."""
        if day := back_then(self):
            words = f"As it was at the end of {long_day(day)}, only to look at. F9: back to today."
        if words != self._resting:
            self._resting = words
            self._show()

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Show a sentence; an empty one clears the place, unless another one follows at once."""
        self._wanted = (sentence, refused)
        if sentence:
            self._show()
        else:
            self.call_later(self._show)

    def _show(self) -> None:
        """Show what is wanted; the screen is laid out anew only where this takes another number of lines."""
        sentence, refused = self._wanted
        words = sentence or self._resting
        roomy = self.screen.has_class("-roomy")
        there = roomy or self.has_class("-said") or self.has_class("-resting")
        shown = self.content_size if there else Size(0, 0)
        lines = len(wrap(f"  {words}" if refused else words, shown.width)) if words else int(roomy)
        higher = not shown.width or lines != shown.height
        self.set_class(bool(sentence), "-said")
        self.set_class(bool(words and not sentence), "-resting")
        self.update(refusal(words) if refused else plain(words), layout=higher)
