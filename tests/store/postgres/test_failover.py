"""A copy that can only be read, and what becomes of it when it takes over: with the last change or without it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from store import Store
from store.errors import ReadOnly, Replaced
from tests.postgres import Server
from tests.store.helpers import ANA, Clock, add, contents, start, texts
from tests.store.postgres.helpers import comes_back, copied, followed, until


@pytest.fixture
def pair(server: Server) -> Iterator[tuple[Server, Server]]:
    """A server and a copy that follows it."""
    first = Server()
    second = Server(first)
    yield first, second
    for one in (first, second):
        one.close()


def whichever_writes(*servers: Server) -> str:
    """The address of a team on the one of these servers that can be written to."""
    hosts = ",".join(f"127.0.0.1:{one.port}" for one in servers)
    return f"postgresql://workshop@{hosts}/postgres?target_session_attrs=read-write&team=dach"


def test_a_copy_is_looked_at_and_one_that_lacks_the_last_change_is_noticed(
    pair: tuple[Server, Server], clock: Clock, stack: ExitStack
) -> None:
    first, second = pair
    address = whichever_writes(first, second)
    store = stack.enter_context(Store.create(address, start(), clock))
    store.apply(add("copied"), ANA, "add")
    until(lambda: copied(first, second))
    with Store.open(f"{second.address()}?team=dach", clock) as looking:
        assert "a copy that can only be read" in looking.notices[0]
        until(lambda: followed(looking, 2))
        store.apply(add("seen"), ANA, "add")
        store.box.seal("e:1", ANA, "sealed")
        until(lambda: followed(looking, 3))
        assert contents(looking.workshop) == contents(store.workshop)
        until(lambda: looking.box.sealed_by("e:1") == (ANA,))
        with pytest.raises(ReadOnly):
            looking.apply(add("x"), ANA, "add")
        with pytest.raises(ReadOnly):
            looking.box.seal("e:1", ANA, "other")
    second.stop("fast")
    store.apply(add("lost"), ANA, "add")
    first.stop()
    second.start()
    second.promote()
    with pytest.raises(Replaced, match="does not hold change 4"):
        until(lambda: comes_back(store))
    with pytest.raises(Replaced):
        store.apply(add("next"), ANA, "add")
    assert texts(store) == ["copied", "seen", "lost"], "what one sees can still be saved as a copy"
    with Store.open(address, clock) as again:
        assert texts(again) == ["copied", "seen"]
        again.apply(add("goes on"), ANA, "add")
        assert again.place.check().whole


def test_one_that_has_every_change_takes_over_and_all_goes_on(
    pair: tuple[Server, Server], clock: Clock, stack: ExitStack
) -> None:
    first, second = pair
    address = whichever_writes(first, second)
    store = stack.enter_context(Store.create(address, start(), clock))
    store.apply(add("one"), ANA, "add")
    until(lambda: copied(first, second))
    first.stop()
    second.promote()
    until(lambda: comes_back(store))
    store.apply(add("two"), ANA, "add")
    assert texts(store) == ["one", "two"]
    assert store.place.check().whole
