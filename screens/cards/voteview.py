"""How a vote looks: before it is open, while it is, once it is counted. What one can do is in ``voting_page``."""

import json
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from screens.cards import voteline
from screens.cards.votesetup import VoteSetup
from screens.cards.votesheets import VoteSheets
from screens.stages.people import letters_of, names_of
from screens.stages.stage import StagePage
from screens.stages.strip import PeopleStrip
from workshop.meet.unfinished import unfinished
from workshop.model import Round, RoundState, Session, Workshop
from workshop.plan import voting
from workshop.plan.ranking import ranking
from workshop.plan.wordings import Worded


class VoteView(StagePage):
    """A vote on one goal's steps (or, where ``ABOUT`` says so, on its causes) to look at.

    ``mode`` says where it stands: ``before`` the vote, ``open``, counting ``hands``, ``after`` the count, or
    ``again`` before another round.
    """

    ABOUT = voting.STEPS
    DEFAULT_CSS = """
    VoteView {
        & #vote-line { padding: 0 2; height: auto; }
        & PeopleStrip { padding: 1 2 0 2; display: none; }
        &.-high #heading { margin: 1 0 0 0; }
        &.-low PeopleStrip { padding: 0 2; }
        &.-open PeopleStrip { display: block; }
    }
    """

    def __init__(self, session: int, goal: int | None) -> None:
        super().__init__(session, goal)
        self.mode = ""
        self._asked = VoteSetup(0)
        self._watched: int | None = None
        self._hands = False
        self._once_more = False

    def parts(self) -> ComposeResult:
        """A line on how the vote stands, the people, and the steps: as a list, with numbers, or ranked."""
        yield Static(id="vote-line")
        yield PeopleStrip()
        yield VoteSheets()

    @property
    def sheets(self) -> VoteSheets:
        """The work area."""
        return self.query_one(VoteSheets)

    @property
    def round(self) -> Round | None:
        """The vote that is open, else the one whose ranking counts."""
        return voting.current_round(self.workshop, self.goal.id, self.ABOUT)

    def candidates(self, workshop: Workshop) -> Sequence[Worded]:
        """What a vote would be about."""
        return voting.candidates(workshop, self.goal.id)

    @property
    def _envelope(self) -> str:
        round = self.round
        return voting.envelope(round.id) if round is not None else ""

    def _cast(self) -> tuple[int, ...]:
        return tuple(self.desk.store.box.sealed_by(self._envelope)) if self._envelope else ()

    def unfinished(self) -> Collection[str]:
        """Those present whose ballot is not in; or that hands are not counted."""
        return self.still_to_count()

    def still_to_count(self) -> tuple[str, ...]:
        """What an open vote waits for: the ballots of these people, or the count of the hands."""
        if self.mode == "hands":
            return ("The hands are not counted yet: enter on the last number counts them.",)
        return tuple(unfinished(self.workshop, self.session_id, self._cast())) if self.mode == "open" else ()

    def _keep_typed(self, typed: Mapping[int, str], round: int = 0) -> None:
        """Keep the hands counted so far beside the file, so that leaving this stage loses none."""
        round = round or (self.round.id if self.round is not None else 0)
        text = json.dumps(dict(typed)) if typed else ""
        self.desk.attempt_quietly(lambda: self.desk.store.box.keep(f"hands:{round}", text))

    def _take_up_typed(self, round: Round) -> None:
        """Go on counting hands where it was left."""
        kept = self.desk.store.box.kept(f"hands:{round.id}")
        if kept and self.desk.me is None:
            self._hands = True
            self.sheets.hands.start({int(step): str(typed) for step, typed in json.loads(kept).items()})

    def _mode(self, round: Round | None) -> str:
        if round is not None and round.state is RoundState.OPEN:
            if not self.mode:
                self._take_up_typed(round)
            return "hands" if self._hands else "open"
        self._hands = False
        if round is None:
            return "before"
        return "again" if self._once_more else "after"

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The vote as it stands."""
        round = self.round
        self.mode = self._mode(round)
        self.set_class(self.mode == "open", "-open")
        if self.mode in ("before", "again"):
            self.show_before(workshop, session)
        elif round is not None and self.mode == "open":
            self._show_open(workshop, session, round)
        elif round is not None and self.mode == "hands":
            self._show_hands(workshop, session, round)
        elif round is not None:
            self.show_result(workshop, session, round, reveal=self._watched == round.id)
        self._watched = round.id if round is not None and self.mode in ("open", "hands") else None

    def say_line(self, words: Content) -> None:
        """Say how the vote stands."""
        self.query_one("#vote-line", Static).update(words)

    def show_before(self, workshop: Workshop, session: Session) -> None:
        """Before the vote: what everybody would get, and what it would be about."""
        steps = self.candidates(workshop)
        setup = self.setup
        self.say_line(voteline.before_words(len(steps), len(session.present), setup.dots, setup.cap))
        self.sheets.show_steps(steps)

    def _show_open(self, workshop: Workshop, session: Session, round: Round) -> None:
        cast = self._cast()
        letters = letters_of(workshop, session)
        done = [member for member in letters.values() if member in cast]
        self.say_line(voteline.open_words(round, len(done), len(letters)))
        self.query_one(PeopleStrip).put(letters, names_of(workshop), done)
        self.sheets.show_steps(self._voted_on(workshop, round))

    def _show_hands(self, workshop: Workshop, session: Session, round: Round) -> None:
        self.sheets.show_numbers(self._voted_on(workshop, round))
        given = sum(self.sheets.hands.numbers.values())
        self.say_line(voteline.hands_words(round, given, len(round.room)))

    def show_result(self, workshop: Workshop, session: Session, round: Round, reveal: bool) -> None:
        """After the count: the ranking; at the ``reveal`` it grows."""
        words = voteline.counted_words(round, len(session.present))
        run_off = voteline.run_off_words(workshop, round)
        self.say_line(words if run_off is None else Content("\n").join([words, run_off]))
        self.sheets.show_result(ranking(workshop, round.id), round.by_hands, reveal=reveal)

    @staticmethod
    def _voted_on(workshop: Workshop, round: Round) -> list[Worded]:
        table = workshop.table(round.about)
        return [table[one] for one in round.steps if one in table]

    @property
    def setup(self) -> VoteSetup:
        """What everybody would get now."""
        steps = len(self.candidates(self.workshop))
        return replace(self._asked, steps=steps, fixed=self.workshop.team.dots)
