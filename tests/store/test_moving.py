"""A team moved from place to place: history, ids and checksums stay, and the old place says where it went."""

from pathlib import Path

import pytest

from store import Store
from store.errors import Exists, NotSaved, ReadOnly
from store.moving import move
from tests.postgres import Server
from tests.store.helpers import ANA, Clock, add, contents, create, reword


def filled(store: Store) -> list[bytes]:
    """A store with some history; its lines as they stand."""
    store.apply(reword(1, "new"), ANA, "reword")
    store.undo(ANA)
    store.apply(add("one more"), None, "add")
    return list(store.core.log.raw())


@pytest.fixture
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place with nothing in it."""
    if request.param == "postgres":
        server: Server = request.getfixturevalue("server")
        return server.team()
    return str(tmp_path / "there.json")


both = pytest.mark.parametrize("target", ["files", "postgres"], indirect=True)


@both
def test_history_ids_and_checksums_stay(store: Store, target: str, clock: Clock) -> None:
    lines = filled(store)
    state = contents(store.workshop)
    move(store.place.name, target, clock)
    with Store.open(target, clock) as there:
        assert list(there.core.log.raw()) == lines
        assert contents(there.workshop) == state
        assert there.writable
        there.undo(None)
        assert there.place.check().whole


@both
def test_the_old_place_is_closed_and_says_where_the_team_went(store: Store, target: str, clock: Clock) -> None:
    there = move(store.place.name, target, clock)
    with Store.open(store.place.name, clock) as old:
        assert contents(old.workshop) == contents(store.workshop)
        assert not old.writable
        assert there.name in old.notices[0]
        with pytest.raises(ReadOnly, match="has moved to"):
            old.apply(add("x"), None, "add")


def test_a_program_that_has_it_open_is_told(store: Store, tmp_path: Path, clock: Clock) -> None:
    move(store.place.name, tmp_path / "there.json", clock)
    with pytest.raises(ReadOnly, match=r"there\.json"):
        store.apply(add("x"), None, "add")


def test_a_move_that_died_half_way_is_ended_by_the_next_one(store: Store, tmp_path: Path, clock: Clock) -> None:
    lines = filled(store)
    (tmp_path / "there.json-log").write_bytes(b"".join(lines))
    move(store.place.name, tmp_path / "there.json", clock)
    with Store.open(tmp_path / "there.json", clock) as there:
        assert list(there.core.log.raw()) == lines


def test_something_else_at_the_target_stays(store: Store, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "elsewhere").mkdir()
    with create(tmp_path / "elsewhere", clock) as other:
        before = contents(other.workshop)
    with pytest.raises(Exists):
        move(store.place.name, other.place.name, clock)
    assert store.apply(add("x"), None, "add")
    with Store.open(other.place.name) as again:
        assert contents(again.workshop) == before


def test_what_is_sealed_stops_the_move(store: Store, tmp_path: Path, clock: Clock) -> None:
    store.box.seal("ballots:1", ANA, {1: 2})
    with pytest.raises(NotSaved, match="reveal or count it first"):
        move(store.place.name, tmp_path / "there.json", clock)
    assert store.apply(add("x"), None, "add")
