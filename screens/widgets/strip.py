"""The people in the room, a letter each, and who has done this stage's work."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.text import styled, width_of


class PeopleStrip(Widget):
    """``a Ana ✓   b Ben ·   c Chen ✓``: pressing the letter or clicking a name chooses the person.

    The page that holds the strip forwards letters with ``choose``. Behind each name stands a sign, or in the claim
    round the load; it never says more than who is done.
    """

    DEFAULT_CSS = """
    PeopleStrip {
        height: auto;
        padding: 0 1;
        & > .strip--letter { color: $footer-key-foreground; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"strip--letter"}

    class Chosen(Message):
        """A person was chosen by letter or click."""

        def __init__(self, member: int) -> None:
            super().__init__()
            self.member = member

    people: reactive[tuple[tuple[str, int, str, str, str], ...]] = reactive((), layout=True)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, int, int]] = []
        self._begun = ""

    def put(self, letters: Mapping[str, int], names: Mapping[int, str], done: Collection[int]) -> None:
        """Show these people; ``letters`` leads to member ids, ``names`` from them."""
        self.put_tails(
            letters,
            names,
            {
                member: ("✓", "$text-success") if member in done else ("·", "$text-muted")
                for member in letters.values()
            },
        )

    def put_tails(
        self, letters: Mapping[str, int], names: Mapping[int, str], tails: Mapping[int, tuple[str, str]]
    ) -> None:
        """Show these people, each with some words behind the name, and their style."""
        self.people = tuple(
            (letter, member, names[member], *tails.get(member, ("", ""))) for letter, member in letters.items()
        )

    @property
    def begun(self) -> bool:
        """Whether the first letter of a key of two was pressed."""
        return bool(self._begun)

    def find(self, letter: str) -> int | None:
        """The person of this letter; None where nobody has it, or where it only begins a key of two letters."""
        typed = self._begun + letter
        self._begun = ""
        for other, member, *_ in self.people:
            if other == typed:
                return member
        if any(other.startswith(typed) for other, *_ in self.people):
            self._begun = typed
        return None

    def choose(self, letter: str) -> bool:
        """Choose the person of this letter; False where nobody has it."""
        member = self.find(letter)
        if member is not None:
            self.post_message(self.Chosen(member))
        return member is not None or bool(self._begun)

    def _lines(self, width: int) -> list[Content]:
        lines: list[list[Content]] = [[]]
        self._places = []
        x = 0
        for letter, member, name, tail, style in self.people:
            length = width_of(letter) + width_of(name) + width_of(tail) + 2
            if x and x + length > width:
                lines.append([])
                x = 0
            lines[-1].append(
                styled(
                    (letter, self.get_visual_style("strip--letter")),
                    f" {name} ",
                    (tail, style),
                    "   ",
                )
            )
            self._places.append((len(lines) - 1, x, x + length, member))
            x += length + 3
        return [Content("").join(line) for line in lines]

    def render(self) -> Content:
        return Content("\n").join(self._lines(max(self.content_size.width, 20)))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(len(self._lines(max(width, 20))), 1)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for line, start, end, member in self._places:
            if offset is not None and offset.y == line and start <= offset.x < end:
                self.post_message(self.Chosen(member))
