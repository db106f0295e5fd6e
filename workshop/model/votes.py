"""Votes on a goal's steps, and the willingness to stand behind its plan."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from msgspec import Struct

#: The tables of what can be voted on.
Votable: TypeAlias = Literal["steps", "causes"]


class RoundState(StrEnum):
    """Open while ballots are cast, then counted; or called off without a count."""

    OPEN = "open"
    COUNTED = "counted"
    CALLED_OFF = "called off"


class TieRule(StrEnum):
    """How a tie across the cut line was settled."""

    VOLUNTEERS = "more volunteers"
    RUN_OFF = "run-off"
    FACILITATOR = "facilitator"


class Total(Struct, frozen=True, gc=False):
    """What one step (or cause) got in a counted round: dots, and how many different people gave them.

    ``voters`` is None where hands were counted and nobody can say.
    """

    step: int
    dots: int
    voters: int | None


class Round(Struct, frozen=True, omit_defaults=True, gc=False):
    """One vote on one goal's steps, or on the causes of its miss.

    ``about`` names the table of what is voted on; ``steps``, totals and ``settled`` hold ids of that table.

    ``room`` is who was present at the opening; ``voted`` who has cast a ballot (never what), filled at the
    count; ``cut`` is how many steps of the ranking are above the cut line once chosen; ``run_off_of`` the
    round whose tie this one settles; ``settled`` the tied steps in the order the tie was settled in, by ``tie``,
    in groups of steps that are still even; ``overruled`` the steps that the room put on the other side of the
    cut line than the ranking does.
    """

    TABLE: ClassVar[str] = "rounds"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    steps: tuple[int, ...]
    dots_each: int
    cap: int
    question: str = ""
    state: RoundState = RoundState.OPEN
    room: tuple[int, ...] = ()
    voted: tuple[int, ...] = ()
    by_hands: bool = False
    totals: tuple[Total, ...] = ()
    cut: int | None = None
    run_off_of: int | None = None
    tie: TieRule | None = None
    settled: tuple[tuple[int, ...], ...] = ()
    overruled: tuple[int, ...] = ()
    about: Votable = "steps"

    @property
    def noun(self) -> str:
        """What is voted on, in one word: step or cause."""
        return self.about.removesuffix("s")


class Fist(Struct, frozen=True, gc=False):
    """One person's 0 to 5 willingness to stand behind a goal's plan."""

    member: int
    value: int


class Concern(Struct, frozen=True, gc=False):
    """What keeps somebody from standing behind a plan, and what the room answered."""

    member: int
    text: str
    answer: str = ""


class Commitment(Struct, frozen=True, omit_defaults=True, gc=False):
    """The fists of five on one goal's plan once shown, and the concerns they opened.

    ``shown_at`` is None while the fists are still sealed.
    """

    TABLE: ClassVar[str] = "commitments"
    PARENT: ClassVar[str] = "goal"

    id: int
    goal: int
    shown_at: datetime | None = None
    fists: tuple[Fist, ...] = ()
    concerns: tuple[Concern, ...] = ()
