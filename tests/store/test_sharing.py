"""One store in several threads, one file by several names, a store that is carried over a fork."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store import Store
from tests.store.helpers import ANA, BEN, add, check, contents, create, log_of, sealed_of
from tests.store.worker import increment
from workshop.model import Step


def test_threads_share_a_store(store: Store, other: Store) -> None:
    def work(mine: Store) -> None:
        for _ in range(20):
            mine.apply(increment, None, "count")
            mine.follow()
            mine.box.seal("ballots:1", threading.get_ident() % 3 + 1, {})

    threads = [threading.Thread(target=work, args=(one,)) for one in (store, other) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.follow()
    other.follow()
    assert store.workshop.steps[1].dots == 160
    assert contents(store.workshop) == contents(other.workshop)
    assert check(store.place.name).whole


def test_a_fork_does_not_share_the_lock_with_its_parent(store: Store) -> None:
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                for _ in range(20):
                    store.apply(increment, None, "count")
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    for _ in range(20):
        store.apply(increment, None, "count")
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    store.follow()
    assert store.workshop.steps[1].dots == 80
    assert check(store.place.name).whole


def test_a_link_leads_to_the_same_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.json"
    link.symlink_to(store.path)
    with Store.open(link) as linked:
        linked.apply(add("by the link"), BEN, "add")
        assert linked.path == store.path.resolve()
    assert store.follow()
    assert store.workshop.steps[3].text == "by the link"
    assert [path.name for path in link.parent.iterdir()] == ["link.json"]
    assert link.is_symlink()


@pytest.mark.parametrize("beside", [log_of, sealed_of])
def test_whoever_names_a_file_beside_it_means_the_file(store: Store, beside: Callable[[Store], Path]) -> None:
    store.box.seal("ballots:1", ANA, {})
    with Store.open(beside(store)) as again:
        assert again.path == store.path
    assert check(beside(store)).whole


def test_everything_stays_instant_with_ten_thousand_steps(tmp_path: Path) -> None:
    """A change touches one document and one line, however many there are."""
    with create(tmp_path) as store:
        store.apply(
            lambda w: w.put(*(Step(number, 1, f"step {number}") for number in range(3, 10_001))), ANA, "many"
        )
        size = log_of(store).stat().st_size
        before = store.workshop
        store.apply(increment, ANA, "count")
        assert log_of(store).stat().st_size - size < 250
        shared = [step for number, step in store.workshop.steps.items() if before.steps[number] is step]
        assert len(shared) == 9_999
