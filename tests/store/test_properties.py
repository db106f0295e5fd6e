"""What holds for any sequence of changes, whoever makes them."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store import CannotUndo, Store
from tests.store.helpers import ANA, BEN, add, check, contents, create, reword
from workshop.model import Round, RoundState, Workshop
from workshop.model.references import missing

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


def meeting(store: Store, act: str, number: int) -> None:
    """One thing that happens in a meeting, by the room, as far as it can happen now."""
    rounds = [one for one in store.workshop.rounds.values() if one.state is RoundState.OPEN]
    steps = tuple(store.workshop.steps)
    try:
        if act == "undo":
            store.undo(None)
        elif act == "redo":
            store.redo(None)
        elif act == "add":
            store.apply(add("new"), None, act)
        elif act == "reword" and number in store.workshop.steps:
            store.apply(reword(number, f"again {store.seq}"), None, act)
        elif act == "go on":
            store.apply(lambda w: w.put(replace(w.goals[1], position=store.seq)), None, act, move=True)
        elif act == "open" and not rounds and steps:
            store.apply(lambda w: w.put(Round(w.rounds.next_id, 1, steps, dots_each=3, cap=2)), None, act)
        elif act in ("count", "call off", "discard") and rounds:
            end = RoundState.COUNTED if act == "count" else RoundState.CALLED_OFF
            done = replace(rounds[0], state=end)
            envelope = f"ballots:{rounds[0].id}"
            if act == "call off" or store.was_opened(envelope):
                store.apply(lambda w: w.put(done), None, act)
            else:
                store.box.seal(envelope, ANA, {1: 1})
                store.reveal(envelope, lambda w, _: w.put(done), None, act)
    except CannotUndo:
        pass


MEETING = ("add", "reword", "go on", "open", "count", "call off", "discard", "undo", "undo", "redo")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(MEETING), st.integers(1, 4)), max_size=40))
def test_undo_and_redo_over_a_meeting_end_in_what_the_log_explains_and_never_at_a_wall(
    acts: list[tuple[str, int]],
) -> None:
    """The log replays to the state, nothing refers to what is gone, and undo goes on to the last that can be."""
    with TemporaryDirectory() as name, create(Path(name)) as store:
        for act, number in acts:
            meeting(store, act, number)
        for _ in range(len(acts) + 1):
            try:
                store.undo(None)
            except CannotUndo:
                break
        else:
            raise AssertionError("undo never ends")
        left = [entry.seq for entry in store.history() if not (entry.undoes or entry.redoes or entry.move)]
        for seq in left:
            with pytest.raises(CannotUndo):
                store.undo(None, seq)
        *_, (_, replayed) = store.replay()
        assert contents(replayed) == contents(store.workshop)
        for record in contents(store.workshop):
            assert not tuple(missing(store.workshop, record))  # type: ignore[arg-type]
