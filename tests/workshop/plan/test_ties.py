"""A tie is settled by volunteers, a run-off or the facilitator, and every way is kept as a decision."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NOW, edit
from tests.workshop.votes import ROOM, ROUND, TOTALS, counted, with_run_off
from workshop.errors import RuleError
from workshop.model import DecisionKind, RoundState, StepState, TieRule, Workshop
from workshop.plan import ties, voting
from workshop.plan.ranking import ranking, tied_across


def tied() -> Workshop:
    """Steps 2, 3 and 4 are tied behind step 1 and before step 5."""
    return counted((9, 3), (4, 2), (4, 2), (4, 2), (0, 0))


def order(w: Workshop) -> list[tuple[int, int]]:
    """Step and place, best first."""
    return [(one.step, one.place) for one in ranking(w, ROUND)]


def test_volunteers() -> None:
    w = ties.settle_by_volunteers(tied(), ROUND, {2: 1, 3: 0, 4: 3}, NOW, ANA)
    assert order(w) == [(1, 1), (4, 2), (2, 3), (3, 4), (5, 5)]
    assert w.rounds[ROUND].tie is TieRule.VOLUNTEERS
    (decision,) = w.decisions.values()
    assert (decision.kind, decision.goal, decision.at, decision.by) == (DecisionKind.TIE, DACH, NOW, ANA)
    assert decision.what == (
        "Tie settled by volunteers: “Step 4” (3 would work on it), then “Step 2” (1 would work on it), "
        "then “Step 3” (0 would work on it)."
    )


def test_what_is_even_stays_tied_and_is_settled_next() -> None:
    w = ties.settle_by_volunteers(tied(), ROUND, {2: 1, 3: 2, 4: 2})
    assert order(w) == [(1, 1), (3, 2), (4, 2), (2, 4), (5, 5)]
    assert (tied_across(w, ROUND, 2), tied_across(w, ROUND, 3)) == ((3, 4), ())
    w = ties.open_run_off(w, ROUND, (3, 4))
    w = ties.settle_by_run_off(with_run_off(w, {4: 2, 3: 1}), ROUND, 2)
    assert order(w) == [(1, 1), (4, 2), (3, 3), (2, 4), (5, 5)]
    assert w.rounds[ROUND].tie is TieRule.RUN_OFF
    assert w.decisions[2].what == "Tie settled by a run-off: “Step 4” (2 dots), then “Step 3” (1 dot)."


def test_a_run_off_gives_one_dot_to_each_of_the_same_room() -> None:
    w = ties.open_run_off(tied(), ROUND, (2, 3, 4))
    run_off = w.rounds[2]
    assert (run_off.run_off_of, run_off.steps, run_off.dots_each, run_off.cap) == (ROUND, (2, 3, 4), 1, 1)
    assert (run_off.room, run_off.state) == (ROOM, RoundState.OPEN)
    assert ties.open_run_off(tied(), ROUND, (2, 3, 4), (ANA, BEN)).rounds[2].room == (ANA, BEN)
    w = voting.count(w, 2, {ANA: {3: 1}, BEN: {3: 1}, CHEN: {2: 1}})
    assert order(ties.settle_by_run_off(w, ROUND, 2)) == [(1, 1), (3, 2), (2, 3), (4, 4), (5, 5)]


def test_a_run_off_by_hands() -> None:
    w = voting.count_hands(ties.open_run_off(tied(), ROUND, (2, 3, 4)), 2, {4: 2, 2: 1})
    assert order(ties.settle_by_run_off(w, ROUND, 2)) == [(1, 1), (4, 2), (2, 3), (3, 4), (5, 5)]


def test_the_facilitator_decides_with_a_reason() -> None:
    w = ties.settle_by_facilitator(tied(), ROUND, (3, 4, 2), " It\nis ready ", NOW, BEN)
    assert order(w) == [(1, 1), (3, 2), (4, 3), (2, 4), (5, 5)]
    decision = w.decisions[1]
    assert decision.what == "Tie settled by the facilitator: “Step 3”, then “Step 4”, then “Step 2”."
    assert (decision.why, decision.by, w.rounds[ROUND].tie) == ("It is ready", BEN, TieRule.FACILITATOR)


def test_several_ties_of_a_round_are_settled_apart() -> None:
    w = counted((4, 2), (4, 2), (1, 1), (1, 1))
    w = ties.settle_by_facilitator(w, ROUND, (4, 3), "ready")
    w = ties.settle_by_facilitator(w, ROUND, (2, 1), "ready")
    assert [step for step, _ in order(w)] == [2, 1, 4, 3]


def test_a_tied_step_that_comes_back_makes_the_tie_open_again() -> None:
    w = edit(tied(), 4, state=StepState.DROPPED)
    w = ties.settle_by_facilitator(w, ROUND, (3, 2), "ready")
    w = edit(w, 4, state=StepState.IDEA)
    assert tied_across(w, ROUND, 2) == (2, 3, 4)
    w = ties.settle_by_volunteers(w, ROUND, {2: 0, 3: 1, 4: 2})
    assert [step for step, _ in order(w)] == [1, 4, 3, 2, 5]
    assert [step for step, _ in order(edit(w, 3, state=StepState.DROPPED))] == [1, 4, 2, 5]


@pytest.mark.parametrize(
    ("settle", "sentence"),
    [
        (
            lambda w: ties.settle_by_volunteers(w, ROUND, {2: 1, 3: 1, 4: 1}),
            "As many people volunteer for each: hold a run-off with one dot each.",
        ),
        (
            lambda w: ties.settle_by_volunteers(w, ROUND, {2: 1, 3: -1, 4: 1}),
            "There cannot be fewer than no volunteers: count them again.",
        ),
        (
            lambda w: ties.settle_by_volunteers(w, ROUND, {2: 1, 3: 2}),
            "These steps are not tied any more: look at the ranking again.",
        ),
        (
            lambda w: ties.settle_by_volunteers(w, ROUND, {}),
            "These steps are not tied any more: look at the ranking again.",
        ),
        (
            lambda w: ties.settle_by_facilitator(w, ROUND, (1,), "ready"),
            "These steps are not tied any more: look at the ranking again.",
        ),
        (
            lambda w: ties.settle_by_facilitator(w, ROUND, (2, 3, 4, 4), "ready"),
            "These steps are not tied any more: look at the ranking again.",
        ),
        (
            lambda w: ties.settle_by_facilitator(w, ROUND, (2, 3, 4), " "),
            "The reason cannot be empty: type some words first.",
        ),
        (
            lambda w: ties.open_run_off(w, ROUND, (1, 5)),
            "These steps are not tied any more: look at the ranking again.",
        ),
        (
            lambda w: ties.settle_by_run_off(ties.open_run_off(w, ROUND, (2, 3, 4)), ROUND, 2),
            "This vote has no result yet: count it first.",
        ),
        (
            lambda w: ties.settle_by_run_off(
                with_run_off(ties.open_run_off(w, ROUND, (2, 3, 4)), {2: 1, 3: 1, 4: 1}), ROUND, 2
            ),
            "The run-off is even too: the facilitator decides, with a reason.",
        ),
        (
            lambda w: ties.settle_by_run_off(w, ROUND, ROUND),
            "This run-off belongs to another vote: choose the one that was held for this tie.",
        ),
    ],
)
def test_a_tie_is_not_settled_by(settle: Callable[[Workshop], Workshop], sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        settle(tied())
    assert str(refusal.value) == sentence


def test_a_tie_that_changed_meanwhile_is_not_settled_by_its_run_off() -> None:
    w = with_run_off(ties.open_run_off(tied(), ROUND, (2, 3, 4)), {2: 1})
    with pytest.raises(RuleError, match="not tied any more"):
        ties.settle_by_run_off(edit(w, 3, state=StepState.DROPPED), ROUND, 2)


# Properties -----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TOTALS, st.data())
def test_settling_moves_only_the_tied_steps_and_ends(totals: list[tuple[int, int]], data: st.DataObject) -> None:
    w = counted(*totals)
    cut = data.draw(st.integers(1, len(totals)))
    for _ in totals:
        steps = tied_across(w, ROUND, cut)
        if not steps:
            break
        before = {one.step: one for one in ranking(w, ROUND)}
        numbers = data.draw(st.fixed_dictionaries({step: st.integers(0, 2) for step in steps}))
        if len(set(numbers.values())) > 1:
            w = ties.settle_by_volunteers(w, ROUND, numbers)
        else:
            w = ties.settle_by_facilitator(w, ROUND, data.draw(st.permutations(steps)), "It is ready")
        after = {one.step: one for one in ranking(w, ROUND)}
        assert all(after[step] == before[step] for step in before if step not in steps)
        places = range(before[steps[0]].place, before[steps[0]].place + len(steps))
        assert all(after[step].place in places for step in steps)
        assert sorted((one.dots, one.voters) for one in after.values()) == sorted(totals)
    assert not tied_across(w, ROUND, cut)
    assert len(w.decisions) <= len(totals)
