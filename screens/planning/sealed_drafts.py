"""The sealed drafts of a goal: what one person wrote, who has written, and the reveal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workshop import drafting
from workshop.model import Step, Workshop
from workshop.text import TITLE, checked

if TYPE_CHECKING:
    from screens.app import WorkshopApp


class SealedDrafts:
    """The envelope of the goal's present batch of drafts, as one terminal handles it."""

    def __init__(self, owner: "WorkshopApp", goal: int) -> None:
        self._owner = owner
        self._goal = goal

    @property
    def envelope(self) -> str:
        """The name of the envelope; another one after each reveal."""
        return drafting.envelope(self._owner.workshop, self._goal)

    def place(self, member: int) -> str:
        """Where the unfinished typing of a member is kept."""
        return f"draft:{self._goal}:{member}"

    def steps(self, member: int) -> list[Step]:
        """What this member has sealed, in the order it was written: only for that member's own eyes.

        They are steps that are nowhere else; their ids lie below those of real ones.
        """
        texts = _texts(self._owner.store.box.mine(self.envelope, member))
        return [Step(-number, self._goal, text) for number, text in enumerate(texts, start=1)]

    def writers(self) -> tuple[int, ...]:
        """Who has sealed something."""
        return self._owner.store.box.sealed_by(self.envelope)

    # Each of these gives False where it was refused, and said.

    def add(self, member: int, texts: Sequence[str]) -> bool:
        """Seal more texts beside the member's earlier ones."""
        return self._sealed(member, [*(step.text for step in self.steps(member)), *texts])

    def reword(self, member: int, step: Step, text: str) -> bool:
        """Seal another text in the place of one of the member's."""
        return self._sealed(member, [text if one == step else one.text for one in self.steps(member)])

    def drop(self, member: int, step: Step) -> bool:
        """Take one of the member's texts out."""
        return self._sealed(member, [one.text for one in self.steps(member) if one != step])

    def _sealed(self, member: int, texts: list[str]) -> bool:
        return self._owner.attempt(lambda: self._seal(member, texts))

    def _seal(self, member: int, texts: list[str]) -> None:
        fitting = [checked(text, "A step", TITLE) for text in texts]
        box = self._owner.store.box
        if fitting:
            box.seal(self.envelope, member, fitting)
        else:
            box.take_back(self.envelope, member)

    def reveal(self) -> bool:
        """Make all sealed drafts ideas of the goal, shuffled and without author; False where that was refused."""
        goal, rng = self._goal, self._owner.random

        def change(w: Workshop, drafts: dict[int, Any]) -> Workshop:
            return drafting.reveal(w, goal, [text for one in drafts.values() for text in _texts(one)], rng)

        title = self._owner.workshop.goals.need(goal).title
        return self._owner.attempt(
            lambda: self._owner.store.reveal(
                self.envelope, change, self._owner.me, f"reveal the drafts for “{title}”"
            )
        )


def _texts(content: object) -> list[str]:
    """The texts in an envelope's content, whatever a file may hold."""
    return [text for text in content if isinstance(text, str)] if isinstance(content, list) else []
