"""A sheet of thousands of rows on the screen, which never stands still meanwhile."""

import asyncio
from time import thread_time

import pytest

from screens.pages import importing as page
from screens.pages.importing import ImportPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import press, screen_text, see, tap, until
from tests.world import founded
from workshop import importing

ROWS = 3_000
LINES = (f"Goal {row // 5},Measure {row},EUR,{row},{row + 5},{row + 90}" for row in range(ROWS))
SHEET = "\n".join(("Goal,Key result,Unit,Baseline,Current,Target", *LINES)).encode()


class Rounds:
    """How long a round of the loop takes at most, in seconds of its own thread: other load does not count."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        """Look at every round until it is cancelled."""
        last = thread_time()
        while True:
            await asyncio.sleep(0)
            now = thread_time()
            self.longest, last = max(self.longest, now - last), now


async def test_the_screen_goes_on_while_a_large_sheet_is_read_and_recorded(make_app: MakeApp) -> None:
    """Each round takes a fraction of what reading the sheet does; one undo takes all of it back."""
    app = make_app(founded())
    begun = thread_time()
    importing.plan(app.workshop, SHEET, today=app.today)
    reading = thread_time() - begun
    async with app.run_test(size=(100, 30)) as pilot:
        rounds = Rounds()
        watching = asyncio.create_task(rounds.watch())
        app.push_screen(ImportPage("goals.csv", SHEET))
        await see(app, "goals: 600 goals and 3,000 key results new")
        press(app, "y")
        await until(lambda: app.workshop.goals)
        watching.cancel()
        await tap(pilot, "u")
        await until(lambda: not app.workshop.goals)
    assert rounds.longest < reading / 6, (rounds.longest, reading)


async def test_the_page_says_how_far_reading_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "SOON", 0.0)
    told: set[str] = set()
    async with run(founded(), size=(100, 30)) as (app, _):
        app.push_screen(ImportPage("goals.csv", SHEET))

        def said() -> bool:
            told.add(next((line for line in screen_text(app).splitlines() if "is being read: " in line), ""))
            return "new" in screen_text(app)

        await until(said)
    assert any("%" in line for line in told)
