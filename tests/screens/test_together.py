"""Several terminals on one file: what others do shows at once and disturbs nobody."""

import asyncio
import os
from datetime import UTC
from pathlib import Path

import pytest
from textual.widgets import Input

from screens.app import WorkshopApp
from screens.cards.cardline import CardLine
from screens.dialogs.ask import Ask
from screens.widgets.sheet import Sheet
from store import Store
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_text, settle, tap, type_text, until
from tests.world import IDEAS, NOW, Clock, in_session, planned, with_goals
from workshop.meet.agenda import go_to
from workshop.plan import claiming, drafting, goals


def other(app: WorkshopApp, clock: Clock) -> Store:
    """Another program on the same file."""
    return Store.open(app.store.path, clock=clock)


async def test_what_others_do_shows_without_a_key(run: Run, clock: Clock) -> None:
    async with run(planned("claim")) as (app, pilot):
        with other(app, clock) as store:
            store.apply(lambda w: claiming.claim(w, 1, 3, NOW, UTC), 3, "claim step 1")
        await until(lambda: "has it" in screen_text(app))
        await tap(pilot, "b", sees="Chen Wei has it since 09:00.")


async def test_typed_text_and_focus_stay_when_others_change_the_list(run: Run, clock: Clock) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await type_text(pilot, "Visit the three")
        with other(app, clock) as store:
            store.apply(lambda w: drafting.add_idea(w, 1, "Call the lapsed accounts"), None, "add a step")
        await until(lambda: "Call the lapsed accounts" in screen_text(app))
        assert isinstance(app.focused, Input)
        await type_text(pilot, " resellers", "enter")
        await until(lambda: {step.text for step in app.workshop.steps.values()} >= {"Visit the three resellers"})


async def test_the_highlight_stays_with_its_goal(run: Run, clock: Clock) -> None:
    async with run(with_goals()) as (app, pilot):
        await tap(pilot, "down")
        sheet = app.screen.query_one(Sheet)
        before = sheet.key
        with other(app, clock) as store:
            store.apply(lambda w: goals.move_goal(goals.add_goal(w, 1, "Another"), 3, -2), None, "add a goal")
        await until(lambda: "Another" in screen_text(app))
        assert sheet.key == before


async def test_an_open_dialog_stays_open_and_lands_on_the_newest_state(run: Run, clock: Clock) -> None:
    async with run(in_session("refine", 1, IDEAS[:2])) as (app, pilot):
        await tap(pilot, "f4", sees="What belongs elsewhere?")
        await type_text(pilot, "Company")
        with other(app, clock) as store:
            store.apply(lambda w: drafting.add_idea(w, 1, "Train the inside team"), None, "add a step")
        await until(lambda: len(app.workshop.steps) == 3)
        await type_text(pilot, " cars", "enter")
        await until(lambda: [one.text for one in app.workshop.parked.values()] == ["Company cars"])
        await until(lambda: "Train the inside team" in screen_text(app))


async def test_every_terminal_follows_the_stage(run: Run, clock: Clock) -> None:
    async with run(in_session("refine", 1)) as (app, _):
        with other(app, clock) as store:
            store.apply(lambda w: go_to(w, 1, "claim", 2, NOW), None, "go to claim", move=True)
        await until(lambda: " CLAIM " in screen_text(app) and "Goal 2 of 2" in screen_text(app))


async def test_a_ballot_from_another_terminal_shows_as_a_tick(run: Run, clock: Clock) -> None:
    from workshop.plan import voting

    w = voting.open_round(in_session("vote", 1, IDEAS), 1, (1, 2, 3))
    async with run(w.settled()) as (app, _):
        with other(app, clock) as store:
            store.box.seal(voting.envelope(1), 2, {1: 1})
        await until(lambda: "b Ben ✓" in screen_text(app))


async def test_a_file_that_was_taken_away_is_told_and_can_be_saved_elsewhere(run: Run, tmp_path: Path) -> None:
    """No key that was meant for a text answers the question, which nobody asked for."""
    async with run(in_session("draft", 1, IDEAS)) as (app, pilot):
        line = app.screen.query_one(CardLine)
        await until(lambda: line.has_focus)
        os.rename(f"{app.store.path}-log", tmp_path / "elsewhere")
        for letter in "Visit all":
            await type_text(pilot, letter)
            await asyncio.sleep(0.03)
        await until(lambda: app.lasting)
        await type_text(pilot, " three")
        assert line.value == "Visit all three"
        assert not isinstance(app.screen, Ask)
        question = await until(lambda: app.screen if isinstance(app.screen, Ask) else None)
        app.deaf_until += 60
        await type_text(pilot, "x", "enter", "escape")
        rescued = tmp_path / "team-rescued.json"
        assert app.screen is question
        assert question.line.value == str(rescued)
        app.deaf_until -= 60
        while question.line.value == str(rescued):
            await tap(pilot, "x")
        await tap(pilot, "backspace", "enter")
        await until(lambda: "Saved." in screen_text(app))
        app.store.close()
    with Store.open(rescued, clock=Clock()) as store:
        assert store.workshop.steps[1].text == IDEAS[0]


async def test_a_refused_change_keeps_what_was_typed(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.errors import NotSaved

    app = make_app(in_session("draft", 1))

    def full(*_: object, **__: object) -> None:
        raise NotSaved("Not saved: no space left on the device. Make room and try again.")

    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "Visit the three resellers")
        monkeypatch.setattr(app.store, "apply", full)
        await tap(pilot, "enter", sees="no space left on the device")
        assert "Visit the three resellers" in screen_text(app)
        monkeypatch.undo()
        await tap(pilot, "enter")
        await until(lambda: len(app.workshop.steps) == 1)
