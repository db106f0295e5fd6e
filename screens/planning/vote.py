"""The vote: dots given in secret, one ballot after the other, or hands counted; then the result grows."""

from collections.abc import Collection
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.widgets import ContentSwitcher, Static

from screens.commands import Command
from screens.dialogs.confirm import Confirm
from screens.planning import voteline
from screens.planning.ballot import BallotPage
from screens.planning.blocks import ranked_block, ranked_heading, step_block
from screens.planning.counting import count_ballots, count_typed, discard
from screens.planning.hands import HandsSheet
from screens.planning.people import letters_of, names_of
from screens.planning.sheet import Block, Sheet
from screens.planning.stage import StagePage
from screens.planning.stepkeys import step_keys
from screens.planning.strip import PeopleStrip
from workshop import voting
from workshop.model import Round, RoundState, Session, Step, Workshop
from workshop.ranking import Ranked, ranking
from workshop.unfinished import unfinished

#: Seconds in which the bars of the result grow.
_GROWING = 0.9
#: What a command is there for: before the vote, while ballots are cast, while hands are counted, after the count.
_WHEN = {
    "open_vote": {"before"},
    "dots": {"before"},
    "cap": {"before"},
    "hands": {"before", "open", "hands"},
    "count": {"open"},
    "call_off": {"open", "hands", "again"},
    "again": {"after"},
}


