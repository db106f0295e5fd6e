"""The line of the choose stage: moved, left, and drawn."""

from collections.abc import Callable

from screens.app import WorkshopApp
from screens.stages.planning.vote import VotePage
from tests.screens.conftest import Run
from tests.screens.kit import tap, until
from tests.screens.voters import CLEAR, planned, voted
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]


async def test_the_line_is_moved_with_plus_and_minus(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "minus", "minus", "minus", "enter")
        assert planned(app) == [1]
        await tap(pilot, "plus", sees=("1 step is in the plan so far.", "2 steps, into the plan with enter"))
        assert planned(app) == [1]
        await tap(pilot, "enter")
        assert planned(app) == [1, 2]


async def test_a_line_that_was_moved_stays_when_the_stage_is_left(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "minus", "minus", "left")
        await until(lambda: isinstance(app.screen, VotePage))
        await tap(pilot, "right", sees="above the line: 1 step, into the plan with enter")
        await tap(pilot, "plus", "enter")
        await until(lambda: planned(app) == [1, 2])
        await until(lambda: app.store.box.kept("line:1") == "")
