"""What the tests of a database share: stores that are closed at their end, whatever has become of the database."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from store import Store
from tests.postgres import Server
from tests.store.helpers import Clock, start


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Ends what is put onto it when the test ends."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def team(server: Server, clock: Clock) -> Iterator[Store]:
    """A team, open."""
    with Store.create(server.team(), start(), clock) as store:
        yield store
