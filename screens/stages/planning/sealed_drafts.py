"""The sealed drafts of a goal's steps."""

from collections.abc import Sequence
from random import Random

from screens.cards.sealed_texts import SealedTexts
from workshop.model import Step, Workshop
from workshop.plan import drafting


class SealedDrafts(SealedTexts[Step]):
    """The envelope of the drafts: at the reveal they become ideas."""

    NOUN, WHAT = "draft", "A step"

    @property
    def envelope(self) -> str:
        """That of the goal's present batch of drafts."""
        return drafting.envelope(self.desk.workshop, self.goal)

    def record(self, id: int, text: str) -> Step:
        """A step that is nowhere else."""
        return Step(id, self.goal, text)

    def revealed(self, w: Workshop, texts: Sequence[str], rng: Random) -> Workshop:
        """The drafts as ideas of the goal."""
        return drafting.reveal(w, self.goal, texts, rng)
