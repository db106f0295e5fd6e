"""The fourth stage: causes are merged and voted on, and each missed goal gets one primary cause."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from screens.cards import voteline
from screens.cards.cardlist import StepList
from screens.cards.refining_page import RefiningPage
from screens.cards.votesetup import VoteSetup
from screens.cards.voting_page import VotingPage
from screens.commands import Command
from screens.dialogs.choose import Choice, Choose
from screens.stages.retrospective.missed import MissedPage
from screens.stages.retrospective.sealed_causes import SealedCauses
from screens.steps.stepdetail import StepDetail
from screens.text import styled
from screens.widgets.bars import scale
from screens.widgets.columns import Fragment
from workshop.model import Cause, CauseKind, Goal, Round, Session, Workshop
from workshop.plan import voting
from workshop.plan.ranking import few_backed
from workshop.review import causes, plan_or_rhythm, whys
from workshop.words.text import CARD, quoted

#: Cells of the longest row of dots.
_DOTS = 8
#: The modes in which the list of causes is in view.
_LIST = frozenset({"before", "after", "again"})
_TO_BEGIN = {"dots", "cap", "open_vote", "again", "hands"}
_OF_THE_LIST = {"mark", "merge", "take_apart", "reword", "drop", "add", "bring_back", "primary"}


class SortPage(VotingPage, MissedPage, RefiningPage[Cause]):
    """The causes of one missed goal after the other: put together, voted on, and the primary one chosen."""

    stage = "sort"
    AUTO_FOCUS = "StepList"
    ABOUT = voting.CAUSES
    NOUN, WHAT, LIMIT = "cause", "A cause", CARD
    ASKS = "What happened, or did not happen?"
    HELP = """Put together what says the same: space marks, g merges into the highlighted cause, G takes it apart.
