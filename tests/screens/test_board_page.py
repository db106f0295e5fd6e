"""The board: found by typing, grouped and ordered with a key, acted on with a key."""

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.dialogs.choose import Choose
from screens.pages.board import BoardPage
from screens.pages.goal import GoalPage
from screens.pages.mysteps import MyStepsPage
from screens.steps.stepkeys import StepPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, at_work, crowded, worded
from tests.world import founded
from workshop.model import StepState

WIDE, USUAL, SMALL = (120, 40), (80, 24), (40, 15)


async def opened(app: WorkshopApp, pilot: Pilot[None]) -> BoardPage:
    """The board, opened from the first screen."""
    await settle(pilot)
    await tap(pilot, "b")
    page = await until(lambda: app.screen if isinstance(app.screen, BoardPage) else None)
    assert isinstance(page, BoardPage)
    await until(lambda: "Board" in screen_text(app))
    await settle(pilot)
    return page


def listed(page: BoardPage) -> list[int]:
    """The steps in the order in which they stand there."""
    return [row.step.id for row in page.rows.items]


async def test_the_plan_by_goal_next_due_first(run: Run) -> None:
    async with run(at_work(), size=WIDE) as (app, pilot):
        page = await opened(app, pilot)
        assert listed(page) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
        shown = screen_text(app)
        assert "Share in DACH · 6" in shown
        assert "Open the Nordics · 3" in shown
        assert "9 steps" in shown
        assert "by goal · next due first · open and done" in shown


async def test_one_key_each_groups_orders_and_includes(run: Run) -> None:
    async with run(at_work(), size=WIDE) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "p")
        assert listed(page) == [8, 9, 1, 2, 3, 4, 5, 6, 7]
        await until(lambda: "nobody yet · 2" in screen_text(app) and "Ben Okafor · 1" in screen_text(app))
        await tap(pilot, "o", "o", "o")
        assert listed(page)[:2] == [9, 8]
        await until(lambda: "most dots first" in screen_text(app))
        await tap(pilot, "o", "i")
        assert 5 not in listed(page)
        await until(lambda: "next due first · open" in screen_text(app))
        await tap(pilot, "i")
        assert listed(page)[:3] == [8, 9, 10]
        await tap(pilot, "i", "p")
        assert listed(page) == [1, 2, 3, 4, 5, 6, 7, 8, 9]


async def test_the_filter_follows_the_letters_and_esc_keeps_it_then_clears_it(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "slash")
        await type_text(pilot, "ana CALL")
        assert listed(page) == [1]
        await tap(pilot, "escape")
        assert (page.focused, page.finding.words, listed(page)) == (page.rows, "ana CALL", [1])
        await tap(pilot, "f")
        assert app.workshop.steps[1].state is StepState.DONE
        await tap(pilot, "escape")
        assert (page.finding.words, len(listed(page))) == ("", 9)
        await tap(pilot, "escape")
        await until(lambda: app.screen is not page)


async def test_while_typing_the_arrows_move_and_enter_goes_back_to_the_list(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "slash", *"nordics", "down")
        assert page.rows.key == listed(page)[1]
        await tap(pilot, "enter")
        assert page.focused is page.rows
        assert page.finding.words == "nordics"
        await tap(pilot, "slash", "q", "q", sees=("No steps here.", "0 steps"))
        await tap(pilot, "enter", "f", "m", "b", "n", "v", "c", "s", "r", "e", "enter")
        assert app.screen is page


async def test_the_keys_are_those_of_my_steps() -> None:
    theirs = {(one.action, one.keys) for one in BoardPage.TABLE.commands}
    assert {(one.action, one.keys) for one in StepPage.KEYS} <= theirs
    assert set(StepPage.KEYS) <= set(MyStepsPage.TABLE.commands)
    pressed = [key for command in BoardPage.TABLE.commands for key in command.keys.split(",")]
    assert len(pressed) == len(set(pressed))
    assert "d" not in pressed, "d drops things elsewhere"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_list_reaches_the_edge_of_the_screen(run: Run, size: tuple[int, int]) -> None:
    async with run(at_work(), size=size) as (app, pilot):
        page = await opened(app, pilot)
        assert (page.rows.region.x, page.rows.region.right) == (0, size[0])


async def test_the_room_finishes_and_goes_on_to_the_next(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "f", "f")
        assert [app.workshop.steps[key].state for key in (1, 2)] == [StepState.DONE] * 2
        assert page.rows.key == 3
        assert listed(page)[:2] == [3, 4]


async def test_the_room_says_who_takes_a_step(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        assert page.rows.highlight(9)
        await settle(pilot)
        await tap(pilot, "c")
        await until(lambda: isinstance(app.screen, Choose))
        await tap(pilot, "2")
        await until(lambda: app.workshop.steps[9].owner == BEN)
        await until(lambda: app.screen is page)
        await tap(pilot, "r")
        assert app.workshop.steps[9].owner is None


async def test_a_member_acts_on_their_own_and_is_told_whose_the_others_are(run: Run) -> None:
    async with run(at_work(), me=BEN, size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "f", sees="Step 1 is Ana Ferreira's")
        assert page.rows.key == 1
        assert app.workshop.steps[1].open
        assert page.rows.highlight(9)
        await tap(pilot, "c")
        await until(lambda: app.workshop.steps[9].owner == BEN)


async def test_enter_opens_the_goal_at_the_step(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "down", "down", "enter")
        goal = await until(lambda: app.screen if isinstance(app.screen, GoalPage) else None)
        assert isinstance(goal, GoalPage)
        await until(lambda: goal.step is not None and goal.step.id == 3)
        await tap(pilot, "escape")
        await until(lambda: app.screen is page)


async def test_changes_of_others_appear_and_the_highlight_stays(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "down")
        first = app.workshop.steps[1]
        app.store.apply(lambda w: w.cut(first), None, "take step 1 out")
        await until(lambda: 1 not in listed(page))
        assert page.rows.key == 2


async def test_without_steps_it_says_where_they_come_from(run: Run) -> None:
    async with run(founded(), size=SMALL) as (app, pilot):
        assert "b board" not in screen_text(app)
        await tap(pilot, "b", sees="No steps here.")


async def test_a_thousand_steps_are_gone_through(run: Run) -> None:
    async with run(crowded(1000), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        assert "1,000 steps" in screen_text(app)
        await tap(pilot, "end")
        assert page.rows.key == 999
        await tap(pilot, "slash", *"account 77")
        assert set(listed(page)) == {key for key in range(1, 1001) if "77" in str(key)}


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_hostile_texts_in_the_file_never_reach_the_terminal(run: Run, size: tuple[int, int]) -> None:
    async with run(at_work(), size=size) as (app, pilot):
        await opened(app, pilot)
        await tap(pilot, "p")
        for text in HOSTILE:
            assert app.record("reword", lambda w, text=text: worded(w, text))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)


async def test_owners_are_called_by_their_short_names(make_app: MakeApp) -> None:
    app = make_app(at_work())

    def owner() -> str:
        line = next(line for line in screen_text(app).splitlines() if "Call the lapsed accounts" in line)
        return line.split("accounts")[1].split("3 days late")[0].strip()

    async with app.run_test(size=USUAL) as pilot:
        await opened(app, pilot)
        await until(lambda: owner() == "Ana")
        app.store.apply(lambda w: w.put(replace(w.members[ANA], name="Zoe Ferreira")), None, "rename")
        app.take_newest()
        await until(lambda: owner() == "Zoe")
