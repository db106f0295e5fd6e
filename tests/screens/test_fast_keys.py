"""Keys that come faster than screens change end nothing and get lost nowhere."""

from collections.abc import Callable

import pytest

from screens import keyqueue
from screens.app import WorkshopApp
from screens.dialogs.ask import Ask
from screens.stages.planning.claim import ClaimPage
from screens.stages.planning.refine import RefinePage
from screens.stages.stage import StagePage
from store import Store
from tests.screens.conftest import Run
from tests.screens.kit import burst, paste, press, screen_text, settle, tap, type_text, until
from tests.world import IDEAS, NOW, Clock, in_session, planned
from workshop.meet.agenda import go_to
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]
STAGES = ("welcome", "goals", "draft", "refine", "vote", "choose", "claim", "commit", "plan")


def here(app: WorkshopApp) -> StagePage:
    assert isinstance(app.screen, StagePage)
    return app.screen


@pytest.mark.parametrize("key", ["f4", "f6"])
async def test_a_dialog_asked_for_while_the_stage_is_left_does_not_end_the_program(run: Run, key: str) -> None:
    async with run(in_session("draft", 1, IDEAS[:3])) as (app, pilot):
        await burst(pilot, "f8", key, key)
        await until(lambda: app.workshop.sessions[1].stage == "refine")
        await settle(pilot)
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, RefinePage))
        await tap(pilot, "f8")
        await until(lambda: app.workshop.sessions[1].stage == "vote")


@pytest.mark.parametrize("stage", STAGES[:-1])
async def test_any_key_may_come_right_behind_the_way_on(run: Run, stage: str) -> None:
    w = planned("claim")
    async with run(go_to(w, 1, stage, None, NOW).settled()) as (app, pilot):
        await burst(pilot, "f8", "e", "enter", "g", "escape", "f8", "enter", "space", "f2", "escape", "t", "f4")
        await settle(pilot)
        assert app.is_running


async def test_a_page_that_is_not_put_together_yet_gets_its_keys_later(run: Run) -> None:
    async with run(planned("choose")) as (app, pilot):
        app.record_move("go to claim", go_to, 1, "claim", 1, NOW)
        assert isinstance(app.screen, ClaimPage)
        assert not app.screen.is_mounted
        await burst(pilot, "right")
        await until(lambda: "Nobody has taken" in screen_text(app))


async def test_a_stage_is_followed_once_the_dialog_on_top_of_the_old_one_is_closed(run: Run, clock: Clock) -> None:
    async with run(in_session("refine", 1, IDEAS[:2])) as (app, pilot):
        await tap(pilot, "f4")
        await type_text(pilot, "Company")
        with Store.open(app.store.path, clock=clock) as other:
            other.apply(lambda w: go_to(w, 1, "vote", 1, NOW), None, "go to vote", move=True)
        await until(lambda: app.workshop.sessions[1].stage == "vote")
        assert isinstance(app.screen, Ask)
        await type_text(pilot, " cars", "enter", sees=" VOTE ")
        assert [one.text for one in app.workshop.parked.values()] == ["Company cars"]
        assert len(app.screen_stack) == 2
        assert here(app).stage == "vote"


async def test_what_is_typed_for_a_dialog_reaches_it_however_fast(run: Run) -> None:
    async with run(planned("refine")) as (app, pilot):
        await burst(
            pilot, *"d", *"too late", "enter", "d", *"nobody has time", "enter", "f4", *"dd", "enter", *"a"
        )
        await burst(pilot, *"One more", "enter", *"e", "!", "enter")
        await until(lambda: app.workshop.steps.last_id == 4 and app.workshop.steps[4].text == "One more!")
        assert [step.state for step in app.workshop.steps.of(1)] == ["dropped", "dropped", "planned", "idea"]
        assert [one.why for one in app.workshop.decisions.values()] == ["too late", "nobody has time"]
        assert [one.text for one in app.workshop.parked.values()] == ["dd"]


async def test_a_paste_waits_for_its_turn_too(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS[:1])) as (app, pilot):
        await burst(pilot, "a", "x")
        await paste(pilot, " marks the spot")
        await tap(pilot, "enter")
        await until(lambda: app.workshop.steps.last_id == 2)
        assert app.workshop.steps[2].text == "x marks the spot"


async def test_a_key_whose_trail_is_lost_holds_up_the_others_only_for_a_moment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyqueue, "_LOOKS", 1)
    async with run(in_session("welcome")) as (app, _):
        monkeypatch.setattr(app, "_follow", lambda key, rounds: None)
        press(app, "right")
        press(app, "right")
        await until(lambda: " DRAFT " in screen_text(app))
        assert app.workshop.sessions[1].stage == "draft"


async def test_two_steps_on_in_one_go(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS[:1])) as (app, pilot):
        await burst(pilot, "f8", "f8", "f8", "f7")
        await until(lambda: " CHOOSE " in screen_text(app))
