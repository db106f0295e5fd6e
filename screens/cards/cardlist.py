"""Steps or causes as a list: numbers to call them by, every wording in full, and what is like what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.cards.blocks import step_block
from screens.text import fit, width_of
from screens.widgets.columns import Fragment
from screens.widgets.listing import TICKED, UNTICKED
from screens.widgets.sheet import Block, Rule, Sheet
from workshop.plan.wordings import Worded

T = TypeVar("T", bound=Worded)

_GAP = "  "

About = Callable[[T], tuple[list[Fragment], list[Fragment]]]
"""Gives labels and tails to put around the words of a card."""


class Listed(Generic[T], Struct, frozen=True):
    """A step (or cause) with its number in the list; ``like`` are the numbers of those that look alike."""

    number: int
    step: T
    like: tuple[int, ...] = ()


class Text(Struct, frozen=True):
    """Words that are listed for themselves, such as a win or a why; ``id`` tells them apart."""

    id: int
    text: str
    wordings: tuple[str, ...] = ()


def listed(steps: Sequence[T], like: Mapping[int, Sequence[int]] | None = None) -> list[Listed[T]]:
    """The steps with the number that each of them keeps; sealed ones, which have none yet, are counted from 1.

    ``like`` leads from a step's id to the ids of those like it.
    """
    numbers = {step.id: abs(step.id) for step in steps}
    alike = like or {}
    return [
        Listed(numbers[step.id], step, tuple(sorted(numbers[other] for other in alike.get(step.id, ()))))
        for step in steps
    ]


class CardList(Sheet[Listed[T]]):
    """Steps below each other: tick, number, what it is like, the words, and how many were merged into it.

    Steps can be ticked with the space key where there are ``marks``. Going past an end is reported as ``Past``.
    ``draw`` may give an item's lines in another way, ``about`` labels and tails to put around its words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", show=False),
        Binding("pageup", "leaf(-1)", "Page up", show=False),
        Binding("pagedown", "leaf(1)", "Page down", show=False),
    ]
    DEFAULT_CSS = """
    CardList {
        & > .sheet--cursor { color: $foreground; background: $background; }
        &:focus > .sheet--cursor { color: $block-cursor-foreground; background: $block-cursor-background; }
    }
    """

    @dataclass
    class Past(Message):
        """Somebody wanted to go past the first (``by`` -1) or the last step (``by`` 1)."""

        by: int

    @dataclass
    class Marked(Message):
        """Other steps are ticked now."""

    def __init__(
        self,
        *,
        marks: bool = False,
        loose: bool = False,
        card: bool = False,
        empty: str = "",
        draw: Callable[[Listed[T], int], Block] | None = None,
        about: About[T] | None = None,
    ) -> None:
        super().__init__(
            draw or self._draw_step, lambda one: one.step.id, steered=True, loose=loose, card=card, empty=empty
        )
        self._marks = marks
        self._about = about
        self._ticked: set[int] = set()
        self._like = 0
        self._digits = 1

    def show(self, entries: Sequence[Listed[T] | Rule]) -> None:
        steps = [entry for entry in entries if isinstance(entry, Listed)]
        self._digits = max((len(str(one.number)) for one in steps), default=1)
        self._like = max((width_of(_like_words(one)) for one in steps), default=0)
        self.put(entries)

    @property
    def marked(self) -> tuple[Listed[T], ...]:
        """The ticked steps, in the order of the list."""
        return tuple(one for one in self.items if one.step.id in self._ticked)

    def unmark(self, *kept: int) -> None:
        """Take all ticks away but those of these ids: where they come back to the list, they are ticked again."""
        self._ticked &= set(kept)
        self.redraw()
        self.post_message(self.Marked())

    def action_mark(self) -> None:
        if self.item is not None:
            self._ticked ^= {self.item.step.id}
            self.redraw()
            self.post_message(self.Marked())
            super().action_step(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the space key to others where nothing can be ticked."""
        return self._marks if action == "mark" else True

    def action_step(self, by: int) -> None:
        before = self.cursor
        super().action_step(by)
        if self.cursor == before:
            self.post_message(self.Past(by))

    def action_leaf(self, by: int) -> None:
        for _ in range(max(1, self.size.height // 2)):
            super().action_step(by)

    def _draw_step(self, one: Listed[T], width: int) -> Block:
        labels: list[Fragment] = []
        if self._marks:
            labels.append(
                (TICKED, "bold $text-success") if one.step.id in self._ticked else (UNTICKED, "$text-muted")
            )
        labels.append((f"{one.number:>{max(self._digits, 2)}}{_GAP}", "bold"))
        if self._like:
            labels.append((fit(_like_words(one), self._like) + _GAP, "$text-warning"))
        merged = len(one.step.wordings)
        tails = [(f"+{merged} merged", "$text-muted")] if merged else []
        if self._about is not None:
            more_labels, more_tails = self._about(one.step)
            labels, tails = [*labels, *more_labels], [*more_tails, *tails]
        return step_block(labels, one.step.text, width, *tails)


def _like_words(one: Listed[Any]) -> str:
    """``≈ 5``, ``≈ 5,6``, ``≈ 5,6,7``, ``≈ 5,6,7…``: the first three numbers say enough."""
    numbers = ",".join(map(str, one.like[:3]))
    return f"≈ {numbers}{'…' if len(one.like) > 3 else ''}" if one.like else ""
