"""The people in the room, a letter each, and who has done this stage's work."""

from collections.abc import Collection, Mapping

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.desk import desk_of
from screens.people import RESERVED
from screens.signs import FILLED
from screens.text import crop, styled, width_of
from screens.widgets.lit import LIGHTS, Lit

_OPEN, _KEY = "$text on $bar", "bold $key on $bar"
#: From this many lines on a screen has room for tall chips, of at most so many people.
_TALL, _FEW = 34, 12
#: Of more people than that only those are shown who are missing, with names of at most so many cells.
MANY, _SHORT = 30, 12

Person = tuple[str, int, str, bool, str, str]
"""Letter, member, name, whether done, and words behind the name with their style."""


class PeopleStrip(Widget):
    """The people as chips that fill: `` a Ana ✓ `` when done, `` b Ben `` before. The letter or a click chooses.

    Whoever is there with a screen of their own is ``lit`` by a sign in front.

    The page that holds the strip hands keys on with ``pressed``. Behind a name may stand some words, in the
    claim round the load; it never says more than who is done.
    """

    DEFAULT_CSS = """
    PeopleStrip {
        height: auto;
        padding: 0 2;
    }
    """

    class Chosen(Message):
        """A person was chosen by letter or click."""

        def __init__(self, member: int) -> None:
            super().__init__()
            self.member = member

    people: reactive[tuple[Person, ...]] = reactive((), layout=True)
    lit: reactive[Lit] = reactive[Lit]({})

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, int, int]] = []
        self._begun = ""

    def put(
        self,
        letters: Mapping[str, int],
        names: Mapping[int, str],
        done: Collection[int],
        tails: Mapping[int, tuple[str, str]] | None = None,
    ) -> None:
        """Show these people; ``letters`` leads to member ids, ``names`` from them.

        ``tails`` are words behind a name, with their style, instead of the sign of being done.
        """
        self.people = tuple(
            (
                letter,
                member,
                names[member] if len(letters) <= MANY else crop(names[member], _SHORT),
                member in done,
                *(("✓" if member in done else "", "") if tails is None else tails.get(member, ("", ""))),
            )
            for letter, member in letters.items()
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

    def pressed(self, event: events.Key) -> int | None:
        """The person whose letter was pressed, be it as a capital; a letter that nobody has is answered.

        Letters that do something else here are left alone.
        """
        letter = (event.character or "").lower()
        if len(letter) != 1 or not letter.isalpha() or letter in RESERVED:
            return None
        member = self.find(letter)
        if member is None and not self._begun:
            if event.key in self.screen.active_bindings:
                return None
            desk_of(self).say(f"Nobody here has the letter {letter}.", refused=True)
        event.stop()
        event.prevent_default()
        return member

    @property
    def _tall(self) -> bool:
        return self.screen.size.height >= _TALL and len(self.people) <= _FEW

    def _lines(self, width: int) -> list[Content]:
        """The rows of chips; a tall one takes three, with a blank row between them."""
        tall = self._tall
        shown = [one for one in self.people if not one[3]] if len(self.people) > MANY else list(self.people)
        side, gap = ("  ", 2) if tall else (" ", 1)
        rows: list[list[tuple[Person, int]]] = [[]]
        self._places, x = [], 0
        for one in shown:
            letter, member, name, _, tail, _ = one
            length = width_of(letter) + 1 + width_of(name) + (width_of(tail) + 1 if tail else 0) + 2 * len(side)
            if x and x + length > width:
                rows.append([])
                x = 0
            rows[-1].append((one, length))
            first = (len(rows) - 1) * (4 if tall else 1)
            self._places += [(line, x, x + length, member) for line in range(first, first + (3 if tall else 1))]
            x += length + gap
        lines: list[Content] = []
        for number, row in enumerate(rows):
            middle = Content(" " * gap).join(self._chip(one, side) for one, _ in row)
            edge = Content(" " * gap).join(
                styled((" " * length, FILLED if one[3] else _OPEN)) for one, length in row
            )
            lines += [*([Content("")] if number else []), edge, middle, edge] if tall else [middle]
        return lines

    def _chip(self, one: Person, side: str) -> Content:
        letter, member, name, done, tail, style = one
        sign = self.lit.get(member, " ")
        if done:
            return styled((f"{sign}{side[1:]}{letter} {name}{f' {tail}' if tail else ''}{side}", FILLED))
        behind = (f" {tail}", f"{style} on $bar".strip()) if tail else ""
        light = (sign, LIGHTS.get(sign, _OPEN))
        return styled(light, (f"{side[1:]}{letter}", _KEY), (f" {name}", _OPEN), behind, (side, _OPEN))

    def render(self) -> Content:
        return Content("\n").join(self._lines(max(self.content_size.width, 20)))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(len(self._lines(max(width, 20))), 1)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for line, start, end, member in self._places:
            if offset is not None and offset.y == line and start <= offset.x < end:
                self.post_message(self.Chosen(member))
