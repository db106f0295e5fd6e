"""The vote on one goal's steps; once it is counted, the result grows."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult

from screens.cards.ballots import Ballots
from screens.commands import Command, RoomCommand
from screens.people import names_of
from screens.stages.stage import StagePage
from screens.widgets.panel import Row, heading
from screens.words import PLAIN_FILE
from workshop.meet.moment import Seen
from workshop.model import RoundState, StageKey, Workshop
from workshop.plan import voting
from workshop.plan.cards import STEPS


class VotePage(StagePage):
    """Before, during and after the vote on one goal's steps."""

    stage = StageKey.VOTE
    PARTS = (Ballots,)
    HELP = (
        """Everybody gives dots in secret: press a person's letter, hand over the keyboard: their page opens.
The room sees only who has voted. Until the count a ballot can be cast again, and the order does not move.
Enter counts. If somebody is missing, the program asks first.
Without secrecy: F2 counts hands. Type how many dots each step got, enter goes to the next, the last one counts.
A vote can be skipped: go on with →, and put steps into the plan there.
After the count v votes once more; earlier rounds are kept.

"""
        + PLAIN_FILE
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "open_vote",
            "enter",
            "open the vote",
            "Open the vote for everybody who is here.",
            when=lambda page: page.ballots.begins,
        ),
        RoomCommand(
            "again",
            "v,f3",
            "vote again",
            "Hold another round on these steps; this one is kept.",
            when=lambda page: page.ballots.counted,
        ),
    )
    ballots = getters.query_one(Ballots)

    def parts(self) -> ComposeResult:
        yield Ballots(STEPS)

    def beside(self, workshop: Workshop) -> Iterable[Row]:
        """Who has voted, once it is counted, before how the goal is measured."""
        round = voting.main_round(workshop, self.goal.id)
        if round is not None and round.state is RoundState.COUNTED and round.voted:
            names = names_of(workshop)
            yield heading("Who voted", f"{len(round.voted)} of {len(round.room)}")
            yield Row(", ".join(names[one] for one in round.voted), lines=6)
        yield from super().beside(workshop)

    def seen(self) -> Seen:
        return Seen(self.ballots.cast, self.ballots.mode)

    def unfinished(self) -> Collection[str]:
        return self.ballots.unfinished()

    def action_open_vote(self) -> None:
        self.ballots.open_vote()

    def action_again(self) -> None:
        self.ballots.again()
