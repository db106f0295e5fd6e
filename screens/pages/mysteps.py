"""The steps of one person: what is due, what they were asked, what they could take; each done with one key."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from screens.acts import stepping
from screens.commands import Command
from screens.desk import Desk
from screens.dialogs.people import People
from screens.page import Takes
from screens.people import RESERVED, names_of
from screens.steps.stepkeys import StepPage
from screens.steps.stepwords import sign, when
from screens.widgets.bars import dots
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.rows import Group, Rows
from workshop.model import Step, Workshop
from workshop.team import team
from workshop.track import buddies, week
from workshop.track.mysteps import MySteps, my_steps
from workshop.words.dates import first_of_week, short_day
from workshop.words.steps import starred

#: So many of the steps that nobody has are offered here; the board shows them all.
OFFERED = 5

#: With less cells whose a step is stands before its words.
_BESIDE = 90
_COLUMNS = Columns(
    Column("", 1),
    Column("", 12, grows=True),
    Column("", 16, from_width=_BESIDE),
    Column("", 12, right=True),
)


_EMPTY = (
    "Nothing here yet. Steps are taken in planning (p on the first screen); what nobody has yet would stand here "
    "too, to be taken with c."
)


class Part(StrEnum):
    """The parts of the page, in their order."""

    WEEK = "My week: k puts a step in or takes it out"
    OVERDUE = "Overdue"
    ASKED = "Offered: c takes it, r declines"
    NEWS = "You ask after these, and there is news: n answers in a line"
    THIS_WEEK = "This week"
    JUDGE = "Done: what came of it? v"
    LATER = "Later"
    UNDATED = "No date"
    HELPING = "Helping"
    AFTER = "You ask after these"
    FREE = "Nobody has these yet: c takes one"
    LATELY = "Done lately"


class Entry(Struct, frozen=True):
    """A step in its part of the page; ``said`` is what there is to say of it instead of its day."""

    step: Step
    part: Part
    said: str = ""

    @property
    def id(self) -> int:
        return self.step.id


def _mine(page: "MyStepsPage") -> bool:
    step = page.step
    return step is not None and step.open and (step.owner == page.person or page.person in step.helpers)


class MyStepsPage(StepPage):
    """One person's steps."""

    HELP = (
        "What you have to do, the most urgent first, and what you could take.\n\n"
        "Every key acts on the highlighted step: f finishes it, m "
        "gives it another day, b says what is in the way. u takes back what was done last.\n"
        "What you finish is asked about some weeks later: v says whether it worked.\n"
        "k chooses up to three steps for this week. What became of last week's stands on top, for you alone. "
        "Where you are the buddy, n answers news of the step in a line."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        *StepPage.KEYS,
        Command("week", "k", "my week", "Put the step into my week, or take it out; it holds three.", needs=_mine),
    )
    DEFAULT_CSS = """
    MyStepsPage {
        & Rows { padding: 1 1 0 0; }
        & .about { height: 7; }
        &.-low Rows { padding: 0; }
        &.-low .about { height: 4; }
    }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 (as Textual declares it)

    def __init__(self, member: int) -> None:
        super().__init__()
        self.member_id = self.whose = member
        self._before: tuple[Workshop, MySteps] | None = None
        self._day = date.min

    def body(self) -> ComposeResult:
        with Vertical(classes="about"):
            yield Card(label=12)
        yield Rows[Entry](self._draw, key=attrgetter("step.id"), empty=_EMPTY, beside=self._beside)

    @property
    def person(self) -> int:
        """Whose steps these are: the room acts for them here."""
        return self.member_id

    def reports(self) -> tuple[Takes, ...]:
        return (Takes("mine", member=self.member_id),) if self.desk.me in (None, self.member_id) else ()

    def action_week(self) -> None:
        step = self.step
        if step is not None:
            first = first_of_week(self.desk.today, self.desk.first_day)
            self._do(step, "My week", stepping.turn_week, self.member_id, first)

    def goes_on(self, step: Step) -> bool:
        """Not to one that is somebody else's, or nobody's yet."""
        return step.owner == self.member_id

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        member = workshop.members.get(self.member_id)
        return (member.name if member else "", self._counted, "My steps")

    def refresh_page(self) -> None:
        """Show the newest state; a person who is gone closes the page."""
        if self.member_id in self.workshop.members:
            super().refresh_page()
        elif not self.left:
            self.action_back()

    def show(self, workshop: Workshop) -> None:
        today = self.desk.today
        mine = my_steps(workshop, self.member_id, today, self._before if self._day == today else None)
        self._before, self._day = (workshop, mine), today
        self._names = names_of(workshop)
        overdue = f" · {len(mine.overdue)} overdue" if mine.overdue else ""
        self._counted = f"{mine.open} open{overdue}"
        self.show_title(workshop)
        self.rows.show(self._entries(workshop, mine))
        self.show_step()

    _counted = ""

    def _entries(self, w: Workshop, mine: MySteps) -> Iterator[Entry | Group]:
        """The page's lines, each step once; an entry that is as it was is the same one."""
        desk, member = self.desk, self.member_id
        first = first_of_week(desk.today, desk.first_day)
        news = {one.step.id: one for one in buddies.unanswered(w, desk.today, desk.zone, member)}
        parts = {
            Part.WEEK: week.chosen(w, member, first),
            Part.OVERDUE: mine.overdue,
            Part.ASKED: mine.offered,
            Part.NEWS: [one.step for one in news.values()],
            Part.THIS_WEEK: mine.this_week,
            Part.JUDGE: mine.verdicts_due,
            Part.LATER: mine.later,
            Part.UNDATED: mine.undated,
            Part.HELPING: mine.helping,
            Part.AFTER: buddies.asks_after(w, member),
            Part.FREE: mine.fitting[:OFFERED],
            Part.LATELY: mine.done_lately,
        }
        before, seen = {id(entry.step): entry for entry in self.rows.items}, set[int]()
        if desk.me == member:
            yield from _last_week(week.became(w, member, first))
        for part, steps in parts.items():
            fresh = [step for step in steps if step.id not in seen]
            if fresh:
                more = len(mine.fitting) if part is Part.FREE else 0
                count = f", {len(fresh)} of {more}" if more > OFFERED else ""
                yield Group(f"{part}{count}", "bold $text-error" if part is Part.OVERDUE else "")
            seen.update([step.id for step in fresh])
            for step in fresh:
                said = news[step.id].kind if part is Part.NEWS else ""
                old = before.get(id(step))
                yield Entry(step, part, said) if old is None or old.part is not part or old.said != said else old

    def _beside(self) -> object:
        return self.desk.today, self.workshop.goals

    def _draw(self, entry: Entry, width: int, selected: bool) -> Sequence[Fragment]:
        step = entry.step
        muted = "$text-muted" if entry.part is Part.LATELY else ""
        theirs = self._theirs(step) if width < _BESIDE else ""
        return _COLUMNS.line(
            width,
            sign(step),
            (f"{theirs}: {starred(step)}" if theirs else starred(step), muted),
            (self._whose_or_what(step), "$text-muted"),
            self._aside(entry),
        )

    def _whose_or_what(self, step: Step) -> str:
        goal = self.workshop.goals.get(step.goal)
        return self._theirs(step) or (goal.title if goal else "")

    def _theirs(self, step: Step) -> str:
        """Whose it is, where it is somebody else's."""
        return "" if step.owner in (None, self.member_id) else self._names.get(step.owner or 0, "")

    def _aside(self, entry: Entry) -> Fragment:
        step = entry.step
        if entry.said:
            return (entry.said, "$text-warning")
        if entry.part is Part.JUDGE and step.done_on:
            return (short_day(step.done_on), "$quiet")
        if entry.part is Part.FREE and step.due is None:
            return (dots(min(step.dots, 10)), "$text-muted")
        return when(step, self.desk.today)


def _last_week(became: Sequence[week.Became]) -> Iterator[Group]:
    if became:
        yield Group("What became of last week")
        yield from (Group(f"   {one.how}: {one.step.text}", "$text-muted") for one in became)


async def whose(desk: Desk) -> int | None:
    """This terminal's member, or whom the room chooses by letter; None where the question was left."""
    if desk.me is not None:
        return desk.me
    w = desk.workshop
    people = {member.id: member.name for member in team.active(w)}
    if not people:
        desk.say("Nobody is in the team yet: press t to add the first person.", refused=True)
        return None
    letters = team.letters(team.active(w), RESERVED)
    return await desk.push_screen_wait(People("Whose steps?", letters, people))
