"""The steps of one person: what is due, what they were asked, what they could take; each done with one key."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from screens.desk import Desk
from screens.dialogs.people import People
from screens.page import Takes
from screens.people import RESERVED, names_of
from screens.steps.stepkeys import StepPage
from screens.steps.stepwords import sign, step_facts, when
from screens.widgets.bars import dots
from screens.widgets.card import Card
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.rows import Group, Rows
from workshop.model import Step, Workshop
from workshop.team import team
from workshop.track.mysteps import MySteps, my_steps
from workshop.words.dates import short_day

#: So many of the steps that nobody has are offered here; the board shows them all.
OFFERED = 5

_COLUMNS = Columns(
    Column("", 1),
    Column("", 12, grows=True),
    Column("", 22, from_width=90),
    Column("", 12, right=True),
)


_EMPTY = (
    "Nothing here yet. Steps are taken in planning (p on the first screen); what nobody has yet would stand here "
    "too, to be taken with c."
)


class Part(StrEnum):
    """The parts of the page, in their order."""

    OVERDUE = "Overdue"
    ASKED = "Offered: c takes it, r declines"
    THIS_WEEK = "This week"
    JUDGE = "Done: what came of it? v"
    LATER = "Later"
    UNDATED = "No date"
    HELPING = "Helping"
    FREE = "Nobody has these yet: c takes one"
    LATELY = "Done lately"


class Entry(Struct, frozen=True):
    """A step in its part of the page."""

    step: Step
    part: Part

    @property
    def id(self) -> int:
        """The step's id; a step is in one part only."""
        return self.step.id


class MyStepsPage(StepPage):
    """One person's steps."""

    HELP = (
        "What you have to do, the most urgent first, and what you could take.\n\n"
        "Every key acts on the highlighted step: f finishes it (and not d, because d drops things elsewhere), m "
        "gives it another day, b says what is in the way. u takes back what was done last.\n"
        "What you finish is asked about some weeks later: v says whether it worked."
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
        self.member_id = member
        self._names: Mapping[int, str] = MappingProxyType({})

    def body(self) -> ComposeResult:
        with Vertical(classes="about"):
            yield Card(label=12)
        yield Rows[Entry](self._draw, key=attrgetter("step.id"), empty=_EMPTY, beside=self._beside)

    @property
    def person(self) -> int:
        """Whose steps these are: the room acts for them here."""
        return self.member_id

    def reports(self) -> tuple[Takes, ...]:
        """This person's steps, at their own terminal or the room's."""
        return (Takes("mine", member=self.member_id),) if self.desk.me in (None, self.member_id) else ()

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
        mine = my_steps(workshop, self.member_id, self.desk.today)
        self._names = names_of(workshop)
        overdue = f" · {len(mine.overdue)} overdue" if mine.overdue else ""
        self._counted = f"{mine.open} open{overdue}"
        self.show_title(workshop)
        self.rows.show(_entries(mine, {entry.id: entry for entry in self.rows.items}))
        self.show_step()

    _counted = ""

    def show_step(self) -> None:
        """Show the highlighted step in full."""
        step = self.step
        facts = (
            step_facts(
                self.workshop,
                step,
                self._names,
                self.desk.today,
                self.desk.zone,
                owner=step.owner != self.member_id,
            )
            if step
            else ()
        )
        self.query_one(Card).put(facts)

    def _beside(self) -> object:
        return self.desk.today, self.workshop.goals

    def _draw(self, entry: Entry, width: int, selected: bool) -> Sequence[Fragment]:
        step = entry.step
        muted = "$text-muted" if entry.part is Part.LATELY else ""
        goal = self.workshop.goals.get(step.goal)
        return _COLUMNS.line(
            width,
            sign(step),
            (f"★ {step.text}" if step.must_move else step.text, muted),
            (goal.title if goal else "", "$text-muted"),
            self._aside(entry),
        )

    def _aside(self, entry: Entry) -> Fragment:
        step = entry.step
        if entry.part is Part.JUDGE and step.done_on:
            return (short_day(step.done_on), "$text-warning")
        if entry.part is Part.FREE and step.due is None:
            return (dots(min(step.dots, 10)), "$text-muted")
        return when(step, self.desk.today)


def _entries(mine: MySteps, before: Mapping[int, Entry]) -> Iterator[Entry | Group]:
    """The page's lines; an entry that is as it was ``before`` is the same one."""
    parts = {
        Part.OVERDUE: mine.overdue,
        Part.ASKED: mine.offered,
        Part.THIS_WEEK: mine.this_week,
        Part.JUDGE: mine.verdicts_due,
        Part.LATER: mine.later,
        Part.UNDATED: mine.undated,
        Part.HELPING: mine.helping,
        Part.FREE: mine.fitting[:OFFERED],
        Part.LATELY: mine.done_lately,
    }
    for part, steps in parts.items():
        if steps:
            more = (
                f", {len(steps)} of {len(mine.fitting)}"
                if part is Part.FREE and len(mine.fitting) > OFFERED
                else ""
            )
            yield Group(f"{part}{more}", "bold $text-error" if part is Part.OVERDUE else "")
            for step in steps:
                old = before.get(step.id)
                yield old if old and old.step is step and old.part is part else Entry(step, part)


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
