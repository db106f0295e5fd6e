"""How a vote looks: a line on how it stands, the people, and what is voted on, with numbers, or ranked."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.cards import voteline
from screens.cards.votesheets import VoteSheets
from screens.people import letters_of, names_of
from screens.widgets.display import has_room
from screens.widgets.strip import PeopleStrip
from workshop.model import Round, Session, Workshop
from workshop.plan.ranking import ranking
from workshop.plan.voting import left_out
from workshop.plan.wordings import Worded


class VoteView(Vertical):
    """A vote to look at; what one can do about it is in ``Ballots``."""

    #: What the size of the screen says applies here too.
    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    VoteView {
        height: 1fr;
        & #vote-line { padding: 0 2; height: auto; }
        & PeopleStrip { padding: 1 2 0 2; display: none; }
        &.-open PeopleStrip { display: block; }
        &.-listed { height: auto; & VoteSheets { display: none; } }
    }
    .-low VoteView PeopleStrip { padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = Static(id="vote-line")
        self.people = PeopleStrip()
        self.sheets = VoteSheets()

    def compose(self) -> ComposeResult:
        yield self._line
        yield self.people
        yield self.sheets

    def say(self, *lines: Content) -> None:
        """Say how the vote stands."""
        self._line.update(Content("\n").join(lines))

    def show_open(self, workshop: Workshop, session: Session, round: Round, cast: Collection[int]) -> None:
        letters = letters_of(workshop, session)
        done = [member for member in letters.values() if member in cast]
        self.say(voteline.open_words(round, len(done), len(letters), tall=has_room(self.screen, len(letters))))
        self.people.put(letters, names_of(workshop), done)
        beside = () if round.run_off_of else left_out(workshop, round.goal, round.about)
        self.sheets.show_steps(_voted_on(workshop, round), beside)

    def show_hands(self, workshop: Workshop, round: Round) -> None:
        """While hands are counted: the numbers so far."""
        self.sheets.show_numbers(_voted_on(workshop, round))
        given = sum(self.sheets.hands.numbers.values())
        self.say(voteline.hands_words(round, given, len(round.room)))

    def show_result(self, workshop: Workshop, session: Session, round: Round, *, reveal: bool) -> None:
        """After the count: the ranking; at the ``reveal`` it grows."""
        run_off = voteline.run_off_words(workshop, round)
        words = voteline.counted_words(round, len(session.present))
        self.say(words, *([] if run_off is None else [run_off]))
        self.sheets.show_result(ranking(workshop, round.id), reveal=reveal)


def _voted_on(workshop: Workshop, round: Round) -> Sequence[Worded]:
    table = workshop.table(round.about)
    return [table[one] for one in round.steps if one in table]
