"""The draft stage: steps are called out and typed, or written alone and sealed."""

from collections.abc import Collection

from textual.app import ComposeResult

from screens.cards.comesback import ComesBack
from screens.cards.sealed import Sealed
from screens.cards.writing import Writing
from screens.stages.stage import StagePage
from workshop.meet.moment import Seen
from workshop.model import StageKey
from workshop.plan import drafting
from workshop.plan.cards import STEPS


class DraftPage(StagePage):
    """The room's page for drafting one goal's steps, in one of two ways."""

    stage = StageKey.DRAFT
    AUTO_FOCUS = ""
    PARTS = (Writing, Sealed)
    HELP = """Two ways to write steps down; F2 changes between them.
Aloud: somebody types what is called out, enter adds it. The words below the line are advice and never stop
anybody. Esc or the arrow up leads to the list, where e rewords and d drops. Once there is a first step, a lesson
or an earlier step that is close to what is typed stands there too; F3 shows it in full.
Sealed: everybody writes alone. A letter opens that person's own page; cover the projector first. The room
sees only who has written. Enter shows all drafts, shuffled and without names; more can follow."""
    DEFAULT_CSS = "DraftPage.-low.-tiny #sentence { display: none; }"

    def parts(self) -> ComposeResult:
        goal = self.goal.id
        yield Sealed(
            STEPS,
            begins_sealed=lambda: drafting.sealed_before(self.workshop, self.session.goals, goal),
            goals=lambda: (goal,),
            advice=lambda: ComesBack(goal),
            own=self.desk.me is not None,
        )

    def on_mount(self) -> None:
        if (sealed := self.query_one_optional(Sealed)) is not None:  # else it was left before it stood
            sealed.begin()

    def on_screen_suspend(self) -> None:
        if (writing := self.query_one_optional(Writing)) is not None:
            writing.keep_typing()

    def seen(self) -> Seen:
        return self.query_one(Sealed).seen

    def unfinished(self) -> Collection[str]:
        return self.query_one(Sealed).unfinished()
