"""The third stage: why the missed goals did not move, written alone and sealed, or called out."""

from collections.abc import Collection

from msgspec.structs import replace
from textual.app import ComposeResult

from screens.cards.advice_line import AdviceLine
from screens.cards.envelope import Envelope
from screens.cards.sealed import Sealed
from screens.cards.writing import Writing
from screens.stages.retrospective.missed import Missed
from screens.stages.stage import StagePage
from workshop.meet.moment import Seen
from workshop.meet.unfinished import unfinished
from workshop.model import Cause, Goal, Session, StageKey, Workshop
from workshop.review import causes
from workshop.review.cards import CAUSES
from workshop.review.scope import must_be_looked_into


class CausesPage(StagePage):
    """The room's page for collecting the causes of each missed goal, in one of two ways."""

    stage = StageKey.CAUSES
    AUTO_FOCUS = ""
    PARTS = (Writing, Sealed, Missed)
    HELP = """Why did this goal fall short? Look for what happened, not for who did it.
Sealed: everybody writes alone. A letter opens that person's own page, for all missed goals in one go; cover the
projector first. The room sees only who has written. Enter shows the causes of the goal in view, shuffled and
without names; more can follow. Tab goes to the next goal.
Aloud (F2): somebody types what is called out, enter adds it.
A goal that is not worth the talk can be waived on the first stage, with the reason said aloud."""
    DEFAULT_CSS = "CausesPage.-low.-tiny #sentence { display: none; }"

    def body(self) -> ComposeResult:
        self.sealed = Sealed(
            CAUSES,
            begins_sealed=self._begins_sealed,
            goals=lambda: [goal.id for goal in self.missed.goals],
            advice=lambda: AdviceLine(CAUSES.judge),
            own=self.desk.me is not None,
        )
        self.missed = Missed(
            self.sealed,
            done=lambda goal: bool(causes.live(self.workshop, goal.id)) and not self._envelope(goal).writers(),
            open=self._what_is_open,
            begun=lambda goal: bool(self._envelope(goal).typed(self.desk.me)),
            turned=self._turned,
        )
        yield self.missed

    def on_mount(self) -> None:
        if self.sealed.is_attached and self.missed.goals:  # else it was left before it stood
            self.sealed.begin()

    def on_screen_suspend(self) -> None:
        if self.sealed.is_attached:
            self.sealed.writing.keep_typing()

    @property
    def goal(self) -> Goal:
        return self.missed.goal

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self.missed.show(workshop)
        if self.missed.goals:
            self.sealed.show(workshop)

    def _envelope(self, goal: Goal) -> Envelope[Cause]:
        return Envelope(self.desk, CAUSES, goal.id)

    def _what_is_open(self, goal: Goal) -> str:
        sealed = self._envelope(goal).writers()
        return "its causes are still sealed, and wait if you go on" if sealed else "no cause yet"

    def _open_goals(self) -> list[Goal]:
        """The missed goals without causes, and all whose causes are still sealed."""
        missed = self.missed.open_goals()
        return [goal for goal in self.missed.goals if goal in missed or self._envelope(goal).writers()]

    def seen(self) -> Seen:
        if not self.missed.goals:
            return Seen()
        seen, others = self.sealed.seen, [goal for goal in self._open_goals() if goal != self.goal]
        return replace(seen, way=f"{seen.way}{' several' if others else ''}", open=tuple(self.unfinished()))

    def unfinished(self) -> Collection[str]:
        w, goals = self.workshop, self._open_goals()
        writers = {goal.id: self._envelope(goal).writers() for goal in goals}
        everywhere = frozenset().union(*writers.values())
        idle = unfinished(w, self.session_id, everywhere) if everywhere else ()
        lacking: dict[str, list[str]] = {}
        for goal in goals if everywhere else ():
            if must_be_looked_into(w, goal):
                for name in unfinished(w, self.session_id, writers[goal.id]):
                    lacking.setdefault(name, []).append(goal.title)
        people = [one if one in idle else f"{one}: nothing for {', '.join(lacking[one])}" for one in lacking]
        return self.missed.still_open(people, goals)

    def _begins_sealed(self) -> bool:
        goals = self.missed.goals
        waiting = any(self._envelope(goal).writers() for goal in goals)
        return waiting or causes.begin_sealed(self.workshop, [goal.id for goal in goals])

    def _turned(self) -> None:
        """Another goal, in the same way of writing where nobody has sealed anything for it."""
        way = self.sealed.sealed
        self.sealed.begin()
        if self.desk.me is None and not self.sealed.envelope.writers():
            self.sealed.sealed = way
