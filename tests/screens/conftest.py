"""Apps for the tests of screens: a real store on a temporary file, a clock that stands still."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC
from pathlib import Path
from random import Random
from typing import Any, ClassVar, Protocol

import pytest
from textual import app as app_module
from textual._compositor import Compositor
from textual.css import stylesheet as stylesheet_module
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import WorkshopApp
from store import Store
from tests.screens.kit import settle
from tests.world import Clock
from workshop.model import Workshop

MakeApp = Callable[[Workshop], WorkshopApp]


class Run(Protocol):
    """Runs an app on a state: as the room, or as the member ``me``, on a screen of ``size`` cells."""

    def __call__(
        self, start: Workshop, *, size: tuple[int, int] = (80, 24), me: int | None = None
    ) -> AbstractAsyncContextManager[tuple[WorkshopApp, Pilot[None]]]: ...


class SharedSheet(Stylesheet):
    """A style sheet that shares the rules it has read with all of the same colours: a sixth of an app's start."""

    known: ClassVar[dict[frozenset[tuple[str, str]], dict[Any, Any]]] = {}

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._share()

    def set_variables(self, variables: dict[str, str]) -> None:
        self._parse_cache = {}  # type: ignore[assignment]
        super().set_variables(variables)
        self._share()

    def _share(self) -> None:
        self._parse_cache = self.known.setdefault(frozenset(self._variables.items()), {})  # type: ignore[assignment]


for module in (app_module, stylesheet_module):
    module.Stylesheet = SharedSheet  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Input, "cursor_blink", False, raising=False)


@pytest.fixture(autouse=True)
def paints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint no frame that nobody looks at, a fifth of an app's work; a test that counts frames paints them all."""
    monkeypatch.setattr(Compositor, "render_update", lambda compositor, **_: compositor._dirty_regions.clear())


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


@pytest.fixture
def run(make_app: MakeApp) -> Run:
    """Runs the app on a new file that holds a state; where it stands, hands it over with who presses its keys."""

    @asynccontextmanager
    async def run(
        start: Workshop, *, size: tuple[int, int] = (80, 24), me: int | None = None
    ) -> AsyncIterator[tuple[WorkshopApp, Pilot[None]]]:
        app = make_app(start)
        if me is not None:
            app.me = me
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield app, pilot

    return run
