"""The roof on a screen: how several teams stand, in words and without persons."""

from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import Command
from screens.page import Page
from screens.pages.roofshared import SharedPage
from screens.text import wrap
from screens.widgets.columns import Column, Columns
from screens.widgets.sheet import Block, Rule, Sheet
from screens.words import status_mark
from workshop.model import Workshop
from workshop.reports.roof import goal_row, heading
from workshop.roof.over import Contribution, Roof, SharedCause
from workshop.roof.sharing import Shared
from workshop.roof.teams import GoalSeen, TeamSeen
from workshop.track.status import Status
from workshop.words.dates import long_day
from workshop.words.numbers import count_words

#: A goal that stands so, with its check-ins in time, needs nobody's attention: it is only counted.
_QUIET = (Status.REACHED, Status.ON_TRACK, Status.AT_RISK, Status.PENDING)
_GOAL = Columns(
    Column("", 11),
    Column("", 16, grows=True),
    Column("", 18, from_width=56, roomy=24),
    Column("", 13, from_width=70, roomy=16),
)
Item = TeamSeen | Contribution | SharedCause | str


class RoofPage(Page):
    """Team by team, then the company's objectives, the causes they share, and what cannot be read.

    ``look`` gives the newest roof, ``leave`` ends it with the place of a team to look at, or None, and ``take``
    makes a step from what a team shares.
    """

    HELP = (
        "Each team as its own mirror says it: the headline number, a sentence on how it stands beside the goals, "
        "and those goals that need something: without a plan, off track, stale, late with a check-in, or with a "
        "question that waits for its sponsor's answer.\n\n"
        "Nobody is named, and nothing is added up: objectives have the teams' goals below them, in words. A kind "
        "of cause stands here once three teams have it.\n"
        "Enter opens a team to look at; leaving it leads back here. l lists the lessons and plays that teams "
        "share, to make steps from."
    )
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command(
            "open_team",
            "enter",
            "look at the team",
            "Open the highlighted team to look at; leaving it leads back here.",
            needs=lambda page: isinstance(page.sheet.item, TeamSeen),
        ),
        Command("shared", "l", "lessons and plays", "What teams share: find some, and make a step from one."),
        Command("back", "escape,q", "leave", "Leave the roof."),
    )
    DEFAULT_CSS = """
    RoofPage Sheet { padding: 1 1 0 0; }
    RoofPage.-tiny Sheet { padding: 0; }
    """
    sheet: getters.query_one[Sheet[Item]] = getters.query_one(Sheet)

    def __init__(
        self,
        look: Callable[[], Roof],
        leave: Callable[[str | None], object],
        take: Callable[[Shared], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._look, self._leave, self._take = look, leave, take

    def body(self) -> ComposeResult:
        yield Sheet[Item](_drawn, key=_key, steered=True, loose=True, empty="Looking for the teams …")

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        roof = self._look()
        count, lost = len(roof.teams), len(roof.unreadable)
        teams = count_words(count, "team")
        return ("Roof", f"{teams}, {lost} cannot be read" if lost else teams, long_day(roof.day))

    def show(self, workshop: Workshop) -> None:
        self.sheet.put(_entries(self._look()))

    def on_sheet_highlighted(self) -> None:
        self.refresh_bindings()

    def action_open_team(self) -> None:
        if isinstance(team := self.sheet.item, TeamSeen):
            self._leave(team.place)

    def action_shared(self) -> None:
        self.app.push_screen(SharedPage(lambda: self._look().shared, self._take))

    def action_back(self) -> None:
        self._leave(None)


def _key(item: Item) -> Hashable:
    match item:
        case TeamSeen():
            return item.place
        case Contribution():
            return "objective", item.title
        case SharedCause():
            return "cause", item.kind
    return "lost", item


def _entries(roof: Roof) -> Iterator[Item | Rule]:
    yield from roof.teams
    if roof.objectives and roof.teams:
        yield Rule("Company objectives")
        yield from roof.objectives
    if roof.causes:
        yield Rule("Causes that three teams or more share")
        yield from roof.causes
    if roof.unreadable:
        yield Rule("Cannot be read")
        yield from roof.unreadable


def _drawn(item: Item, width: int) -> Block:
    match item:
        case TeamSeen():
            return list(_team(item, width))
        case Contribution():
            return list(_objective(item, width))
        case SharedCause():
            words = f"{str(item.kind).capitalize()}: {', '.join(item.teams)}"
            return [[(line, "")] for line in wrap(words, width)]
    return [[(line, "")] for line in wrap(item, width)]


def _team(team: TeamSeen, width: int) -> Iterator[list[tuple[str, str]]]:
    yield [(heading(team), "bold"), (f"   {team.headline}" if team.headline else "", "$text-muted")]
    yield from ([(line, "$text-accent")] for line in wrap(team.sentence, width))
    calm: Counter[Status] = Counter()
    for goal in team.goals:
        if goal.status in _QUIET and not (goal.late or goal.asked):
            calm[goal.status] += 1
        else:
            yield from _goal(goal, width)
            yield from ([(line, "")] for one in goal.asked for line in wrap(f"asks: {one}", width))
    if calm:
        counts = ", ".join(f"{count} {status}" for status, count in calm.items())
        yield [(counts if len(team.goals) == calm.total() else f"and {counts}", "$text-muted")]


def _objective(one: Contribution, width: int) -> Iterator[list[tuple[str, str]]]:
    yield from ([(line, "bold")] for line in wrap(one.title, width))
    if one.why:
        yield from ([(line, "$text-muted")] for line in wrap(one.why, width))
    for goal in one.goals:
        yield from _goal(goal, width, goal.team)
    if not one.goals:
        yield [("No team has a goal for it.", "$quiet")]


def _goal(goal: GoalSeen, width: int, team: str = "") -> Block:
    _, title, stands, late = goal_row(goal)
    first, *rest = wrap(f"{team}: {title}" if team else title, _GOAL.widths(width)[1])
    cells = ((stands, "$text-muted"), (late.removeprefix("check-in "), "$text-warning"))
    return [
        _GOAL.line(width, status_mark(goal.status), first, *cells),
        *(_GOAL.line(width, "", one, "", "") for one in rest),
    ]
