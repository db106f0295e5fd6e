"""The log read from its end, and one change looked up."""

from pathlib import Path

import pytest

from store import Store
from store.errors import Damaged
from store.files import backwards
from tests.store.helpers import ANA, BEN, claim, log_of, reword


def filled(store: Store) -> None:
    """Some changes, one of them long."""
    for number in range(40):
        store.apply(reword(1, f"wording {number} {'x' * (number * 40 % 119)}"), ANA, f"reword {number}")
    store.apply(claim(2, BEN), BEN, "claim step 2")


@pytest.mark.parametrize("block", [1, 7, 300, 1 << 16])
def test_it_is_the_history_the_other_way_round(store: Store, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store)
    monkeypatch.setattr(backwards, "_BLOCK", block)
    assert list(store.newest_first()) == list(store.history())[::-1]


@pytest.mark.parametrize("tail", [b'{"seq":43,"at"', b'{"seq":43,"at"~\n', b'{"a"~\n{"b"~\n{"c"', b"x" * 1000])
def test_what_a_dying_writer_left_is_passed_over(
    store: Store, tail: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    before = list(store.newest_first())
    monkeypatch.setattr(backwards, "_BLOCK", 64)
    with log_of(store).open("ab") as log:
        log.write(tail)
    assert list(store.newest_first()) == before


def test_damage_stops_it_where_it_is(store: Store) -> None:
    filled(store)
    path: Path = log_of(store)
    path.write_bytes(path.read_bytes().replace(b"wording 20", b"wordinG 20"))
    read: list[int] = []
    with pytest.raises(Damaged, match="cannot be read further back"):
        read.extend(entry.seq for entry in store.newest_first())
    entries = store.newest_first()
    assert [next(entries).seq for _ in range(20)] == list(range(42, 22, -1))


def test_one_change_with_what_was_there_before(store: Store) -> None:
    filled(store)
    entry, before = store.details(42)
    assert (entry.do, entry.put["steps"][2]["owner"]) == ("claim step 2", BEN)
    assert store.change(42) == entry
    assert "owner" not in before["steps", 2]
    entry, before = store.details(1)
    assert before == {}
    store.apply(lambda w: w.cut(w.steps[1]), ANA, "take it out")
    entry, before = store.details(43)
    assert entry.cut == {"steps": (1,)}
    assert before["steps", 1]["text"].startswith("wording 39")
