"""Cards: what people write, seal, put together and vote on, be it the steps of a goal or the causes of its miss.

Both go the same way, so whatever shows them takes one of these descriptions and knows no difference.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from functools import reduce
from random import Random
from typing import Generic, TypeVar

from msgspec import Struct

from workshop.model import Goal, Step, StepState, Workshop
from workshop.plan import drafting, merging, voting
from workshop.plan.advice import Advice, advise
from workshop.plan.wordings import Worded
from workshop.words.numbers import count_words
from workshop.words.text import TITLE, checked

T = TypeVar("T", bound=Worded)

Dropped = Callable[[Workshop, int, str, datetime | None, int | None], Workshop]
"""The rule that drops a card: its id, the reason, the moment, who did it."""

Judge = Callable[[str, date, Collection[str]], Advice]
"""Gives advice on what is typed, on this day, in a team of these names."""


class Written(Generic[T], Struct, frozen=True, kw_only=True):
    """One kind of card that people write and seal: its words, and the rules to call; a goal comes second there.

    ``noun`` calls one of them and ``sealed`` one that nobody has seen yet; ``limit`` counts characters. ``asks``
    stands where one is typed, ``hint`` where one more is asked for, ``intro`` above what one person writes alone.
    ``one`` makes a card that is nowhere else from an id, a goal and a text. ``batches`` counts how often sealed
    ones were shown; ``needs_reason`` tells whether a card is dropped only for a reason, and ``reasons`` whether
    any may have one.
    """

    table: str
    noun: str
    sealed: str
    limit: int
    asks: str
    hint: str
    intro: str
    one: Callable[[int, int, str], T]
    live: Callable[[Workshop, int], Sequence[T]]
    add: Callable[[Workshop, int, str], Workshop]
    reword: Callable[[Workshop, int, str], Workshop]
    drop: Dropped
    envelope: Callable[[Workshop, int], str]
    batches: Callable[[Goal], int]
    reveal: Callable[[Workshop, int, Sequence[str], Random], Workshop]
    judge: Judge
    needs_reason: Callable[[T], bool] = lambda card: False
    reasons: bool = False

    @property
    def called(self) -> str:
        """What one of them is called at the beginning of a sentence."""
        return f"A {self.noun}"

    def check(self, text: str) -> None:
        """Raise RuleError for what cannot be the words of one."""
        checked(text, self.called, self.limit)

    def some(self, number: int) -> str:
        """ "a step", "3 steps" """
        return f"a {self.noun}" if number == 1 else count_words(number, self.noun)

    def written(self, w: Workshop, goal: int) -> list[T]:
        """The live ones in the order in which they came."""
        return sorted(self.live(w, goal), key=lambda card: card.id)

    def add_all(self, w: Workshop, goal: int, texts: Sequence[str]) -> Workshop:
        """With one more card for each of these texts; RuleError for the first that does not fit."""
        return reduce(lambda now, text: self.add(now, goal, text), texts, w)

    def drop_all(
        self, w: Workshop, cards: Sequence[int], reason: str, now: datetime | None, by: int | None
    ) -> Workshop:
        """Without these cards, all for one reason; RuleError where one of them has to stay."""
        return reduce(lambda so_far, card: self.drop(so_far, card, reason, now, by), cards, w)


class Cards(Written[T], Generic[T], frozen=True, kw_only=True):
    """A kind of card that is put together and voted on, too.

    ``opens`` begins a vote for these people with so many dots each, at most so many on one.
    """

    gone: Callable[[Workshop, int], Sequence[T]]
    candidates: Callable[[Workshop, int], Sequence[T]]
    restore: Callable[[Workshop, int], Workshop]
    merge: Callable[[Workshop, int, Sequence[int]], Workshop]
    unmerge: Callable[[Workshop, int], Workshop]
    merged_into: Callable[[Workshop, int], Sequence[T]]
    opens: Callable[[Workshop, int, Sequence[int], int, int], Workshop]


STEPS: Cards[Step] = Cards(
    table=Step.TABLE,
    noun="step",
    sealed="draft",
    limit=TITLE,
    asks="A step, starting with a verb",
    hint="Starting with a verb.",
    intro="One step per line. What you write is sealed; all drafts are shown together, without names.",
    one=Step,
    live=drafting.live,
    gone=lambda w, goal: [step for step in w.steps.of(goal) if step.state is StepState.DROPPED],
    candidates=voting.candidates,
    add=drafting.add_idea,
    reword=drafting.reword,
    drop=drafting.drop,
    restore=drafting.restore,
    merge=merging.merge,
    unmerge=merging.unmerge,
    merged_into=merging.merged_into,
    envelope=drafting.envelope,
    batches=lambda goal: goal.batches,
    reveal=drafting.reveal,
    opens=voting.open_round,
    judge=advise,
    needs_reason=lambda step: step.open,
    reasons=True,
)
