"""What the tests of a database as a place have in common."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from store import Store
from store.errors import Unreachable
from tests.postgres import Server


def until(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until something holds; the test fails where it never does."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def followed(store: Store, seq: int) -> bool:
    """Whether a store has taken in so many changes."""
    store.follow()
    return store.seq >= seq


def copied(first: Server, second: Server) -> bool:
    """Whether a copy has all that its source has."""
    with sql(first) as there, sql(second) as here:
        end = there.execute("SELECT pg_current_wal_lsn()").fetchone()
        return here.execute("SELECT pg_last_wal_replay_lsn() >= %s", end).fetchone() == (True,)


def comes_back(store: Store) -> bool:
    """Whether a store can be followed."""
    try:
        store.follow()
    except Unreachable:
        return False
    return True


@contextmanager
def sql(server: Server, user: str = "workshop") -> Iterator["psycopg.Connection[Any]"]:
    """The database itself, as one of its users."""
    with psycopg.connect(server.address(user), autocommit=True) as connection:
        yield connection


def team_of(store: Store) -> str:
    """The name of a store's team."""
    return store.place.name.rpartition("team=")[2]
