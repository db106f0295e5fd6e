"""Files for the tests of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store
from store.judging import Lenient
from tests.store.helpers import Clock, create


@pytest.fixture(autouse=True)
def _anybody_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a store promises does not depend on who may what; that is asked in tests/joining."""
    monkeypatch.setattr("store.store.JUDGE", Lenient())


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """A new file, open."""
    with create(tmp_path, clock) as new:
        yield new


@pytest.fixture
def other(store: Store, clock: Clock) -> Iterator[Store]:
    """The same file, open a second time."""
    with Store.open(store.path, clock) as second:
        yield second
