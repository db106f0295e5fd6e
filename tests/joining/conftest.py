"""What the tests of joining share: apps on a real file as the screens' tests have them, and pages being served."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path

import pytest

from screens.app import WorkshopApp
from screens.joining.house import House
from screens.joining.serving import Serving
from store import Store
from tests.joining.chromium import MISSING, PROGRAM, Chromium, browser
from tests.joining.visiting import Served
from tests.screens.conftest import MakeApp, clock, paints, run
from tests.screens.conftest import make_app as bare_app
from tests.store.conftest import server
from tests.world import Clock
from workshop.model import Workshop

__all__ = ["bare_app", "clock", "paints", "run", "server"]

Serve = Callable[..., Served]


@pytest.fixture
def make_app(bare_app: MakeApp, clock: Clock) -> MakeApp:
    """Makes the room's app on a new file; its pages are served for this machine only."""

    def make(start: Workshop) -> WorkshopApp:
        app = bare_app(start)
        app.make_house = lambda: House(app.store.place, clock, UTC, Serving())
        return app

    return make


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves pages for a new file that holds this state; ``name`` tells several apart."""
    with ExitStack() as things:

        def start(w: Workshop, name: str = "team", **serving: object) -> Served:
            store = things.enter_context(Store.create(tmp_path / f"{name}.json", w, clock=Clock()))
            house = House(store.place, Clock(), UTC, Serving(**serving))  # type: ignore[arg-type]
            house.start()
            things.callback(house.stop)
            return Served(store, house)

        yield start


@pytest.fixture(scope="session")
def running() -> Iterator[str]:
    """One browser for all tests."""
    if PROGRAM is None:
        pytest.skip(MISSING)
    with browser() as address:
        yield address


@pytest.fixture
async def chromium(running: str) -> AsyncIterator[Chromium]:
    """The browser, with new tabs; the test is skipped where none is installed."""
    async with Chromium(running) as tabs:
        yield tabs
