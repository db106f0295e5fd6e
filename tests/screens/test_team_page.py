"""The page with the people of the team."""

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.pages.team import TeamPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, settle, tap, until
from tests.screens.typing import filled, saved
from tests.world import founded, with_goals
from workshop.model import Step, StepState, Workshop
from workshop.team import team


def loaded(steps: int = 6) -> Workshop:
    """A team in which the first person owns so many open steps."""
    some = (Step(number, 1, "Call", state=StepState.PLANNED, owner=1) for number in range(1, steps + 1))
    return with_goals().put(*some).settled()


async def opened(app: WorkshopApp) -> None:
    """Open the page and wait until it stands."""
    app.push_screen(TeamPage())
    await until(lambda: "Check-ins" in screen_text(app))


async def test_t_on_home_opens_it_and_escape_goes_back(run: Run) -> None:
    async with run(loaded()) as (app, pilot):
        await tap(pilot, "t")
        await until(lambda: isinstance(app.screen, TeamPage) and "8 people" in screen_text(app))
        assert "▪▪▪▪▪▪ 6 heavy" in screen_text(app)
        await tap(pilot, "escape")
        await until(lambda: not isinstance(app.screen, TeamPage))


async def test_people_are_added_and_edited(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await opened(app)
        await tap(pilot, "a")
        await saved(pilot, name="Ines Duarte")
        assert app.workshop.members[9].initials == "ID"
        await tap(pilot, "enter")
        await saved(pilot, initials="IX")
        assert app.workshop.members[9].initials == "IX"
        await tap(pilot, "e")
        form = await filled(pilot, initials="af")
        await tap(pilot, "ctrl+s", sees="Ana Ferreira already has the initials")
        assert form.values["initials"] == "af"


async def test_who_leaves_is_asked_about_every_open_step(run: Run) -> None:
    async with run(loaded(2)) as (app, pilot):
        await opened(app)
        await tap(pilot, "space", sees="what becomes of 2 open steps?")
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, TeamPage))
        assert app.workshop.members[1].active
        await tap(pilot, "space", "4", "1", "2", sees="To whom?")
        await tap(pilot, "1", sees="No longer in the team")
        assert [(one.owner, one.offered_to) for one in app.workshop.steps.values()] == [(None, None), (None, 2)]
        await tap(pilot, "u")
        await until(lambda: app.workshop.members[1].active)
        assert [one.owner for one in app.workshop.steps.values()] == [1, 1]
        await tap(pilot, "home", "space", "3", "1")
        await until(lambda: not app.workshop.members[1].active)
        assert [one.owner for one in app.workshop.steps.values()] == [2, 2]
        await tap(pilot, "end", "space")
        await until(lambda: app.workshop.members[1].active)


async def test_settings_are_changed_and_nonsense_is_refused(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await opened(app)
        await tap(pilot, "s")
        form = await filled(pilot, check_in_days="often", heavy_load="4")
        await tap(pilot, "ctrl+s")
        await until(lambda: "not a whole number" in screen_text(app) or "has at most" in screen_text(app))
        await filled(pilot, check_in_days="14")
        await tap(pilot, "ctrl+s")
        await until(lambda: app.screen is not form)
        assert (app.workshop.team.check_in_days, app.workshop.team.heavy_load) == (14, 4)
        await until(lambda: "every 2 weeks" in screen_text(app))


async def test_an_empty_team_says_what_to_do(run: Run) -> None:
    async with run(team.found(Workshop(), "[/] Sales").settled()) as (app, _):
        await opened(app)
        await until(lambda: "Press a to add the first person" in screen_text(app))
        assert "[/] Sales" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names_in_the_file_never_reach_the_terminal(run: Run, size: tuple[int, int]) -> None:
    async with run(founded(), size=size) as (app, pilot):
        await opened(app)
        for text in HOSTILE:
            name = text.encode("utf-8", "replace").decode()
            assert app.record("rename", lambda w, name=name: w.put(replace(w.members[1], name=name)))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
