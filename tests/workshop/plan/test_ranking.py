"""The ranking: by dots, then by voters; what is tied shares a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.sample import ANA, BEN, CHEN, edit
from tests.workshop.votes import ROUND, TOTALS, counted, opened
from workshop.errors import RuleError
from workshop.model import StepState, Workshop
from workshop.plan import voting
from workshop.plan.ranking import ranking, tied_across


def order(w: Workshop) -> list[tuple[int, int]]:
    """Step and place, best first."""
    return [(one.step, one.place) for one in ranking(w, ROUND)]


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([(2, 2), (5, 3), (3, 3)], [(2, 1), (3, 2), (1, 3)]),
        ([(4, 2), (4, 3), (4, 4)], [(3, 1), (2, 2), (1, 3)]),
        ([(1, 1), (4, 2), (4, 2), (0, 0), (0, 0)], [(2, 1), (3, 1), (1, 3), (4, 4), (5, 4)]),
        ([(3, None), (7, None), (3, None)], [(2, 1), (1, 2), (3, 2)]),
    ],
)
def test_order_and_places(totals: list[tuple[int, int | None]], expected: list[tuple[int, int]]) -> None:
    assert order(counted(*totals)) == expected


def test_what_is_gone_is_left_out() -> None:
    w = counted((5, 3), (4, 3), (3, 3), (2, 2))
    w = edit(edit(w, 1, state=StepState.DROPPED), 3, state=StepState.MERGED, merged_into=2)
    assert order(w.cut(w.steps[4])) == [(2, 1)]


def test_a_ranked_step_can_be_shown_as_it_is() -> None:
    one = ranking(counted((5, 3), (1, 1)), ROUND)[0]
    assert (one.text, one.dots, one.voters, one.above, one.overruled) == ("Step 1", 5, 3, False, False)


@pytest.mark.parametrize(
    ("total", "room", "few"),
    [
        ((3, 2), (ANA, BEN, CHEN), False),
        ((3, 1), (ANA, BEN, CHEN), True),
        ((2, 1), (ANA, BEN), False),
        ((0, 0), (ANA, BEN), True),
        ((2, None), (ANA, BEN, CHEN), False),
        ((1, None), (ANA, BEN, CHEN), True),
        ((0, 0), (), False),
    ],
)
def test_few_backed_is_fewer_than_half_the_room(
    total: tuple[int, int | None], room: tuple[int, ...], few: bool
) -> None:
    assert ranking(counted(total, room=room), ROUND)[0].few_backed is few


def test_who_came_late_and_voted_is_in_the_room() -> None:
    w = voting.open_round(voting.call_off(opened(3), ROUND), 2, (ANA,))
    w = voting.count(w, 2, {ANA: {1: 1}, BEN: {2: 1}, CHEN: {2: 1}})
    assert [(one.step, one.few_backed) for one in ranking(w, 2)] == [(2, False), (1, True), (3, True)]


@pytest.mark.parametrize(
    ("cut", "tied"), [(0, ()), (1, ()), (2, (2, 3, 4)), (3, (2, 3, 4)), (4, ()), (5, ()), (6, ()), (9, ())]
)
def test_tied_across_the_line(cut: int, tied: tuple[int, ...]) -> None:
    assert tied_across(counted((9, 3), (4, 2), (4, 2), (4, 2), (0, 0)), ROUND, cut) == tied


def test_no_ranking_before_the_count() -> None:
    with pytest.raises(RuleError, match="This vote has no result yet: count it first"):
        ranking(opened(3), ROUND)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TOTALS)
def test_the_ranking_is_a_total_order_of_all_steps(totals: list[tuple[int, int]]) -> None:
    w = counted(*totals)
    ranked = ranking(w, ROUND)
    votes = [(one.dots, one.voters or 0) for one in ranked]
    assert sorted(one.step for one in ranked) == list(range(1, len(totals) + 1))
    assert votes == sorted(totals, reverse=True)
    for one, vote in zip(ranked, votes, strict=True):
        assert one.place == 1 + sum(other > vote for other in votes)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TOTALS, st.integers(0, 10))
def test_a_tie_is_across_the_line_where_equal_votes_are_on_both_sides(
    totals: list[tuple[int, int]], cut: int
) -> None:
    w = counted(*totals)
    ranked = ranking(w, ROUND)
    above = {(one.dots, one.voters) for one in ranked[:cut]}
    below = {(one.dots, one.voters) for one in ranked[cut:]}
    expected = tuple(sorted(one.step for one in ranked if (one.dots, one.voters) in above & below))
    assert tied_across(w, ROUND, cut) == expected
