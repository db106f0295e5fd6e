"""Merging keeps every wording and can be taken back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NORDICS, NOW, TODAY, edit, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import Note, Origin, Step, StepState, Workshop
from workshop.plan import merging, voting

IDEA, PLANNED, DOING, DONE = StepState.IDEA, StepState.PLANNED, StepState.DOING, StepState.DONE
MERGED = StepState.MERGED


def ideas(count: int = 4) -> Workshop:
    """So many ideas for DACH."""
    return with_steps(quarter(), DACH, *[IDEA] * count)


def steps(w: Workshop) -> dict[int, Step]:
    """The steps by id, to compare."""
    return dict(w.steps)


def test_merge_keeps_the_wordings() -> None:
    w = merging.merge(ideas(), 2, [4, 1, 4])
    assert w.steps[2].wordings == ("Step 4", "Step 1")
    assert w.steps[2].text == "Step 2"
    assert [(step.state, step.merged_into) for step in (w.steps[1], w.steps[4])] == [(MERGED, 2)] * 2
    assert [step.id for step in merging.merged_into(w, 2)] == [1, 4]
    assert w.steps[3] == ideas().steps[3]


@pytest.mark.parametrize("others", [[1], [1, 3], [4, 3, 1]])
def test_unmerge_restores_ideas_exactly(others: list[int]) -> None:
    w = merging.merge(ideas(), 2, others)
    assert steps(merging.unmerge(w, 2)) == steps(ideas())
    for other in others:
        w = merging.unmerge(w, other)
    assert steps(w) == steps(ideas())


def test_unmerge_out_of_the_middle_of_a_chain() -> None:
    chain = merging.merge(merging.merge(ideas(), 2, [1]), 3, [2, 4])
    assert chain.steps[3].wordings == ("Step 2", "Step 1", "Step 4")
    w = merging.unmerge(chain, 1)
    assert (w.steps[1].state, w.steps[2].wordings, w.steps[3].wordings) == (IDEA, (), ("Step 2", "Step 4"))
    w = merging.unmerge(chain, 2)
    assert (w.steps[2].wordings, w.steps[3].wordings) == (("Step 1",), ("Step 4",))
    assert w.steps[1].merged_into == 2


def test_the_remaining_step_takes_over_what_it_lacks() -> None:
    note = Note(NOW, "first")
    fields: dict[str, Any] = {
        "state": DOING,
        "owner": ANA,
        "claimed_at": NOW,
        "buddy": CHEN,
        "helpers": (BEN, CHEN),
        "must_move": True,
        "due": TODAY,
        "first_move": "Ask for the list",
        "first_move_on": TODAY,
        "origin": Origin("causes", 3),
        "outcome": "Two have signed",
        "notes": (note,),
        "dots": 4,
        "voters": 3,
    }
    later = Note(NOW + timedelta(hours=1), "second")
    w = edit(edit(ideas(2), 2, **fields), 1, helpers=(ANA, CHEN), notes=(later,), dots=2, voters=2, offered_to=ANA)
    kept = merging.merge(w, 1, [2]).steps[1]
    for name in fields.keys() - {"helpers", "notes", "dots", "voters"}:
        assert getattr(kept, name) == fields[name], name
    assert (kept.helpers, kept.notes, kept.dots, kept.voters) == ((CHEN, BEN), (note, later), 2, 2)
    assert kept.offered_to is None
    gone = merging.merge(w, 1, [2]).steps[2]
    assert (gone.owner, gone.must_move, gone.origin) == (None, False, Origin("causes", 3))
    back = merging.unmerge(merging.merge(w, 1, [2]), 2)
    assert (back.steps[2].state, back.steps[2].owner, back.steps[1].owner) == (IDEA, None, ANA)


def test_the_remaining_step_keeps_what_it_has() -> None:
    w = edit(edit(ideas(2), 1, owner=ANA, state=PLANNED, first_move="Mine"), 2, owner=ANA, buddy=ANA, due=TODAY)
    w = edit(w, 2, first_move="Other", first_move_on=TODAY)
    kept = merging.merge(w, 1, [2]).steps[1]
    assert (kept.owner, kept.first_move, kept.first_move_on, kept.due) == (ANA, "Mine", None, TODAY)
    assert kept.buddy is None


@pytest.mark.parametrize(
    ("into", "others", "sentence"),
    [
        (1, [], "Choose at least one other step to merge."),
        (1, [2, 1], "“Step 1” cannot be merged into itself: choose another one."),
        (1, [5], "These steps belong to different goals: merge steps of one goal."),
        (1, [2, 6], "“Step 6” is done and stays as it is: merge steps that are still ahead."),
        (6, [1], "“Step 6” is done and stays as it is: merge steps that are still ahead."),
        (1, [7], "“Step 7” was merged into “Step 1”: bring it back first."),
        (1, [8], "“Step 8” was dropped: bring it back first."),
        (1, [99], "Step 99 is not there. Look at the list and choose another."),
        (
            3,
            [1, 4],
            "“Step 3” belongs to Ana and “Step 4” to Ben: agree on one owner and release the other step first.",
        ),
    ],
)
def test_merge_refuses_with_a_sentence(into: int, others: list[int], sentence: str) -> None:
    w = with_steps(ideas(4), NORDICS, IDEA)
    w = with_steps(w, DACH, DONE, MERGED, StepState.DROPPED)
    w = edit(edit(edit(w, 7, merged_into=1), 3, owner=ANA), 4, owner=BEN)
    with pytest.raises(RuleError) as refusal:
        merging.merge(w, into, others)
    assert str(refusal.value) == sentence


def test_nothing_to_unmerge() -> None:
    with pytest.raises(RuleError, match="Nothing was merged into step 1"):
        merging.unmerge(ideas(), 1)


def test_no_merging_while_a_vote_is_open() -> None:
    w = voting.open_round(merging.merge(ideas(), 1, [2]), DACH, (ANA, BEN))
    changes: list[Callable[[], Workshop]] = [lambda: merging.merge(w, 1, [3]), lambda: merging.unmerge(w, 2)]
    for change in changes:
        with pytest.raises(RuleError, match="A vote is open on these steps"):
            change()
