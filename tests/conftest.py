"""What all tests share: the same examples every time, and a look for garbage only seldom."""

import gc
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from store.background import NAME
from store.postgres.link import Link

if TYPE_CHECKING:
    import psycopg

#: Examples out of the constants of whatever modules this process has loaded would be others in each process.
providers.is_local_module_file = lambda path: False  # type: ignore[assignment, attr-defined]
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


def pytest_collection_finish() -> None:
    """Set aside what was imported: each look for garbage would go through all of it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """A store's thread ends with those who look at it: with many stores in one process they would add up."""
    yield
    for thread in threading.enumerate():
        if thread.name == NAME:
            thread.join(5)
            assert not thread.is_alive(), "a store's thread was left behind"


@pytest.fixture(autouse=True)
def no_connection_is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test leaves open in a database, as a killed program does, is closed behind it."""
    made: list[psycopg.Connection[Any]] = []
    connect = Link._connect

    def kept(link: Link) -> "psycopg.Connection[Any]":
        made.append(connect(link))
        return made[-1]

    monkeypatch.setattr(Link, "_connect", kept)
    yield
    for one in made:
        one.close()
