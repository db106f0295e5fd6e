"""How long a refusal stays on a page."""

from screens.pages.board import BoardPage
from store.errors import Busy
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, until
from tests.screens.steps_at_work import BEN, at_work


async def test_a_refusal_stays_until_a_key_that_is_not_refused(run: Run) -> None:
    async with run(at_work(), me=BEN) as (app, pilot):
        await tap(pilot, "b")
        await until(lambda: isinstance(app.screen, BoardPage))
        for _ in range(3):
            await tap(pilot, "f", sees="Step 1 is Ana Ferreira's")
        await tap(pilot, "down")
        await until(lambda: "Step 1 is Ana Ferreira's" not in screen_text(app))


async def test_what_is_wrong_with_the_file_stays(run: Run) -> None:
    async with run(at_work()) as (app, pilot):
        app.tell_trouble(Busy("another window has been writing for 5 s; nothing was changed"))
        await tap(pilot, "down", "up", "down", sees="✖ another window has been writing")
        await tap(pilot, "up")
        assert "✖ another window has been writing" in screen_text(app)
