"""The one search over everything, from wherever somebody is."""

import pytest

from screens.pages.everything import FindPage
from screens.pages.goal import GoalPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, see, tap, type_text, until
from tests.screens.steps_at_work import at_work
from tests.world import NOW, in_session
from workshop.learn.wins import add_win
from workshop.model import StageKey
from workshop.track import doing
from workshop.words.signs import AT_WORK


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_words_are_found_while_they_are_typed_and_enter_opens(run: Run, size: tuple[int, int]) -> None:
    w = doing.add_note(at_work(), 3, "Ask Jérôme at Zürich", now=NOW)
    async with run(add_win(w, 1, "Zurich signed").settled(), size=size) as (app, pilot):
        await tap(pilot, "ctrl+f")
        await until(lambda: isinstance(app.screen, FindPage))
        await type_text(pilot, "zur", sees=(f"{AT_WORK} doing", "Ask Jérôme at", "win", "Zurich signed"))
        await tap(pilot, "enter")
        await until(lambda: isinstance(app.screen, GoalPage))
        page = app.screen
        assert isinstance(page, GoalPage)
        assert page.step == app.workshop.steps[3]
        await tap(pilot, "escape", "down", "enter", sees="A win")
        await tap(pilot, "escape")
        for text in HOSTILE:
            await paste(pilot, text)
            assert_safe(app, text)


async def test_it_opens_from_a_line_and_what_was_typed_is_still_there(run: Run) -> None:
    async with run(in_session(StageKey.DRAFT, 1)) as (app, pilot):
        await see(app, "DRAFT")
        await tap(pilot, "a")
        await type_text(pilot, "Call the", "ctrl+f")
        await until(lambda: isinstance(app.screen, FindPage))
        await type_text(pilot, "nordics", sees="Open the Nordics")
        await tap(pilot, "escape", "escape")
        await until(lambda: not isinstance(app.screen, FindPage))
        assert "Call the" in screen_text(app)