class VotePage(StagePage):
    """Before, during and after the vote on one goal's steps; until the count nothing of it can be seen."""

    stage = "vote"
    HELP = """Everybody gives dots in secret: press a person's letter, hand over the keyboard: their page opens.
The room sees only who has voted. Until the count a ballot can be cast again, and the order does not move.
Enter counts. If somebody is missing, the program asks first.
Without secrecy: F2 counts hands. Type how many dots each step got, enter goes to the next, the last one counts.
A vote can be skipped: go on with →, and put steps into the plan there.
After the count F3 votes once more; earlier rounds are kept."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("open_vote", "enter", "open the vote", "Open the vote for everybody who is here."),
        Command("count", "enter", "count", "Count the ballots; asks first if somebody has not voted."),
        Command("dots(1)", "plus", "more dots", "Give each person one dot more."),
        Command("dots(-1)", "minus", "fewer", "Give each person one dot fewer."),
        Command("cap", "asterisk", "per step", "Change how many dots one person may put on one step.", shown="*"),
        Command(
            "hands", "f2", "hands", "Count hands step by step instead of ballots; once more goes back to ballots."
        ),
        Command("again", "f3", "vote again", "Hold another round on these steps; this one is kept."),
        Command("call_off", "x,f3", "call off", "Call the vote off; ballots that were cast are destroyed."),
    )
    DEFAULT_CSS = """
    VotePage {
        & #vote-line { padding: 0 2; height: auto; }
        & #run-off-line { padding: 0 2; height: auto; display: none; }
        & PeopleStrip { padding: 1 2 0 2; display: none; }
        & #sheets { height: 1fr; padding: 1 1 0 1; }
        &.-low #sheets { padding: 0 1; }
        &.-low PeopleStrip { padding: 0 2; }
        &.-open PeopleStrip { display: block; }
        & #result-heading { height: 1; padding: 0 2; color: $text-muted; display: none; }
        &.-after #result-heading { display: block; }
    }
    """

    grown = var(1.0)

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self.mode = ""
        self._dots: int | None = None
        self._cap: int | None = None
        self._hands = False
        self._once_more = False

    # Showing --------------------------------------------------------------------------------------

    def parts(self) -> ComposeResult:
        """A line on how the vote stands, the people, and the steps: as a list, with numbers, or ranked."""
        yield Static(id="vote-line")
        yield Static(id="run-off-line")
        yield PeopleStrip()
        with Vertical(id="sheets"):
            yield Static(id="result-heading", markup=False)
            with ContentSwitcher(initial="steps"):
                yield Sheet[Step](self._draw_step, id="steps")
                yield HandsSheet(id="numbers")
                yield Sheet[Ranked](self._draw_ranked, lambda one: one.step, id="result")

    @property
    def round(self) -> Round | None:
        """The vote that is open, else the one whose ranking counts."""
        return voting.current_round(self.workshop, self.goal.id)

    @property
    def _envelope(self) -> str:
        round = self.round
        return voting.envelope(round.id) if round is not None else ""

    def _cast(self) -> tuple[int, ...]:
        return tuple(self.owner.store.box.sealed_by(self._envelope)) if self._envelope else ()

    def unfinished(self) -> Collection[str]:
        """Those present whose ballot is not in, while the vote is open."""
        return unfinished(self.workshop, self.session_id, self._cast()) if self.mode in ("open", "hands") else ()

    def _mode(self, round: Round | None) -> str:
        if round is not None and round.state is RoundState.OPEN:
            return "hands" if self._hands else "open"
        self._hands = False
        if round is None:
            return "before"
        return "again" if self._once_more else "after"

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The vote as it stands."""
        round = self.round
        before, self.mode = self.mode, self._mode(round)
        for mode in ("open", "after"):
            self.set_class(self.mode == mode, f"-{mode}")
        self.query_one("#run-off-line").display = False
        if self.mode in ("before", "again"):
            self._show_before(workshop, session)
        elif round is not None and self.mode == "open":
            self._show_open(workshop, session, round)
        elif round is not None and self.mode == "hands":
            self._show_hands(workshop, session, round)
        elif round is not None:
            self._show_result(workshop, session, round, reveal=before in ("open", "hands"))
        if before != self.mode:
            self._focus_sheet()

    def _focus_sheet(self) -> None:
        names = {"hands": "numbers", "after": "result"}
        self.query_one(ContentSwitcher).current = name = names.get(self.mode, "steps")
        self.query_one(f"#{name}").focus()

    def _say_line(self, words: object) -> None:
        self.query_one("#vote-line", Static).update(words)  # type: ignore[arg-type]

    def _show_before(self, workshop: Workshop, session: Session) -> None:
        steps = voting.candidates(workshop, self.goal.id)
        dots, cap = self._given(len(steps))
        self._say_line(voteline.before_words(len(steps), len(session.present), dots, cap))
        self._sheet("steps").put(steps)

    def _show_open(self, workshop: Workshop, session: Session, round: Round) -> None:
        cast = self._cast()
        letters = letters_of(workshop, session)
        done = [member for member in letters.values() if member in cast]
        self._say_line(voteline.open_words(round, len(done), len(letters)))
        self.query_one(PeopleStrip).put(letters, names_of(workshop), done)
        self._sheet("steps").put(self._voted_on(workshop, round))

    def _show_hands(self, workshop: Workshop, session: Session, round: Round) -> None:
        sheet = self.query_one(HandsSheet)
        sheet.put(self._voted_on(workshop, round))
        self._say_line(voteline.hands_words(round, sum(sheet.numbers.values()), len(round.room)))

    def _show_result(self, workshop: Workshop, session: Session, round: Round, reveal: bool) -> None:
        self._say_line(voteline.counted_words(round, len(session.present)))
        run_off = voteline.run_off_words(workshop, round)
        line = self.query_one("#run-off-line", Static)
        line.display = run_off is not None
        if run_off is not None:
            line.update(run_off)
        sheet = self._sheet("result")
        sheet.put(ranking(workshop, round.id))
        if reveal and self.app.animation_level != "none":
            self.set_reactive(VotePage.grown, 0.0)
            self.animate("grown", 1.0, duration=_GROWING, easing="out_cubic")

    def _sheet(self, name: str) -> Sheet[Step | Ranked]:
        return self.query_one(f"#{name}", Sheet)

    @staticmethod
    def _voted_on(workshop: Workshop, round: Round) -> list[Step]:
        return [workshop.steps[step] for step in round.steps if step in workshop.steps]

    def watch_grown(self) -> None:
        """The bars are a bit longer now."""
        if self.mode == "after":
            self._sheet("result").redraw()

    def _draw_step(self, step: Step, width: int) -> Block:
        steps = [one.id for one in self._sheet("steps").items]
        key = step_keys(len(steps))[steps.index(step.id)]
        return step_block([(f"{key:>2}  ", "$text-accent")], step.text, width)

    def _draw_ranked(self, one: Ranked, width: int) -> Block:
        round = self.round
        by_hands = round is not None and round.by_hands
        heading = ranked_heading(width, by_hands)
        self.query_one("#result-heading", Static).update(heading)
        most = max((other.dots for other in self._sheet("result").items), default=0)
        return ranked_block(one, most, width, grown=self.grown, by_hands=by_hands)

    # Before the vote ------------------------------------------------------------------------------

    def _given(self, steps: int) -> tuple[int, int]:
        """Dots for each person and the most on one step: as chosen here, else as suggested; they fit together."""
        cap = self._cap or voting.suggested_cap(steps)
        dots = self._dots or self.workshop.team.dots or voting.suggested_dots(steps)
        dots = min(dots, voting.MOST_DOTS, max(cap * steps, 1))
        return dots, min(cap, dots)

    def action_dots(self, by: int) -> None:
        """More or fewer dots for each person."""
        steps = len(voting.candidates(self.workshop, self.goal.id))
        dots, cap = self._given(steps)
        most = min(voting.MOST_DOTS, cap * steps)
        if dots + by > most and dots < voting.MOST_DOTS:
            self.say(f"With at most {cap} on one step nobody can place more: * allows more on one step.")
            return
        self._dots = min(max(dots + by, 1), max(most, 1))
        self.refresh_page()

    def action_cap(self) -> None:
        """One dot more on one step, after three (or all) of them one again."""
        dots, cap = self._given(len(voting.candidates(self.workshop, self.goal.id)))
        self._cap = cap + 1 if cap < min(3, dots) else 1
        self.refresh_page()

    def _open_round(self) -> bool:
        goal, room, steps = self.goal.id, self.session.present, voting.candidates(self.workshop, self.goal.id)
        dots, cap = self._given(len(steps))
        opened = self.owner.record(lambda w: voting.open_round(w, goal, room, dots, cap), "open the vote")
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
        if self.mode == "open" and len(letter) == 1 and letter.isalpha() and letter not in "ux":
            event.stop()
            event.prevent_default()
            if not self.query_one(PeopleStrip).choose(letter):
                self.say("Nobody here has this letter.")

    @on(PeopleStrip.Chosen)
    def hand_over(self, event: PeopleStrip.Chosen) -> None:
        """Open the ballot of this person."""
        round = self.round
        if round is None or self.mode != "open":
            return
        name = names_of(self.workshop)[event.member]
        if self.owner.me not in (None, event.member):
            self.say(f"{name} votes on another screen; here you cast your own ballot.", refused=True)
            return
        page = BallotPage(round.id, event.member)
        self.say("")

        def back(_: None) -> None:
            self.refresh_page()
            if page.cast:
                self.say(f"{name}'s ballot is in.")

        self.owner.push_screen(page, back)

    @work(group="counting", exclusive=True)
    async def action_count(self) -> None:
        """Count the ballots; where somebody is missing, only after a yes."""
        round = self.round
        if round is None or round.state is not RoundState.OPEN:
            return
        waiting = tuple(self.unfinished())
        if (
            waiting
            and self._cast()
            and not await self.owner.push_screen_wait(
                Confirm("Count although somebody has not voted?", details=waiting)
            )
        ):
            return
        self.owner.attempt(lambda: count_ballots(self.owner.store, round, self.owner.me, self.owner.now))

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
        details = (f"{cast} cast so far will be destroyed unread.",) if cast else ()
        if await self.owner.push_screen_wait(Confirm("Call this vote off?", details=details)):
            self.owner.attempt(lambda: discard(self.owner.store, round, self.owner.me))

    # Hands ----------------------------------------------------------------------------------------

    def action_hands(self) -> None:
        """Count hands instead, or go back to ballots; before the vote this opens it."""
        if self.mode in ("before", "again") and not self._open_round():
            return
        self._hands = not self._hands
        self.query_one(HandsSheet).clear()
        self.refresh_page()

    @on(HandsSheet.Changed)
    def show_sum(self) -> None:
        """The sum of the hands so far."""
        if self.mode == "hands":
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
        if cast and not await self.owner.push_screen_wait(
            Confirm(
                "Count the hands, not the ballots?", details=(f"{cast} cast so far will be destroyed unread.",)
            )
        ):
            return
        self.owner.attempt(lambda: count_typed(self.owner.store, round, numbers, self.owner.me, self.owner.now))

    # Commands -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each command in its time, and those that lead the room only on the room's screen."""
        when = _WHEN.get(action)
        if when is None:
            return super().check_action(action, parameters)
        if self.mode == "again" and action in ("open_vote", "dots", "cap", "hands"):
            return self.owner.me is None
        return self.mode in when and self.owner.me is None
