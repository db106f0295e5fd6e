"""Where to find things in a log: the same whether lines are kept document by document or as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Store, index
from store.files.log import Log
from store.index import Index, Key
from store.line import Line
from tests.world import with_goals
from workshop.model import Step, Workshop

STEPS = 6


def start() -> Workshop:
    """A goal and six steps, put by one change."""
    return with_goals().put(*(Step(one, 1, f"step {one}") for one in range(1, STEPS + 1)))


def answers(path: Path, seq: int) -> list[tuple[bytes | None, list[int]]]:
    """All that an index says of every document at every change."""
    made = Index(Log(path, writable=False))
    made.extend(seq)
    keys: list[Key] = [("steps", one) for one in range(1, STEPS + 2)] + [("goals", 1)]
    said = [(made.document(key, at), made.touching(key, at)) for key in keys for at in range(seq + 1)]
    made.close()
    return [(None if document is None else bytes(document), later) for document, later in said]


def test_lines_that_touch_many_documents_are_found_like_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "team.json"
    with Store.create(path, start()) as store:
        store.apply(lambda w: w.put(replace(w.steps[2], dots=3)), None, "one")
        store.apply(lambda w: w.put(*(replace(one, dots=1) for one in w.steps.values())), None, "all")
        store.apply(lambda w: w.cut(w.steps[3], w.steps[4]), None, "two go")
        store.undo(None)
        seq, log = store.seq, store.path.with_name("team.json-log")
        one_by_one = answers(log, seq)
        monkeypatch.setattr(index, "_WIDE", 0)
        assert answers(log, seq) == one_by_one
        monkeypatch.setattr(index, "_WIDE", 3)
        assert answers(log, seq) == one_by_one
    assert (None, []) in one_by_one
    assert any(later == [2, 3] for _, later in one_by_one)


def test_reading_ahead_changes_nothing_and_undo_is_ready(tmp_path: Path) -> None:
    with Store.create(tmp_path / "team.json", start()) as store:
        store.apply(lambda w: w.put(replace(w.steps[2], dots=3)), None, "one")
        before, seq = store.workshop, store.seq
        store.read_ahead()
        assert (store.workshop, store.seq) == (before, seq)
        assert len(store.core.index()) == seq
        store.undo(None)
        assert store.workshop.steps[2].dots == 0


def test_a_row_of_undos_reads_the_beginning_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    line = Log.line

    def counted(self: Log, start: int, end: int) -> Line:
        read.append(start)
        return line(self, start, end)

    def dotted(one: int) -> Callable[[Workshop], Workshop]:
        return lambda w: w.put(replace(w.steps[one], dots=1))

    monkeypatch.setattr(Log, "line", counted)
    with Store.create(tmp_path / "team.json", start()) as store:
        for one in range(1, STEPS + 1):
            store.apply(dotted(one), None, f"step {one}")
        for _ in range(STEPS):
            store.undo(None)
    assert read.count(0) == 1
