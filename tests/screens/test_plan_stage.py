"""The plan on a page, and closing the session."""

from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, until
from tests.world import planned
from workshop.model import DecisionKind, SessionEnd


async def test_it_names_what_is_missing_and_enter_goes_there(run: Run) -> None:
    async with run(planned("plan")) as (app, pilot):
        shown = screen_text(app)
        assert "Steps 1, 2, 3 without an owner" in shown
        assert "✓ why" in shown
        await tap(pilot, "down", "down", "down", "down", "enter")
        await until(lambda: app.workshop.sessions[1].stage == "claim")


async def test_closing_with_gaps_names_them_and_keeps_them_as_decisions(run: Run) -> None:
    async with run(planned("plan")) as (app, pilot):
        await tap(pilot, "f2", sees="with these gaps")
        assert "Open the Nordics: No step is planned." in screen_text(app)
        await tap(pilot, "y")
        await until(lambda: app.workshop.sessions[1].end is SessionEnd.WITH_GAPS)
        kinds = {decision.kind for decision in app.workshop.decisions.values()}
        assert kinds == {DecisionKind.GAP}
        await until(lambda: "planned with gaps" in screen_text(app))
        assert "Home" in screen_text(app)


async def test_the_way_on_from_the_last_stage_is_the_close(run: Run) -> None:
    async with run(planned("plan")) as (app, pilot):
        await tap(pilot, "right", sees="with these gaps")
        await tap(pilot, "escape")
        assert app.workshop.sessions[1].ended is None


async def test_the_close_can_be_undone(run: Run) -> None:
    async with run(planned("plan")) as (app, pilot):
        await tap(pilot, "f2", "y")
        await until(lambda: app.workshop.sessions[1].ended)
        await tap(pilot, "u")
        await until(lambda: app.workshop.sessions[1].ended is None)
        await tap(pilot, "p", sees=" PLAN ")
