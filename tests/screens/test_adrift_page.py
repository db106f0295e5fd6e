"""What is adrift, on the first screen, in its list and in the check-in; steps changed together, ideas planned."""

from datetime import date

from msgspec.structs import replace

from screens.pages.adrift import AdriftPage
from screens.pages.board import BoardPage
from screens.pages.goal import GoalPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, see, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, at_work, worded
from workshop.model import StepState, Workshop
from workshop.plan.goals import add_goal
from workshop.team.team import set_active


def adrift_world() -> Workshop:
    """Ben has left with step 7; 9 has nobody, 8 no answer, 4 no day."""
    return set_active(at_work(), BEN, False).settled()


async def test_home_counts_and_one_key_lists_what_is_adrift(run: Run) -> None:
    async with run(adrift_world(), size=(100, 30)) as (app, pilot):
        await see(app, "4 steps are adrift: d lists which and why.")
        await tap(pilot, "d")
        shown = await see(
            app, "Its owner has left · 1", "Nobody has it · 1", "Offered, not answered · 1", "No date · 1"
        )
        assert shown.index("Its owner has left") < shown.index("Nobody has it") < shown.index("No date")
        page = app.screen
        assert isinstance(page, AdriftPage)
        assert [one.step.id for one in page.rows.items] == [7, 9, 8, 4]
        await tap(pilot, "m")
        await type_text(pilot, "20 feb", "enter", "w", "1")
        await until(lambda: app.workshop.steps[7].owner == ANA)
        await until(lambda: [one.step.id for one in page.rows.items] == [9, 8, 4])
        for text in HOSTILE:
            assert app.record("write", lambda w, text=text: worded(w, text))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)


async def test_marked_steps_are_moved_given_and_dropped_together(run: Run) -> None:
    async with run(adrift_world(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "d", "down", "space", "down", "space", "m", sees="When is it due?")
        await type_text(pilot, "20 feb", "enter", sees="Moved: 2 steps")
        assert [app.workshop.steps[key].due for key in (9, 8, 4)] == [date(2027, 2, 20), None, date(2027, 2, 20)]
        await tap(pilot, "u")
        await until(lambda: app.workshop.steps[9].due is None)
        page = app.screen
        assert isinstance(page, AdriftPage)
        page.rows.mark(9, 8)
        await tap(pilot, "w", "2")
        await until(lambda: [app.workshop.steps[key].owner for key in (9, 8)] == [3, 3])
        page.rows.mark(9, 8)
        await tap(pilot, "delete")
        await type_text(pilot, "somebody else does it", "enter")
        await until(lambda: [app.workshop.steps[key].state for key in (9, 8)] == [StepState.DROPPED] * 2)


async def test_on_the_board_marked_steps_move_to_another_goal(run: Run) -> None:
    async with run(add_goal(at_work(), 1, "Open the South").settled(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "b")
        await until(lambda: isinstance(app.screen, BoardPage))
        page = app.screen
        assert isinstance(page, BoardPage)
        page.rows.mark(1, 7)
        await tap(pilot, "g", "3", sees="Moved: 2 steps")
        assert [app.workshop.steps[key].goal for key in (1, 7)] == [3, 3]
        assert not page.rows.marked


async def test_y_on_a_goal_takes_an_idea_into_the_plan(run: Run) -> None:
    async with run(at_work(), size=(100, 30)) as (app, pilot):
        await app.show_goal(2, 10)
        await until(lambda: isinstance(app.screen, GoalPage))
        await tap(pilot, "y", "2")
        await type_text(pilot, "1 jan 2029", "enter")
        assert app.workshop.steps[10].state is StepState.IDEA
        for _ in "1 jan 2029":
            await tap(pilot, "backspace")
        await type_text(pilot, "20 feb", "enter")
        await until(lambda: app.workshop.steps[10].state is StepState.PLANNED)
        step = app.workshop.steps[10]
        assert (step.owner, step.due) == (BEN, date(2027, 2, 20))


async def test_a_check_in_goes_through_what_is_adrift(run: Run) -> None:
    w = adrift_world()
    async with run(w.put(replace(w.steps[8], due=date(2027, 2, 16))), size=(100, 40)) as (app, pilot):
        await tap(pilot, "c")
        await see(app, "STEPS", "No date: m gives one · 2", "Adrift: w says who has it, m until when · 2")
