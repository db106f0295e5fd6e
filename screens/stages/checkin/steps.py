"""The first stage of a check-in: the steps that need a word, each answered with one key."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult

from screens.commands import Command
from screens.people import names_of
from screens.signs import FINISHED
from screens.stages.stage import StagePage
from screens.steps.stepedits import take_step
from screens.steps.stepkeys import StepPage
from screens.steps.stepwords import sign, when, who
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment, stacked
from screens.widgets.display import has_width
from screens.widgets.rows import Group, Rows
from workshop.meet.checkin_session import Reason, steps_to_look_at
from workshop.model import Session, StageKey, Step, StepState, Workshop
from workshop.plan.goals import goals_of
from workshop.words.steps import done_words, starred

_COLUMNS = Columns(
    Column("", 1),
    Column("", 12, grows=True),
    Column("", 22, from_width=100),
    Column("", 11, from_width=50),
    Column("", 12, right=True),
)
_GROUPS = {
    Reason.OVERDUE: "Overdue",
    Reason.THIS_WEEK: "This week",
    Reason.BLOCKED: "Blocked",
    Reason.UNDATED: "No date: m gives one",
    Reason.ADRIFT: "Adrift: w says who has it, m until when",
    Reason.VERDICT: "Done some weeks ago: what came of it? v",
}
_DONE = "Done today"
_EMPTY = "Nothing is overdue, due this week, blocked or adrift, and no verdict is due. → goes on to the goals."
#: The step keys that stand in the footer; the others work as well.
_SHOWN = ("finish", "move_due", "block", "note", "verdict")


class Entry(Struct, frozen=True):
    """A step and why it is looked at; one without a reason was done today."""

    step: Step
    reason: Reason | None

    @property
    def id(self) -> int:
        return self.step.id


class StepsPage(StagePage, StepPage):
    """Overdue steps, those of this week, blocked ones, what is adrift, and verdicts that are due."""

    stage = StageKey.STEPS
    CLOSES = False
    HELP = (
        "The steps that need a word, the overdue ones first. Ask what happened, press one key, go on.\n"
        "f finishes the highlighted step, m gives it another day, b says what is in its way, n keeps a note, "
        "w says who has it, v what came of a step that was done some weeks ago. u takes back what was done last.\n"
        "What was done today stays on the list, ticked; what was moved to later leaves it."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *(one for one in StepPage.KEYS if one.action in _SHOWN),
        Command(
            "who",
            "w",
            "who",
            "Say who has the step.",
            needs=lambda page: page.step and page.step.open,
            who="claim",
        ),
        *(replace(one, footer=False) for one in StepPage.KEYS if one.action not in (*_SHOWN, "back", "open_goal")),
        *(one for one in StepPage.KEYS if one.action == "open_goal"),
    )
    DEFAULT_CSS = """
    StepsPage {
        & Rows { padding: 0 1 0 0; }
        & Card { dock: bottom; height: 6; }
        &.-low Card { height: 4; }
        &.-tiny Card { height: 2; }
    }
    """

    def parts(self) -> ComposeResult:
        yield Card(label=12)
        self._stacked = has_width(self.app.size)
        yield Rows[Entry](self._draw, lines=1 + self._stacked, empty=_EMPTY)

    def show_stage(self, workshop: Workshop, session: Session) -> None:
        self._names = names_of(workshop)
        self.rows.show(self._entries(workshop, session))
        self.show_step()

    def _entries(self, w: Workshop, session: Session) -> Iterator[Entry | Group]:
        today = self.desk.today
        found = steps_to_look_at(w, session.period, today)
        for reason, words in _GROUPS.items():
            some = [Entry(one.step, reason) for one in found if one.reason is reason]
            if some:
                yield Group(f"{words} · {len(some)}", "bold $text-error" if reason is Reason.OVERDUE else "")
                yield from some
        done = [
            Entry(step, None)
            for goal in goals_of(w, session.period)
            for step in w.steps.of(goal.id)
            if step.state is StepState.DONE and step.done_on == today
        ]
        if done:
            yield Group(f"{_DONE} · {len(done)}")
            yield from done

    def _draw(self, entry: Entry, width: int, selected: bool) -> Sequence[Fragment]:
        step = entry.step
        goal = self.workshop.goals.get(step.goal)
        if self._stacked:
            seen = (done_words(step), "$quiet") if entry.reason is Reason.VERDICT else when(step, self.desk.today)
            mark = (FINISHED, "$good") if entry.reason is None else sign(step)
            about = (goal.title if goal else "", "$quiet")
            return stacked([mark, (" ", "")], starred(step), who(step, self._names), seen, about)
        return _COLUMNS.line(
            width,
            ("✓", "$text-success") if entry.reason is None else sign(step),
            (starred(step), "$text-muted" if entry.reason is None else ""),
            (goal.title if goal else "", "$text-muted"),
            who(step, self._names),
            (done_words(step), "$quiet") if entry.reason is Reason.VERDICT else when(step, self.desk.today),
        )

    def on_rows_highlighted(self) -> None:
        self.show_step()

    def action_finish(self) -> None:
        waiting = [entry.id for entry in self.rows.items if entry.reason is not None]
        done = self.step
        super().action_finish()
        if done is None or self.workshop.steps.need(done.id).open or done.id not in waiting:
            return
        place = waiting.index(done.id)
        onward = [*waiting[place + 1 :], *waiting[:place][::-1]]
        if onward:
            self.rows.highlight(onward[0])

    @work(group="forms", exclusive=True)
    async def action_who(self) -> None:
        if self.step is not None:
            await take_step(self.desk, self.step.id)
