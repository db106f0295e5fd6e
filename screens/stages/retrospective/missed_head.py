"""The head of the stages that go through the missed goals: the goal in view, and all of them in a line."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screens.widgets.goalhead import GoalHead
from screens.widgets.goalstrip import GoalMark, GoalStrip
from workshop.model import Goal, Workshop
from workshop.review.scope import must_be_looked_into
from workshop.track.measures import value_words

NOTHING = "No goal was missed or only partly achieved: there is nothing to look into. → goes on."


class MissedHead(Vertical):
    """``Goal 1 of 2   Share in DACH   missed, 19 of 25 %`` with its facts; below it all goals; or nothing."""

    DEFAULT_CSS = """
    MissedHead {
        height: auto;
        & #nothing { display: none; padding: 1 2; color: $text-muted; }
        &.-none {
            & GoalHead, & GoalStrip { display: none; }
            & #nothing { display: block; }
        }
        &.-single GoalStrip { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[GoalMark, ...] = ()
        self._goal = GoalHead()
        self._strip = GoalStrip()

    def compose(self) -> ComposeResult:
        yield self._goal
        yield self._strip
        yield Static(NOTHING, id="nothing", markup=False)

    def put(self, marks: Sequence[GoalMark]) -> None:
        self._marks = tuple(marks)
        self.set_class(not marks, "-none")
        self.set_class(len(marks) < 2, "-single")
        self._strip.marks = self._marks

    def put_goal(self, workshop: Workshop, goal: Goal, label: str, known: str) -> None:
        """Show this goal in full; ``known`` is what is known of it, behind its ``label``."""
        place = [mark.goal for mark in self._marks].index(goal.id) + 1
        head = self._goal
        head.place = f"Goal {place} of {len(self._marks)}"
        head.title = goal.title
        measures = [one for one in workshop.key_results.of(goal.id) if one.target is not None]
        word = "missed" if must_be_looked_into(workshop, goal) else "partly achieved"
        head.measure = ", ".join((word, *map(value_words, measures[:1])))
        head.label, head.why = label, known