v opens a vote; + and - change the dots before. Then a letter opens that person's ballot, and enter counts. F2
counts hands instead. With one cause, or a room that agrees, no vote is needed.
Enter or ! on a cause makes it the primary one, and asks of which kind it is; the figures suggest one. One primary
cause for each missed goal; the others are kept."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("primary", "enter,exclamation_mark", "primary cause", "This is what held us back most."),
        Command("open_vote", "v", "vote", "Open a vote on these causes for everybody who is here."),
        Command("again", "v", "vote again", "Hold another vote on these causes; the first one is kept."),
        *VotingPage.KEYS,
    )

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self._counted = False

    # Building -------------------------------------------------------------------------------------

    def parts(self) -> ComposeResult:
        """How the vote stands, and the list; while a vote is open, the vote instead."""
        yield from super().parts()
        yield StepList[Cause](
            marks=self.desk.me is None,
            loose=True,
            empty="a adds one, ← leads back to where they are written.",
            about=self._about,
        )
        yield StepDetail()

    def _about(self, cause: Cause) -> tuple[list[Fragment], list[Fragment]]:
        """The dots a cause got, whether few are behind it, and whether it is the primary one."""
        labels: list[Fragment] = []
        tails: list[Fragment] = []
        round = self.round
        if cause.primary:
            tails.append((f"★ primary: {cause.kind or 'of no kind yet'}", "bold $text-accent"))
        if round is not None and round.totals:
            most = max(total.dots for total in round.totals)
            total = next((one for one in round.totals if one.step == cause.id), None)
            dots = total.dots if total else 0
            labels.append((f"{scale(dots, most, _DOTS):<{min(most, _DOTS)}} ", "$text-accent"))
            labels.append((f"{dots:>2}  ", "bold") if total else ("    ", ""))
            if total is not None and few_backed(round, total) and dots:
                tails.append(("few behind it", "$text-warning"))
        return labels, tails

    # The goal -------------------------------------------------------------------------------------

    def is_done(self, goal: Goal) -> bool:
        """Whether its primary cause is chosen, and no vote is open."""
        w = self.workshop
        return causes.primary(w, goal.id) is not None and voting.open_vote(w, goal.id, self.ABOUT) is None

    def what_is_open(self, goal: Goal) -> str:
        """An open vote, no primary cause, or no cause at all."""
        if voting.open_vote(self.workshop, goal.id, self.ABOUT):
            return "a vote is open"
        return "no primary cause yet" if causes.live(self.workshop, goal.id) else "no cause yet"

    def turned(self) -> None:
        """The vote and the list of another goal."""
        self.mode = ""
        self._asked, self._hands, self._once_more, self._watched = VoteSetup(0), False, False, None
        self.sheet.unmark()

    def unfinished(self) -> Collection[str]:
        """Those present whose ballot is not in, while a vote is open; then the goals without a primary cause."""
        return self.still_open(self.still_to_count() if self.has_goal else ())

    # Showing --------------------------------------------------------------------------------------

    def candidates(self, workshop: Workshop) -> Sequence[Cause]:
        """The causes that a vote would be about."""
        return causes.live(workshop, self.goal.id)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The list, or the vote while it is open."""
        super().show_stage(workshop, session)
        listing = self.mode in _LIST
        self.sheets.display = not listing
        for part in (self.sheet, self.query_one(StepDetail)):
            part.display = listing
        if listing:
            self.show_list(workshop)
            if self._counted:
                self._counted = False
                self.sheet.cursor = 0
            if self.focused is None or not self.focused.display:
                self.sheet.focus()

    def show_before(self, workshop: Workshop, session: Session) -> None:
        """What there is to do before the vote, and what everybody would get in it."""
        count, setup = len(self.candidates(workshop)), self.setup
        if count and self.desk.me is not None:
            self.say_line(styled("The room sorts them, and opens a vote where there are several."))
            return
        if count < 2:
            one = styled(("One cause needs no vote: ", "bold"), "enter makes it the primary one.")
            self.say_line(one if count else styled("Nobody has written down a cause for this goal yet."))
            return
        gets = voteline.gets_words(len(session.present), setup.dots, setup.cap, self.NOUN)
        self.say_line(styled(("v opens a vote. ", "bold"), gets))

    def show_result(self, workshop: Workshop, session: Session, round: Round, reveal: bool) -> None:
        """What the vote said, and what comes next."""
        self._counted = self._counted or reveal
        words = voteline.counted_words(round, len(session.present))
        if causes.primary(workshop, self.goal.id) is None:
            words = styled(words, (" Which one is the primary cause? Enter.", "bold $text-accent"))
        self.say_line(words)

    # The list: what was written ----------------------------------------------------------------------

    def goal_here(self) -> tuple[int, str]:
        """The goal in view."""
        return self.goal.id, self.goal.title

    def live(self, workshop: Workshop) -> Sequence[Cause]:
        """The goal's causes: in the order in which they came, after a vote by dots."""
        return causes.live(workshop, self.goal.id)

    def gone(self, workshop: Workshop) -> Sequence[Cause]:
        """The causes that were dropped."""
        return [cause for cause in workshop.causes.of(self.goal.id) if cause.dropped]

    def remark(self, one: Cause) -> str:
        """What, not who."""
        return whys.advise(one.text, [member.name for member in self.workshop.members.values()])

    def sealed_notice(self) -> str:
        """Causes that were forgotten."""
        sealed = self.has_goal and SealedCauses(self.desk, self.goal.id).writers()
        return "There are causes still sealed: ← leads back, enter there shows them." if sealed else ""

    def merged_into(self, one: int) -> Sequence[Cause]:
        """The causes that were merged into this one."""
        return causes.merged_into(self.workshop, one)

    def change_merge(self, w: Workshop, into: int, others: Sequence[int]) -> Workshop:
        """Merge causes."""
        return causes.merge(w, into, others)

    def change_unmerge(self, w: Workshop, one: int) -> Workshop:
        """Take a cause apart."""
        return causes.unmerge(w, one)

    def change_restore(self, w: Workshop, one: int) -> Workshop:
        """Bring a cause back."""
        return causes.restore(w, one)

    def change_reword(self, w: Workshop, one: int, text: str) -> Workshop:
        """Other words for a cause."""
        return causes.reword(w, one, text)

    def change_add(self, w: Workshop, goal: int, text: str) -> Workshop:
        """One more cause."""
        return causes.add_cause(w, goal, text)

    async def drop_one(self, one: Cause) -> None:
        """Drop a cause."""
        self.desk.record(lambda w: causes.drop(w, one.id), f"drop {quoted(one.text)}")

    # What people do -------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The list's commands while it is in view, and those of the vote in their time."""
        if not self.applies(action):
            return False
        if action in _OF_THE_LIST and self.mode not in _LIST:
            return False
        if action == "primary":
            return self.desk.me is None and self.is_mounted and self.sheet.item is not None
        if action in _TO_BEGIN and self.mode in _LIST and len(self._live_here()) < 2:
            return False
        return super().check_action(action, parameters)

    def _live_here(self) -> Sequence[Cause]:
        return self.live(self.workshop) if self.is_mounted and self.has_goal else ()

    def opening(self) -> Callable[[Workshop], Workshop]:
        """The change that opens a vote on the causes."""
        goal, room, setup = self.goal.id, self.session.present, self.setup
        return lambda w: causes.open_vote(w, goal, room, setup.dots, setup.cap)

    @work(group="asking", exclusive=True)
    async def action_primary(self) -> None:
        """The highlighted cause is the primary one, of a kind from the list."""
        item = self.sheet.item
        if item is None:
            return
        cause = item.step
        suggested = plan_or_rhythm.suggested_kind(self.workshop, cause.goal)
        choices = [
            Choice(kind, kind.capitalize(), "the figures say so" if kind is suggested else "")
            for kind in CauseKind
        ]
        kind = await self.desk.push_screen_wait(
            Choose("What kind of cause is it?", choices, quoted(cause.text, CARD), chosen=cause.kind or suggested)
        )
        if kind is None:
            return
        if self.desk.record(
            lambda w: causes.set_primary(w, cause.id, kind), f"primary cause: {quoted(cause.text)}"
        ):
            self.sheet.highlight(cause.id)
            more = self.open_goals()
            self.say(
                "Tab leads to the next goal." if more else "Every missed goal has its primary cause: → goes on."
            )
