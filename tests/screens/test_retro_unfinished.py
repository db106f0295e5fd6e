"""What was being typed for a missed goal when the program ended is in view again afterwards."""

from collections.abc import Callable
from datetime import UTC

from screens.app import WorkshopApp
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import typed
from tests.screens.kit import see, tap, type_text, until
from tests.screens.lookers import DACH, SCANNER, looking_back, with_causes
from tests.world import Clock
from workshop.model import CauseKind, Workshop
from workshop.review import causes

MakeApp = Callable[[Workshop], WorkshopApp]


async def test_a_cause_that_was_called_out(run: Run, clock: Clock) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await tap(pilot, "tab", "f2", sees=("2 of 3", "What happened, or did not happen?"))
        await type_text(pilot, "half a thou")
        await until(lambda: "half a thou" in app.store.box.kept(f"cause:{app.screen.goal.id}"))  # type: ignore[attr-defined]
        again = WorkshopApp(Store.open(app.store.path, clock=clock), clock, zone=UTC)
        async with again.run_test(size=(80, 24)):
            await see(again, "2 of 3", "half a thou")


async def test_a_why(run: Run, clock: Clock) -> None:
    w = causes.set_primary(with_causes("whys", DACH), 1, CauseKind.CROWDED_OUT)
    w = causes.add_cause(w, SCANNER, "Nobody had shown it")
    w = causes.set_primary(w, w.causes.last_id, CauseKind.NEVER_HAD_STEPS)
    async with run(w.settled()) as (app, pilot):
        await tap(pilot, "tab", sees="★ Nobody had shown it")
        await type_text(pilot, "half")
        await until(lambda: app.store.box.kept(f"why:{SCANNER}") == "half")
        again = WorkshopApp(Store.open(app.store.path, clock=clock), clock, zone=UTC)
        async with again.run_test(size=(80, 24)):
            await see(again, "★ Nobody had shown it")
            await until(lambda: typed(again) == "half")


async def test_the_hint_below_the_line_is_read_in_full_beside_the_verdict(run: Run) -> None:
    start = causes.set_primary(with_causes("whys", DACH), 1, CauseKind.CROWDED_OUT).settled()
    async with run(start, size=(120, 40)) as (app, _):
        await see(app, "↑ to the list")
