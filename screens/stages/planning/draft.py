"""The draft stage: steps are called out and typed, or written alone and sealed."""

from collections.abc import Sequence
from functools import reduce
from typing import ClassVar

from screens.cards.comesback import RECALL, RecallingPage
from screens.cards.sealing_page import OWN_HINT, SealingPage
from screens.cards.writing import Writing
from screens.commands import Command
from screens.stages.planning.draft_private import DraftPrivatePage
from screens.stages.planning.sealed_drafts import SealedDrafts
from screens.steps.stepedits import drop_step, reword_step
from workshop.model import Step, Workshop
from workshop.plan import drafting

HINT = "enter adds the step · pasted lines become a step each · ↑ to the list"


class DraftPage(SealingPage[Step], RecallingPage):
    """The room's page for drafting one goal's steps, in one of two ways."""

    stage = "draft"
    HELP = """Two ways to write steps down; F2 changes between them.
Aloud: somebody types what is called out, enter adds it. The words below the line are advice and never stop
anybody. Esc or the arrow up leads to the list, where e rewords and d drops. Once there is a first step, a lesson
or an earlier step that is close to what is typed stands there too; F3 shows it in full.
Sealed: everybody writes alone. A letter opens that person's own page; cover the projector first. The room
sees only who has written. Enter shows all drafts, shuffled and without names; more can follow."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "reveal", "enter", "show all drafts", "Show all sealed drafts to the room, shuffled, without names."
        ),
        RECALL,
        *SealingPage.KEYS,
    )

    @property
    def drafts(self) -> SealedDrafts:
        """The envelope of the sealed drafts."""
        return SealedDrafts(self.desk, self.goal.id)

    def writing_parts(self) -> Writing[Step]:
        """The steps and the line for one more."""
        hint = HINT if self.desk.me is None else OWN_HINT
        return Writing(
            self.take, place=self.place, empty="No step yet.", hint=hint, advice=self.memory(self.goal.id)
        )

    def reveals(self) -> int:
        """The goal's batches of drafts."""
        return self.goal.batches

    def onward_words(self) -> str:
        """To the next stage."""
        return "→ goes on to refine them."

    def live(self, workshop: Workshop) -> Sequence[Step]:
        """The goal's steps."""
        return drafting.live(workshop, self.goal.id)

    def private_page(self, member: int) -> DraftPrivatePage:
        """A person's own drafts."""
        return DraftPrivatePage(self.goal.id, member)

    def begins_sealed(self) -> bool:
        """Whether drafts are sealed now, or were for another goal of this session and none are listed here."""
        if self.drafts.writers():
            return True
        goals = self.workshop.goals
        others = (goals[goal] for goal in self.session.goals if goal in goals and goal != self.goal_id)
        return any(goal.batches for goal in others) and not self.live(self.workshop)

    def add_aloud(self, texts: Sequence[str]) -> bool:
        """Add these steps as ideas without author."""
        goal, title = self.goal.id, self.goal.title
        what = "a step" if len(texts) == 1 else f"{len(texts)} steps"
        return self.desk.record(
            lambda w: reduce(lambda now, text: drafting.add_idea(now, goal, text), texts, w),
            f"add {what} to “{title}”",
        )

    def change_aloud(self, which: Step, text: str) -> bool:
        """Reword a step."""
        return reword_step(self.desk, which, text)

    async def drop_aloud(self, which: Step) -> None:
        """Drop a step."""
        await drop_step(self.desk, which, ask=False)
