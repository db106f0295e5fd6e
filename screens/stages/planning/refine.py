"""The refine stage: what was written is read together, merged, reworded and dropped."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.cards.cardlist import StepList
from screens.cards.refining_page import RefiningPage
from screens.commands import Command
from screens.stages.planning.sealed_drafts import SealedDrafts
from screens.stages.stage import StagePage
from screens.steps.stepdetail import StepDetail
from screens.steps.stepedits import drop_step
from workshop.model import Session, Step, StepState, Workshop
from workshop.plan import drafting, merging
from workshop.plan.advice import advise


class RefinePage(StagePage, RefiningPage[Step]):
    """The ideas for one goal, numbered, with those that look alike pointed out; nothing is merged by itself."""

    stage = "refine"
    AUTO_FOCUS = "StepList"
    ASKS = "Starting with a verb."
    HELP = """Read the list together. What says the same is merged, what is vague is reworded.
Space marks. g merges what is marked into the highlighted step, whose words stay; the other wordings are kept
below the list, and G takes them apart again. ≈ points to steps that look alike; leaving them is fine.
e rewords, d drops (u undoes it), a adds one more, r brings back what was dropped."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("reword", "enter", "reword", "Change the words of the highlighted step.", footer=False),
        Command("take_apart", "f3", "take apart", "Take what was merged apart again.", footer=False),
    )

    def parts(self) -> ComposeResult:
        """The list, and what there is to say about the highlighted step."""
        empty = "Nothing to refine yet: a adds a step, ← leads back."
        yield StepList[Step](marks=self.desk.me is None, loose=True, empty=empty)
        yield StepDetail()

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        """The goal's steps, numbered."""
        self.show_list(workshop)

    def goal_here(self) -> tuple[int, str]:
        """The goal of this stage."""
        return self.goal.id, self.goal.title

    def live(self, workshop: Workshop) -> Sequence[Step]:
        """The goal's steps."""
        return drafting.live(workshop, self.goal.id)

    def gone(self, workshop: Workshop) -> Sequence[Step]:
        """The steps that were dropped."""
        return [step for step in workshop.steps.of(self.goal.id) if step.state is StepState.DROPPED]

    def remark(self, one: Step) -> str:
        """The first advice on a step."""
        return next(iter(advise(one.text, self.desk.today).remarks), "")

    def sealed_notice(self) -> str:
        """Drafts that were forgotten."""
        sealed = SealedDrafts(self.desk, self.goal.id).writers()
        return "There are drafts still sealed: ← leads back, enter there shows them." if sealed else ""

    def merged_into(self, one: int) -> Sequence[Step]:
        """The steps that were merged into this one."""
        return merging.merged_into(self.workshop, one)

    def change_merge(self, w: Workshop, into: int, others: Sequence[int]) -> Workshop:
        """Merge steps."""
        return merging.merge(w, into, others)

    def change_unmerge(self, w: Workshop, one: int) -> Workshop:
        """Take a step apart."""
        return merging.unmerge(w, one)

    def change_restore(self, w: Workshop, one: int) -> Workshop:
        """Bring a step back."""
        return drafting.restore(w, one)

    def change_reword(self, w: Workshop, one: int, text: str) -> Workshop:
        """Other words for a step."""
        return drafting.reword(w, one, text)

    def change_add(self, w: Workshop, goal: int, text: str) -> Workshop:
        """One more idea."""
        return drafting.add_idea(w, goal, text)

    async def drop_one(self, one: Step) -> None:
        """Drop a step, with a reason where there is one."""
        await drop_step(self.desk, one)
