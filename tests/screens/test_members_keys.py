"""What a member's own terminal may do with the keys between meetings, and what is refused with a sentence."""

import pytest
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.pages.board import BoardPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_words, see, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, at_work
from workshop.model import StepState
from workshop.plan.goals import add_goal

REFUSED = ("somebody else's", "'s: ", "room's screen")


async def on_board(app: WorkshopApp, pilot: Pilot[None], step: int) -> None:
    """The member's board with this step highlighted."""
    await settle(pilot)
    app.push_screen(page := BoardPage())
    await see(app, "Board")
    page.action_include()
    await settle(pilot)
    page.action_include()
    await settle(pilot)
    assert page.rows.highlight(step)
    await settle(pilot)


@pytest.mark.parametrize(
    ("step", "keys", "done"),
    [
        (4, ("w", "2"), lambda app: app.workshop.steps[4].offered_to == BEN),
        (4, ("w", "9"), lambda app: app.workshop.steps[4].owner is None),
        (4, ("g", "3"), lambda app: app.workshop.steps[4].goal == 3),
        (4, ("delete", "no", "enter"), lambda app: app.workshop.steps[4].state is StepState.DROPPED),
        (7, ("w", "3"), None),
        (7, ("delete", "no", "enter"), None),
        (7, ("n", "how is it?", "enter"), lambda app: app.workshop.steps[7].notes[-1].by == ANA),
    ],
    ids=["offer mine", "free mine", "move mine", "drop mine", "give Ben's", "drop Ben's", "note on Ben's"],
)
async def test_a_member_acts_on_own_steps_and_not_on_others(
    make_app: MakeApp, step: int, keys: tuple[str, ...], done: object
) -> None:
    app = make_app(add_goal(at_work(), 1, "Open the South").settled())
    app.me = ANA
    before = app.workshop.steps[step]
    async with app.run_test(size=(100, 30)) as pilot:
        await on_board(app, pilot, step)
        for key in keys:
            await (type_text(pilot, key) if " " in key or key == "no" else tap(pilot, key))
        if callable(done):
            await until(lambda: done(app))
        else:
            await until(lambda: any(one in screen_words(app) for one in REFUSED))
            assert app.workshop.steps[step] == before


async def test_a_member_plans_an_idea_for_themselves(run: Run) -> None:
    async with run(at_work(), me=ANA, size=(100, 30)) as (app, pilot):
        await app.show_goal(2, 10)
        await see(app, "Buy a list of addresses")
        await tap(pilot, "y", "1")
        await type_text(pilot, "20 feb", "enter")
        await until(lambda: app.workshop.steps[10].state is StepState.PLANNED)
        assert app.workshop.steps[10].owner == ANA
