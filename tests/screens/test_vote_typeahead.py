"""Ballots typed faster than the screens change: no key may be lost, or land on somebody else's ballot."""

from collections.abc import Callable

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.dialogs.confirm import Confirm
from screens.stages.planning.vote import VotePage
from tests.screens.conftest import Run
from tests.screens.kit import tap, until
from tests.screens.voters import room
from workshop.model import Workshop
from workshop.plan import voting

MakeApp = Callable[[Workshop], WorkshopApp]
BOX = voting.envelope(1)


def burst(pilot: Pilot[None], keys: str) -> None:
    """Send these keys all at once; a line end is enter."""
    app = pilot.app
    for key in keys:
        event = events.Key("enter", "\r") if key == "\n" else events.Key(_character_to_key(key), key)
        event.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(event)


async def test_ballots_typed_in_one_go_reach_the_right_people(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        burst(pilot, "a112\nb123\nc6\nd\ne551\nf4\n")
        await until(lambda: len(app.store.box.sealed_by(BOX)) == 6 and isinstance(app.screen, VotePage))
        cast = [app.store.box.mine(BOX, member) for member in range(1, 7)]
        assert cast == [{1: 2, 2: 1}, {1: 1, 2: 1, 3: 1}, {6: 1}, {}, {5: 2, 1: 1}, {4: 1}]


async def test_an_enter_too_many_counts_nothing_while_somebody_is_missing(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        burst(pilot, "a1\n\n\n\n")
        await until(lambda: app.store.box.sealed_by(BOX) == (1,))
        await pilot.pause()
        await pilot.pause()
        # No enter closed more than the dialog it was for: the vote is still there, and still open.
        assert any(isinstance(screen, VotePage) for screen in app.screen_stack)
        assert not app.workshop.rounds[1].totals


async def test_a_second_enter_does_not_close_what_is_below_a_dialog(run: Run) -> None:
    async with run(room()) as (app, pilot):
        page = app.screen
        app.push_screen(Confirm("Sure?"))
        await pilot.pause()
        burst(pilot, "\n\n\n")
        await pilot.pause()
        await pilot.pause()
        assert app.screen is page
