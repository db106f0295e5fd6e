"""The people of the team: who they are, what they carry, and the team's settings."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command, RoomCommand
from screens.forms.team_form import add_person, edit_person, edit_settings
from screens.page import CLOSE, Page
from screens.signs import MISSING
from screens.steps.leaving import take_out
from screens.widgets.bars import load as load_bar
from screens.widgets.columns import Column, Columns, Fragment
from screens.widgets.facts import Fact, Facts
from screens.widgets.rows import Group, Rows
from workshop.model import Member, Workshop
from workshop.plan import capacity, claiming
from workshop.team import team
from workshop.words.dates import span_of_days
from workshop.words.numbers import count_words

_COLUMNS = Columns(Column("", 4), Column("Name", 16, grows=True), Column("Open steps", 18), Column("Weeks", 12))


def _anybody(page: "TeamPage") -> object:
    return page.workshop.members


class TeamPage(Page):
    """Everybody in the team, with the open steps they own."""

    DEFAULT_CSS = """
    TeamPage {
        & #intro { padding: 1 2; }
        & #people { max-width: 84; }
        & #settings { margin: 1 0; }
    }
    """
    HELP = (
        "The people of the team, and how many open steps each of them owns.\n\n"
        "Who leaves the team stays in what was done and decided; each of their open steps is offered, given or "
        "made free as they go. Of the weeks, the first number is what their sized steps take, the second what is "
        "free. Initials tell people apart where there is little room."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        RoomCommand("add", "a", "add", "Add a person to the team."),
        RoomCommand(
            "edit",
            "e,enter",
            "edit",
            "Correct name, initials or free weeks of the highlighted person.",
            needs=_anybody,
        ),
        RoomCommand(
            "membership",
            "space",
            "in or out",
            "The highlighted person leaves the team, or comes back.",
            needs=_anybody,
        ),
        RoomCommand(
            "settings", "s", "settings", "The team's name, the rhythm of check-ins, the load that counts as heavy."
        ),
        CLOSE,
    )
    people: getters.query_one[Rows[Member]] = getters.query_one("#people", Rows)

    def body(self) -> ComposeResult:
        empty = (
            "Nobody yet. Press a to add the first person; a spreadsheet is quicker: workshop import members.csv"
        )
        yield Facts(id="intro")
        yield Rows[Member](self._member, id="people", heading=_COLUMNS.heading, empty=empty)
        yield Facts(id="settings", label=13)

    _loads: Mapping[int, int] = MappingProxyType({})
    _weeks: Mapping[int, float] = MappingProxyType({})

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        return (workshop.team.name, "", "Team")

    def show(self, workshop: Workshop) -> None:
        here = team.active(workshop)
        gone = [one for one in workshop.members.values() if not one.active]
        self._loads, self._weeks = claiming.loads(workshop), capacity.week_loads(workshop)
        entries: list[Member | Group] = [*here, *([Group("No longer in the team")] if gone else []), *gone]
        self.people.show(entries)
        people = count_words(len(here), "person", "people")
        steps = sum(self._loads.get(one.id, 0) for one in here)
        self.query_one("#intro", Facts).put([Fact(f"{people}, {count_words(steps, 'open step')} between them")])
        self.query_one("#settings", Facts).put(
            [
                Fact(f"every {span_of_days(workshop.team.check_in_days)}", "Check-ins"),
                Fact(f"from {workshop.team.heavy_load} open steps on", "Heavy load"),
            ]
        )

    def _member(self, member: Member, width: int, selected: bool) -> Sequence[Fragment]:
        steps = self._loads.get(member.id, 0)
        heavy = steps >= self.workshop.team.heavy_load
        words = f"{load_bar(steps)} {steps}{' heavy' if heavy else ''}" if steps else MISSING
        muted = "" if member.active else "$text-muted"
        style = "$text-warning" if heavy else muted
        taken, free = self._weeks.get(member.id, 0.0), member.weeks_free
        weeks = (capacity.weeks_words(taken, free), "$text-warning" if capacity.is_over(taken, free) else muted)
        return _COLUMNS.line(width, (member.initials, "$text-muted"), (member.name, muted), (words, style), weeks)

    @work(group="forms", exclusive=True)
    async def action_add(self) -> None:
        added = await add_person(self.desk)
        if added is not None:
            self.people.highlight(added)

    @work(group="forms", exclusive=True)
    async def action_edit(self) -> None:
        if self.people.item is not None:
            await edit_person(self.desk, self.people.item.id)

    def on_rows_chosen(self) -> None:
        self.action_edit()

    @work(group="forms", exclusive=True)
    async def action_membership(self) -> None:
        member = self.people.item
        if member is None:
            return
        if member.active:
            await take_out(self.desk, member.id)
        else:
            self.desk.record(f"bring back {member.name}", team.set_active, member.id, True)

    @work(group="forms", exclusive=True)
    async def action_settings(self) -> None:
        await edit_settings(self.desk)
