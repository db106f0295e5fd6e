"""The sealed causes of a missed goal."""

from collections.abc import Sequence
from random import Random

from screens.cards.sealed_texts import SealedTexts
from workshop.model import Cause, Workshop
from workshop.review import causes
from workshop.words.text import CARD


class SealedCauses(SealedTexts[Cause]):
    """The envelope of the causes: at the reveal they are listed, shuffled and without author."""

    NOUN, WHAT, LIMIT = "cause", "A cause", CARD

    @property
    def envelope(self) -> str:
        """That of the goal's present batch of causes."""
        return causes.envelope(self.desk.workshop, self.goal)

    def record(self, id: int, text: str) -> Cause:
        """A cause that is nowhere else."""
        return Cause(id, self.goal, text)

    def revealed(self, w: Workshop, texts: Sequence[str], rng: Random) -> Workshop:
        """The causes on the goal's list."""
        return causes.reveal(w, self.goal, texts, rng)
