"""The steady place for what the program has to say."""

import re
from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from screens.desk import back_then
from screens.text import plain, styled, width_of, wrap
from workshop.words.dates import long_day
from workshop.words.signs import MISSED

_BETWEEN = "  ·  "
_PHRASE = re.compile(r"(?<=; )|(?<=\. )|(?<=  ·  )")
#: What is said and what rests stand together on up to so many lines.
_BOTH = 3


def refusal(sentence: str) -> Content:
    """What was refused and what to do instead, behind the sign that says so."""
    return styled((f"{MISSED} ", "bold $bad"), sentence)


def _in_phrases(words: str, width: int) -> str:
    """What takes more than a line, broken between its phrases where that takes no line more."""
    if not width or len(plain_lines := wrap(words, width)) < 2:
        return words
    lines = [""]
    for phrase in _PHRASE.split(words):
        longer = lines[-1] + phrase
        if lines[-1] and width_of(longer.rstrip(" ·")) > width:
            lines.append(phrase)
        else:
            lines[-1] = longer
    found = "\n".join(line.removesuffix(_BETWEEN).rstrip() for line in lines)
    return found if len(wrap(found, width)) <= len(plain_lines) else words


class Saying(Static):
    """The steady place for what the program has to say: nothing, or a sentence until the next one.

    A line is kept free for it, so that nothing jumps when it is said. What rests there stays behind a sentence
    that leaves the room, else below it.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Saying {
        height: auto;
        max-height: 4;
        padding: 0 1 0 2;
        min-height: 1;
        background: $ground;
        color: $text;
        &.-said { background: $bar; }
    }
    """

    _wanted = ("", False)
    _resting = ""
    _shown: object = None

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
        (sentence, refused), resting, shown = about = self._wanted, self._resting, self.content_size
        if about == self._shown:
            return
        self._shown = about
        said = refusal(sentence) if sentence and refused else plain(sentence)
        resting = _in_phrases(resting, shown.width)
        both = styled(said, _BETWEEN if sentence and resting else "", (resting, "$quiet"))
        apart = styled(said, "\n", (resting, "$quiet"))
        if sentence and resting and 1 < len(wrap(both.plain, shown.width)) == len(wrap(apart.plain, shown.width)):
            both = apart
        if not sentence or not shown.width or len(wrap(both.plain, shown.width)) <= _BOTH:
            said = both
        lines = len(wrap(said.plain, shown.width)) if shown.width else 0
        self.set_class(bool(sentence), "-said")
        self.update(said, layout=not shown.width or lines != shown.height)
