"""The first screen: the headline beside the goals of the period."""

from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from screens.commands import ROOM, Asked, Command, RoomCommand
from screens.desk import back_then, desk_of
from screens.page import Page, Takes
from screens.pages.earlier import ended, open_earlier, read_facts
from screens.pages.homepanel import HomePanel
from screens.pages.mirrorsheet import MirrorSheet
from screens.pages.whatnext import no_period, sight_hints, what_next
from screens.widgets.display import BESIDE
from workshop.meet import underway
from workshop.model import Period, SessionKind, Workshop
from workshop.team.periods import week_words
from workshop.track.sights import in_sight


def _runs(kind: SessionKind) -> Asked:
    """The room starts a session of this kind; a member only goes on with one that runs."""

    def asked(page: Page) -> bool:
        session = underway.running(page.workshop)
        goes_on = page.desk.me is not None and session is not None and session.kind is kind
        return page.desk.may(ROOM) or goes_on

    return asked


def _goals_are(page: Page) -> bool:
    return bool(page.workshop.goals)


def _steps_are(page: Page) -> bool:
    return bool(page.workshop.steps)


def _goal_of(page: Page) -> int | None:
    return page.query_one(MirrorSheet).goal


class HomePage(Page):
    """The mirror: the period's headline, its goals, and where to go from here."""

    HELP = (
        "The headline number beside the goals, so that neither hides the other.\n"
        "A goal is green only while somebody reports on it: silence is stale. ! marks a goal whose last "
        "confidence is lower than its figures suggest.\n"
        "p starts planning, c a check-in, r looks back on a period that is over; each goes on with a session of "
        "its kind, and asks where another one runs. Enter opens a goal; # enters where the headline stands today."
    )
    PAST = True
    KEYS: ClassVar[tuple[Command, ...]] = (
        Command("plan", "p", "plan", "Start planning, or go on with it.", when=_runs(SessionKind.PLANNING)),
        Command(
            "check_in",
            "c",
            "check in",
            "Start a check-in, or go on with it.",
            when=_runs(SessionKind.CHECK_IN),
            footer=_goals_are,
        ),
        Command("open_goal", "enter", "goal", "Everything about the highlighted goal.", needs=_goal_of),
        Command(
            "retrospective",
            "r",
            "retrospective",
            "Look back on a period.",
            when=_runs(SessionKind.RETROSPECTIVE),
            footer=_goals_are,
        ),
        Command(
            "my_steps", "m", "my steps", "What one person has to do, and what they could take.", footer=_steps_are
        ),
        Command(
            "board",
            "b",
            "board",
            "All steps of the period, by goal or by person; filter as you type.",
            footer=_steps_are,
        ),
        Command(
            "adrift",
            "d",
            "adrift",
            "The open steps that nothing brings up again, and why.",
            footer=False,
        ),
        Command("history", "h", "history", "Who did what, and when; undo from there."),
        Command("lessons", "l", "lessons", "Lessons, wins and plays: find one, make a step of it; what recurs."),
        Command("quarters", "q", "quarters", "All quarters: goals, outcomes, what comes back.", footer=False),
        RoomCommand("add_goal", "a", "add goal", "Type in a goal of this period."),
        RoomCommand(
            "bring",
            "i",
            "import",
            "Bring in a sheet made elsewhere: goals, steps, readings, people.",
            footer=False,
            when=lambda page: not desk_of(page).guest,
        ),
        RoomCommand("period", "e", "period", "The period's days and its headline number."),
        Command(
            "headline",
            "number_sign",
            "figure",
            "Enter where the headline number stands today.",
            footer=False,
            shown="#",
            who="read",
        ),
        RoomCommand("next_period", "n", "new period", "Open another period to plan.", footer=False),
        Command("team", "t", "team", "The people of the team."),
        Command("earlier", "o", "earlier", "Open a period that is over as it ended.", footer=False, when=ended),
        Command("facts", "f", "facts", "What the file knows of the highlighted goal.", when=back_then),
    )

    def body(self) -> ComposeResult:
        yield MirrorSheet(self.hint)
        yield HomePanel()

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min

    def on_mount(self) -> None:
        self.set_interval(30, self.look_at_day)

    def look_at_day(self) -> None:
        """Show the mirror anew where another day has begun."""
        if self.is_current and self._day != self.desk.today:
            self.refresh_page()

    def on_screen_resume(self) -> None:
        self.look_at_day()

    @property
    def period(self) -> Period | None:
        """The period that is shown: today's, or the next one, or the last."""
        return self.desk.period

    def title_parts(self, workshop: Workshop) -> tuple[Content | str, Content | str, Content | str]:
        team = workshop.team.name
        period = self.period
        if period is None:
            return (team, "", "Home")
        return (team, f"{period.label} · {week_words(period, self.desk.today)}", "Home")

    def reports(self) -> tuple[Takes, ...]:
        """What the room can see, of the period that is shown and of all; a member's own steps first."""
        if self.period is None:
            return ()
        names = ("mirror", "plan", "retrospective", "thanks", "lessons", "quarters")
        own = () if self.desk.me is None else (Takes("mine", member=self.desk.me),)
        return (*own, *(Takes(name, self.period.id) for name in names))

    def show(self, workshop: Workshop) -> None:
        period, today = self.period, self.desk.today
        self._day = today
        sheet = self.query_one(MirrorSheet)
        if period is None:
            sheet.clear(no_period(self.hint))
        else:
            now, zone = self.desk.now, self.desk.zone
            hints = sight_hints(self.hint)
            sights = in_sight(workshop, period, today, zone, hints, self.desk.me, self.desk.first_day)
            lines = ("" if back_then(self) else what_next(workshop, period, now, zone, self.hint), *sights)
            sheet.put(workshop, period, today, "\n".join(line for line in lines if line))
        self._show_beside()

    def _show_beside(self) -> None:
        """What stands beside the mirror, where the screen is wide enough for it; not before it is laid out."""
        if self.outer_size.width >= BESIDE:
            period, panel = self.period, self.query_one(HomePanel)
            if period is None:
                panel.put()
            else:
                panel.show(self.workshop, period, self.query_one(MirrorSheet).lines, self._day)

    def on_resize(self) -> None:
        if self.stands:
            self._show_beside()

    def action_open_goal(self) -> None:
        from screens.pages.goal import GoalPage

        if (goal := _goal_of(self)) is not None:
            self.desk.push_screen(GoalPage(goal))

    @work(group="asking", exclusive=True)
    async def action_plan(self) -> None:
        from screens.stages.starting import plan

        await plan(self.desk, self.period)

    @work(group="asking", exclusive=True)
    async def action_retrospective(self) -> None:
        from screens.stages.starting import look_back

        await look_back(self.desk)

    @work(group="asking", exclusive=True)
    async def action_check_in(self) -> None:
        from screens.stages.starting import check_in

        await check_in(self.desk, self.period)

    @work(group="asking", exclusive=True)
    async def action_headline(self) -> None:
        from screens.forms.headline_form import read_headline

        if self.period is not None:
            await read_headline(self.desk, self.period.id)

    def action_team(self) -> None:
        from screens.pages.team import TeamPage

        self.desk.push_screen(TeamPage())

    @work(group="asking", exclusive=True)
    async def action_my_steps(self) -> None:
        from screens.pages.mysteps import whose

        member = await whose(self.desk)
        if member is not None:
            self.desk.show_steps_of(member)

    def action_board(self) -> None:
        from screens.pages.board import BoardPage

        self.desk.push_screen(BoardPage())

    def action_adrift(self) -> None:
        from screens.pages.adrift import AdriftPage

        self.desk.push_screen(AdriftPage())

    def action_lessons(self) -> None:
        from screens.pages.library import LibraryPage

        self.desk.push_screen(LibraryPage())

    def action_quarters(self) -> None:
        from screens.pages.quarters import QuartersPage

        self.desk.push_screen(QuartersPage())

    def action_history(self) -> None:
        from screens.pages.history import HistoryPage

        self.desk.push_screen(HistoryPage())

    @work(group="asking", exclusive=True)
    async def action_earlier(self) -> None:
        await open_earlier(self.desk, ended(self))

    def action_facts(self) -> None:
        if (goal := _goal_of(self)) is not None:
            read_facts(self.desk, goal)

    @work(group="asking", exclusive=True)
    async def action_add_goal(self) -> None:
        from screens.forms.goal_form import add_goal

        if self.period is None:
            self.say("Open a period first: press n.", refused=True)
        else:
            await add_goal(self.desk, self.period.id)

    @work(group="asking", exclusive=True)
    async def action_bring(self) -> None:
        from screens.forms.sheet_form import ask_sheet

        sheet = await ask_sheet(self.desk)
        if sheet is not None:
            from screens.pages.importing import ImportPage

            self.desk.push_screen(ImportPage(*sheet))

    @work(group="asking", exclusive=True)
    async def action_period(self) -> None:
        from screens.forms.period_form import add_period, edit_period

        if self.period is None:
            await add_period(self.desk)
        else:
            await edit_period(self.desk, self.period.id)

    @work(group="asking", exclusive=True)
    async def action_next_period(self) -> None:
        from screens.forms.period_form import add_period
        from screens.stages.starting import looked_back

        if await looked_back(self.desk):
            await add_period(self.desk)
