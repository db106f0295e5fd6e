"""Voting: dots given in secret, one ballot after the other, or hands counted, until the count."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work

from screens.cards.ballot import BallotPage
from screens.cards.counting import count_ballots, count_typed, discard
from screens.cards.hands import HandsSheet
from screens.cards.voteview import VoteView
from screens.commands import Command
from screens.dialogs.confirm import Confirm
from screens.stages.people import RESERVED, letters_of, names_of
from screens.stages.strip import PeopleStrip
from screens.stages.typeahead import pass_on
from workshop.model import RoundState, Workshop
from workshop.plan import voting

#: When a command is there on the room's screen, by the modes of ``VoteView``.
WHEN = {
    "open_vote": {"before", "again"},
    "dots": {"before", "again"},
    "cap": {"before", "again"},
    "hands": {"before", "again", "open"},
    "type_on": {"hands"},
    "ballots": {"hands"},
    "count": {"open"},
    "call_off": {"again", "open", "hands"},
    "again": {"after"},
}


class VotingPage(VoteView):
    """What the room and its people do before, during and after a vote; until the count nothing of it can be seen.

    Subclasses give the keys of ``open_vote`` and ``again`` and repeat these ``KEYS`` behind them, for they have
    some in common; they may open another kind of round with ``opening``.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("count", "enter", "count", "Count the ballots; asks first if somebody has not voted."),
        Command("own_ballot", "enter", "my ballot", "Open your own ballot."),
        Command("dots(1)", "plus", "more dots", "Give each person one dot more."),
        Command("dots(-1)", "minus", "fewer", "Give each person one dot fewer."),
        Command("cap", "asterisk", "at most", "Change how many dots one person may put in one place.", shown="*"),
        Command("type_on", "enter", "next, count at the last", "To the next one; at the last: count."),
        Command("hands", "f2", "hands", "Count hands, one by one, instead of ballots."),
        Command("ballots", "f2", "ballots", "Collect ballots after all, instead of counting hands."),
        Command("call_off", "x,f3", "call off", "Call the vote off; ballots that were cast are destroyed."),
    )

    def opening(self) -> Callable[[Workshop], Workshop]:
        """The change that opens the vote as the room has set it up."""
        goal, room, setup = self.goal.id, self.session.present, self.setup
        return lambda w: voting.open_round(w, goal, room, setup.dots, setup.cap)

    # Before the vote ------------------------------------------------------------------------------

    def action_dots(self, by: int) -> None:
        """More or fewer dots for each person."""
        setup = self.setup
        self._asked = setup.with_dots(by)
        self.refresh_page()
        noun = self.ABOUT.removesuffix("s")
        if by > 0 and setup.dots == setup.most < voting.MOST_DOTS:
            self.say(f"With at most {setup.cap} on one {noun} nobody can place more: * allows more on one {noun}.")

    def action_cap(self) -> None:
        """One dot more on one step, after three (or all of them) one again."""
        self._asked = self.setup.with_next_cap()
        self.refresh_page()

    def _open_round(self) -> bool:
        opened = self.desk.record(self.opening(), "open the vote")
        self._once_more = self._once_more and not opened
        return opened

    def action_open_vote(self) -> None:
        """Open the vote for everybody who is here."""
        self._open_round()

    def action_again(self) -> None:
        """Back to before the vote, for another round; the ranking stays until that one is counted."""
        self._once_more = True
        self.refresh_page()

    # While it is open -----------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A letter opens that person's ballot."""
        letter = event.character or ""
        if pass_on(self, event):
            return
        if self.mode != "open" or not letter.isalpha() or letter in RESERVED:
            return
        event.stop()
        event.prevent_default()
        member = self.query_one(PeopleStrip).find(letter)
        if member is not None:
            self._hand_over(member)
        elif not any(letter in key for key in letters_of(self.workshop, self.session)):
            self.say("Nobody here has this letter.")

    def action_own_ballot(self) -> None:
        """On a person's own terminal: that person's ballot."""
        if self.desk.me is not None:
            self._hand_over(self.desk.me)

    @on(PeopleStrip.Chosen)
    def hand_over(self, event: PeopleStrip.Chosen) -> None:
        """A click on a name opens that person's ballot."""
        self._hand_over(event.member)

    def _hand_over(self, member: int) -> None:
        round = self.round
        if round is None or self.mode != "open":
            return
        name = names_of(self.workshop)[member]
        if self.desk.me not in (None, member):
            self.say(f"{name} votes on another screen; here you cast your own ballot.", refused=True)
            return
        page = BallotPage(round.id, member)
        self.say("")

        def back(_: None) -> None:
            self.refresh_page()
            if page.cast:
                self.say(f"{name}'s ballot is in.")

        self.desk.push_screen(page, back)

    @work(group="counting", exclusive=True)
    async def action_count(self) -> None:
        """Count the ballots; where somebody is missing, only after a yes."""
        round = self.round
        if round is None or round.state is not RoundState.OPEN:
            return
        waiting = self.still_to_count()
        if (
            waiting
            and self._cast()
            and not await self.desk.push_screen_wait(
                Confirm("Count although somebody has not voted?", details=waiting, careful=True)
            )
        ):
            return
        self.desk.attempt(lambda: count_ballots(self.desk.store, round, self.desk.me, self.desk.now))

    @work(group="counting", exclusive=True)
    async def action_call_off(self) -> None:
        """End the vote without a count, after a yes; before another round: stay with the one there is."""
        if self.mode == "again":
            self._once_more = False
            self.refresh_page()
            return
        round = self.round
        if round is None or round.state is not RoundState.OPEN:
            return
        cast = len(self._cast())
        details = (_destroyed(cast),) if cast else ()
        if await self.desk.push_screen_wait(Confirm("Call this vote off?", details=details, careful=bool(cast))):
            self.desk.attempt(lambda: discard(self.desk.store, round, self.desk.me))

    # Hands ----------------------------------------------------------------------------------------

    def action_hands(self) -> None:
        """Count hands instead; before the vote this opens it."""
        if self.mode in ("before", "again") and not self._open_round():
            return
        self._hands = True
        self.sheets.hands.start({})
        self.refresh_page()

    def action_ballots(self) -> None:
        """Back to collecting ballots."""
        self._hands = False
        self._keep_typed({})
        self.refresh_page()

    def action_type_on(self) -> None:
        """The next step, by a click on the key."""
        self.sheets.hands.action_next()

    @on(HandsSheet.Changed)
    def show_sum(self) -> None:
        """The sum of the hands so far."""
        if self.mode == "hands":
            self._keep_typed(self.sheets.hands.typed)
            self.refresh_page()

    @on(HandsSheet.Finished)
    def count_hands(self, event: HandsSheet.Finished) -> None:
        """All hands are typed: count them, after a yes where ballots were cast too."""
        self._count_typed(event.numbers)

    @work(group="counting", exclusive=True)
    async def _count_typed(self, numbers: dict[int, int]) -> None:
        round = self.round
        if round is None or round.state is not RoundState.OPEN:
            return
        cast = len(self._cast())
        if cast and not await self.desk.push_screen_wait(
            Confirm("Count the hands, not the ballots?", details=(_destroyed(cast),), careful=True)
        ):
            return
        now = self.desk.now
        if self.desk.attempt(lambda: count_typed(self.desk.store, round, numbers, self.desk.me, now)):
            self._keep_typed({}, round.id)

    # Commands -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each command in its time, and those that lead the room only on the room's screen."""
        in_room = self.desk.me is None
        if action == "own_ballot":
            return self.mode == "open" and not in_room
        if action in WHEN:
            return in_room and self.mode in WHEN[action]
        return super().check_action(action, parameters)


def _destroyed(ballots: int) -> str:
    """What becomes of ballots that were cast."""
    were = "1 ballot cast so far is" if ballots == 1 else f"{ballots} ballots cast so far are"
    return f"{were} destroyed unread."
