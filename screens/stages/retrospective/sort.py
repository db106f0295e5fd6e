"""The fourth stage: causes are merged and voted on, and each missed goal gets one primary cause."""

from collections.abc import Collection
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.cards import voteline
from screens.cards.ballots import Ballots
from screens.cards.refining import Refining
from screens.cards.votekeys import OPEN
from screens.commands import Command, RoomCommand
from screens.dialogs.choose import Choice, Choose
from screens.stages.retrospective.missed import Missed
from screens.stages.stage import StagePage
from screens.text import styled
from screens.widgets.bars import cells
from screens.widgets.columns import Fragment
from workshop.learn.recurrence import returning
from workshop.meet.moment import Seen
from workshop.model import Cause, CauseKind, Goal, Session, StageKey, Workshop
from workshop.plan import voting
from workshop.plan.ranking import few_backed
from workshop.review import causes, plan_or_rhythm
from workshop.review.cards import CAUSES
from workshop.words.signs import MUST_MOVE
from workshop.words.text import CARD, quoted

#: Cells of the longest row of dots.
_DOTS = 8


class SortPage(StagePage):
    """The causes of one missed goal after the other: put together, voted on, and the primary one chosen."""

    stage = StageKey.SORT
    AUTO_FOCUS = "CardList"
    PARTS = (Ballots, Missed, Refining)
    HELP = """Put together what says the same: space marks, g merges into the highlighted cause, G takes it apart.
v opens a vote; + and - change the dots before. Then a letter opens that person's ballot, and enter counts. F2
counts hands instead. With one cause, or a room that agrees, no vote is needed.
Enter or ! on a cause makes it the primary one, and asks of which kind it is; the figures suggest one. One primary
cause for each missed goal; the others are kept."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand(
            "primary",
            "enter,exclamation_mark",
            "primary cause",
            "This is what held us back most.",
            when=lambda page: page.ballots.listing and page.refining.sheet.item is not None,
        ),
        RoomCommand(
            "open_vote",
            "v",
            "vote",
            "Open a vote on these causes for everybody who is here.",
            when=lambda page: page.missed.goals and page.ballots.begins,
        ),
        RoomCommand(
            "again",
            "v,f3",
            "vote again",
            "Hold another vote on these causes; the first one is kept.",
            when=lambda page: page.ballots.counted and len(page.ballots.candidates) > 1,
        ),
    )

    def body(self) -> ComposeResult:
        self.ballots = Ballots(CAUSES, listed=True)
        self.refining = Refining(
            CAUSES,
            empty="a adds one, ← leads back to where they are written.",
            room=self.desk.me is None,
            about=self._about,
        )
        self.missed = Missed(
            self.ballots, self.refining, done=self._is_done, open=self._what_is_open, turned=self._turned
        )
        yield self.missed

    def _about(self, cause: Cause) -> tuple[list[Fragment], list[Fragment]]:
        """The dots a cause got, whether few are behind it, and whether it is the primary one."""
        labels: list[Fragment] = []
        tails: list[Fragment] = []
        round = self.ballots.round
        if cause.primary:
            tails.append((f"{MUST_MOVE} primary: {cause.kind or 'of no kind yet'}", "bold"))
            if back := returning(self.workshop, self.session.period, cause.kind):
                tails.append((back, ""))
        if round is not None and round.totals:
            most = max(total.dots for total in round.totals)
            total = next((one for one in round.totals if one.step == cause.id), None)
            dots = total.dots if total else 0
            labels += [*cells(dots, most, _DOTS), (" ", "")]
            labels.append((f"{dots:>2}  ", "bold") if total else ("    ", ""))
            if total is not None and few_backed(round, total) and dots:
                tails.append(("few behind it", "$text-warning"))
        return labels, tails

    @property
    def goal(self) -> Goal:
        return self.missed.goal

    def _is_done(self, goal: Goal) -> bool:
        w = self.workshop
        return causes.primary(w, goal.id) is not None and voting.open_vote(w, goal.id, CAUSES.table) is None

    def _what_is_open(self, goal: Goal) -> str:
        if voting.open_vote(self.workshop, goal.id, CAUSES.table):
            return "a vote is open"
        return "no primary cause yet" if causes.live(self.workshop, goal.id) else "no cause yet"

    def _turned(self) -> None:
        """The vote and the list of another goal."""
        self.ballots.turn()
        self.refining.sheet.unmark()

    def seen(self) -> Seen:
        """How the vote on the goal in view stands; who has to vote, else what is open."""
        if not self.missed.goals:
            return Seen()
        ballots = self.ballots
        if ballots.mode in OPEN:
            return Seen(ballots.cast, ballots.mode, open=tuple(ballots.unfinished()))
        chosen = causes.primary(self.workshop, self.goal.id) is not None
        way = "chosen" if chosen else "counted" if ballots.counted else "before" if ballots.candidates else ""
        return Seen(way=way, open=tuple(self.unfinished()))

    def unfinished(self) -> Collection[str]:
        return self.missed.still_open(self.ballots.unfinished() if self.missed.goals else ())

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.missed.show(workshop)
        if not self.missed.goals:
            return
        self.ballots.show(workshop)
        self.refining.display = self.ballots.listing
        if self.ballots.listing:
            self._say_how_it_stands(workshop, session)
            self.refining.show(workshop)
            if self.ballots.revealed:
                self.refining.sheet.cursor = 0
            if self.focused is not self.refining.sheet:
                self.refining.sheet.focus()

    def _say_how_it_stands(self, workshop: Workshop, session: Session) -> None:
        ballots, people = self.ballots, len(session.present)
        count, round = len(ballots.candidates), ballots.round
        if ballots.counted and round is not None:
            words = voteline.counted_words(round, people)
            if causes.primary(workshop, self.goal.id) is None:
                words = styled(words, (" Which one is the primary cause? Enter.", "bold"))
        elif count and self.desk.me is not None:
            words = styled("The room sorts them, and opens a vote where there are several.")
        elif count > 1:
            gets = voteline.gets_words(people, ballots.setup.dots, ballots.setup.cap, CAUSES.noun)
            words = styled(("v opens a vote. ", "bold"), gets)
        elif count and causes.primary(workshop, self.goal.id) is not None:
            words = styled("One cause, and it is the primary one.")
        elif count:
            words = styled(("One cause needs no vote: ", "bold"), "enter makes it the primary one.")
        else:
            words = styled("Nobody has written down a cause for this goal yet.")
        ballots.view.say(words)

    def action_open_vote(self) -> None:
        self.ballots.open_vote()

    def action_again(self) -> None:
        self.ballots.again()

    @work(group="asking", exclusive=True)
    async def action_primary(self) -> None:
        sheet = self.refining.sheet
        if sheet.item is None:
            return
        cause = sheet.item.step
        suggested = plan_or_rhythm.suggested_kind(self.workshop, cause.goal)
        choices = [
            Choice(kind, kind.capitalize(), "the figures say so" if kind is suggested else "")
            for kind in CauseKind
        ]
        kind = await self.desk.push_screen_wait(
            Choose("What kind of cause is it?", choices, quoted(cause.text, CARD), chosen=cause.kind or suggested)
        )
        if kind is not None and await self.desk.record(
            f"primary cause: {quoted(cause.text)}", causes.set_primary, cause.id, kind
        ):
            sheet.highlight(cause.id)
            if not self.missed.open_goals():
                self.say("Every missed goal has its primary cause.")
