"""The documents as a TinyDB."""

from collections.abc import Callable

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document

from store import Store
from tests.store.helpers import ANA, add, claim


def test_it_answers_tinydbs_own_queries(store: Store) -> None:
    steps = store.db.table("steps")
    assert [step.doc_id for step in steps.search(where("text").matches("Visit"))] == [2]
    assert store.db.tables() == {"teams", "members", "periods", "goals", "steps"}
    first = steps.get(doc_id=1)
    assert isinstance(first, Document)
    assert (first["id"], first["goal"], first["state"], first["helpers"]) == (1, 1, "planned", [])
    assert steps.count(where("owner") == None) == 2  # noqa: E711  TinyDB's way to ask
    assert len(store.db.table("nothing")) == 0


def test_it_is_always_the_newest(store: Store, other: Store) -> None:
    steps = other.db.table("steps")
    assert steps.search(where("owner") == ANA) == []
    store.apply(claim(1, ANA), ANA, "claim")
    store.apply(add("new"), ANA, "add")
    other.follow()
    assert [step.doc_id for step in steps.search(where("owner") == ANA)] == [1]
    assert len(steps) == 3


@pytest.mark.parametrize(
    "write",
    [
        lambda db: db.table("steps").insert({"text": "x"}),
        lambda db: db.table("steps").insert_multiple([{"text": "x"}]),
        lambda db: db.table("steps").update({"text": "x"}),
        lambda db: db.table("steps").upsert({"text": "x"}, where("id") == 1),
        lambda db: db.table("steps").remove(doc_ids=[1]),
        lambda db: db.table("steps").truncate(),
        lambda db: db.drop_table("steps"),
        lambda db: db.drop_tables(),
        lambda db: db.insert({"text": "x"}),
    ],
)
def test_it_cannot_be_written(store: Store, write: Callable[[TinyDB], object]) -> None:
    before = store.db.table("steps").all()
    with pytest.raises(TypeError, match=r"store\.apply"):
        write(store.db)
    assert store.db.table("steps").all() == before


def test_what_it_hands_out_is_the_callers_own(store: Store) -> None:
    store.db.table("members").all()[0]["name"] = "changed"
    assert store.db.table("members").all()[0]["name"] == "Ana"


def test_the_copy_is_an_ordinary_tinydb_file(store: Store) -> None:
    store.apply(claim(1, ANA), ANA, "claim")
    expected = {name: store.db.table(name).all() for name in store.db.tables()}
    store.close()
    with TinyDB(store.path) as db:
        assert {name: db.table(name).all() for name in db.tables() - {"_log"}} == expected
        (header,) = db.table("_log").all()
        assert (header["format"], header["seq"], header["ids"]["steps"]) == (1, 2, 2)
