"""What is written sealed for a goal: what one person wrote, who has written, and the reveal."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from screens.acts import sealing
from screens.acts.actor import at
from screens.acts.sealing import texts
from screens.desk import Desk
from screens.doing import Doing
from workshop.model import Workshop
from workshop.plan.cards import Written
from workshop.plan.wordings import Worded
from workshop.words.text import quoted

T = TypeVar("T", bound=Worded)


class Envelope(Generic[T]):
    """The envelope of the goal's present batch of cards, as one terminal handles it."""

    def __init__(self, desk: Desk, cards: Written[T], goal: int) -> None:
        self.desk = desk
        self.cards = cards
        self.goal = goal

    @property
    def name(self) -> str:
        """Its name in the box; another one after each reveal."""
        return self.cards.envelope(self.desk.workshop, self.goal)

    def place(self, member: int | None) -> str:
        """Where the unfinished typing of a member is kept; for None, what is called out in the room."""
        place = f"{self.cards.sealed}:{self.goal}"
        if member is None:
            return place
        return f"{place}:{member}{'' if self.desk.me is None else ':own'}"

    @property
    def way(self) -> str:
        """Where it is kept in which way the room writes, so that it goes on so after it showed another page."""
        return f"way:{self.cards.table}:{self.goal}"

    def typed(self, member: int | None) -> str:
        """What this member, or the room, has typed and not finished."""
        return self.desk.store.background.kept(self.place(member))

    def writers(self) -> tuple[int, ...]:
        return self.desk.store.box.sealed_by(self.name)

    def of(self, member: int) -> list[T]:
        """What this member has sealed, in the order it was written: only for that member's own eyes.

        The ids of these records lie below those of real ones.
        """
        found = sealing.texts_of(at(self.desk), self.cards, self.goal, member)
        return [self.cards.one(-number, self.goal, text) for number, text in enumerate(found, start=1)]

    def add(self, member: int, texts: Sequence[str]) -> Doing:
        return self._does(sealing.add_texts, member, *texts)

    def reword(self, member: int, which: T, text: str) -> Doing:
        return self._does(sealing.reword_text, member, which.text, text)

    def drop(self, member: int, which: T) -> Doing:
        return self._does(sealing.take_text_back, member, which.text)

    def _does(self, act: Callable[..., None], member: int, *given: str) -> Doing:
        return self.desk.attempt(lambda: act(at(self.desk), self.cards, self.goal, member, *given))

    def reveal(self) -> Doing:
        """Open the envelope before everybody."""
        rng = self.desk.random

        def change(w: Workshop, sealed: dict[int, Any]) -> Workshop:
            return self.cards.reveal(w, self.goal, [text for one in sealed.values() for text in texts(one)], rng)

        title = self.desk.workshop.goals.need(self.goal).title
        do = f"reveal the {self.cards.sealed}s for {quoted(title, len(title))}"
        typed = (f"{self.place(None)}:",)  # what members have not finished goes with what they sealed
        return self.desk.attempt(lambda: self.desk.store.reveal(self.name, change, self.desk.me, do, forget=typed))
