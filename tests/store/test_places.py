"""Files that may only be read, and files that are moved or replaced while they are open."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store import Exists, Missing, NotSaved, ReadOnly, Replaced, Store
from tests.store.helpers import ANA, BEN, Clock, add, check, contents, create, log_of, reword, sealed_of, texts

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike those of the tests of a privileged user."""
    path = Path(tempfile.mkdtemp(prefix="workshop-test-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Act as a user whom permissions mean something to."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("what", ["folder", "log", "copy", "everything"])
def test_what_may_only_be_read_is_opened_to_look(folder: Path, clock: Clock, what: str) -> None:
    with create(folder, clock) as store:
        store.apply(add("one"), ANA, "add")
        store.box.seal("ballots:1", ANA, {1: 1})
    names = (store.path, log_of(store), sealed_of(store))
    for path in names:
        path.chmod(0o666)
    folder.chmod(0o777)
    for name, path in (("folder", folder), ("log", names[1]), ("copy", names[0])):
        if what in (name, "everything"):
            path.chmod(0o555)
    before = {path: path.read_bytes() for path in names}
    with without_privileges():
        with Store.open(store.path, clock) as look:
            assert texts(look) == ["one"]
            assert not look.writable
            assert any("can only be read here" in notice for notice in look.notices)
            for write in (
                lambda: look.apply(add("two"), ANA, "add"),
                lambda: look.undo(ANA),
                lambda: look.box.seal("ballots:1", ANA, {}),
                lambda: look.box.keep("here", "typing"),
            ):
                with pytest.raises(ReadOnly, match="nothing can be changed"):
                    write()
            assert len(list(look.history())) == 2
        assert check(store.path).whole
    assert {path: path.read_bytes() for path in names} == before


def test_a_file_without_a_log_may_be_looked_at_too(folder: Path, clock: Clock) -> None:
    with create(folder, clock) as store:
        pass
    log_of(store).unlink()
    folder.chmod(0o555)
    with without_privileges(), Store.open(store.path, clock) as look:
        assert contents(look.workshop) == contents(store.workshop)
        assert not look.writable
    assert [path.name for path in folder.iterdir()] == ["team.json"]


def test_a_new_file_in_a_folder_that_may_only_be_read_is_refused(folder: Path) -> None:
    folder.chmod(0o555)
    with without_privileges(), pytest.raises(NotSaved, match="Choose another folder"):
        create(folder)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    for look in (Store.open, check):
        with pytest.raises(Missing):
            look(tmp_path)
    with pytest.raises((Exists, NotSaved)):
        create(tmp_path / "none" / "there")


def test_a_file_moved_while_it_is_open_is_noticed_before_the_next_change(store: Store, tmp_path: Path) -> None:
    store.apply(reword(1, "new"), ANA, "reword")
    log_of(store).rename(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    refused_everywhere(store, "was moved or deleted")
    assert (tmp_path / "elsewhere").read_bytes() == before
    assert not log_of(store).exists()


def test_a_file_put_back_from_a_backup_while_it_is_open_is_noticed(store: Store, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    shutil.copy(log_of(store), backup)
    store.apply(reword(1, "new"), ANA, "reword")
    newer = log_of(store).read_bytes()
    backup.replace(log_of(store))
    refused_everywhere(store, "was replaced by another file")
    log_of(store).write_bytes(newer)
    refused_everywhere(store, "was replaced by another file")


def test_a_backup_written_over_the_file_is_noticed(store: Store, other: Store) -> None:
    backup = log_of(store).read_bytes()
    store.apply(reword(1, "new"), ANA, "reword")
    size = log_of(store).stat().st_size
    log_of(store).write_bytes(backup)
    refused_everywhere(store, "was cut short")
    other.apply(reword(1, "another history that is longer than the first"), BEN, "reword")
    assert log_of(store).stat().st_size > size
    refused_everywhere(store, "was put back from a backup")


def refused_everywhere(store: Store, said: str) -> None:
    """Every way to write, and following, says what happened to the file."""
    before = contents(store.workshop)
    ways: list[Callable[[], object]] = [
        lambda: store.apply(add("lost"), ANA, "add"),
        lambda: store.box.seal("ballots:1", ANA, {}),
        store.follow,
    ]
    for way in ways:
        with pytest.raises(Replaced, match=said):
            way()
    assert contents(store.workshop) == before
