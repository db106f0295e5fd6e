"""What all tests share: the same examples every time, and a look for garbage only seldom."""

import gc
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from store.background import NAME

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
