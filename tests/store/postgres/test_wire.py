"""A wire that breaks or is slow: a change is acknowledged or not, never both, and everything goes on by itself."""

from collections.abc import Iterator

import pytest

from store import Store
from store.errors import StoreError, Unreachable
from tests.postgres import Server
from tests.store.helpers import ANA, Clock, add, start, texts
from tests.store.postgres.helpers import comes_back, until
from tests.store.postgres.wire import Wire


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """A wire to the server."""
    wire = Wire(server.port)
    yield wire
    wire.close()


@pytest.fixture
def far(server: Server, wire: Wire, clock: Clock) -> Iterator[Store]:
    """A team at the other end of the wire."""
    with Store.create(server.team().replace(f":{server.port}", f":{wire.port}"), start(), clock) as store:
        yield store


@pytest.mark.parametrize("heard", [False, True])
def test_a_change_whose_answer_is_lost_is_there_or_not_and_nobody_says_otherwise(
    far: Store, wire: Wire, heard: bool
) -> None:
    far.apply(add("before"), ANA, "add")
    wire.word, wire.heard = b"UPDATE workshop.teams SET seq", heard
    with pytest.raises(Unreachable, match="whether it was shows when it is back"):
        far.apply(add("between"), ANA, "add")
    assert texts(far) == ["before"]
    with pytest.raises(Unreachable, match=r"cannot be reached|Nothing was changed"):
        far.apply(add("while it is gone"), ANA, "add")
    wire.down = False
    until(lambda: comes_back(far))
    far.apply(add("after"), ANA, "add")
    assert texts(far) == ["before", *(["between"] if heard else []), "after"]
    assert far.place.check().whole


@pytest.mark.parametrize(
    ("word", "counted", "says"),
    [
        (b"FOR UPDATE", False, "Nothing was changed"),
        (b"UPDATE workshop.teams SET seq", False, "Nothing was changed"),
        (b"DELETE FROM workshop.sealed", False, "Nothing was changed"),
        (b"COMMIT", True, "whether it was shows when it is back"),
    ],
)
def test_a_reveal_is_whole_or_has_not_been(far: Store, wire: Wire, word: bytes, counted: bool, says: str) -> None:
    far.box.seal("e:1", ANA, "sealed")
    wire.word, wire.heard = word, True
    with pytest.raises(Unreachable, match=says):
        far.reveal("e:1", lambda w, inside: add(f"counted {inside}")(w), None, "count")
    wire.down = False
    until(lambda: comes_back(far))
    with Store.open(far.place.name) as again:
        assert texts(again) == texts(far) == ([f"counted {{{ANA}: 'sealed'}}"] if counted else [])
        assert again.was_opened("e:1") is counted
        assert again.box.inside("e:1") == ({} if counted else {ANA: "sealed"})


def test_what_was_typed_is_kept_once_the_wire_is_mended(far: Store, wire: Wire) -> None:
    wire.down = True
    wire.cut()
    far.background.keep("step:1", "half a sentence", ANA)
    assert far.background.kept("step:1", ANA) == "half a sentence"
    wire.down = False
    until(lambda: comes_back(far))
    with Store.open(far.place.name) as again:
        until(lambda: again.box.kept("step:1", ANA) == "half a sentence")


def test_over_a_slow_wire_everything_is_the_same(far: Store, wire: Wire, clock: Clock) -> None:
    with Store.open(far.place.name, clock) as other:
        wire.delay = 0.05
        for number in range(3):
            far.apply(add(f"far {number}"), ANA, "add")
            other.apply(add(f"other {number}"), ANA, "add")
        far.box.seal("e:1", ANA, "sealed")
        until(lambda: other.box.mine("e:1", ANA) == "sealed")
        until(lambda: far.follow() or far.seq == other.seq)
        assert texts(far) == texts(other) == [f"{who} {n}" for n in range(3) for who in ("far", "other")]


def test_a_host_that_says_nothing_is_given_up_in_time(far: Store) -> None:
    parameters = far.core.log.link.connection().info.get_parameters()  # type: ignore[attr-defined]
    assert parameters["tcp_user_timeout"] == "10000"
    assert int(parameters["keepalives_idle"]) + 3 * int(parameters["keepalives_interval"]) <= 10
    with pytest.raises(StoreError):
        Store.open("postgresql://127.0.0.1:1/none?connect_timeout=1&team=x")
