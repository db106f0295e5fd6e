"""The gates of a goal, each open and shut."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.workshop.sample import (
    ANA,
    BEN,
    CHEN,
    DACH,
    FIRST,
    LAST,
    NORDICS,
    NOW,
    TODAY,
    edit,
    planning,
    quarter,
    with_steps,
)
from workshop.model import StepState, Workshop
from workshop.plan import committing, gates, goals

KEYS = ["why", "target", "steps", "must_move", "owned", "first_move", "commitment"]
ROOM = (ANA, BEN, CHEN)
PLANNED = StepState.PLANNED


def plan() -> Workshop:
    """Two planned steps that pass every gate; step 1 is the must-move."""
    w = goals.edit_goal(quarter(), DACH, why="Two rivals left")
    w = goals.add_key_result(w, DACH, "Share", "%", 18, 25)
    w = with_steps(w, DACH, PLANNED, PLANNED, owner=ANA, due=LAST)
    w = edit(w, 1, must_move=True, first_move="Call", first_move_on=TODAY + timedelta(days=7))
    return fists(w, {ANA: 5, BEN: 3, CHEN: 4})


def fists(w: Workshop, shown: Mapping[int, int]) -> Workshop:
    """With a new vote, shown."""
    w = committing.open_commitment(w, DACH)
    return committing.show_fists(w, w.commitments.last_id, shown, NOW)


def shut(w: Workshop, present: tuple[int, ...] = ROOM) -> list[str]:
    return [gate.key for gate in gates.gates(w, DACH, present, TODAY) if not gate.passed]


def test_a_whole_plan_passes_every_gate() -> None:
    every = gates.gates(plan(), DACH, ROOM, TODAY)
    assert [gate.key for gate in every] == KEYS
    assert all(gate.passed and not gate.gap and not gate.remedy and not gate.waits for gate in every)


@pytest.mark.parametrize(
    ("change", "key", "gap"),
    [
        (lambda w: goals.edit_goal(w, DACH, why=""), "why", "The why is not written."),
        (lambda w: w.put(replace(w.key_results[1], target=None)), "target", "No key result has a target."),
        (lambda w: edit(w, 1, must_move=False), "must_move", "No step is the must-move."),
        (lambda w: edit(w, 2, owner=None), "owned", "Step 2 without an owner."),
        (lambda w: edit(w, 2, due=None), "owned", "Step 2 without a due day."),
        (lambda w: edit(w, 2, due=LAST + timedelta(1)), "owned", "Step 2 due outside the period."),
        (lambda w: edit(w, 1, due=FIRST - timedelta(1)), "owned", "Step 1 due outside the period."),
        (
            lambda w: edit(edit(w, 1, owner=None, due=None), 2, owner=None),
            "owned",
            "Steps 1, 2 without an owner; Step 1 without a due day.",
        ),
        (lambda w: edit(w, 1, first_move=""), "first_move", "The must-move has no first move."),
        (lambda w: edit(w, 1, first_move_on=None), "first_move", "The must-move has no first move."),
        (
            lambda w: edit(w, 1, first_move_on=TODAY + timedelta(8)),
            "first_move",
            "The first move of the must-move is more than 7 days away.",
        ),
        (
            lambda w: committing.open_commitment(w, DACH),
            "commitment",
            "Nobody has shown yet how far they stand behind it.",
        ),
        (
            lambda w: fists(w, {ANA: 5}),
            "commitment",
            "Ben and Chen did not show how far they stand behind it.",
        ),
        (lambda w: fists(w, {ANA: 5, BEN: 2, CHEN: 3}), "commitment", "1 person does not back it yet (under 3)."),
        (lambda w: fists(w, {ANA: 0, BEN: 2, CHEN: 3}), "commitment", "2 people do not back it yet (under 3)."),
    ],
)
def test_each_gate_shuts_for_its_own_reason(change: Callable[[Workshop], Workshop], key: str, gap: str) -> None:
    w = change(plan())
    closed = [gate for gate in gates.gates(w, DACH, ROOM, TODAY) if not gate.passed and not gate.waits]
    assert [(gate.key, gate.gap) for gate in closed] == [(key, gap)]
    assert closed[0].remedy
    assert closed[0].stage in {"goals", "choose", "claim", "commit"}


@pytest.mark.parametrize(
    "change",
    [
        lambda w: edit(w, 2, state=StepState.DONE, owner=None, due=None),
        lambda w: edit(w, 2, state=StepState.DROPPED, owner=None, due=None),
        lambda w: with_steps(w, DACH, StepState.IDEA),
        lambda w: edit(w, 1, state=StepState.DONE, first_move=""),
        lambda w: edit(w, 1, first_move_on=TODAY - timedelta(3)),
    ],
)
def test_what_keeps_the_gates_open(change: Callable[[Workshop], Workshop]) -> None:
    assert shut(change(plan())) == []


def test_an_answered_concern_does_not_lift_a_low_fist_but_a_new_fist_does() -> None:
    w = fists(plan(), {ANA: 5, BEN: 1, CHEN: 3})
    w = committing.add_concern(w, 2, BEN, "No time")
    w = committing.answer_concern(w, 2, BEN, "Chen helps")
    assert shut(w) == ["commitment"]
    assert shut(fists(w, {ANA: 5, BEN: 3, CHEN: 3})) == []


def test_those_who_left_the_room_are_not_asked() -> None:
    w = fists(plan(), {ANA: 5, BEN: 1})
    assert shut(w, (ANA,)) == []
    assert shut(w, (ANA, BEN)) == ["commitment"]


def test_without_a_plan_later_gates_wait_for_it() -> None:
    every = gates.gates(quarter(), DACH, ROOM, TODAY)
    assert [gate.key for gate in every if not gate.passed] == KEYS
    assert [gate.key for gate in every if gate.waits] == ["must_move", "owned", "first_move", "commitment"]
    assert all(gate.remedy for gate in every)


def test_gaps_are_named_goal_by_goal_without_those_that_wait() -> None:
    w = planning(edit(plan(), 1, must_move=False))
    assert gates.gaps(w, 1, TODAY) == (
        gates.Gap(NORDICS, "The why is not written."),
        gates.Gap(NORDICS, "No key result has a target."),
        gates.Gap(NORDICS, "No step is planned."),
        gates.Gap(DACH, "No step is the must-move."),
    )


def test_a_goal_that_is_gone_has_no_gaps() -> None:
    w = planning(plan())
    assert gates.gaps(w.cut(w.goals[NORDICS]), 1, TODAY) == ()
