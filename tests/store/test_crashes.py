"""A program that dies at any of the moments at which it touches the disk.

From that moment on nothing it does reaches the disk any more: not even what it would have tidied up.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from store import Missing, Store
from tests.store.helpers import ANA, BEN, Clock, add, check, contents, create, log_of, rebuild, reword, start
from workshop.model import Workshop

OLD = Path(__file__).parent / "fixtures" / "format-0" / "team.json-log"
TOUCHING = ("write", "replace", "link", "unlink", "rename", "fsync")


class Died(BaseException):
    """The program is no more."""


@contextmanager
def dies_at(moment: int) -> Iterator[list[str]]:
    """Let the program die at its so-and-so-manieth touch of the disk; gives the touches that it came to."""
    touched: list[str] = []
    real = {name: getattr(os, name) for name in TOUCHING}

    def wrapped(name: str) -> Callable[..., Any]:
        def touch(*given: Any, **named: Any) -> Any:
            touched.append(name)
            if len(touched) == moment and name == "write":
                real[name](given[0], given[1][: len(given[1]) // 2])
            if len(touched) >= moment:
                raise Died
            return real[name](*given, **named)

        return touch

    with pytest.MonkeyPatch.context() as patch:
        for name in TOUCHING:
            patch.setattr(os, name, wrapped(name))
        yield touched


def every_death(folder: Path, prepare: Callable[[Path], Path], act: Callable[[Path], object]) -> Iterator[Path]:
    """The files as each possible death during ``act`` leaves them, and at last as it leaves them alive."""
    for moment in range(1, 100):
        place = folder / str(moment)
        place.mkdir()
        path = prepare(place)
        with dies_at(moment) as touched, suppress(Died):
            act(path)
        yield path
        if len(touched) < moment:
            assert moment > 2, "nothing was ever touched"
            return
    raise AssertionError("it never came to an end")


def with_ballots(folder: Path) -> Path:
    """A file with two ballots in its box."""
    with create(folder) as store:
        store.box.seal("ballots:1", ANA, {1: 2})
        store.box.seal("ballots:1", BEN, {2: 1})
        store.box.seal("ballots:2", BEN, {2: 2})
        return store.path


def test_while_changing(tmp_path: Path) -> None:
    def act(path: Path) -> None:
        Store.open(path, Clock()).apply(add("new"), ANA, "add")

    for path in every_death(tmp_path, with_ballots, act):
        with Store.open(path) as store:
            assert [step.text for step in store.workshop.steps.values()][2:] in ([], ["new"])
            assert (store.writable, store.notices) == (True, [])
            store.apply(add("more"), ANA, "add")
        assert check(path).whole
    assert [step.text for step in store.workshop.steps.values()][2:] == ["new", "more"]


def test_while_sealing(tmp_path: Path) -> None:
    def act(path: Path) -> None:
        Store.open(path, Clock()).box.seal("ballots:1", ANA, {1: 1, 2: 1})

    for path in every_death(tmp_path, with_ballots, act):
        with Store.open(path) as store:
            assert store.box.mine("ballots:1", ANA) in ({1: 2}, {1: 1, 2: 1})
            assert store.box.mine("ballots:1", BEN) == {2: 1}
            assert store.notices == []
    assert store.box.mine("ballots:1", ANA) == {1: 1, 2: 1}


def test_while_revealing_nothing_is_lost_and_nothing_is_shown_twice(tmp_path: Path) -> None:
    def count(w: Workshop, ballots: dict[int, Any]) -> Workshop:
        return reword(1, f"{len(ballots)} ballots")(w)

    def act(path: Path) -> None:
        Store.open(path, Clock()).reveal("ballots:1", count, None, "count")

    ends = set()
    for path in every_death(tmp_path, with_ballots, act):
        with Store.open(path) as store:
            opened = store.was_opened("ballots:1")
            assert store.box.sealed_by("ballots:1") == (() if opened else (ANA, BEN))
            assert (store.workshop.steps[1].text == "2 ballots") == opened
            assert store.box.mine("ballots:2", BEN) == {2: 2}
            ends.add(opened)
            if not opened:
                store.reveal("ballots:1", count, None, "count")
            assert store.workshop.steps[1].text == "2 ballots"
        assert b"ballots:1" not in path.with_name("team.json-sealed").read_bytes()
    assert ends == {True, False}


def test_while_typing_is_kept(tmp_path: Path) -> None:
    def act(path: Path) -> None:
        store = Store.open(path, Clock())
        store.box.keep("here", "half a word")
        store.box.keep("here", "a whole word")

    for path in every_death(tmp_path, with_ballots, act):
        with Store.open(path) as store:
            assert store.box.kept("here") in ("", "half a word", "a whole word")
            assert store.box.sealed_by("ballots:1") == (ANA, BEN)
            assert store.notices == []


def test_while_closing(tmp_path: Path) -> None:
    def prepare(folder: Path) -> Path:
        with create(folder) as store:
            pass
        Store.open(store.path, Clock()).apply(add("new"), ANA, "add")
        return store.path

    def act(path: Path) -> None:
        with Store.open(path, Clock()) as store:
            store.apply(add("newer"), ANA, "add")

    for path in every_death(tmp_path, prepare, act):
        with Store.open(path) as store:
            assert [step.text for step in store.workshop.steps.values()][2:] in (["new"], ["new", "newer"])
            assert (store.writable, store.notices) == (True, [])
        assert check(path).whole


def test_while_a_file_is_started(tmp_path: Path) -> None:
    def act(path: Path) -> None:
        Store.create(path, start(), Clock())

    for path in every_death(tmp_path, lambda folder: folder / "team.json", act):
        try:
            store = Store.open(path)
        except Missing:
            store = Store.create(path, start())
        with store:
            assert contents(store.workshop) == contents(start())
            assert (store.writable, store.notices) == (True, [])
        assert check(path).whole


def test_while_a_file_is_taken_over(tmp_path: Path) -> None:
    original = b'{"teams": {"1": {"name": "North"}}, "members": {"7": {"name": "Ana", "initials": "AN"}}}'

    def prepare(folder: Path) -> Path:
        (folder / "team.json").write_bytes(original)
        return folder / "team.json"

    for path in every_death(tmp_path, prepare, lambda path: Store.open(path, Clock())):
        with Store.open(path) as store:
            assert (store.workshop.members[7].name, store.writable) == ("Ana", True)
        assert original in [one.read_bytes() for one in path.parent.iterdir()]
        assert check(path).whole


def test_while_a_file_is_brought_up_to_date(tmp_path: Path) -> None:
    def prepare(folder: Path) -> Path:
        shutil.copy(OLD, folder / "team.json-log")
        return folder / "team.json"

    for path in every_death(tmp_path, prepare, lambda path: Store.open(path, Clock())):
        with Store.open(path) as store:
            assert (store.seq, store.workshop.steps[1].text) == (5, "Call the lapsed accounts")
            assert store.writable
        assert OLD.read_bytes() in [one.read_bytes() for one in path.parent.iterdir()]
        assert check(path).whole


def test_while_a_file_is_mended(tmp_path: Path) -> None:
    damaged: list[bytes] = []

    def prepare(folder: Path) -> Path:
        with create(folder) as store:
            for text in ("one", "two", "three"):
                store.apply(add(text), ANA, "add")
        damaged[:] = [log_of(store).read_bytes().replace(b'"two"', b'"owt"'), store.path.read_bytes()]
        log_of(store).write_bytes(damaged[0])
        return store.path

    for path in every_death(tmp_path, prepare, lambda path: rebuild(path, Clock()())):
        with Store.open(path) as store:
            assert [step.text for step in store.workshop.steps.values()][2:] == ["one", "two", "three"]
        assert rebuild(path, Clock()()).whole
        assert {*damaged} <= {one.read_bytes() for one in path.parent.iterdir()}
        with Store.open(path) as store:
            assert [step.text for step in store.workshop.steps.values()][2:] == ["one", "two", "three"]
            assert store.writable
        assert check(path).whole
