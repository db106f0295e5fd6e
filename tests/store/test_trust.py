"""Rough hands: every error of the system, every name, what is left behind, what is said to be saved."""

import errno
import importlib.util
import os
import sys
import types
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from store import Missing, NotSaved, Store, StoreError, Unsure
from store.files import disk, locking
from tests.store import injection, mutants
from tests.store.helpers import (
    ANA,
    BEN,
    CHEN,
    Clock,
    add,
    check,
    create,
    log_of,
    rebuild,
    reword,
    sealed_of,
    texts,
)


def test_every_call_of_every_doing_may_fail_and_what_is_said_is_so() -> None:
    assert injection.run([errno.EIO]) > 100


def test_every_call_of_opening_checking_mending_and_saving_may_fail() -> None:
    assert injection.run_on_files([errno.EIO]) > 100


def test_files_with_something_wrong_open_in_a_state_that_was_or_in_a_sentence() -> None:
    assert 0 < mutants.run(60) < 60


@pytest.mark.parametrize("name", ["/", ".", "..", "", "a\0b", "x" * 300, "loop", "folder", "pipe", "none/there"])
def test_every_name_gets_a_sentence(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("folder").mkdir()
    os.mkfifo("pipe")
    for act in (Store.open, check, rebuild, lambda named: Store.create(named, create(tmp_path).workshop)):
        with pytest.raises(StoreError) as refused:
            act(name)
        assert len(str(refused.value)) > 20
        (tmp_path / "team.json-log").unlink(missing_ok=True)


@pytest.mark.parametrize(
    "data",
    [
        b'{"members": {"1": {"name": "Ana", "initials": "A"}}}',
        b'{"steps": {"1": ' + b'{"a":' * 990 + b"1" + b"}" * 990 + b"}}",
        b'{"steps": {"1": {"goal": 1e400}}}',
        b'{"steps": {"1": {"text": "\xff\xfe"}}}',
        b'{"steps": {"9999999999999999999999": {"goal": 1, "text": "x"}}}',
        b'{"steps": [1, 2]}',
        b"\x00" * 100,
    ],
)
def test_every_foreign_file_gets_a_sentence_or_opens(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "team.json"
    for act in (check, rebuild, Store.open):
        path.write_bytes(data)
        (tmp_path / "team.json-log").unlink(missing_ok=True)
        with suppress(StoreError):
            done = act(path)
            if isinstance(done, Store):
                done.close()


@pytest.mark.parametrize("name", ["call-log", "team-sealed"])
def test_a_name_that_would_be_taken_for_a_part_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotSaved, match="Choose another name"):
        Store.create(tmp_path / name, create(tmp_path).workshop)
    assert not (tmp_path / f"{name}-log").exists()


def test_a_folder_that_may_not_be_listed_or_flushed_takes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def opened(path: object, flags: int, mode: int = 0o777) -> int:
        if path == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, mode)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", opened)
    with create(tmp_path) as store:
        store.box.seal("b:1", ANA, 1)
        store.apply(add("one"), ANA, "add")
    assert check(store.path).whole


def test_what_is_there_is_never_said_to_be_not_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise disk.NotFlushed(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "flush_folder", broken)
        with pytest.raises(Unsure, match="was started, but the disk reported an error"):
            create(tmp_path)
    with Store.open(tmp_path / "team.json") as store, monkeypatch.context() as patch:
        patch.setattr(disk, "flush_folder", broken)
        with pytest.raises(Unsure, match="It is sealed, but"):
            store.box.seal("b:1", ANA, 1)
        assert store.box.mine("b:1", ANA) == 1


def residue(folder: Path) -> bytes:
    """Every byte of every file in a folder."""
    return b"\n".join(path.read_bytes() for path in folder.iterdir())


def test_nothing_sealed_or_typed_is_left_after_the_reveal(store: Store) -> None:
    for member, word in ((ANA, "gamma"), (BEN, "delta"), (CHEN, "lambda")):
        store.box.seal("drafts:1:0", member, [f"earlier {word}"])
        store.box.seal("drafts:1:0", member, [f"sealed {word}"])
        for length in range(1, 20):
            store.box.keep(f"draft:1:{member}", f"typed {word} half a thought"[:length], member)
        store.box.keep(f"draft:1:{member}", f"further {word}", member)
    everything = residue(store.path.parent)
    assert all(word in everything for word in (b"sealed gamma", b"further delta"))
    assert not any(word in everything for word in (b"earlier", b"typed"))
    data = bytearray(sealed_of(store).read_bytes())
    data[data.index(b"sealed delta")] ^= 1
    sealed_of(store).write_bytes(data)
    store.reveal("drafts:1:0", lambda w, _: w, None, "reveal", forget=("draft:1:",))
    store.close()
    everything = residue(store.path.parent)
    assert not any(
        word in everything for word in (b"gamma", b"delta", b"lambda", b"earlier", b"typed", b"further")
    )


def test_what_a_program_killed_while_sealing_left_is_destroyed_at_the_next_opening(store: Store) -> None:
    store.box.seal("b:1", ANA, ["secret"])
    left = sealed_of(store).with_name("team.json-sealed.tmp")
    left.write_bytes(b"secret")
    store.reveal("b:1", lambda w, _: w, None, "reveal")
    with Store.open(store.path):
        pass
    assert b"secret" not in residue(store.path.parent)


