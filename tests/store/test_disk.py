"""A disk that refuses, a lock that is held, and the order in which things reach the disk."""

import errno
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store import Busy, NotSaved, Store, Unsure
from store.files import disk, locking
from tests.store.helpers import ANA, BEN, Program, add, check, create, log_of, texts


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """A system that lets no file grow past ``size`` bytes: what is too much is written short, then refused."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("room", [0, 1, 20, 150, 165])
def test_no_room_is_said_and_nothing_has_changed(store: Store, other: Store, room: int) -> None:
    store.apply(add("one"), ANA, "add")
    size = log_of(store).stat().st_size
    with (
        no_file_longer_than(size + room),
        pytest.raises(NotSaved, match=r"^Not saved: file too large\. Nothing was"),
    ):
        store.apply(add("x" * 100), ANA, "add")
    assert log_of(store).stat().st_size <= size + room
    assert texts(store) == ["one"]
    other.follow()
    assert texts(other) == ["one"]
    store.apply(add("two"), ANA, "add")
    other.apply(add("three"), BEN, "add")
    store.follow()
    assert texts(store) == texts(other) == ["one", "two", "three"]
    store.path.unlink()
    with Store.open(store.path) as again:
        assert texts(again) == ["one", "two", "three"]
    assert check(store.path).whole


def test_no_room_at_every_byte_of_a_line(store: Store, other: Store) -> None:
    for room in range(150):
        with no_file_longer_than(log_of(store).stat().st_size + room), pytest.raises(NotSaved):
            store.apply(add("x" * 100), ANA, "add")
    assert not other.follow()
    other.apply(add("one"), ANA, "add")
    store.apply(add("two"), ANA, "add")
    assert texts(store) == ["one", "two"]


def full(*_: object) -> int:
    """What writing says on a full disk."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_called_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved, match=r"^Not saved: no space left on device\. Nothing was changed; make room"):
        store.apply(add("one"), ANA, "add")
    with pytest.raises(NotSaved, match=r"no space left on device\. What was sealed before is untouched"):
        store.box.seal("ballots:1", ANA, {1: 1})
    with pytest.raises(NotSaved, match="no space left"):
        store.save_as(store.path.with_name("elsewhere.json"))
    with pytest.raises(NotSaved, match="no space left"):
        Store.create(store.path.with_name("new.json"), store.workshop)
    store.close()
    monkeypatch.undo()
    assert sorted(path.name for path in store.path.parent.iterdir()) == ["team.json", "team.json-log"]


def test_what_was_sealed_survives_a_full_disk(store: Store) -> None:
    store.box.seal("ballots:1", ANA, {1: 1})
    with no_file_longer_than(10), pytest.raises(NotSaved):
        store.box.seal("ballots:1", BEN, {1: 2})
    assert store.box.sealed_by("ballots:1") == (ANA,)
    store.box.seal("ballots:1", BEN, {1: 2})
    assert store.box.sealed_by("ballots:1") == (ANA, BEN)


@pytest.mark.parametrize("at_most", [1, 7, 40])
def test_short_writes_are_finished(store: Store, monkeypatch: pytest.MonkeyPatch, at_most: int) -> None:
    whole: Callable[[int, bytes], int] = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: whole(fd, data[:at_most]))
    store.apply(add("one"), ANA, "add")
    store.box.seal("ballots:1", ANA, {1: 1})
    store.close()
    assert check(store.path).whole
    with Store.open(store.path) as again:
        assert texts(again) == ["one"]
        assert again.box.mine("ballots:1", ANA) == {1: 1}


def test_a_failed_flush_stops_this_store_and_offers_a_way_out(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(fd: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    store.apply(add("one"), ANA, "add")
    with monkeypatch.context() as broken:
        broken.setattr(disk, "flush", fail)
        with pytest.raises(Unsure, match=r"The disk reported an error \(input/output error\)"):
            store.apply(add("two"), ANA, "add")
    with pytest.raises(Unsure, match="Save a copy on another disk"):
        store.apply(add("three"), ANA, "add")
    assert not store.writable
    store.save_as(tmp_path / "elsewhere.json")
    with Store.open(tmp_path / "elsewhere.json") as saved:
        assert texts(saved)[0] == "one"


def test_a_suspended_program_that_holds_the_lock_is_not_waited_for_for_ever(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.core.log.patience = 0.05
    holder = os.open(log_of(store), os.O_RDWR)
    try:
        locking.take(holder, 1)
        ways: list[Callable[[], object]] = [
            lambda: store.apply(add("one"), ANA, "add"),
            lambda: store.box.seal("ballots:1", ANA, {}),
        ]
        for way in ways:
            with pytest.raises(Busy, match=r"^Another window has been writing for 0\.05 s; nothing was changed"):
                way()
        assert not store.follow() or store.workshop.version == 1
    finally:
        os.close(holder)
    store.apply(add("two"), ANA, "add")
    assert texts(store) == ["two"]


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    with create(tmp_path) as store:
        writer = Program(store.path, "writes", "a", 1)
        writer.wait_until_ready()
        writer.go()
        writer.said(3)
        writer.kill()
        store.apply(add("still"), ANA, "add")


def test_a_folder_without_locks_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(fd: int) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locking, "_take", unsupported)
    with pytest.raises(NotSaved, match="cannot keep two programs apart"):
        store.apply(add("one"), ANA, "add")


def test_a_copy_is_never_ahead_of_what_is_durable(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut the copy must not know changes that the log has lost: the log is flushed first."""
    done: list[str] = []
    flush, replace = os.fsync, os.replace

    def flushed(fd: int) -> None:
        done.append(f"flush {os.fstat(fd).st_ino}")
        flush(fd)

    def replaced(old: Path, new: Path) -> None:
        done.append(f"replace {new.name} by {old.stat().st_ino}")
        replace(old, new)

    store.apply(add("one"), ANA, "add")
    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", replaced)
    log_number = log_of(store).stat().st_ino
    store.close()
    (put,) = [one for one in done if one.startswith("replace")]
    copy_number = put.rpartition(" ")[2]
    assert done.index(f"flush {log_number}") < done.index(f"flush {copy_number}") < done.index(put)
    assert put.startswith("replace team.json by")
    assert done[-1] == f"flush {store.path.parent.stat().st_ino}"


def test_an_acknowledged_change_was_flushed_after_the_lock_was_released(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def noted(word: str, act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any) -> Any:
            done.append(word)
            return act(*given)

        return acted

    monkeypatch.setattr(os, "write", noted("write", os.write))
    monkeypatch.setattr(os, "fsync", noted("flush", os.fsync))
    monkeypatch.setattr(locking, "_give_back", noted("unlock", locking._give_back))
    store.apply(add("one"), ANA, "add")
    assert done == ["write", "unlock", "flush"]
    done.clear()
    store.reveal("ballots:1", lambda w, _: w, None, "count")
    assert done == ["write", "flush", "unlock"]
