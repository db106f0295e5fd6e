"""The thread of a store: it follows, keeps typing, and lets changes wait, while nobody else waits."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from store import Busy, Damaged, Store, StoreError, background
from store.files import locking
from tests.store.helpers import ANA, BEN, Clock, add, log_of, reword, texts
from workshop.errors import RuleError


def until(holds: Callable[[], object]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


@contextmanager
def stuck(store: Store) -> Iterator[None]:
    """Another program holds the lock, and does not go on."""
    fd = os.open(log_of(store), os.O_RDWR)
    try:
        locking.take(fd, 1)
        yield
    finally:
        os.close(fd)


def test_everybody_who_looks_at_a_store_is_told_by_one_thread(store: Store, other: Store) -> None:
    told: list[tuple[int, int, int]] = []

    def hears(who: int) -> Callable[[object], None]:
        return lambda _: told.append((who, store.seq, threading.get_ident()))

    ends = [store.background.subscribe(hears(who)) for who in (1, 2)]
    other.apply(add("one"), BEN, "add")
    until(lambda: {(who, seq) for who, seq, _ in told} >= {(1, 2), (2, 2)})
    assert len({thread for _, _, thread in told}) == 1
    assert texts(store) == ["one"]
    ends[0]()
    other.apply(add("two"), BEN, "add")
    until(lambda: (2, 3) in {(who, seq) for who, seq, _ in told})
    assert (1, 3) not in {(who, seq) for who, seq, _ in told}


def test_what_cannot_be_followed_is_told_once(store: Store) -> None:
    told: list[StoreError | None] = []
    store.background.subscribe(told.append)
    with log_of(store).open("ab") as file:
        file.write(b"rubbish\n")
    until(lambda: any(isinstance(one, Damaged) for one in told))
    time.sleep(background.EVERY * 5)
    assert sum(isinstance(one, Damaged) for one in told) == 1


def test_typing_waits_for_nobody_and_is_kept_when_the_lock_is_free(store: Store, other: Store) -> None:
    with stuck(store):
        began = time.monotonic()
        for length in range(1, 200):
            store.background.keep("draft:1", "half a thought" * length, ANA)
        assert time.monotonic() - began < 1
        assert store.background.kept("draft:1", ANA) == "half a thought" * 199
        began = time.monotonic()
        assert store.box.kept("draft:1", ANA) == ""
        assert store.workshop.steps
        assert time.monotonic() - began < 1
    until(lambda: other.box.kept("draft:1", ANA) == "half a thought" * 199)


def test_typing_is_written_before_a_store_is_closed(store: Store) -> None:
    store.background.keep("draft:1", "half", ANA)
    store.close()
    with Store.open(store.path) as again:
        assert again.box.kept("draft:1", ANA) == "half"


def test_typing_that_waits_goes_with_a_reveal_too(store: Store) -> None:
    store.background.keep("draft:1:1", "half", ANA)
    store.reveal("drafts:1", lambda w, _: w, None, "reveal", forget=("draft:1:",))
    store.close()
    assert b"half" not in b"".join(path.read_bytes() for path in store.path.parent.iterdir())


def test_a_change_waits_until_it_can_be_made(store: Store) -> None:
    ended: list[object] = []
    store.hurry(0.01)
    with stuck(store):
        with pytest.raises(Busy):
            store.apply(add("one"), ANA, "add")
        store.background.later(lambda: store.apply(add("waited"), ANA, "add"), ended.append)
        given_up = store.background.later(lambda: store.apply(add("given up"), ANA, "add"), ended.append)
        given_up.give_up()
        time.sleep(background.EVERY * 3)
        assert ended == []
    until(lambda: ended)
    assert (ended, texts(store)) == ([None], ["waited"])


def test_a_change_that_waited_is_judged_on_the_newest_state(store: Store) -> None:
    def refuse(*_: object) -> None:
        raise RuleError("Not any more.")

    ended: list[object] = []
    store.background.later(refuse, ended.append)
    until(lambda: ended)
    assert str(ended[0]) == "Not any more."


def test_damage_far_back_is_found_by_a_program_that_is_open_long(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "REST", 0.0)
    for number in range(5):
        store.apply(reword(1, f"text {number}"), BEN, "reword")
    told: list[StoreError | None] = []
    store.background.subscribe(told.append)
    data = bytearray(log_of(store).read_bytes())
    data[data.index(b"text 2")] ^= 1
    with log_of(store).open("r+b") as file:
        file.write(data)
    until(lambda: any(isinstance(one, Damaged) for one in told))
    with pytest.raises(Damaged, match="nothing more is written to it"):
        store.apply(add("behind damage"), ANA, "add")
    assert store.workshop.steps[1].text == "text 4"


def test_a_sound_log_is_looked_at_again_and_again_without_a_word(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "REST", 0.0)
    told: list[StoreError | None] = []
    looked: list[int] = []
    real = store.core.scrub

    def scrub() -> Iterator[None]:
        looked.append(1)
        return real()

    monkeypatch.setattr(store.core, "scrub", scrub)
    store.background.subscribe(told.append)
    for number in range(20):
        other.apply(add(f"n {number}"), BEN, "add")
    until(lambda: len(looked) > 5 and store.seq == 21)
    assert set(told) == {None}
    with Store.open(store.path, Clock()) as third:
        assert third.writable
