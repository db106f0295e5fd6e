"""What is written sealed for a goal: what one person wrote, who has written, and the reveal."""

from collections.abc import Sequence
from random import Random
from typing import Any, ClassVar, Generic, TypeVar

from screens.desk import Desk
from workshop.model import Workshop
from workshop.plan.wordings import Worded
from workshop.words.text import TITLE, checked

T = TypeVar("T", bound=Worded)


class SealedTexts(Generic[T]):
    """The envelope of the goal's present batch, as one terminal handles it.

    Subclasses say what the texts are: their ``envelope``, the ``record`` they are shown as, and what they become
    when they are ``revealed``. ``NOUN`` calls one of them, ``WHAT`` names it in a refusal, ``LIMIT`` counts its
    characters.
    """

    NOUN: ClassVar[str] = ""
    WHAT: ClassVar[str] = ""
    LIMIT: ClassVar[int] = TITLE

    def __init__(self, desk: Desk, goal: int) -> None:
        self.desk = desk
        self.goal = goal

    # To be given -----------------------------------------------------------------------------------

    @property
    def envelope(self) -> str:
        """The name of the envelope; another one after each reveal."""
        raise NotImplementedError

    def record(self, id: int, text: str) -> T:
        """The text as a record that is nowhere else."""
        raise NotImplementedError

    def revealed(self, w: Workshop, texts: Sequence[str], rng: Random) -> Workshop:
        """The workshop with these texts out in the open, shuffled and without author."""
        raise NotImplementedError

    # For everybody ---------------------------------------------------------------------------------

    def place(self, member: int | None) -> str:
        """Where the unfinished typing of a member is kept; for None, what is called out in the room."""
        return f"{self.NOUN}:{self.goal}" if member is None else f"{self.NOUN}:{self.goal}:{member}"

    def writers(self) -> tuple[int, ...]:
        """Who has sealed something."""
        return self.desk.store.box.sealed_by(self.envelope)

    def of(self, member: int) -> list[T]:
        """What this member has sealed, in the order it was written: only for that member's own eyes.

        The ids of these records lie below those of real ones.
        """
        texts = _texts(self.desk.store.box.mine(self.envelope, member))
        return [self.record(-number, text) for number, text in enumerate(texts, start=1)]

    # Each of these gives False where it was refused, and said.

    def add(self, member: int, texts: Sequence[str]) -> bool:
        """Seal more texts beside the member's earlier ones."""
        return self._sealed(member, [*(one.text for one in self.of(member)), *texts])

    def reword(self, member: int, which: T, text: str) -> bool:
        """Seal another text in the place of one of the member's."""
        return self._sealed(member, [text if one == which else one.text for one in self.of(member)])

    def drop(self, member: int, which: T) -> bool:
        """Take one of the member's texts out."""
        return self._sealed(member, [one.text for one in self.of(member) if one != which])

    def _sealed(self, member: int, texts: list[str]) -> bool:
        return self.desk.attempt(lambda: self._seal(member, texts))

    def _seal(self, member: int, texts: list[str]) -> None:
        fitting = [checked(text, self.WHAT, self.LIMIT) for text in texts]
        box = self.desk.store.box
        if fitting:
            box.seal(self.envelope, member, fitting)
        else:
            box.take_back(self.envelope, member)

    def reveal(self) -> bool:
        """Open the envelope before everybody; False where that was refused."""
        rng = self.desk.random

        def change(w: Workshop, sealed: dict[int, Any]) -> Workshop:
            return self.revealed(w, [text for one in sealed.values() for text in _texts(one)], rng)

        title = self.desk.workshop.goals.need(self.goal).title
        do = f"reveal the {self.NOUN}s for “{title}”"
        return self.desk.attempt(lambda: self.desk.store.reveal(self.envelope, change, self.desk.me, do))


def _texts(content: object) -> list[str]:
    """The texts in an envelope's content, whatever a file may hold."""
    return [text for text in content if isinstance(text, str)] if isinstance(content, list) else []
