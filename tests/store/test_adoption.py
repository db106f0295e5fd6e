"""TinyDB files that came without a log."""

import json
from collections import Counter
from pathlib import Path

import pytest
from tinydb import TinyDB

from store import Damaged, Missing, Store
from tests.store.helpers import (
    ANA,
    Clock,
    Program,
    add,
    check,
    contents,
    create,
    log_of,
    rebuild,
    reword,
    together,
)
from workshop.model import StepState


def foreign(path: Path) -> Path:
    """A file that somebody made with TinyDB."""
    with TinyDB(path) as db:
        db.table("teams").insert({"name": "Northwind Sales"})
        db.table("members").insert_multiple([{"name": "Ana", "initials": "AN"}, {"name": "Ben", "initials": "BE"}])
        db.table("periods").insert({"label": "Q1 2027", "first": "2027-01-01", "last": "2027-03-31"})
        db.table("goals").insert({"period": 1, "title": "Open the\nNordics \x1b[31m", "why": "one\ntwo\x07"})
        db.table("steps").insert_multiple(
            [
                {"goal": 1, "text": "Call the lapsed accounts", "state": "planned", "owner": 2},
                {"goal": 1, "text": "Visit", "state": "someday"},
                {"goal": 9, "text": "Of a goal that is not there"},
                {"goal": 1, "text": "Merged into that", "merged_into": 3},
                {"id": 5, "goal": 1, "text": "With its number"},
            ]
        )
        db.table("holidays").insert({"day": "2027-01-01"})
    return path


def test_its_documents_become_the_first_change(tmp_path: Path, clock: Clock) -> None:
    path = foreign(tmp_path / "team.json")
    original = path.read_bytes()
    with Store.open(path, clock) as store:
        assert store.workshop.team.name == "Northwind Sales"
        assert (store.workshop.steps[1].owner, store.workshop.steps[1].state) == (2, StepState.PLANNED)
        assert store.workshop.goals[1].title == "Open the Nordics [31m"
        assert store.workshop.goals[1].why == "one\ntwo"
        assert list(store.workshop.steps) == [1, 5]
        (entry,) = store.history()
        assert (entry.do, entry.by, entry.at) == ("take over team.json", None, clock())
        told = "\n".join(store.notices)
        store.apply(add("more"), ANA, "add")
    (kept,) = tmp_path.glob("team.json.before-*")
    assert kept.read_bytes() == original
    for said in (
        "7 documents were taken over.",
        f"team.json as it was is kept as {kept.name}.",
        "Document 2 of table 'steps': its field 'state' cannot be read",
        "Document 3 of table 'steps': it refers to 9 of 'goals', which is not there",
        "Document 4 of table 'steps': it refers to 3 of 'steps', which is not there",
        "Document 1 of table 'holidays' is of a kind that this version does not know",
    ):
        assert said in told
    with Store.open(path) as again:
        assert (again.notices, again.seq, again.writable) == ([], 2, True)
    assert check(path).whole


def test_our_own_file_that_came_alone_is_taken_over_whole(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    store.apply(lambda w: w.cut(w.steps[3]), ANA, "cut")
    store.reveal("ballots:1", lambda w, _: w, None, "count")
    store.close()
    log_of(store).unlink()
    assert check(store.path).whole
    with Store.open(store.path) as again:
        assert contents(again.workshop) == contents(store.workshop)
        assert again.workshop.steps.next_id == 4
        assert again.was_opened("ballots:1")
        again.apply(reword(1, "new"), ANA, "reword")
    with Store.open(store.path) as again:
        assert (again.notices, again.workshop.steps.next_id) == ([], 4)


def test_a_program_that_died_while_taking_it_over_does_no_harm(store: Store) -> None:
    store.apply(add("one"), ANA, "add")
    store.close()
    before = store.path.read_bytes()
    log_of(store).unlink()
    Store.open(store.path).close()
    store.path.write_bytes(before)
    with Store.open(store.path) as again:
        assert contents(again.workshop) == contents(store.workshop)
        assert again.writable


def test_our_own_file_that_came_alone_and_damaged_is_not_believed(store: Store) -> None:
    store.close()
    log_of(store).unlink()
    store.path.write_bytes(store.path.read_bytes().replace(b"lapsed", b"lasped"))
    before = store.path.read_bytes()
    with pytest.raises(Damaged, match="its log is missing"):
        Store.open(store.path)
    assert [path.read_bytes() for path in store.path.parent.iterdir()] == [before]
    assert not check(store.path).whole
    assert rebuild(store.path).whole
    with Store.open(store.path) as again:
        assert again.workshop.steps[1].text == "Call the lasped accounts"
        assert again.writable


@pytest.mark.parametrize(
    "text",
    ["", "[]", "not json", '{"name": "a package"}', "{}", '{"_default": {"1": {"x": 1}}}', "\x00\xff"],
)
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "package.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(Missing, match="Nothing was changed"):
        Store.open(path)
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [text.encode("latin-1")]


def test_two_programs_that_take_it_over_at_once_agree(tmp_path: Path) -> None:
    path = foreign(tmp_path / "team.json")
    programs = [Program(path, "inserts", name, 5) for name in "abcd"]
    together(*programs)
    said = [text for program in programs for text in program.finish()]
    with Store.open(path) as store:
        assert Counter(step.text for step in list(store.workshop.steps.values())[2:]) == Counter(said)
        assert store.writable
    assert check(path).whole
    assert len(said) == 20


def test_a_documents_number_that_contradicts_its_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "team.json"
    path.write_text(
        json.dumps({"teams": {"1": {"name": "N"}}, "members": {"1": {"id": 2, "name": "A", "initials": "A"}}})
    )
    with Store.open(path) as store:
        assert not store.workshop.members
        assert any("its field 'id' says 2" in notice for notice in store.notices)


def test_a_new_file_is_whole_from_its_first_moment(tmp_path: Path) -> None:
    with create(tmp_path) as store:
        assert check(store.path).whole
        assert sorted(path.name for path in tmp_path.iterdir()) == ["team.json", "team.json-log"]
