"""Ending a vote: the outcome goes into the file and the ballots are gone, in one step."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from screens.desk import Desk
from store import Store
from workshop.errors import RuleError
from workshop.model import Round, Workshop
from workshop.plan import voting
from workshop.plan.ties import settled_by_count


class TellsAllError(RuleError):
    """The count would tell everybody's ballot, as all are alike; it is made once somebody has said yes."""


def count_ballots(store: Store, round: Round, by: int | None, now: datetime, *, tells_all: bool = False) -> None:
    """Open the ballots, count them, and where it was a run-off settle the tie by it.

    :raises TellsAllError: all ballots are alike, which the count would tell; not with ``tells_all``.
    :raises RuleError: nobody has voted, or the vote is over already.
    """

    def change(w: Workshop, ballots: dict[int, Any]) -> Workshop:
        if not tells_all and voting.tells_all(ballots.values()):
            raise TellsAllError("All ballots are alike: the count shows what each person gave.")
        return settled_by_count(voting.count(w, round.id, ballots), round, now, by)

    if not store.box.sealed_by(voting.envelope(round.id)):
        raise RuleError("Nobody has voted yet: collect the ballots first, or call the vote off.")
    do = "count the run-off" if round.run_off_of else "count the vote"
    store.reveal(voting.envelope(round.id), change, by, do, forget=(_uncast(round.id),))


async def count_them(desk: Desk, round: Round, *, tells_all: bool) -> str:
    """Count the ballots; what it would tell, where all are alike and nobody has said yes to that."""
    told = []

    def act() -> None:
        try:
            count_ballots(desk.store, round, desk.me, desk.now, tells_all=tells_all)
        except TellsAllError as telling:
            told.append(str(telling))

    await desk.attempt(act)
    return told[0] if told else ""


def count_typed(store: Store, round: Round, numbers: dict[int, int], by: int | None, now: datetime) -> None:
    """Count dots as hands showed them; ballots cast are destroyed unread. RuleError where they do not fit."""
    _end(
        store,
        round,
        lambda w: settled_by_count(voting.count_hands(w, round.id, numbers), round, now, by),
        by,
        "count hands",
    )


def discard(store: Store, round: Round, by: int | None) -> None:
    """Call the vote off; ballots that were cast are destroyed unread; RuleError where the vote is over already."""
    _end(store, round, lambda w: voting.call_off(w, round.id), by, "call the vote off")


def _end(store: Store, round: Round, change: Callable[[Workshop], Workshop], by: int | None, do: str) -> None:
    """End the vote without looking at ballots. As long as none was cast, that is a change like any other."""
    envelope = voting.envelope(round.id)
    if store.box.sealed_by(envelope):
        store.reveal(envelope, lambda w, _: change(w), by, do, forget=(_uncast(round.id),))
    else:
        store.apply(change, by, do)
        store.background.forget(_uncast(round.id))


def uncast(round: int, member: int, *, own: bool) -> str:
    """The place in the box where the dots wait that a member has placed and not cast, at an own screen or not."""
    return f"{_uncast(round)}{member}{':own' if own else ''}"


def _uncast(round: int) -> str:
    """How the places begin where dots of this round wait."""
    return f"ballot:{round}:"
