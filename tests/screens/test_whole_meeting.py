"""A whole planning meeting, held with only those keys that the screen names at that moment; keys are counted."""

from typing import Any

import pytest
from textual.pilot import Pilot

from screens.app import WorkshopApp
from tests.screens.conftest import MakeApp
from tests.screens.holding import Holding
from tests.screens.kit import screen_text, settle, tap, type_text
from tests.world import with_goals
from workshop.model import SessionEnd
from workshop.team import team


class Piloted:
    """The screen of an app that is tested."""

    def __init__(self, app: WorkshopApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def look(self) -> str:
        await settle(self.pilot)
        return screen_text(self.app)

    async def press(self, key: str) -> None:
        await tap(self.pilot, key)

    async def type(self, text: str) -> None:
        await type_text(self.pilot, text)


@pytest.mark.parametrize("size", [(100, 30), (160, 50)])
async def test_a_meeting_is_held_with_the_keys_that_screens_name(make_app: MakeApp, size: tuple[int, int]) -> None:
    w = with_goals()
    for member in range(4, 9):
        w = team.set_active(w, member, False)
    app = make_app(w.settled())
    async with app.run_test(size=size) as pilot:
        held = Holding(Piloted(app, pilot))
        await held.hold(goals=2, people=3)
        assert app.workshop.sessions[1].end is SessionEnd.PLANNED
        assert held.over_budget(goals=2, people=3) == {}
