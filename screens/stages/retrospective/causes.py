"""The third stage: why the missed goals did not move, written alone and sealed, or called out."""

from collections.abc import Collection, Sequence
from functools import reduce
from typing import ClassVar

from screens.cards.advice_line import AdviceLine
from screens.cards.sealing_page import OWN_HINT, SealingPage
from screens.cards.writing import Writing
from screens.commands import Command
from screens.stages.retrospective.advising import what_not_who
from screens.stages.retrospective.causes_private import ASKS, CausesPrivatePage
from screens.stages.retrospective.missed import MissedPage
from screens.stages.retrospective.sealed_causes import SealedCauses
from workshop.meet.unfinished import unfinished
from workshop.model import Cause, Goal, Workshop
from workshop.review import causes
from workshop.words.text import CARD, quoted

HINT = "enter adds the cause · pasted lines become a cause each · ↑ to the list"


class CausesPage(SealingPage[Cause], MissedPage):
    """The room's page for collecting the causes of each missed goal, in one of two ways."""

    stage = "causes"
    WHAT, LIMIT = "A cause", CARD
    HELP = """Why did this goal not move? Look for what happened, not for who did it.
Sealed: everybody writes alone. A letter opens that person's own page, for all missed goals in one go; cover the
projector first. The room sees only who has written. Enter shows the causes of the goal in view, shuffled and
without names; more can follow. Tab goes to the next goal.
Aloud (F2): somebody types what is called out, enter adds it.
A goal that is not worth the talk can be waived on the first stage, with the reason said aloud."""
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "reveal", "enter", "show all causes", "Show the sealed causes of this goal, shuffled, without names."
        ),
        *SealingPage.KEYS,
    )

    def half_written(self, goal: Goal) -> bool:
        """Whether a cause was typed for it and not finished."""
        return bool(self.desk.store.box.kept(SealedCauses(self.desk, goal.id).place(self.desk.me)))

    def is_done(self, goal: Goal) -> bool:
        """Whether its causes are on the list, and none are waiting sealed."""
        return bool(causes.live(self.workshop, goal.id)) and not self._writers(goal)

    def what_is_open(self, goal: Goal) -> str:
        """Sealed causes that nobody has seen, or none at all."""
        return "its causes are still sealed, and wait if you go on" if self._writers(goal) else "no cause yet"

    def open_goals(self) -> list[Goal]:
        """The missed goals without causes, and all whose causes are still sealed."""
        missed = super().open_goals()
        return [goal for goal in self.goals if goal in missed or self._writers(goal)]

    def unfinished(self) -> Collection[str]:
        """Those present who have written for no goal, once somebody has; then the goals that are open."""
        writers = {member for goal in self.goals for member in self._writers(goal)}
        return self.still_open(unfinished(self.workshop, self.session_id, writers) if writers else ())

    def _writers(self, goal: Goal) -> tuple[int, ...]:
        return SealedCauses(self.desk, goal.id).writers()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no goal to look into, only the ways on and back."""
        return super().check_action(action, parameters) if self.applies(action) else False

    # Writing --------------------------------------------------------------------------------------

    @property
    def drafts(self) -> SealedCauses:
        """The envelope of the sealed causes."""
        return SealedCauses(self.desk, self.goal.id)

    def writing_parts(self) -> Writing[Cause]:
        """The causes and the line for one more."""
        return Writing(
            self.take,
            place=self.place if self.has_goal else "",
            empty="No cause yet.",
            hint=HINT if self.desk.me is None else OWN_HINT,
            what=self.WHAT,
            asks=ASKS,
            limit=self.LIMIT,
            advice=AdviceLine(what_not_who),
        )

    def reveals(self) -> int:
        """The goal's batches of causes."""
        return self.goal.cause_batches

    def onward_words(self) -> str:
        """To the goals that are still open, and then to the next stage."""
        return "Tab leads to the next goal." if self.open_goals() else "→ goes on to sort them."

    def begin_writing(self) -> None:
        """Go on in the way that was used last, where there is a goal to look into."""
        if self.has_goal:
            super().begin_writing()

    def begins_sealed(self) -> bool:
        """Causes are written sealed, for all goals, unless some were called out already for one of them."""
        if self.drafts.writers():
            return True
        aloud = [goal for goal in self.goals if not goal.cause_batches and causes.live(self.workshop, goal.id)]
        return not aloud or any(self._writers(goal) for goal in self.goals)

    def turned(self) -> None:
        """The list and the line of another goal, in the same way of writing where nobody has sealed anything."""
        way = self.sealed
        self.keep_typing()
        self.writing.turn_to(self.place)
        self.begin_writing()
        if self.desk.me is None and not self.drafts.writers():
            self.sealed = way

    def live(self, workshop: Workshop) -> Sequence[Cause]:
        """The goal's causes, in the order in which they came."""
        return sorted(causes.live(workshop, self.goal.id), key=lambda cause: cause.id)

    def private_page(self, member: int) -> CausesPrivatePage:
        """A person's own causes, for all goals."""
        return CausesPrivatePage([goal.id for goal in self.goals], self.goal.id, member)

    def add_aloud(self, texts: Sequence[str]) -> bool:
        """Add these causes without author."""
        goal, title = self.goal.id, self.goal.title
        what = "a cause" if len(texts) == 1 else f"{len(texts)} causes"
        return self.desk.record(
            lambda w: reduce(lambda now, text: causes.add_cause(now, goal, text), texts, w),
            f"add {what} to {quoted(title)}",
        )

    def change_aloud(self, which: Cause, text: str) -> bool:
        """Other words for a cause."""
        return self.desk.record(lambda w: causes.reword(w, which.id, text), f"reword {quoted(which.text)}")

    async def drop_aloud(self, which: Cause) -> None:
        """Drop a cause."""
        self.desk.record(lambda w: causes.drop(w, which.id), f"drop {quoted(which.text)}")
