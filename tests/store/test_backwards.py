"""The log, read from its end."""

import pytest

from store import Damaged, Store, backwards
from tests.store.helpers import ANA, add, log_of, reword


def grown(store: Store) -> None:
    """Some changes, a given-up piece between them, and an unfinished one behind them."""
    store.apply(add("one – “two”"), ANA, "add")
    with log_of(store).open("ab") as file:
        file.write(b'{"seq":3,"at":"un')
    for number in range(6):
        store.apply(reword(1, "x" * number * 40), ANA, f"reword {number}")
    with log_of(store).open("ab") as file:
        file.write(b'{"seq":9,"at":"unfinished')


@pytest.mark.parametrize("block", [1, 7, 64, 300, 1 << 16])
def test_it_is_the_history_turned_round(store: Store, monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(backwards, "_BLOCK", block)
    grown(store)
    assert list(store.newest_first()) == list(store.history())[::-1]


def test_it_reads_no_further_than_it_is_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    grown(store)
    monkeypatch.setattr(backwards, "_BLOCK", 64)
    data = log_of(store).read_bytes()
    log_of(store).write_bytes(b"?" + data[1:])
    newest = store.newest_first()
    assert [next(newest).seq for _ in range(7)] == [8, 7, 6, 5, 4, 3, 2]
    with pytest.raises(Damaged):
        next(newest)


def test_it_stops_before_the_first_line_that_does_not_prove_itself(store: Store) -> None:
    grown(store)
    log_of(store).write_bytes(log_of(store).read_bytes().replace(b"reword 3", b"reword 9"))
    newest = store.newest_first()
    assert [next(newest).do for _ in range(2)] == ["reword 5", "reword 4"]
    with pytest.raises(Damaged, match="further back"):
        next(newest)


def test_details_say_what_was_there_before(store: Store) -> None:
    store.apply(reword(1, "one"), ANA, "reword")
    store.apply(add("new"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[2]), ANA, "cut")
    _, before = store.details(2)
    assert before["steps", 1]["text"] == "Call the lapsed accounts"
    assert store.details(3)[1] == {}
    entry, before = store.details(4)
    assert (entry.do, before["steps", 2]["text"]) == ("cut", "Visit the three resellers")
