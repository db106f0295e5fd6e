"""Quarter beside quarter: headline, goals and what became of them, plans, follow-ups, causes; never persons."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.page import CLOSE, Page, Takes
from screens.text import wrap
from screens.widgets.columns import Column, Columns
from screens.widgets.sheet import Block, Heading, Hint, Rule, Sheet
from screens.words import outcome_mark, status_mark
from workshop.learn.recurrence import recurrence
from workshop.model import Goal, Workshop
from workshop.plan.goals import goals_of, main_key_result
from workshop.reports.quarters import quarter_words, quarters_of, together_words
from workshop.track.measures import value_words
from workshop.track.status import status, step_counts
from workshop.words.signs import MISSING

_COLUMNS = Columns(
    Column("Goal", 20, grows=True),
    Column("Key result", 22, from_width=76),
    Column("Steps", 5, right=True),
    Column("", 17),
)


class QuartersPage(Page):
    """All periods of the team, the newest first."""

    HELP = (
        "Each quarter with its headline beside its goals: what became of them, how many had a plan, how many "
        "steps were done, which follow-ups worked.\n\n"
        "Below: causes that come back, and, from six goals on, whether goals whose steps many people voted on "
        "and claimed went better. Shares and counts of the team, never of persons. Enter opens a goal."
    )
    PAST = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("open_goal", "enter", "goal", "Everything about the highlighted goal."),
        CLOSE,
    )
    AUTO_FOCUS = "Sheet"
    DEFAULT_CSS = """
    QuartersPage Sheet { padding: 0 1 0 0; }
    """

    def body(self) -> ComposeResult:
        yield Sheet[Goal](self._block, steered=True, empty="There is no quarter with goals yet.")

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, "", "Quarters")

    def reports(self) -> tuple[Takes, ...]:
        return (Takes("quarters"),)

    def show(self, workshop: Workshop) -> None:
        self.query_one(Sheet).put(_lines(workshop))

    def _block(self, goal: Goal, width: int) -> Block:
        w, today = self.workshop, self.desk.today
        main, counts = main_key_result(w, goal.id), step_counts(w, goal.id, today)
        mark = outcome_mark(goal.outcome) if goal.outcome else status_mark(status(w, goal.id, today))
        done = f"{counts.done}/{counts.planned}" if counts.planned else MISSING
        first, *rest = wrap(goal.title, _COLUMNS.widths(width)[0])
        stands = value_words(main) if main else MISSING
        return [_COLUMNS.line(width, first, stands, done, mark), *([(one, "")] for one in rest)]

    def action_open_goal(self) -> None:
        from screens.pages.goal import GoalPage

        goal: Goal | None = self.query_one(Sheet).item
        if goal is not None:
            self.desk.push_screen(GoalPage(goal.id))


def _lines(w: Workshop) -> Iterator[Goal | Rule]:
    for one in reversed(quarters_of(w)):
        if one.goals:
            yield Heading(one.period.label, aside="" if one.period.closed_on else "not closed")
            yield Hint(quarter_words(one))
            yield from goals_of(w, one.period.id)
    again = [one.sentence for one in recurrence(w) if one.recurs]
    for heading, told in (("Causes that come back", again), ("Steps that many people made", together_words(w))):
        if some := list(told):
            yield Heading(heading)
            yield from map(Hint, some)
