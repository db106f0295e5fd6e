"""The cut line makes a plan of a ranking; the room has the last word."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.sample import ANA, BEN, DACH, NORDICS, NOW, edit, with_steps
from tests.workshop.votes import ROOM, ROUND, TOTALS, counted, ideas, opened
from workshop.errors import RuleError
from workshop.model import DecisionKind, StepState, Workshop
from workshop.plan import choosing, ties, voting
from workshop.plan.ranking import ranking, tied_across

IDEA, PLANNED, DOING, DONE = StepState.IDEA, StepState.PLANNED, StepState.DOING, StepState.DONE
DROPPED, MERGED = StepState.DROPPED, StepState.MERGED


def ranked() -> Workshop:
    """Steps 1 to 5, ranked in this order without ties."""
    return counted((9, 3), (6, 3), (4, 2), (2, 1), (1, 1))


def planned(w: Workshop) -> list[int]:
    """The steps in the plan."""
    return [step.id for step in w.steps.of(DACH) if step.in_plan]


@pytest.mark.parametrize(
    ("totals", "cut"),
    [
        ([(9, 3), (6, 3), (4, 2), (2, 1), (1, 1)], 3),
        ([(9, 3), (3, 2), (3, 2), (3, 2)], 4),
        ([(2, 1), (1, 1)], 1),
        ([(2, 1), (2, 1), (1, 1)], 2),
        ([(6, 3), (0, 0), (0, 0)], 1),
        ([(0, 0), (0, 0)], 2),
        ([(6, None), (2, None), (1, None)], 2),
    ],
)
def test_suggested_cut(totals: list[tuple[int, int | None]], cut: int) -> None:
    assert choosing.suggested_cut(counted(*totals), ROUND) == cut


def test_no_cut_without_steps() -> None:
    assert choosing.suggested_cut(edit(counted((1, 1)), 1, state=DROPPED), ROUND) == 0


def test_choose_plans_what_is_above_the_line() -> None:
    w = choosing.choose(ranked(), ROUND, 2)
    assert planned(w) == [1, 2]
    assert w.rounds[ROUND].cut == 2
    assert [one.step for one in ranking(w, ROUND) if one.above] == [1, 2]
    assert not any(one.above for one in ranking(ranked(), ROUND))


def test_choosing_again_moves_the_line() -> None:
    w = choosing.choose(ranked(), ROUND, 4)
    w = choosing.set_must_move(edit(w, 3, offered_to=BEN), 3)
    w = choosing.choose(w, ROUND, 2)
    assert planned(w) == [1, 2]
    assert (w.steps[3].must_move, w.steps[3].offered_to) == (False, None)
    assert planned(choosing.choose(w, ROUND, 3)) == [1, 2, 3]


def test_choosing_again_writes_only_what_changes() -> None:
    w = choosing.choose(choosing.choose(ranked(), ROUND, 2).settled(), ROUND, 3)
    assert w.touched == {("rounds", ROUND), ("steps", 3)}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"state": PLANNED, "owner": ANA},
            "“Step 3” is Ana's already: keep it above the line, or release it first.",
        ),
        ({"state": DOING}, "“Step 3” is being done already: keep it above the line."),
        ({"state": DONE}, "“Step 3” is done already: keep it above the line."),
    ],
)
def test_nobody_loses_a_step_by_the_line(fields: dict[str, Any], sentence: str) -> None:
    w = edit(choosing.choose(ranked(), ROUND, 3), 3, **fields)
    changes: list[Callable[[], Workshop]] = [
        lambda: choosing.choose(w, ROUND, 2),
        lambda: choosing.overrule(w, ROUND, 3, False, "too dear"),
    ]
    for change in changes:
        with pytest.raises(RuleError) as refusal:
            change()
        assert str(refusal.value) == sentence
    assert choosing.choose(w, ROUND, 4).steps[3] == w.steps[3]


@pytest.mark.parametrize(
    ("w", "cut", "sentence"),
    [
        (ranked(), 0, "Draw the line under one of the 5 steps of the ranking."),
        (ranked(), 6, "Draw the line under one of the 5 steps of the ranking."),
        (
            counted((4, 2), (1, 1), (1, 1), (1, 1)),
            2,
            "3 steps are tied across the line: settle the tie or move the line.",
        ),
        (opened(3), 1, "This vote has no result yet: count it first."),
        (
            edit(edit(counted((1, 1), (1, 1)), 1, state=DROPPED), 2, state=DROPPED),
            1,
            "None of the steps that were voted on is left: draft some and vote again.",
        ),
    ],
)
def test_choose_refuses_with_a_sentence(w: Workshop, cut: int, sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        choosing.choose(w, ROUND, cut)
    assert str(refusal.value) == sentence


def test_no_choice_from_a_run_off_or_while_it_is_open() -> None:
    w = ties.open_run_off(counted((1, 1), (1, 1), (0, 0)), ROUND, (1, 2))
    with pytest.raises(RuleError, match="A vote is open on these steps"):
        choosing.choose(w, ROUND, 2)
    with pytest.raises(RuleError, match="A run-off only settles a tie"):
        choosing.choose(voting.count(w, 2, {ANA: {1: 1}}), 2, 1)


def test_a_new_vote_chooses_anew() -> None:
    w = choosing.choose(ranked(), ROUND, 2)
    w = voting.open_round(edit(w, 1, owner=ANA), DACH, ROOM)
    assert w.rounds[2].steps == (2, 3, 4, 5)
    w = choosing.choose(voting.count(w, 2, {ANA: {5: 1}}), 2, 1)
    assert planned(w) == [1, 5]
    with pytest.raises(RuleError, match="There was a newer vote on these steps"):
        choosing.choose(w, ROUND, 2)


def test_the_room_overrules_with_a_reason() -> None:
    w = choosing.choose(ranked(), ROUND, 2)
    w = choosing.overrule(w, ROUND, 4, True, " it is\nready ", NOW, BEN)
    w = choosing.overrule(w, ROUND, 1, False, "too dear")
    assert planned(w) == [2, 4]
    assert w.rounds[ROUND].overruled == (1, 4)
    assert [(one.step, one.above) for one in ranking(w, ROUND) if one.overruled] == [(1, False), (4, True)]
    decision = w.decisions[1]
    assert (decision.kind, decision.step, decision.why) == (DecisionKind.OVERRULED, 4, "it is ready")
    assert decision.what == "“Step 4”, place 4 in the vote, moved above the line."


def test_what_was_overruled_keeps_its_side_when_the_line_moves() -> None:
    w = choosing.choose(ranked(), ROUND, 2)
    w = choosing.overrule(w, ROUND, 4, True, "ready")
    w = choosing.overrule(w, ROUND, 1, False, "too dear")
    w = choosing.choose(w, ROUND, 3)
    assert (planned(w), w.rounds[ROUND].overruled) == ([2, 3, 4], (1, 4))
    w = choosing.choose(w, ROUND, 4)
    assert (planned(w), w.rounds[ROUND].overruled) == ([2, 3, 4], (1,))


def test_overruling_can_be_taken_back() -> None:
    w = choosing.overrule(choosing.choose(ranked(), ROUND, 2), ROUND, 1, False, "too dear")
    w = choosing.overrule(w, ROUND, 1, True, "not so dear")
    assert (planned(w), w.rounds[ROUND].overruled, len(w.decisions)) == ([1, 2], (), 2)


def test_overruling_after_a_step_above_the_line_was_dropped() -> None:
    w = edit(choosing.choose(ranked(), ROUND, 2), 1, state=DROPPED)
    w = choosing.overrule(w, ROUND, 3, True, "ready")
    assert (planned(w), w.rounds[ROUND].overruled) == ([2, 3], (3,))


@pytest.mark.parametrize(
    ("cut", "step", "above", "reason", "sentence"),
    [
        (0, 1, True, "x", "Draw the cut line first: then single steps can be moved across it."),
        (2, 1, True, "x", "“Step 1” is above the line already."),
        (2, 3, False, "x", "“Step 3” is below the line already."),
        (2, 3, True, " ", "The reason cannot be empty: type some words first."),
        (2, 6, True, "x", "“Step 6” was not voted on: plan it without a vote instead."),
    ],
)
def test_overrule_refuses_with_a_sentence(cut: int, step: int, above: bool, reason: str, sentence: str) -> None:
    w = choosing.choose(ranked(), ROUND, cut) if cut else ranked()
    with pytest.raises(RuleError) as refusal:
        choosing.overrule(with_steps(w, DACH, IDEA), ROUND, step, above, reason)
    assert str(refusal.value) == sentence


def test_steps_are_planned_without_a_vote_and_back() -> None:
    w = choosing.plan_directly(ideas(3), 1, 3)
    assert planned(w) == [1, 3]
    w = choosing.unplan(choosing.set_must_move(w, 3), 3)
    assert (planned(w), w.steps[3].must_move) == ([1], False)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda w: choosing.plan_directly(w, 6, 8), "“Step 8” is in the plan already."),
        (lambda w: choosing.plan_directly(w, 9), "“Step 9” was dropped: bring it back first."),
        (
            lambda w: choosing.plan_directly(w, 4),
            "“Step 4” was voted on: move it across the line instead, with a reason.",
        ),
        (
            lambda w: choosing.unplan(w, 1),
            "“Step 1” was voted on: move it across the line instead, with a reason.",
        ),
        (lambda w: choosing.unplan(w, 6), "“Step 6” is not in the plan."),
        (
            lambda w: choosing.unplan(edit(w, 8, owner=ANA), 8),
            "“Step 8” is Ana's already: keep it above the line, or release it first.",
        ),
        (
            lambda w: choosing.unplan(voting.open_round(w, DACH, ROOM), 8),
            "A vote is open on these steps: count it or call it off first.",
        ),
    ],
)
def test_planning_without_a_vote_refuses_with_a_sentence(
    change: Callable[[Workshop], Workshop], sentence: str
) -> None:
    w = with_steps(choosing.choose(ranked(), ROUND, 2), DACH, IDEA, IDEA, PLANNED, DROPPED)
    with pytest.raises(RuleError) as refusal:
        change(w)
    assert str(refusal.value) == sentence


def test_one_must_move_per_goal() -> None:
    w = with_steps(with_steps(ideas(0), DACH, PLANNED, DOING), NORDICS, PLANNED)
    w = choosing.set_must_move(choosing.set_must_move(w, 3), 1)
    w = choosing.set_must_move(choosing.set_must_move(w, 2), 2)
    assert [step.id for step in w.steps.values() if step.must_move] == [2, 3]
    assert choosing.must_move(w, DACH) == w.steps[2]
    assert choosing.must_move(ideas(2), DACH) is None


@pytest.mark.parametrize(("state", "words"), [(IDEA, "only an idea"), (DONE, "done")])
def test_the_must_move_is_still_to_be_done(state: StepState, words: str) -> None:
    with pytest.raises(RuleError, match=f"“Step 1” is {words}: the must-move is a planned step"):
        choosing.set_must_move(with_steps(ideas(0), DACH, state), 1)


# Properties -----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TOTALS, st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_choosing_never_splits_a_tie_and_depends_on_the_last_line_only(
    totals: list[tuple[int, int]], cuts: list[int]
) -> None:
    w = counted(*totals)
    for cut in cuts:
        splits = bool(tied_across(w, ROUND, cut)) or cut > len(totals)
        try:
            w = choosing.choose(w, ROUND, cut)
        except RuleError:
            assert splits
        else:
            assert not splits
            assert [one.step for one in ranking(w, ROUND) if one.above] == [
                one.step for one in ranking(w, ROUND)[:cut]
            ]
            assert len(planned(w)) == cut


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TOTALS)
def test_the_suggested_line_can_be_drawn(totals: list[tuple[int, int]]) -> None:
    w = counted(*totals)
    cut = choosing.suggested_cut(w, ROUND)
    assert len(planned(choosing.choose(w, ROUND, cut))) == cut
