"""Facts to read: a label beside each, long texts wrapped, short values in a column of their own."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import crop, fit, styled, width_of, wrap
from screens.widgets.columns import Fragment


class Fact(Struct, frozen=True):
    """``text`` beside its ``label``; ``aside`` is a short value, in one column with those of its neighbours; a
    ``sign`` stands before the text.

    Styles are theme variables such as ``$text-success``, or words such as ``bold``.
    """

    text: str
    label: str = ""
    aside: str = ""
    style: str = ""
    aside_style: str = ""
    label_style: str = ""
    sign: Fragment | None = None


class Title(Struct, frozen=True):
    """A line that names the facts below it; an empty line goes before it, unless it is the first."""

    text: str


#: Cells that a text has at least beside a value; with fewer, the value stands below.
LEAST = 22

#: Cells that a line of prose has at most.
PROSE = 76

GAP = Fact("")
"""An empty line."""

Entry = Fact | Title


class Facts(Widget):
    """A block of facts, as high as they need; ``label`` cells are kept free for labels."""

    DEFAULT_CSS = """
    Facts {
        height: auto;
        padding: 0 2;
        color: $text;
    }
    """
    #: How labels look.
    LABEL: ClassVar[str] = "$quiet"
    facts: reactive[tuple[Entry, ...]] = reactive((), layout=True)

    def __init__(self, *, label: int = 0, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._label = label

    def put(self, facts: Iterable[Entry]) -> None:
        self.facts = tuple(facts)

    def render(self) -> Content:
        return Content("\n").join(styled(*line) for line in self._lines(self.content_size.width or 80))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[Fragment]]:
        return [line for block in self._blocks(width) for line in block]

    def _blocks(self, width: int) -> Iterator[list[list[Fragment]]]:
        for place, entry in enumerate(self.facts):
            if isinstance(entry, Title):
                title = [(crop(entry.text, width), "bold")]
                yield [[], title] if place else [title]
            else:
                yield self._fact_lines(entry, width - self._label)

    def _fact_lines(self, fact: Fact, room: int) -> list[list[Fragment]]:
        before = [(fit(fact.label, self._label), fact.label_style or self.LABEL)] if self._label else []
        below = [(" " * self._label, "$text-muted")] if self._label else []
        if fact.sign is not None:
            before, below, room = [*before, fact.sign, (" ", "")], [*below, ("  ", "")], room - 2
        if not fact.aside:
            room = min(room, PROSE)
        width = _text_width(self.facts, fact, room)
        stacked = bool(fact.aside) and width >= room
        lines = []
        for number, line in enumerate(wrap(fact.text, width)):
            if fact.aside and not stacked and not number:
                aside = crop(fact.aside, room - width - 2)
                lines.append([*before, (fit(line, width), fact.style), ("  ", ""), (aside, fact.aside_style)])
            else:
                lines.append([*(below if number else before), (line, fact.style)])
        if stacked:
            lines += [[*below, (line, fact.aside_style)] for line in wrap(fact.aside, room)]
        return lines


def _text_width(facts: Sequence[Entry], fact: Fact, room: int) -> int:
    """The cells a fact's text has: up to the column of values it shares with its neighbours.

    It has them all where there is no value, or where values would leave less than ``LEAST``: those then stand
    below their texts.
    """
    if not fact.aside:
        return room
    peers = [one for one in _neighbours(facts, fact) if one.aside]
    texts = max(width_of(one.text) for one in peers)
    beside = room - max(width_of(one.aside) for one in peers) - 2
    return min(texts, beside) if beside >= min(texts, LEAST) else room


def _neighbours(facts: Sequence[Entry], fact: Fact) -> list[Fact]:
    """The facts between the same two titles."""
    found: list[Fact] = []
    for one in facts:
        if isinstance(one, Title):
            if any(other is fact for other in found):
                return found
            found = []
        else:
            found.append(one)
    return found
