"""Voting: dots given in secret, one ballot after the other, or hands counted, until the count."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ClassVar

import msgspec
from msgspec.structs import replace
from textual import events, on, work
from textual.app import ComposeResult

from screens.cards import voteline
from screens.cards.ballot import BallotPage
from screens.cards.counting import count_them, count_typed, discard
from screens.cards.hands import HandsSheet
from screens.cards.place import place_of
from screens.cards.votekeys import OPEN, VOTE_KEYS
from screens.cards.voteview import VoteView
from screens.commands import Command
from screens.dialogs.confirm import Confirm, Stake, all_the_same
from screens.page import Part
from screens.people import names_of
from screens.widgets.strip import PeopleStrip
from workshop.meet.unfinished import unfinished
from workshop.model import Round, RoundState, Workshop
from workshop.plan import voting
from workshop.plan.ballot_setup import Setup
from workshop.plan.cards import Cards
from workshop.plan.wordings import Worded


class Ballots(Part):
    """What the room and its people do before, during and after a vote; until the count nothing of it can be seen.

    ``mode`` says where it stands: ``before`` the vote, ``open``, counting ``hands``, ``after`` the count, or
    ``again`` before another round. With ``listed``, what is voted on stands in a list of the page before and after
    the vote, and the page says how that stands. The page has the keys that open it and hold it ``again``.
    """

    KEYS: ClassVar[tuple[Command, ...]] = VOTE_KEYS
    DEFAULT_CSS = "Ballots.-listed { height: auto; }"

    def __init__(self, cards: Cards[Any], *, listed: bool = False) -> None:
        super().__init__()
        self.cards = cards
        self.view = VoteView()
        self._may_list = listed
        self.turn()

    def compose(self) -> ComposeResult:
        yield self.view

    def turn(self) -> None:
        """Begin anew, with the vote on another goal's cards."""
        self.mode = ""
        self._asked = Setup(0)
        self._watched: int | None = None
        self._hands = False
        self._once_more = False
        self.revealed = False

    @property
    def round(self) -> Round | None:
        """The vote that is open, else the one whose ranking counts."""
        return voting.current_round(self.workshop, place_of(self).goal.id, self.cards.table)

    @property
    def candidates(self) -> Sequence[Worded]:
        return self.cards.candidates(self.workshop, place_of(self).goal.id)

    @property
    def setup(self) -> Setup:
        return replace(self._asked, steps=len(self.candidates), fixed=self.workshop.team.dots)

    @property
    def listing(self) -> bool:
        return self._may_list and self.mode not in OPEN

    @property
    def begins(self) -> bool:
        """Whether a vote can be set up now."""
        return self.mode in ("before", "again") and (not self._may_list or len(self.candidates) > 1)

    @property
    def counted(self) -> bool:
        return self.mode == "after"

    @property
    def cast(self) -> tuple[int, ...]:
        round = self.round
        return tuple(self.desk.store.box.sealed_by(voting.envelope(round.id))) if round is not None else ()

    def unfinished(self) -> Collection[str]:
        if self.mode == "hands":
            return ("The hands are not counted yet: enter on the last number counts them.",)
        session = place_of(self).session_id
        return tuple(unfinished(self.workshop, session, self.cast)) if self.mode == "open" else ()

    def show(self, workshop: Workshop) -> None:
        round, session = self.round, place_of(self).session
        if not self.mode and (asked := self.desk.store.background.kept(self._dots)):
            self._asked = msgspec.json.decode(asked, type=Setup)
        self.mode = self._mode(round)
        self.view.set_class(self.mode == "open", "-open")
        self.view.set_class(self.listing, "-listed")
        self.set_class(self.listing, "-listed")
        self.revealed = round is not None and self.mode == "after" and self._watched == round.id
        if round is not None and self.mode == "open":
            self.view.show_open(workshop, session, round, self.cast)
        elif round is not None and self.mode == "hands":
            self.view.show_hands(workshop, round)
        elif not self._may_list and round is not None and self.mode == "after":
            self.view.show_result(workshop, session, round, reveal=self.revealed)
        elif not self._may_list:
            setup = self.setup
            self.view.say(voteline.before_words(setup.steps, len(session.present), setup.dots, setup.cap))
            beside = voting.left_out(workshop, place_of(self).goal.id)
            self.view.sheets.show_steps(self.candidates, beside)
        self._watched = round.id if round is not None and self.mode in OPEN else None

    def _mode(self, round: Round | None) -> str:
        if round is not None and round.state is RoundState.OPEN:
            if not self.mode:
                self._take_up_typed(round)
            return "hands" if self._hands else "open"
        self._hands = False
        if round is None:
            return "before"
        return "again" if self._once_more else "after"

    @property
    def _dots(self) -> str:
        """Where it is kept what the room asked for, until it votes."""
        return f"dots:{self.cards.table}:{place_of(self).goal.id}"

    def _ask_for(self, setup: Setup) -> None:
        self._asked = setup
        self.desk.keep(self._dots, msgspec.json.encode(setup).decode())
        self.page.refresh_page()

    def action_dots(self, by: int) -> None:
        setup = self.setup
        self._ask_for(setup.with_dots(by))
        noun = self.cards.noun
        if by > 0 and setup.full:
            self.page.say(
                f"With at most {setup.cap} on one {noun} nobody can place more: * allows more on one {noun}."
            )

    def action_cap(self) -> None:
        self._ask_for(self.setup.with_next_cap())

    def open_vote(self, then: Callable[[], object] = bool) -> None:
        """Open the vote for everybody who is here."""
        place, setup = place_of(self), self.setup
        goal, room = place.goal.id, place.session.present

        def opened() -> None:
            self._once_more = False
            then()

        self.desk.record("open the vote", self.cards.opens, goal, room, setup.dots, setup.cap).then(opened)

    def again(self) -> None:
        """Back to before the vote, for another round; the ranking stays until that one is counted."""
        self._once_more = True
        self.page.refresh_page()

    def on_key(self, event: events.Key) -> None:
        member = self.view.people.pressed(event) if self.mode == "open" else None
        if member is not None:
            self._hand_over(member)

    def action_own_ballot(self) -> None:
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
            self.page.say(f"{name} votes on another screen; here you cast your own ballot.", refused=True)
            return
        page = BallotPage(round.id, member)
        self.page.say("")

        def back(_: None) -> None:
            self.page.refresh_page()
            if page.cast:
                self.page.say(f"{name}'s ballot is in.")

        self.desk.push_screen(page, back)

    @work(group="counting", exclusive=True)
    async def action_count(self) -> None:
        round = self._still_open()
        if round is None:
            return
        missing, telling = tuple(self.unfinished()), voteline.telling_words(len(self.cast))
        although = "somebody has not voted" if missing else "there is one ballot"
        waiting = (*missing, *telling) if self.cast else ()
        if not await all_the_same(self.desk, f"Count although {although}?", waiting, stake=Stake.SHOWN):
            return
        if alike := await count_them(self.desk, round, tells_all=bool(telling)):
            question = Confirm("Count all the same?", details=(alike,), stake=Stake.SHOWN)
            if await self.desk.push_screen_wait(question):
                await count_them(self.desk, round, tells_all=True)

    def _still_open(self) -> Round | None:
        return self.round if self.mode in OPEN else None

    @work(group="counting", exclusive=True)
    async def action_call_off(self) -> None:
        if self.mode == "again":
            self._once_more = False
            self.page.refresh_page()
            return
        round, cast = self._still_open(), len(self.cast)
        question = Confirm(
            "Call this vote off?",
            details=voteline.destroyed_words(cast),
            stake=Stake.DESTROYED if cast else Stake.NONE,
        )
        if round is None or not await self.desk.push_screen_wait(question):
            return
        self.desk.attempt(lambda: discard(self.desk.store, round, self.desk.me))

    def action_hands(self) -> None:
        if self.mode in ("before", "again"):
            self.open_vote(self._by_hands)
        else:
            self._by_hands()

    def _by_hands(self) -> None:
        self._hands = True
        self.view.sheets.hands.start({})
        self._keep_typed({})
        self.page.refresh_page()

    def action_ballots(self) -> None:
        self._hands = False
        self._keep_typed(None)
        self.page.refresh_page()

    def action_type_on(self) -> None:
        self.view.sheets.hands.action_next()

    @on(HandsSheet.Changed)
    def show_sum(self) -> None:
        if self.mode == "hands":
            self._keep_typed(self.view.sheets.hands.typed)
            self.page.refresh_page()

    @on(HandsSheet.Finished)
    def count_hands(self, event: HandsSheet.Finished) -> None:
        self._count_typed(event.numbers)

    @work(group="counting", exclusive=True)
    async def _count_typed(self, numbers: dict[int, int]) -> None:
        """Count the hands, after a yes where ballots were cast too."""
        round, cast = self._still_open(), len(self.cast)
        question = Confirm(
            "Count the hands, not the ballots?", details=voteline.destroyed_words(cast), stake=Stake.DESTROYED
        )
        if round is None or (cast and not await self.desk.push_screen_wait(question)):
            return
        now = self.desk.now
        if await self.desk.attempt(lambda: count_typed(self.desk.store, round, numbers, self.desk.me, now)):
            self._keep_typed(None, round.id)

    def _keep_typed(self, typed: Mapping[int, str] | None, round: int = 0) -> None:
        """Keep beside the file that hands are counted, and those so far, so that leaving this stage loses none."""
        place = f"hands:{round or (self.round.id if self.round is not None else 0)}"
        self.desk.keep(place, "" if typed is None else json.dumps(dict(typed)))

    def _take_up_typed(self, round: Round) -> None:
        kept = self.desk.store.background.kept(f"hands:{round.id}")
        if kept and self.desk.me is None:
            self._hands = True
            self.view.sheets.hands.start({int(step): str(typed) for step, typed in json.loads(kept).items()})
