"""The footer: the keys that work here and now, each a word; a click does what the key does."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from screens.commands import Offer, offers
from screens.text import styled, width_of
from screens.widgets.columns import Fragment
from screens.widgets.painting import Look, Painted

_KEY = "bold $key"
#: At most as many keys of this moment.
_MOST = 5
_GAP = 3
#: What stands at the right edge wherever it works: the way on, the way back from a slip, and all the rest.
_RIGHT = ("onward", "help")
_RIGHT_ELSEWHERE = ("undo", "help")
#: What is called otherwise at the right edge.
_CALLED = {"help": "all keys"}


class KeyLine(Painted):
    """One row: the keys of this moment, and at the right the way on and the key to all the others.

    Where room is short, keys in the middle give way; the first ones and the right edge never do.
    """

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    KeyLine {
        width: 1fr;
        height: 1;
        padding: 0 1;
        background: $bar;
        color: $text;
    }
    .-normal > KeyLine, .-wide > KeyLine { padding: 0 2; }
    """
    shown: reactive[tuple[tuple[str, str], ...]] = reactive((), init=False)

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []
        self._places: list[tuple[int, int, Offer]] = []
        self._right = 0
        self._line: Widget | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.recall())
        self.watch(self.screen, "focused", lambda *_: self.recall())

    def recall(self) -> None:
        """Ask anew which commands apply, and repaint where that changed; on a page, as long as it stands."""
        if not self.is_attached or getattr(self.screen, "left", False) or not getattr(self.screen, "stands", True):
            return
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("a", "a")
        found = [
            (offer, sign)
            for offer in offers(self.screen, self.app)
            if offer.enabled and offer.command.has_place(offer.owner) and (sign := offer.command.sign(typing))
        ]
        edge = _RIGHT if any(offer.action == "onward" for offer, _ in found) else _RIGHT_ELSEWHERE
        right = [one for action in edge for one in found if one[0].action == action]
        left = [one for one in found if one not in right]
        if len(left) > _MOST:
            left = [*left[: _MOST - 1], _way_back(left[_MOST - 1 :])]
        left = left[:_MOST]
        self._offers = [offer for offer, _ in left + right]
        self._right = len(right)
        self._line = focused if getattr(focused, "leads_back", False) else None
        called = {**_CALLED, "back": "to the list"} if self._line else _CALLED
        self.shown = tuple((sign, called.get(offer.action, offer.command.name)) for offer, sign in left + right)

    def watch_shown(self) -> None:
        self.repaint_changed()

    def _lay_out(self, width: int) -> list[Fragment]:
        shown = list(self.shown)
        cells = [width_of(sign) + 1 + width_of(name) for sign, name in shown]
        middle = len(cells) - self._right
        left, right = list(range(middle)), list(range(middle, len(cells)))
        while len(left) > 1 and sum(cells[one] + _GAP for one in (*left, *right)) - _GAP > width:
            del left[len(left) // 2]
        if self._right and sum(cells[one] + _GAP for one in (*left, *right)) - _GAP > width:
            sign, _ = shown[-1]
            shown[-1], cells[-1] = (sign, ""), width_of(sign)
        free = width - sum(cells[one] + _GAP for one in left) - sum(cells[one] + _GAP for one in right) + _GAP
        fragments: list[Fragment] = []
        self._places, x = [], 0
        for one in (*left, *right):
            if one == middle and free > 0:
                fragments.append((" " * free, ""))
                x += free
            sign, name = shown[one]
            fragments += [
                (sign, _KEY),
                (f" {name}" if name else "", ""),
                ("" if one == len(cells) - 1 else " " * _GAP, ""),
            ]
            self._places.append((x, x + cells[one], self._offers[one]))
            x += cells[one] + _GAP
        return fragments

    def line(self, y: int) -> Look | None:
        return (self._lay_out(max(self.content_size.width, 20)), "") if y == 0 else None

    def render(self) -> Content:
        return styled(*self._lay_out(max(self.content_size.width, 20)))

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        for start, end, offer in self._places:
            if offset is not None and start <= offset.x < end:
                if self._line and offer.action == "back":
                    await self._line.run_action("leave")
                else:
                    await offer.owner.run_action(offer.action)  # type: ignore[attr-defined]


def _way_back(left: list[tuple[Offer, str]]) -> tuple[Offer, str]:
    """Of these, the key that leads back, or else the first."""
    return next((one for one in left if one[0].command.keys.startswith("escape")), left[0])
