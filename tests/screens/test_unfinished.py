"""What is typed in a dialog is there again after the program has ended in the middle of it."""

from datetime import UTC

from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.dialogs.ask import Ask
from screens.dialogs.fields import Options
from screens.dialogs.form import Form
from store import Store
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_text, settle, tap, type_text, until
from tests.screens.typing import filled, saved
from tests.world import Clock, with_goals

BACK = "This was typed here before and is not recorded."
WHY = "Two rivals left.\nTheir accounts choose now."


def begun_again(app: WorkshopApp, clock: Clock, me: int | None = None) -> WorkshopApp:
    """The program, started again on the same file."""
    return WorkshopApp(Store.open(app.store.path, clock=clock), clock, me, zone=UTC)


async def kept(pilot: Pilot[None]) -> None:
    """Wait until what stands in the open dialog has been written down."""
    app, dialog = pilot.app, pilot.app.screen
    assert isinstance(app, WorkshopApp)
    assert isinstance(dialog, Form | Ask)
    place = f"{dialog.place}:{app.me or 0}"
    await until(lambda: dialog.unfinished and app.store.box.kept(place) == dialog.unfinished)


async def typed_a_goal(app: WorkshopApp) -> None:
    """Somebody fills in half of a form, and the program ends."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "a")
        form = await filled(pilot, title="Win the mid-market", why=WHY)
        next(row.input for row in form.rows if isinstance(row.input, Options)).focus()
        await tap(pilot, "right", "right")
        await kept(pilot)


async def typed_a_step(app: WorkshopApp) -> None:
    """Somebody types half of a step, and the program ends."""
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "enter", "a")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, "Visit the three")
        await kept(pilot)


async def test_a_form_begins_with_what_was_typed_when_the_program_ended(make_app: MakeApp, clock: Clock) -> None:
    first = make_app(with_goals())
    await typed_a_goal(first)
    app = begun_again(first, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "a")
        await until(lambda: BACK in screen_text(app))
        form = app.screen
        assert isinstance(form, Form)
        assert form.values["title"] == "Win the mid-market"
        assert form.values["why"] == WHY
        chosen = next(row for row in form.rows if isinstance(row.input, Options))
        assert chosen.value == "market share"
        await saved(pilot)
        assert app.workshop.goals[3].title == "Win the mid-market"
        assert not app.unfinished.kept_in(form)
        await tap(pilot, "a")
        await until(lambda: isinstance(app.screen, Form))
        assert BACK not in screen_text(app)


async def test_what_is_left_after_a_yes_is_forgotten(make_app: MakeApp, clock: Clock) -> None:
    first = make_app(with_goals())
    await typed_a_goal(first)
    app = begun_again(first, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "a")
        await until(lambda: BACK in screen_text(app))
        form = app.screen
        assert isinstance(form, Form)
        await tap(pilot, "escape", "up", "enter")
        await until(lambda: not isinstance(app.screen, Form))
        await until(lambda: not app.unfinished.kept_in(form))


async def test_nobody_gets_what_somebody_else_was_typing(make_app: MakeApp, clock: Clock) -> None:
    first = make_app(with_goals())
    await typed_a_step(first)
    app = begun_again(first, clock, me=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "enter", "a")
        await until(lambda: isinstance(app.screen, Ask))
        await settle(pilot)
        assert BACK not in screen_text(app)


async def test_a_question_with_one_line_keeps_it_too(make_app: MakeApp, clock: Clock) -> None:
    first = make_app(with_goals())
    await typed_a_step(first)
    app = begun_again(first, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await tap(pilot, "enter", "a")
        await until(lambda: BACK in screen_text(app))
        await type_text(pilot, " resellers")
        assert BACK not in screen_text(app)
        await tap(pilot, "enter")
        await until(lambda: [step.text for step in app.workshop.steps.values()] == ["Visit the three resellers"])
        await tap(pilot, "a")
        await until(lambda: isinstance(app.screen, Ask))
        await settle(pilot)
        assert BACK not in screen_text(app)


async def test_what_was_deleted_again_is_not_kept(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await tap(pilot, "enter", "a")
        await until(lambda: isinstance(app.screen, Ask))
        ask = app.screen
        assert isinstance(ask, Ask)
        await type_text(pilot, "V")
        await kept(pilot)
        await tap(pilot, "backspace")
        await until(lambda: not app.unfinished.kept_in(ask))