def test_typing_belongs_to_its_member(store: Store, other: Store) -> None:
    store.box.keep("draft:1", "ana's", ANA)
    other.box.keep("draft:1", "the room's")
    assert (store.box.kept("draft:1", ANA), store.box.kept("draft:1")) == ("ana's", "the room's")
    assert store.box.kept("draft:1", BEN) == ""


def test_a_change_of_the_box_is_seen_however_coarse_the_times_are(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same file, time and length, as where an inode is given out again within one tick of the clock."""
    real = os.fstat

    class Coarse:
        st_ino = 1
        st_mtime_ns = 0

        def __init__(self, fd: int) -> None:
            self.st_size = real(fd).st_size

    with monkeypatch.context() as patch:
        patch.setattr("store.files.box.os.fstat", Coarse)
        for number in range(1, 8):
            store.box.seal("b:1", ANA, {1: number})
            assert other.follow()
            assert other.box.mine("b:1", ANA) == {1: number}


def test_the_reveal_reads_the_box_again_whatever_tells_of_changes(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.box.seal("b:1", ANA, {1: 1})
    assert other.box.mine("b:1", ANA) == {1: 1}
    store.box.seal("b:1", ANA, {1: 2})
    monkeypatch.setattr(type(other.box._box), "_signature", lambda box: box._seen)
    other.reveal("b:1", lambda w, ballots: reword(1, f"{ballots}")(w), None, "count")
    assert other.workshop.steps[1].text == f"{ {ANA: {1: 2}} }"


def test_a_disk_that_failed_is_told_to_every_program_and_mended_by_writing_anew(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "flush", broken)
        with pytest.raises(Unsure):
            store.apply(add("maybe"), ANA, "add")
    acts: list[Callable[[], object]] = [
        lambda: other.apply(add("behind it"), BEN, "add"),
        lambda: other.box.seal("b:1", BEN, 1),
        lambda: other.reveal("b:1", lambda w, _: w, None, "count"),
    ]
    for act in acts:
        with pytest.raises(Unsure, match="Save a copy on another disk"):
            act()
    with Store.open(store.path, Clock()) as third:
        assert not third.writable
        assert any("(seen by another program)" in notice for notice in third.notices)
        third.save_as(store.path.with_name("elsewhere.json"))
    with Store.open(store.path.with_name("elsewhere.json")) as saved:
        assert texts(saved) == ["maybe"]
    assert not check(store.path).whole
    assert rebuild(store.path).whole
    with Store.open(store.path, Clock()) as third:
        third.apply(add("after it"), BEN, "add")
        assert texts(third) == ["maybe", "after it"]


def test_a_mac_that_cannot_flush_in_full_flushes_as_others_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The branch of a system on which this suite does not run, with its calls replaced."""
    import fcntl

    flushed: list[object] = []
    errors = iter((errno.ENOTSUP, errno.EIO, 0))

    def full(fd: int, command: int) -> None:
        if number := next(errors):
            raise OSError(number, os.strerror(number))
        flushed.append("full")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full)
    monkeypatch.setattr(os, "fsync", flushed.append)
    disk.flush(7)
    with pytest.raises(OSError, match="Input/output"):
        disk.flush(7)
    disk.flush(7)
    assert flushed == [7, "full"]


def test_where_open_files_cannot_be_replaced_they_are_closed_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: a file that this program has open itself is never replaced."""
    store.apply(reword(1, "one"), ANA, "reword")
    store.apply(reword(1, "two"), ANA, "reword")
    store.close()
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b'"one"', b'"eno"'))
    monkeypatch.setattr(disk, "REPLACES_OPEN_FILES", False)
    real = os.replace

    def replaced(old: Path, new: Path) -> None:
        there = os.stat(new) if os.path.exists(new) else None
        for fd in os.listdir("/proc/self/fd"):
            try:
                here = os.fstat(int(fd))
            except OSError:
                continue
            assert there is None or (here.st_ino, here.st_dev) != (there.st_ino, there.st_dev), f"{new} is open"
        real(old, new)

    monkeypatch.setattr(os, "replace", replaced)
    assert rebuild(store.path).whole


def test_the_locks_of_windows_with_its_calls_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held: set[int] = set()

    def lock(fd: int, mode: int, count: int) -> None:
        assert os.lseek(fd, 0, os.SEEK_CUR) == 0x40000000
        if mode == 1:
            held.discard(fd)
        elif held:
            raise OSError(errno.EACCES, "Permission denied")
        else:
            held.add(fd)

    fake = types.SimpleNamespace(locking=lock, LK_NBLCK=2, LK_UNLCK=1)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("windows_locking", locking.__file__)
    assert spec is not None
    assert spec.loader is not None
    windows = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(windows)
    one, two = (os.open(tmp_path / name, os.O_RDWR | os.O_CREAT) for name in ("one", "two"))
    windows.take(one, 0)
    with pytest.raises(StoreError, match="has been writing for 0 s"):
        windows.take(two, 0)
    windows.give_back(one)
    windows.take(two, 0)
    assert held == {two}
    for fd in (one, two):
        os.close(fd)


def test_a_closed_pipe_of_a_name_says_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "team.json-log")
    with pytest.raises(Missing, match="json-log is a device or a pipe"):
        Store.open(tmp_path / "team.json")
