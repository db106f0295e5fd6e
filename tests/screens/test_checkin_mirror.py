"""The last stage of a check-in: the headline beside the goals, and the close."""

import pytest

from screens.dialogs.ask import Ask
from screens.pages.goal import GoalPage
from screens.pages.home import HomePage
from tests.screens.checking import DACH, at_stage, behind, quarter, reported, with_number, without_headline
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, settle, tap, type_text, until
from tests.world import TODAY
from workshop.model import Reading, SessionEnd


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_it_is_the_same_mirror_as_on_home(run: Run, size: tuple[int, int]) -> None:
    async with run(with_number(behind(quarter()), 2_000_000), size=size) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        await settle(pilot)
        assert "On the number, off the goals." in screen_text(app)
        assert "▼ off track" in screen_text(app)
        assert_safe(app)
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, HomePage))
        assert "On the number, off the goals." in screen_text(app)


async def test_one_key_enters_where_the_headline_stands(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        await until(lambda: "# enters today's figure of Revenue." in screen_text(app))
        await tap(pilot, "#", sees="Where does Revenue stand today?")
        await type_text(pilot, "lots", "enter", sees="is not a number")
        await tap(pilot, "ctrl+u")
        await type_text(pilot, "1.2M", "enter", sees="   ahead")
        headline = app.workshop.periods[1].headline
        assert headline is not None
        assert headline.readings == (Reading(TODAY, 1_200_000),)
        assert "# enters" not in screen_text(app)
        await tap(pilot, "#", sees="Last: 1.2M EUR.")


async def test_without_a_headline_it_says_where_to_set_one(run: Run) -> None:
    async with run(without_headline(quarter())) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        await until(lambda: "none yet" in screen_text(app))
        await tap(pilot, "#", sees="There is no headline yet")


@pytest.mark.parametrize("key", ["f2", "right"])
async def test_it_closes_with_a_yes_and_names_what_was_left_out(run: Run, key: str) -> None:
    async with run(reported(quarter(), DACH, TODAY, 7, 19).settled()) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        await tap(pilot, key, sees="Close the check-in?")
        assert "Not checked in: Open the Nordics" in screen_text(app)
        assert "Not checked in: Share in DACH" not in screen_text(app)
        await tap(pilot, "n", sees=" MIRROR ")
        assert app.workshop.sessions[1].ended is None
        await tap(pilot, key, "y")
        await until(lambda: isinstance(app.screen, HomePage))
        assert app.workshop.sessions[1].end is SessionEnd.DONE
        await until(lambda: "The check-in is closed." in screen_text(app))
        await tap(pilot, "u")
        await until(lambda: app.workshop.sessions[1].ended is None)
        await tap(pilot, "c", sees=" MIRROR ")


async def test_enter_opens_the_highlighted_goal(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        await tap(pilot, "down", "enter")
        await until(lambda: isinstance(app.screen, GoalPage))
        await until(lambda: "Open the Nordics" in screen_text(app))


async def test_a_session_closed_elsewhere_leads_home(run: Run) -> None:
    from workshop.meet.checkin_session import close_check_in

    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        app.store.apply(lambda w: close_check_in(w, 1, app.now), None, "elsewhere")
        await until(lambda: isinstance(app.screen, HomePage))


async def test_hostile_figures_are_refused_in_words(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "mirror")
        for text in HOSTILE:
            await tap(pilot, "#")
            await settle(pilot)
            assert isinstance(app.screen, Ask)
            await paste(pilot, text)
            await tap(pilot, "enter")
            await settle(pilot)
            assert_safe(app, text)
            headline = app.workshop.periods[1].headline
            assert headline is not None
            assert not headline.readings, f"taken for a figure: {text[:40]!a}"
            await tap(pilot, "escape")
            await until(lambda: not isinstance(app.screen, Ask))
