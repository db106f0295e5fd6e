"""Undo and redo: what is set back, by whom, and when it is refused."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from store import CannotUndo, Store
from tests.store.helpers import ANA, BEN, Clock, Program, add, claim, contents, log_of, reword, together
from workshop.errors import RuleError
from workshop.model import Decision, DecisionKind, Goal, Round, RoundState, Step, Workshop

Change = Callable[[Workshop], Workshop]


def test_undo_sets_back_exactly_the_fields_that_were_changed(store: Store) -> None:
    store.apply(claim(1, ANA), ANA, "claim step 1")
    store.apply(reword(1, "new words"), BEN, "reword step 1")
    entry = store.undo(ANA)
    assert (entry.seq, entry.do, entry.undoes, entry.by) == (4, "claim step 1", 2, ANA)
    assert (store.workshop.steps[1].owner, store.workshop.steps[1].text) == (None, "new words")


def test_undo_and_redo_walk_back_and_forth(store: Store) -> None:
    texts = ["Call the lapsed accounts", "one", "two", "three"]
    for text in texts[1:]:
        store.apply(reword(1, text), ANA, text)
    for text in texts[2::-1]:
        store.undo(ANA)
        assert store.workshop.steps[1].text == text
    with pytest.raises(CannotUndo, match="nothing to undo"):
        store.undo(ANA)
    for text in texts[1:]:
        assert store.redo(ANA).do == text
        assert store.workshop.steps[1].text == text
    with pytest.raises(CannotUndo, match="nothing to redo"):
        store.redo(ANA)
    store.undo(ANA)
    assert store.workshop.steps[1].text == "two"


def test_everyone_undoes_their_own(store: Store) -> None:
    store.apply(reword(1, "ana's"), ANA, "reword 1")
    store.apply(reword(2, "ben's"), BEN, "reword 2")
    store.undo(ANA)
    assert store.workshop.steps[2].text == "ben's"
    with pytest.raises(CannotUndo, match="somebody else"):
        store.undo(ANA, 3)
    store.undo(None, 3)
    assert store.workshop.steps[2].text == "Visit the three resellers"
    with pytest.raises(CannotUndo, match="nothing to redo"):
        store.redo(BEN)


def test_moves_are_passed_over(store: Store) -> None:
    store.apply(reword(1, "new"), ANA, "reword")
    store.apply(lambda w: w.put(replace(w.goals[1], position=7)), ANA, "go on", move=True)
    assert store.undo(ANA).do == "reword"
    assert store.workshop.goals[1].position == 7


def test_what_has_moved_on_since_does_not_ask_for_the_move_to_be_undone(store: Store) -> None:
    store.apply(lambda w: w.put(replace(w.goals[1], position=5)), ANA, "begin")
    store.apply(lambda w: w.put(replace(w.goals[1], position=7)), ANA, "go on", move=True)
    with pytest.raises(CannotUndo, match="Goal 1 has moved on since"):
        store.undo(ANA)


def test_a_change_on_top_is_named_with_who_and_when(store: Store, clock: Clock) -> None:
    store.apply(reword(1, "ana's"), ANA, "reword")
    clock.forward(hours=1)
    store.apply(reword(1, "ben's"), BEN, "reword")
    at = clock().astimezone()
    with pytest.raises(CannotUndo) as refused:
        store.undo(ANA)
    assert str(refused.value) == f"Ben changed step 1 at {at:%H:%M}, after this: undo that first."
    clock.forward(days=3)
    with pytest.raises(CannotUndo, match=f"on {at.day} {at:%b} at"):
        store.undo(ANA)
    store.undo(BEN)
    store.undo(ANA)
    assert store.workshop.steps[1].text == "Call the lapsed accounts"


def test_the_room_has_a_name_too(store: Store) -> None:
    store.apply(reword(1, "ana's"), ANA, "reword")
    store.apply(reword(1, "the room's"), None, "reword")
    with pytest.raises(CannotUndo, match=r"^The room changed step 1 at"):
        store.undo(ANA)


def test_what_was_changed_and_undone_since_does_not_count(store: Store) -> None:
    store.apply(add("new"), ANA, "add")
    store.apply(reword(3, "other"), BEN, "reword")
    store.undo(BEN)
    store.undo(ANA)
    assert 3 not in store.workshop.steps


def test_undoing_a_creation_cuts_it_and_redo_brings_it_back(store: Store) -> None:
    store.apply(add("new"), ANA, "add")
    store.undo(ANA)
    assert (3 in store.workshop.steps, store.workshop.steps.next_id) == (False, 4)
    store.redo(ANA)
    assert store.workshop.steps[3] == Step(3, 1, "new")


def test_undoing_a_removal_brings_it_back(store: Store) -> None:
    before = contents(store.workshop)
    store.apply(lambda w: w.cut(w.steps[2]), ANA, "remove")
    store.undo(ANA)
    assert contents(store.workshop) == before


def test_a_creation_somebody_built_on_is_kept(store: Store) -> None:
    store.apply(add("new"), ANA, "add")
    store.apply(reword(3, "newer"), BEN, "reword")
    with pytest.raises(CannotUndo, match="Ben changed step 3"):
        store.undo(ANA)
    store.undo(BEN)
    store.apply(lambda w: w.put(Decision(1, DecisionKind.OTHER, "x", step=3)), BEN, "decide")
    with pytest.raises(CannotUndo, match="Decision 1 refers to step 3: Ben changed it"):
        store.undo(ANA)


def test_a_removal_is_not_undone_into_nothing(store: Store) -> None:
    def alone(w: Workshop) -> Workshop:
        return w.put(Goal(2, 1, "Second"), Step(3, 2, "of the second"))

    store.apply(alone, ANA, "add")
    store.apply(lambda w: w.cut(w.steps[3]), BEN, "cut the step")
    store.apply(lambda w: w.cut(w.goals[2]), ANA, "cut the goal")
    with pytest.raises(CannotUndo, match="Step 3 belongs to goal 2, which is not there any more"):
        store.undo(BEN)
    store.undo(ANA)
    store.undo(BEN)
    assert store.workshop.steps[3].goal == 2


def test_one_change_of_many_records_is_undone_as_one(store: Store) -> None:
    before = contents(store.workshop)

    def merge(w: Workshop) -> Workshop:
        new = Step(w.steps.next_id, 1, "both")
        return w.put(new, *(replace(w.steps[one], merged_into=new.id) for one in (1, 2)))

    store.apply(merge, ANA, "merge")
    store.undo(ANA)
    assert contents(store.workshop) == before
    store.redo(ANA)
    assert [step.merged_into for step in store.workshop.steps.values()] == [3, 3, None]


def test_what_cannot_be_undone_says_why(store: Store) -> None:
    store.apply(reword(1, "new"), ANA, "reword")
    for seq, said in ((99, "no change 99"), (0, "no change 0"), (1, "where the file begins")):
        with pytest.raises(CannotUndo, match=said):
            store.undo(None, seq)
    store.undo(None, 2)
    with pytest.raises(CannotUndo, match="been undone already"):
        store.undo(None, 2)
    with pytest.raises(CannotUndo, match="redo that one instead"):
        store.undo(None, 3)
    store.redo(None, 2)
    with pytest.raises(CannotUndo, match="has not been undone"):
        store.redo(None, 2)


def test_what_was_opened_stays_open(store: Store) -> None:
    store.box.seal("ballots:1", ANA, {1: 2})
    store.reveal("ballots:1", lambda w, ballots: reword(1, str(ballots))(w), None, "count the vote")
    with pytest.raises(CannotUndo, match="'count the vote' cannot be undone: what was sealed has been opened"):
        store.undo(None)


def test_undo_goes_on_after_a_restart(store: Store) -> None:
    store.apply(reword(1, "one"), ANA, "one")
    store.apply(reword(1, "two"), ANA, "two")
    store.undo(ANA)
    store.close()
    with Store.open(store.place.name) as again:
        assert again.redo(ANA).redoes == 3
        assert again.undo(ANA).undoes == 3
        assert again.undo(ANA).undoes == 2
        assert again.workshop.steps[1].text == "Call the lapsed accounts"


def test_undo_looks_at_what_others_did_meanwhile(store: Store, other: Store) -> None:
    store.apply(reword(1, "one"), ANA, "one")
    other.apply(reword(1, "two"), BEN, "two")
    with pytest.raises(CannotUndo, match="Ben changed step 1"):
        store.undo(ANA)
    other.undo(BEN)
    store.undo(ANA)
    assert other.follow()
    assert contents(other.workshop) == contents(store.workshop)
    assert len(log_of(store).read_bytes().splitlines()) == 5


def vote(round: int, *steps: int) -> Change:
    """A change that opens a vote on these steps."""
    return lambda w: w.put(Round(round, 1, steps, dots_each=3, cap=2))


def ended(round: int, state: RoundState) -> Change:
    """A change that ends it."""
    return lambda w: w.put(replace(w.rounds.need(round), state=state))


def test_a_vote_that_was_called_off_does_not_stand_in_the_way(store: Store) -> None:
    """Neither with ballots, which are destroyed, nor without; redo brings it all back."""
    store.apply(add("pasted"), None, "paste")
    store.apply(vote(1, 1, 3), None, "open the vote")
    store.box.seal("ballots:1", ANA, {3: 2})
    store.reveal("ballots:1", lambda w, _: ended(1, RoundState.CALLED_OFF)(w), None, "call the vote off")
    assert store.undo(None).do == "paste"
    assert "'call the vote off' cannot be undone" in store.passed
    assert (3 in store.workshop.steps, 1 in store.workshop.rounds) == (False, False)
    with pytest.raises(CannotUndo, match="'call the vote off' cannot be undone"):
        store.undo(None)
    assert store.redo(None).do == "paste"
    assert store.workshop.rounds[1].state is RoundState.CALLED_OFF
    assert store.workshop.steps[3].text == "pasted"


def test_what_was_opened_is_passed_over_with_what_stands_under_it(store: Store) -> None:
    store.apply(reword(1, "new"), None, "reword")
    store.apply(add("drafted"), None, "add")
    store.apply(vote(1, 2, 3), None, "open the vote")
    store.box.seal("ballots:1", ANA, {3: 2})
    store.reveal("ballots:1", lambda w, _: ended(1, RoundState.COUNTED)(w), None, "count the vote")
    assert store.undo(None).do == "reword"
    assert store.passed.startswith("'count the vote' cannot be undone")
    assert 3 in store.workshop.steps
    store.apply(reword(1, "newer"), None, "reword again")
    assert (store.undo(None).do, store.passed) == ("reword again", "")


def test_redo_ends_with_the_next_new_change_of_that_terminal(store: Store) -> None:
    store.apply(reword(1, "one"), ANA, "one")
    store.undo(ANA)
    store.apply(reword(2, "ben's"), BEN, "ben's")
    store.apply(lambda w: w.put(replace(w.goals[1], position=7)), ANA, "go on", move=True)
    store.redo(ANA)
    store.undo(ANA)
    store.apply(add("something new"), ANA, "add")
    with pytest.raises(CannotUndo, match="nothing to redo"):
        store.redo(ANA)
    assert store.undo(ANA).do == "add"
    assert store.redo(ANA).do == "add"


def test_undo_takes_back_what_redo_brought(store: Store) -> None:
    store.apply(reword(1, "early"), ANA, "early")
    store.apply(reword(2, "late"), ANA, "late")
    store.undo(ANA, 2)
    store.redo(ANA, 2)
    assert store.undo(ANA).do == "early"
    assert store.workshop.steps[2].text == "late"


def test_an_undo_is_judged_on_the_newest_state_while_others_write(store: Store) -> None:
    """Others write all the time: an undo of one's own step is refused for none of that."""
    mine = [store.apply(add(f"mine {number}"), ANA, "add").steps.last_id for number in range(12)]
    writers = [Program(store.path, "writes", name, name) for name in "ab"]
    together(*writers)
    try:
        for writer in writers:
            writer.said(3)
        for _ in mine:
            store.undo(ANA)
    finally:
        for writer in writers:
            writer.kill()
    store.follow()
    assert not set(mine) & set(store.workshop.steps)


def test_an_index_goes_no_further_than_what_is_known(store: Store, other: Store) -> None:
    store.apply(reword(1, "one"), ANA, "reword")
    other.apply(reword(1, "two"), BEN, "reword")
    index = store.core.index()
    assert len(index) == store.seq == 2
    other.apply(reword(1, "three"), BEN, "reword")
    store.follow()
    assert len(store.core.index()) == 4


def test_an_undo_that_the_rules_are_against_by_now_is_refused(store: Store) -> None:
    def refuse(before: Workshop, after: Workshop) -> None:
        if before.steps.need(1).dots:
            raise RuleError("Not any more.")

    store.apply(claim(1, ANA), ANA, "claim")
    store.apply(lambda w: w.put(replace(w.steps.need(1), dots=1)), None, "dot")
    with pytest.raises(RuleError, match="Not any more"):
        store.undo(ANA, allowed=refuse)
    assert store.workshop.steps[1].owner == ANA
    store.undo(None, allowed=lambda before, after: None)
    store.undo(ANA, allowed=refuse)
    with pytest.raises(RuleError, match="Not any more"):
        store.redo(None, allowed=lambda before, after: refuse(after, before))
