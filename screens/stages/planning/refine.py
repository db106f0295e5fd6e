"""The refine stage: what was written is read together, merged, reworded and dropped."""

from typing import ClassVar

from textual.app import ComposeResult

from screens.cards.envelope import Envelope
from screens.cards.refining import Refining
from screens.commands import Command
from screens.stages.stage import StagePage
from workshop.meet.moment import Seen
from workshop.model import StageKey
from workshop.plan.cards import STEPS


class RefinePage(StagePage):
    """The ideas for one goal, numbered, with those that look alike pointed out; nothing is merged by itself."""

    stage = StageKey.REFINE
    AUTO_FOCUS = "CardList"
    PARTS = (Refining,)
    HELP = """Read the list together. What says the same is merged, what is vague is reworded.
Space marks. g merges what is marked into the highlighted step, whose words stay; the other wordings are kept
below the list, and G takes them apart again. ≈ points to steps that look alike; leaving them is fine.
e rewords, d drops (u undoes it), a adds one more, r brings back what was dropped."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("reword", "enter", "reword", "Change the words of the highlighted step.", footer=False),
        Command("take_apart", "f3", "take apart", "Take what was merged apart again.", footer=False),
    )

    def seen(self) -> Seen:
        return Seen(Envelope(self.desk, STEPS, self.goal.id).writers())

    def parts(self) -> ComposeResult:
        empty = "Nothing to refine yet: a adds a step, ← leads back."
        yield Refining(STEPS, empty=empty, room=self.desk.me is None)
