"""Apps for the tests of screens: a real store on a temporary file, a clock that stands still."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from random import Random

import pytest
from textual.widgets import Input

from screens.app import WorkshopApp
from store import Store
from tests.world import Clock
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input, "cursor_blink", False, raising=False)


@pytest.fixture
def clock() -> Clock:
    """The clock of the app and of the store."""
    return Clock()


@pytest.fixture
def make_app(tmp_path: Path, clock: Clock) -> MakeApp:
    """Makes the room's app on a new file that holds this state."""

    def make(start: Workshop) -> WorkshopApp:
        store = Store.create(tmp_path / "team.json", start, clock=clock)
        app = WorkshopApp(store, clock, zone=UTC)
        app.random = Random(7)
        return app

    return make
