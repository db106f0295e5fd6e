"""Screens and pages on a team in a database that goes away and comes back, and over a wire that is slow."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from functools import partial

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.joining.house import House
from screens.joining.serving import Serving
from store import Store
from tests.joining.visiting import Served
from tests.postgres import Server, server
from tests.screens.kit import screen_words, see, settle, tap, type_text, until
from tests.store.postgres.wire import Wire
from tests.world import PEOPLE, Clock, in_session, with_goals
from workshop.model import Workshop
from workshop.plan import drafting

__all__ = ["server"]


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """A wire to the database."""
    wire = Wire(server.port)
    yield wire
    wire.close()


def made(server: Server, wire: Wire, clock: Clock, w: Workshop) -> WorkshopApp:
    """The room's app at the other end of the wire."""
    store = Store.create(server.team(), w, clock)
    store.close()
    far = store.place.name.replace(f":{server.port}", f":{wire.port}")
    return WorkshopApp(Store.open(far, clock), clock, zone=UTC)


async def test_what_was_typed_stays_while_the_database_is_gone(server: Server, wire: Wire, clock: Clock) -> None:
    app = made(server, wire, clock, with_goals())
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "a", sees="A goal of Q1 2027")
        await type_text(pilot, "Win back Bavaria")
        wire.down = True
        wire.cut()
        await tap(pilot, "ctrl+s", sees="Win back Bavaria")
        await until(lambda: "database" in screen_words(app))
        assert len(app.store.workshop.goals) == 2
        wire.down = False
        for _ in range(40):
            await tap(pilot, "ctrl+s")
            with suppress(AssertionError):
                await until(lambda: len(app.store.workshop.goals) == 3, timeout=0.5)
                break
        assert [goal.title for goal in app.store.workshop.goals.values()][2:] == ["Win back Bavaria"]
    app.store.close()


async def test_it_goes_on_by_itself_when_the_database_is_back(server: Server, wire: Wire, clock: Clock) -> None:
    app = made(server, wire, clock, with_goals())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        wire.down = True
        wire.cut()
        await see(app, "The database")
        near = app.store.place.name.replace(f":{wire.port}", f":{server.port}")
        with Store.open(near, clock) as other:
            other.apply(partial(_rename, name="Renamed meanwhile"), None, "rename")
        wire.down = False
        await until(lambda: "Renamed meanwhile" in screen_words(app), timeout=10)
    app.store.close()


async def test_the_screen_goes_on_while_the_wire_is_slow(server: Server, wire: Wire, clock: Clock) -> None:
    app = made(server, wire, clock, with_goals())
    near = app.store.place.name.replace(f":{wire.port}", f":{server.port}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        wire.delay = 0.4
        longest = 0.0
        with Store.open(near, clock) as other:
            for number in range(4):
                rename = partial(_rename, name=f"Name {number}")
                await asyncio.to_thread(other.apply, rename, None, "rename")
                for key in ("down", "up") * 5:
                    begun = time.perf_counter()
                    await tap(pilot, key)
                    longest = max(longest, time.perf_counter() - begun)
        await until(lambda: "Name 3" in screen_words(app), timeout=10)
        assert longest < wire.delay, "a key has waited for the database"
        wire.delay = 0.0
    app.store.close()


async def test_people_join_and_draft_on_a_team_in_a_database(server: Server, clock: Clock) -> None:
    with Store.create(server.team(), in_session("draft", 1), clock) as store:
        house = House(store.place, clock, UTC, Serving())
        house.start()
        try:
            served = Served(store, house)
            async with served.visitor() as ana, served.visitor() as ben:
                for visitor, name in ((ana, PEOPLE[0]), (ben, PEOPLE[1])):
                    assert (await visitor.post("/join", name=name, code=house.code)).status in (200, 303)
                    answer = await visitor.post("/do/draft", goal=1, text=f"An idea of {name.split()[0]}")
                    assert answer.status in (200, 303), answer.text
                sealed = drafting.envelope(store.workshop, 1)
                await until(lambda: store.follow() is not None and len(store.box.sealed_by(sealed)) == 2)
        finally:
            house.stop()


def _rename(w: Workshop, name: str) -> Workshop:
    return w.put(replace(w.goals[1], title=name))
