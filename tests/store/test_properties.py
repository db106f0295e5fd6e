"""What holds for any sequence of changes, whoever makes them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store import CannotUndo, Store
from tests.store.helpers import ANA, BEN, add, check, contents, create
from workshop.model import Workshop

people = st.sampled_from([ANA, BEN, None])
Act = tuple[str, int, Any]
acts = st.one_of(
    st.tuples(st.just("text"), st.integers(1, 4), st.text('aé日\U0001f600"\\\n', max_size=8)),
    st.tuples(st.just("dots"), st.integers(1, 4), st.integers(0, 3)),
    st.tuples(st.just("add"), st.just(0), st.just(0)),
    st.tuples(st.just("cut"), st.integers(1, 4), st.just(0)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
    st.tuples(st.just("redo"), st.just(0), st.just(0)),
)


def do(store: Store, by: int | None, act: Act) -> None:
    """Make a change, as far as it can be made."""
    kind, number, value = act

    def change(w: Workshop) -> Workshop:
        if kind == "add":
            return add("new")(w)
        if number not in w.steps:
            return w
        return w.cut(w.steps[number]) if kind == "cut" else w.put(replace(w.steps[number], **{kind: value}))

    try:
        if kind == "undo":
            store.undo(by)
        elif kind == "redo":
            store.redo(by)
        else:
            store.apply(change, by, kind)
    except CannotUndo:
        pass


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), people, acts), max_size=25))
def test_every_way_to_the_state_leads_to_the_same_state(
    steps: list[tuple[bool, int | None, Act]],
) -> None:
    with TemporaryDirectory() as name:
        one = create(Path(name))
        two = Store.open(one.path)
        for first, by, act in steps:
            do(one if first else two, by, act)
        one.follow()
        two.follow()
        assert contents(one.workshop) == contents(two.workshop)
        states = [workshop for _, workshop in one.replay()]
        assert contents(states[-1]) == contents(one.workshop)
        assert check(one.path).whole
        one.close()
        two.close()
        with Store.open(one.path) as again:
            assert contents(again.workshop) == contents(one.workshop)
            assert again.workshop.steps.next_id == one.workshop.steps.next_id
            back_to_the_start(again, contents(states[0]))


def back_to_the_start(store: Store, beginning: list[object]) -> None:
    """Undone by the room, newest first, all changes together lead back to where the file began."""
    standing = {entry.seq for entry in store.history() if not (entry.undoes or entry.redoes)} - {1}
    for entry in store.history():
        standing -= {entry.undoes or 0}
        standing |= {entry.redoes} if entry.redoes else set()
    while standing:
        before = len(standing)
        for seq in sorted(standing, reverse=True):
            try:
                store.undo(None, seq)
            except CannotUndo:
                continue
            standing.remove(seq)
        assert len(standing) < before, "none of the changes that are left can be undone"
    assert contents(store.workshop) == beginning
