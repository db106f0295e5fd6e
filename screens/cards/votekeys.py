"""The keys of a vote, and when each of them is there."""

from collections.abc import Callable
from typing import Any

from screens.commands import Command, RoomCommand

#: The modes of ``Ballots`` in which a vote is open.
OPEN = ("open", "hands")


def _when(*modes: str) -> Callable[[Any], bool]:
    return lambda vote: vote.mode in modes


def _begins(vote: Any) -> bool:
    return bool(vote.begins)


VOTE_KEYS: tuple[Command, ...] = (
    RoomCommand(
        "count", "enter", "count", "Count the ballots; asks first if somebody has not voted.", when=_when("open")
    ),
    Command(
        "own_ballot",
        "enter",
        "my ballot",
        "Open your own ballot.",
        when=lambda vote: vote.mode == "open" and vote.desk.me is not None,
    ),
    RoomCommand("dots(1)", "plus", "more dots", "Give each person one dot more.", when=_begins),
    RoomCommand("dots(-1)", "minus", "fewer", "Give each person one dot fewer.", when=_begins),
    RoomCommand(
        "cap",
        "asterisk",
        "at most",
        "Change how many dots one person may put in one place.",
        when=_begins,
    ),
    RoomCommand(
        "type_on", "enter", "next, count at the last", "To the next one; at the last: count.", when=_when("hands")
    ),
    RoomCommand(
        "hands",
        "f2",
        "hands",
        "Count hands, one by one, instead of ballots.",
        when=lambda vote: vote.begins or vote.mode == "open",
    ),
    RoomCommand(
        "ballots", "f2", "ballots", "Collect ballots after all, instead of counting hands.", when=_when("hands")
    ),
    RoomCommand(
        "call_off",
        "x,f3",
        "call off",
        "Call the vote off; ballots that were cast are destroyed.",
        when=_when("again", *OPEN),
    ),
)
