"""The command palette: it offers what can be done on the page below it, and bears any key and any paste."""

from collections.abc import Callable
from typing import cast

import pytest
from textual.command import CommandList

from screens.app import WorkshopApp
from screens.textual_parts import Palette
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, tap, type_text, until
from tests.world import IDEAS, in_session
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]


async def test_it_offers_undo_and_help_too(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS[:2])) as (app, pilot):
        await tap(pilot, "d", "enter")
        await until(lambda: app.workshop.steps[1].state == "dropped")
        await tap(pilot, "ctrl+p")
        await type_text(pilot, "undo the newest", sees="Undo  (u)")
        await tap(pilot, "enter")
        await until(lambda: app.workshop.steps[1].state == "idea")


async def test_a_page_key_before_the_list_is_laid_out_moves_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkshopApp, "COMMANDS", set())
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "ctrl+p")
        found = await until(lambda: app.screen.query_one(CommandList))
        found.clear_options().add_option("One").highlighted = 0
        for action in ("page_down", "page_up", "cursor_down"):
            cast(Palette, app.screen)._action_command_list(action)
        assert app.is_running


async def test_hostile_pastes_are_made_safe(run: Run) -> None:
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "ctrl+p")
        for text in HOSTILE:
            await paste(pilot, text)
            assert_safe(app)
