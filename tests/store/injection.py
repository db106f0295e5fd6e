"""Failing system calls: every doing of the store, with an error at each of the calls that it makes."""

import errno
import fcntl
import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from store import Busy, Damaged, NotSaved, ReadOnly, Replaced, Store, StoreError, Unreachable, Unsure, places
from tests.store.helpers import ANA, BEN, NOW, Clock, add, check, contents, create, log_of, reword

CALLS = (
    "stat",
    "open",
    "fstat",
    "write",
    "read",
    "pread",
    "lseek",
    "fsync",
    "ftruncate",
    "replace",
    "link",
    "unlink",
)
#: Not among them: that a file is not there. That is believed.
ERRORS = tuple(
    getattr(errno, name)
    for name in [
        "EIO",
        "ENOSPC",
        "EACCES",
        "EPERM",
        "EROFS",
        "ESTALE",
        "EMFILE",
        "EDQUOT",
        "EINVAL",
        "ENOLCK",
        "EBUSY",
        "ETIMEDOUT",
    ]
)
#: After these nothing of what was to be done is there.
NOTHING_DONE = (NotSaved, Unreachable, Busy, Damaged, ReadOnly, Replaced)


@contextmanager
def failing(at: int, number: int) -> Iterator[list[str]]:
    """Let the call number ``at`` (from 0) to the system fail; gives the calls that were made."""
    made: list[str] = []

    def broken(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) - 1 == at:
                raise OSError(number, os.strerror(number))
            return real(*given, **named)

        return call

    places_of_calls: list[tuple[Any, str]] = [(os, name) for name in CALLS] + [(fcntl, "flock"), (io, "open")]
    real = [(module, name, getattr(module, name)) for module, name in places_of_calls]
    for module, name, call in real:
        setattr(module, name, broken(name, call))
    try:
        yield made
    finally:
        for module, name, call in real:
            setattr(module, name, call)


@dataclass(frozen=True, slots=True)
class Doing:
    """Something that is done to an open file; ``seen`` is what tells whether it was done."""

    act: Callable[[Store], object]
    seen: Callable[[Store], object] = lambda store: contents(store.workshop)


DOINGS: dict[str, Doing] = {
    "change": Doing(lambda store: store.apply(add("more"), ANA, "add")),
    "undo": Doing(lambda store: store.undo(ANA)),
    "redo": Doing(lambda store: store.redo(BEN)),
    "seal": Doing(lambda store: store.box.seal("b:1", ANA, {1: 2}), lambda store: store.box.inside("b:1")),
    "take back": Doing(lambda store: store.box.take_back("b:1", BEN), lambda store: store.box.inside("b:1")),
    "keep": Doing(lambda store: store.box.keep("here", "half", ANA), lambda store: store.box.kept("here", ANA)),
    "forget": Doing(lambda store: store.box.forget("there"), lambda store: store.box.kept("there:2", BEN)),
    "reveal": Doing(
        lambda store: store.reveal("b:1", lambda w, some: reword(1, f"{some}")(w), None, "count"),
        lambda store: (contents(store.workshop), store.box.inside("b:1")),
    ),
}


def prepare(folder: Path) -> Path:
    """A file with something to undo, to do again, to take back and to reveal."""
    with create(folder) as store:
        store.apply(reword(1, "ana's"), ANA, "reword")
        store.apply(reword(2, "ben's"), BEN, "reword")
        store.undo(BEN)
        store.box.seal("b:1", BEN, {2: 2})
        store.box.keep("there:2", "typing", BEN)
        store.apply(reword(1, "ana's own"), ANA, "reword")
        return store.path


def run(errors: Iterable[int] = ERRORS) -> int:
    """Every doing, with every error at every call; each ends done, or in a sentence with nothing done."""
    tried = 0
    with TemporaryDirectory() as name:
        (Path(name) / "ready").mkdir()
        ready = prepare(Path(name) / "ready")
        for what, doing in DOINGS.items():
            for number in errors:
                at = 0
                while _one(ready, Path(name) / "one", doing, at, number, f"{what}, call {at}"):
                    at, tried = at + 1, tried + 1
    return tried


def _one(ready: Path, folder: Path, doing: Doing, at: int, number: int, told: str) -> bool:
    """One doing with one error; whether it makes so many calls."""
    shutil.copytree(ready.parent, folder)
    with Store.open(folder / ready.name, Clock()) as store:
        before, trouble = doing.seen(store), None
        with failing(at, number) as made:
            try:
                doing.act(store)
            except StoreError as error:
                trouble = error
        name = made[at] if at < len(made) else "none"
        told = f"{told} ({name}), {errno.errorcode[number]}: {trouble!r}"
        with Store.open(store.path, Clock()) as other:
            after = doing.seen(other)
            if trouble is None:
                assert after != before, f"said to be done, and is not: {told}"
            elif isinstance(trouble, NOTHING_DONE):
                assert after == before, f"said to be not done, and is: {told}"
            else:
                assert isinstance(trouble, Unsure), told
            if isinstance(trouble, NOTHING_DONE):
                doing.act(store)  # it works again as soon as the disk does
                other.follow()
                assert doing.seen(other) != before, told
    if not isinstance(trouble, Unsure):
        assert check(folder / ready.name).whole, (told, check(folder / ready.name).findings)
    left = [path.name for path in folder.iterdir() if "-sealed." in path.name]
    assert not left, (told, left)
    shutil.rmtree(folder)
    return at < len(made)


def run_on_files(errors: Iterable[int] = ERRORS) -> int:
    """Starting, opening, checking, mending, saving elsewhere, with every error at every call: a sentence each."""
    tried = 0
    with TemporaryDirectory() as name:
        (Path(name) / "ready").mkdir()
        ready = prepare(Path(name) / "ready")
        log = log_of(Store.open(ready))
        log.write_bytes(log.read_bytes().replace(b"ben's", b"ban's"))
        for what in ("create", "open", "check", "rebuild", "save"):
            for number in errors:
                at = 0
                while _on_files(ready, Path(name) / "one", what, at, number):
                    at, tried = at + 1, tried + 1
    return tried


def _on_files(ready: Path, folder: Path, what: str, at: int, number: int) -> bool:
    """One doing with one error; whether it makes so many calls."""
    shutil.copytree(ready.parent, folder)
    path = folder / ready.name
    data = {one: one.read_bytes() for one in path.parent.iterdir()}
    new = path.parent / "new"
    new.mkdir()
    acts: dict[str, Callable[[], object]] = {
        "create": lambda: create(new).close(),
        "open": lambda: Store.open(path, Clock()).close(),
        "check": lambda: places.at(path).check(),
        "rebuild": lambda: places.at(path).rebuild(NOW),
        "save": lambda: places.at(path.with_name("saved.json")).save(Store.open(path).core.state),
    }
    trouble, report = None, None
    with failing(at, number) as made:
        try:
            report = acts[what]()
        except StoreError as error:
            trouble = error
    told = f"{what}, call {at} ({made[at] if at < len(made) else 'none'}), {errno.errorcode[number]}: {trouble!r}"
    kept = {one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    assert set(data.values()) <= kept or what == "rebuild", f"something is gone: {told}"
    if what == "rebuild" and trouble is None and report is not None and report.whole:  # type: ignore[attr-defined]
        assert check(path).whole, told
    if what == "save" and trouble is None:
        assert Store.open(path.with_name("saved.json")).workshop.steps, told
    shutil.rmtree(folder)
    return at < len(made)
