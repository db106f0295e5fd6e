"""The vote on one goal's steps; once it is counted, the result grows."""

from typing import ClassVar

from screens.cards.voting_page import VotingPage
from screens.commands import Command


class VotePage(VotingPage):
    """Before, during and after the vote on one goal's steps."""

    stage = "vote"
    HELP = """Everybody gives dots in secret: press a person's letter, hand over the keyboard: their page opens.
The room sees only who has voted. Until the count a ballot can be cast again, and the order does not move.
Enter counts. If somebody is missing, the program asks first.
Without secrecy: F2 counts hands. Type how many dots each step got, enter goes to the next, the last one counts.
A vote can be skipped: go on with →, and put steps into the plan there.
After the count F3 votes once more; earlier rounds are kept."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("open_vote", "enter", "open the vote", "Open the vote for everybody who is here."),
        Command("again", "f3", "vote again", "Hold another round on these steps; this one is kept."),
        *VotingPage.KEYS,
    )
