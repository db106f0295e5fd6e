"""What the tests of a database as a place have in common."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from store import Store
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


@contextmanager
def sql(server: Server, user: str = "workshop") -> Iterator["psycopg.Connection[Any]"]:
    """The database itself, as one of its users."""
    with psycopg.connect(server.address(user), autocommit=True) as connection:
        yield connection


def team_of(store: Store) -> str:
    """The name of a store's team."""
    return store.place.name.rpartition("team=")[2]
