"""One file, one change after the other."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Exists, Missing, Stale, Store
from store.codec import Unfit
from tests.store.helpers import ANA, BEN, NOW, Clock, add, claim, contents, create, log_of, reword, start
from workshop.errors import RuleError
from workshop.model import KeyResult, Reading, Step, Workshop


def test_a_new_file_holds_what_it_started_with(store: Store) -> None:
    assert contents(store.workshop) == contents(start())
    assert (store.seq, store.last_at, store.writable, store.notices) == (1, NOW, True, [])


def test_a_change_is_one_line_with_the_documents_it_touched(store: Store, clock: Clock) -> None:
    clock.forward(seconds=1)
    store.apply(claim(2, BEN), BEN, "claim step 2")
    line = json.loads(log_of(store).read_text().splitlines()[-1])
    assert len(line.pop("crc")) == 8
    assert line == {
        "seq": 2,
        "at": "2027-01-14T09:12:04.120Z",
        "by": BEN,
        "do": "claim step 2",
        "put": {
            "steps": {
                "2": {"id": 2, "goal": 1, "text": "Visit the three resellers", "state": "planned", "owner": 2}
            }
        },
    }


def test_a_change_returns_the_settled_new_state(store: Store) -> None:
    after = store.apply(claim(1, ANA), ANA, "claim step 1")
    assert after is store.workshop
    assert (after.steps[1].owner, after.touched, after.version) == (ANA, frozenset(), 2)


def test_a_change_that_touches_nothing_or_changes_nothing_writes_nothing(store: Store) -> None:
    before = log_of(store).read_bytes()
    store.apply(lambda w: w, ANA, "nothing")
    store.apply(lambda w: w.put(w.steps[1]), ANA, "the same")
    store.apply(lambda w: w.put(Step(9, 1, "x")).cut(Step(9, 1, "x")), ANA, "there and gone")
    assert (log_of(store).read_bytes(), store.seq) == (before, 1)


def test_only_what_differs_is_put(store: Store) -> None:
    store.apply(lambda w: w.put(w.steps[1], replace(w.steps[2], text="new")), ANA, "x")
    assert list(list(store.history())[-1].put["steps"]) == [2]


def test_a_refusal_passes_through_and_changes_nothing(store: Store) -> None:
    store.apply(claim(1, ANA), ANA, "claim")
    with pytest.raises(RuleError, match="Ana has it already"):
        store.apply(claim(1, BEN), BEN, "claim")
    assert (store.seq, store.workshop.steps[1].owner) == (2, ANA)


def test_a_change_from_an_older_state_is_refused(store: Store) -> None:
    old = store.workshop
    store.apply(add("one"), ANA, "add")
    with pytest.raises(Stale, match="Try again"):
        store.apply(lambda _: add("two")(old), ANA, "add")
    with pytest.raises(Stale):
        store.apply(lambda _: Workshop(), ANA, "lose everything")
    assert store.workshop.steps[3].text == "one"


@pytest.mark.parametrize(
    "record",
    [
        KeyResult(1, 1, "share", target=float("nan")),
        KeyResult(1, 1, "share", readings=(Reading(NOW.date(), float("inf")),)),
        Step(9, 1, "\ud800"),
        Step(9, 1, "x", claimed_at=NOW.replace(tzinfo=None)),
        Step(9, 1, "x", helpers=[1]),  # type: ignore[arg-type]
        Step(9, 1, 5),  # type: ignore[arg-type]
    ],
    ids=["nan", "infinity", "surrogate", "no zone", "a list", "a number"],
)
def test_a_value_that_no_document_can_hold_is_refused(store: Store, record: Step | KeyResult) -> None:
    with pytest.raises(Unfit):
        store.apply(lambda w: w.put(record), ANA, "x")
    assert store.seq == 1


def test_an_id_is_never_given_out_again(store: Store) -> None:
    store.apply(add("new"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[3]), ANA, "cut")
    assert store.workshop.steps.next_id == 4
    store.close()
    for _ in range(2):
        with Store.open(store.place.name) as again:
            assert again.workshop.steps.next_id == 4
        store.path.unlink()


def test_opened_again_it_is_as_it_was(store: Store) -> None:
    store.apply(add("new"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[1]), ANA, "cut")
    store.close()
    with Store.open(store.place.name) as from_the_copy:
        assert contents(from_the_copy.workshop) == contents(store.workshop)
        assert (from_the_copy.seq, from_the_copy.last_at) == (3, NOW)
    store.path.unlink()
    with Store.open(store.place.name) as from_the_log:
        assert contents(from_the_log.workshop) == contents(store.workshop)
        assert (from_the_log.seq, from_the_log.notices) == (3, [])


def test_two_stores_follow_each_other(store: Store, other: Store) -> None:
    assert not other.follow()
    store.apply(reword(1, "new"), ANA, "reword")
    assert other.follow()
    assert not other.follow()
    assert contents(other.workshop) == contents(store.workshop)


def test_own_changes_count_as_news_once(store: Store) -> None:
    store.follow()
    store.apply(reword(1, "new"), ANA, "reword")
    assert store.follow()
    assert not store.follow()


def test_a_change_is_judged_on_the_newest_state(store: Store, other: Store) -> None:
    store.apply(claim(1, ANA), ANA, "claim")
    with pytest.raises(RuleError, match="Ana has it already"):
        other.apply(claim(1, BEN), BEN, "claim")


def test_a_change_runs_again_when_somebody_was_faster(store: Store, other: Store) -> None:
    seen = []

    def slow(w: Workshop) -> Workshop:
        seen.append(w.version)
        if len(seen) == 1:
            other.apply(add("faster"), BEN, "add")
        return add("slower")(w)

    store.apply(slow, ANA, "add")
    assert seen == [1, 2]
    assert [step.text for step in store.workshop.steps.values()][2:] == ["faster", "slower"]


def test_history_says_who_did_what_when(store: Store, clock: Clock) -> None:
    clock.forward(minutes=1)
    store.apply(claim(1, ANA), ANA, "claim step 1")
    store.apply(lambda w: w.cut(w.steps[2]), None, "cut step 2", move=True)
    first, claimed, gone = store.history()
    assert (first.seq, first.by, first.at) == (1, None, NOW)
    assert (claimed.by, claimed.do, claimed.at - NOW) == (ANA, "claim step 1", timedelta(minutes=1))
    assert claimed.put["steps"][1]["owner"] == ANA
    assert (gone.move, gone.cut, gone.undoes, gone.opened) == (True, {"steps": (2,)}, None, "")


def test_replay_shows_every_state(store: Store) -> None:
    store.apply(reword(1, "one"), ANA, "reword")
    store.apply(reword(1, "two"), ANA, "reword")
    assert [workshop.steps[1].text for _, workshop in store.replay()] == ["Call the lapsed accounts", "one", "two"]


def test_a_copy_elsewhere_can_be_opened(store: Store, tmp_path: Path) -> None:
    store.apply(add("new"), ANA, "add")
    store.save_as(tmp_path / "elsewhere.json")
    with pytest.raises(Exists):
        store.save_as(tmp_path / "elsewhere.json")
    with Store.open(tmp_path / "elsewhere.json") as saved:
        assert contents(saved.workshop) == contents(store.workshop)
        assert saved.writable


def test_a_file_is_never_started_over_another(store: Store, tmp_path: Path) -> None:
    for path in (store.path, log_of(store)):
        with pytest.raises(Exists, match="already"):
            create(tmp_path)
        path.unlink()
    (tmp_path / "team.json-sealed").touch()
    with pytest.raises(Exists, match="already"):
        create(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"no file .*none\.json"):
        Store.open(tmp_path / "none.json")
    assert list(tmp_path.iterdir()) == []


def test_closing_twice_is_once(store: Store) -> None:
    store.close()
    store.close()
