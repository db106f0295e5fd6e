"""Room for it: effort and kind by one key in the claim round, free weeks of people, the filter of the board."""

from msgspec.structs import replace

from screens.pages.board import BoardPage
from screens.pages.team import TeamPage
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, type_text, until
from tests.screens.typing import saved
from tests.world import planned
from workshop.model import DecisionKind, Size, StepKind
from workshop.team import team


async def test_past_the_free_weeks_the_room_is_asked_what_it_will_not_do(run: Run) -> None:
    async with run(team.set_weeks_free(planned("claim"), 1, 1)) as (app, pilot):
        await tap(pilot, "2", "7", "a", sees="a Ana ▪ 1/1 wk has it")
        assert (app.workshop.steps[1].effort, app.workshop.steps[1].kind) == (Size.M, StepKind.PROCESS)
        await tap(pilot, "7", "3", sees="would need 3 weeks and has 1. What")
        assert app.workshop.steps[1].kind is None
        await type_text(pilot, "The fair in Hanover", "enter", sees="a Ana ▪ 3/1 wk ▲ over")
        (kept,) = app.workshop.decisions.values()
        assert (kept.kind, kept.what) == (DecisionKind.NOT_DOING, "The fair in Hanover")
        await tap(pilot, "down", "3", "a", sees="would need 6 weeks")
        await tap(pilot, "escape", sees="Ana has it")
        assert len(app.workshop.decisions) == 1, "it asks and never locks"


async def test_the_team_page_asks_for_free_weeks(run: Run) -> None:
    w = planned("claim")
    async with run(w.put(replace(w.steps[1], owner=1, effort=Size.L))) as (app, pilot):
        app.push_screen(TeamPage())
        await until(lambda: "3 wk" in screen_text(app))
        await tap(pilot, "e")
        await saved(pilot, weeks_free="2,5")
        await until(lambda: "3/2.5 wk" in screen_text(app))
        await tap(pilot, "e")
        await saved(pilot, weeks_free="")
        await until(lambda: app.workshop.members[1].weeks_free is None)


async def test_the_board_shows_what_works_on_one_kind(run: Run) -> None:
    w = planned("claim")
    async with run(w.put(replace(w.steps[2], kind=StepKind.CAMPAIGN)), size=(100, 24)) as (app, pilot):
        app.push_screen(BoardPage())
        await until(lambda: "3 steps" in screen_text(app))
        await tap(pilot, "k", "k", sees=("campaign only", "1 step"))
        assert "Bring the distributor day" in screen_text(app)
        await tap(pilot, "k", "k", "k", sees="3 steps")
