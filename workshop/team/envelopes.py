"""What each door may do with an envelope of the sealed box: one table, asked by the box itself.

What somebody sealed at a door of their own is closed to the room. The room may vote for that person again, but
blindly: without seeing what was there, after asking, and in a way that the person is shown.
"""

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.team.what_changed import Done, check_act, check_person

#: The act of a member that puts something into an envelope, by the first part of the envelope's name.
ACTS: Mapping[str, str] = MappingProxyType(
    {"drafts": "draft", "ballots": "cast", "fists": "fist", "causes": "cause", "risks": "risk", "ratings": "rate"}
)
#: Envelopes that hold one answer each, which can be given again without having seen the one before.
_ANSWERS = frozenset({"ballots", "fists", "ratings"})


class Door(Enum):
    """Where something was sealed, and who stands before the envelope."""

    ROOM = auto()
    OWN = auto()
    OTHER = auto()


class Deed(Enum):
    """What can be done with what one person has sealed."""

    SEE = auto()
    REPLACE = auto()
    REPLACE_BLINDLY = auto()
    TAKE_BACK = auto()
    DISCARD = auto()  #: take it out unread


_ALL = frozenset({Deed.SEE, Deed.REPLACE, Deed.TAKE_BACK, Deed.DISCARD})
#: Where it was sealed, who comes now: what may be done.
MAY: Mapping[tuple[Door, Door], frozenset[Deed]] = MappingProxyType(
    {
        (Door.OWN, Door.OWN): _ALL,
        (Door.OWN, Door.ROOM): frozenset({Deed.REPLACE_BLINDLY, Deed.DISCARD}),
        (Door.OWN, Door.OTHER): frozenset(),
        (Door.ROOM, Door.OWN): _ALL,
        (Door.ROOM, Door.ROOM): _ALL,
        (Door.ROOM, Door.OTHER): frozenset(),
    }
)


def door(member: int, by: int | None) -> Door:
    """Who stands before what ``member`` has, or would have, in an envelope."""
    if by is None:
        return Door.ROOM
    return Door.OWN if by == member else Door.OTHER


def may_see(member: int, by: int | None, own: bool) -> bool:
    """Whether what this member sealed (``own``: at a door of their own) may be shown to ``by``."""
    return Deed.SEE in MAY[Door.OWN if own else Door.ROOM, door(member, by)]


def check(
    w: Workshop, envelope: str, member: int, by: int | None, deed: Deed, own: bool | None, again: bool = False
) -> None:
    """Refuse to put something into a member's place in an envelope, or to take it out.

    ``own`` says where what is there was sealed (None: nothing is there), ``again`` that the room was told so and
    answers for that person once more all the same.

    :raises RuleError: ``by`` may not do this, or not now.
    """
    comes = door(member, by)
    kind = envelope.partition(":")[0]
    if by is not None:
        check_person(w, by)
        from workshop.meet.open_envelopes import (
            goal_of,
            is_ahead,
            takes,
        )  # once somebody seals: they know all the rules

        if not takes(w, envelope):
            raise RuleError("The room has gone on: nothing can be sealed there now. Look at the shared screen.")
        if not is_ahead(w, envelope) or comes is not Door.OWN:
            check_act(w, Done(ACTS.get(kind, ""), member, goal=goal_of(w, envelope)), by)
    if own is None:
        return
    allowed = MAY[Door.OWN if own else Door.ROOM, comes]
    if deed in allowed:
        return
    name = w.members[member].name if member in w.members else "This person"
    if Deed.REPLACE_BLINDLY not in allowed or deed is not Deed.REPLACE or kind not in _ANSWERS:
        raise RuleError(
            f"{name} has sealed this at a screen of their own: it is closed here, and {name} goes on there."
        )
    if not again:
        raise ClosedError(
            f"{name} has answered at a screen of their own, and nobody here sees how. "
            f"Once more answers for {name} all the same, and {name} is shown that."
        )


class ClosedError(RuleError):
    """What is there was sealed at the person's own door; the room may answer once more, blindly, after a yes."""
