"""Keys that come faster than screens change end nothing and get lost nowhere."""

from collections.abc import Callable

import pytest

from screens.app import WorkshopApp
from screens.dialogs.ask import Ask
from screens.planning.claim import ClaimPage
from screens.planning.refine import RefinePage
from screens.session.stage import StagePage
from store import Store
from tests.screens.kit import burst, screen_text, settle, tap, type_text, until
from tests.world import IDEAS, NOW, Clock, in_session, planned
from workshop.agenda import go_to
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]
STAGES = ("welcome", "goals", "draft", "refine", "vote", "choose", "claim", "commit", "plan")


def here(app: WorkshopApp) -> StagePage:
    assert isinstance(app.screen, StagePage)
    return app.screen


@pytest.mark.parametrize("key", ["f4", "f6"])
async def test_a_dialog_asked_for_while_the_stage_is_left_does_not_end_the_program(
    make_app: MakeApp, key: str
) -> None:
    app = make_app(in_session("draft", 1, IDEAS[:3]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, "f8", key, key)
        await until(lambda: app.workshop.sessions[1].stage == "refine")
        await settle(pilot)
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, RefinePage))
        await tap(pilot, "f8")
        await until(lambda: app.workshop.sessions[1].stage == "vote")


@pytest.mark.parametrize("stage", STAGES[:-1])
async def test_any_key_may_come_right_behind_the_way_on(make_app: MakeApp, stage: str) -> None:
    w = planned("claim")
    app = make_app(go_to(w, 1, stage, None, NOW).settled())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await burst(pilot, "f8", "e", "enter", "g", "escape", "f8", "enter", "space", "f2", "escape", "t", "f4")
        await settle(pilot)
        # It is alive: a key still does what it is for.
        await tap(pilot, *["escape", "n"] * 4)
        await until(lambda: len(app.screen_stack) == 1)


async def test_a_page_that_is_not_put_together_yet_gets_its_keys_later(make_app: MakeApp) -> None:
    app = make_app(planned("choose"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.record(lambda w: go_to(w, 1, "claim", 1, NOW), "go to claim", move=True)
        assert isinstance(app.screen, ClaimPage)
        assert not app.screen.is_mounted
        await burst(pilot, "right")
        await until(lambda: "Nobody has taken" in screen_text(app))


async def test_a_stage_is_followed_once_the_dialog_on_top_of_the_old_one_is_closed(
    make_app: MakeApp, clock: Clock
) -> None:
    app = make_app(in_session("refine", 1, IDEAS[:2]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "f4")
        await type_text(pilot, "Company")
        with Store.open(app.store.path, clock=clock) as other:
            other.apply(lambda w: go_to(w, 1, "vote", 1, NOW), None, "go to vote", move=True)
        await until(lambda: app.workshop.sessions[1].stage == "vote")
        assert isinstance(app.screen, Ask)
        await type_text(pilot, " cars")
        await tap(pilot, "enter")
        await until(lambda: "▸vote" in screen_text(app))
        assert [one.text for one in app.workshop.parked.values()] == ["Company cars"]
        assert len(app.screen_stack) == 2
        assert here(app).stage == "vote"
