"""The thread of a store: it follows, keeps typing, and lets changes wait, while nobody else waits."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from store import Damaged, Replaced, Store, StoreError, Unsure, background
from store.files import disk, locking
from store.job import Job, Stage
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


def test_typing_is_forgotten_at_once_and_in_the_box_too(store: Store, other: Store) -> None:
    for place in ("draft:1:1", "draft:1:2", "draft:2:1"):
        store.box.keep(place, "written")
    store.background.keep("draft:1:1", "waits")
    with stuck(store):
        store.background.forget("draft:1:")
        store.background.keep("draft:1:2", "afterwards")
        kept = [store.background.kept(place) for place in ("draft:1:1", "draft:1:2", "draft:2:1")]
        assert kept == ["", "afterwards", "written"]
    until(lambda: [other.box.kept(place) for place in ("draft:1:1", "draft:1:2", "draft:2:1")] == kept)


def asked(store: Store, text: str, ended: list[Job]) -> Job:
    """A step that the thread was asked to add, after a moment."""
    job = store.background.do(lambda: store.apply(add(text), ANA, "add"), ended.append)
    job.wait(0.03)
    return job


def test_a_change_waits_until_it_can_be_made_and_nothing_passes_it(store: Store) -> None:
    ended: list[Job] = []
    with stuck(store):
        first, second = asked(store, "waited", ended), asked(store, "second", ended)
        assert first.stage in (Stage.WAITS, Stage.ACTS)
        assert (second.stage, ended, texts(store)) == (Stage.WAITS, [], [])
    until(lambda: len(ended) == 2)
    assert (ended, texts(store)) == ([first, second], ["waited", "second"])
    assert not first.give_up()


def test_what_is_given_up_never_comes(store: Store) -> None:
    ended: list[Job] = []
    with stuck(store):
        for text in "abc":
            began = time.monotonic()
            assert asked(store, text, ended).give_up()
            assert time.monotonic() - began < 1
    asked(store, "after them", ended)
    until(lambda: texts(store))
    assert (ended, texts(store)) == ([], ["after them"])


def test_a_disk_that_confirms_late_is_waited_for_by_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed, flush = threading.Event(), disk.flush
    with monkeypatch.context() as slow:
        slow.setattr(disk, "flush", lambda fd: (confirmed.wait(20), flush(fd)))
        ended: list[Job] = []
        job = asked(store, "one", ended)
        assert (job.stage, job.give_up(), ended, texts(store)) == (Stage.ACTED, False, [], ["one"])
        assert (job.wait(20, acted=True), job.wait(0)) == (Stage.ACTED, Stage.ACTED)
        store.background.keep("draft:1", "half")
        assert store.background.kept("draft:1") == "half"
        confirmed.set()
        until(lambda: ended == [job])
    assert job.trouble is None


def test_a_disk_that_fails_late_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def fail(fd: int) -> None:
        go_on.wait(20)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(disk, "flush", fail)
    ended: list[Job] = []
    job = asked(store, "one", ended)
    go_on.set()
    until(lambda: ended == [job])
    assert isinstance(job.trouble, Unsure)
    assert not store.writable


def test_nothing_is_sealed_before_what_it_is_about_is_on_the_disk(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    log = log_of(store).stat().st_ino

    def noted(word: Callable[[Any], str], act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any) -> Any:
            done.append(word(given[0]))
            return act(*given)

        return acted

    monkeypatch.setattr(disk, "flush", noted(lambda fd: f"log: {os.fstat(fd).st_ino == log}", disk.flush))
    monkeypatch.setattr(os, "replace", noted(lambda _: "sealed", os.replace))

    def act() -> None:
        store.apply(add("a round"), None, "add")
        store.box.seal("ballots:1", ANA, {1: 1})

    store.background.do(act, lambda _: None).wait(20)
    assert done[0] == "log: True"
    assert "sealed" in done


def test_a_change_that_waited_is_judged_on_the_newest_state(store: Store) -> None:
    def refuse(*_: object) -> None:
        raise RuleError("Not any more.")

    job = store.background.do(refuse, lambda _: None)
    assert job.wait(20) is Stage.ENDED
    assert str(job.trouble) == "Not any more."


def test_typing_that_can_never_be_written_is_not_tried_for_ever(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    keep = store.box.keep

    def noted(place: str, text: str, member: int | None) -> None:
        tried.append(text)
        keep(place, text, member)

    monkeypatch.setattr(store.box, "keep", noted)
    told: list[StoreError | None] = []
    ends = store.background.subscribe(told.append)
    log_of(store).unlink()
    store.background.keep("draft:1", "half", ANA)
    until(lambda: tried and any(isinstance(one, Replaced) for one in told))
    ends()
    until(lambda: not [one for one in threading.enumerate() if one.name == background.NAME])
    store.background.keep("draft:1", "more", ANA)
    until(lambda: tried == ["half", "more"])
    assert store.background.kept("draft:1", ANA) == "more"


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
