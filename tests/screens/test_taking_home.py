"""x: what is on the screen is taken home, to a file or to the clipboard."""

from datetime import UTC
from pathlib import Path

import pytest

from screens.app import WorkshopApp
from screens.pages.mysteps import MyStepsPage
from store import Store
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import WIDE, screen_text, settle, tap, type_text, until
from tests.world import Clock, planned


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


async def test_the_plan_stage_writes_the_plan_and_keeps_what_is_there(make_app: MakeApp) -> None:
    app = make_app(planned("plan"))
    target = Path("the-plan-for-q1-2027.html")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await tap(pilot, "x", sees="The plan for Q1 2027: how?")
        await tap(pilot, "1", sees="Write it to")
        await tap(pilot, "enter", sees="is in ")
        assert target.read_text(encoding="utf-8").startswith("<!")
        target.write_text("mine")
        await tap(pilot, "x", sees="how?")
        await tap(pilot, "1", sees="Write it to")
        await tap(pilot, "enter", sees="Replace")
        await tap(pilot, "enter", sees="Nothing was written")
        assert target.read_text() == "mine"


async def test_home_asks_which_and_text_goes_to_the_clipboard(run: Run) -> None:
    async with run(planned("plan"), size=WIDE) as (app, pilot):
        app.go_home()
        await settle(pilot)
        await tap(pilot, "x", sees="What do you take home?")
        await tap(pilot, "2", sees="how?")
        await tap(pilot, "8", sees="is copied")
        assert app.clipboard.startswith("THE PLAN FOR Q1 2027")


async def test_a_folder_that_is_not_there_is_said_and_the_name_stays(
    run: Run,
) -> None:
    async with run(planned("plan"), size=WIDE) as (_, pilot):
        await tap(pilot, "x", sees="how?")
        await tap(pilot, "2", sees="Write it to")
        await tap(pilot, "home")
        await type_text(pilot, "nowhere/", "enter", sees="Not written: no such file or directory")


@pytest.mark.parametrize(("whose", "offered"), [(1, True), (2, False)])
async def test_a_members_terminal_takes_only_its_own_steps(
    tmp_path: Path, clock: Clock, whose: int, offered: bool
) -> None:
    store = Store.create(tmp_path / "team.json", planned("plan"), clock=clock)
    app = WorkshopApp(store, clock, me=1, zone=UTC)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        page = MyStepsPage(whose)
        app.push_screen(page)
        await settle(pilot)
        assert bool(page.reports()) is offered
        await tap(pilot, "x")
        if offered:
            await until(lambda: "my steps: how?" in screen_text(app))
        else:
            assert app.screen is page
