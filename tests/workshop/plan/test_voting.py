"""A vote: who may give how many dots to what, and what is left of it after the count."""

from collections.abc import Callable, Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NORDICS, edit, quarter, with_steps
from tests.workshop.votes import ROOM, ROUND, counted, ideas, opened
from workshop.errors import RuleError
from workshop.model import RoundState, StepState, Total, Workshop
from workshop.plan import voting
from workshop.plan.ballots import check_ballot

IDEA, PLANNED, DOING, DONE = StepState.IDEA, StepState.PLANNED, StepState.DOING, StepState.DONE
DROPPED, MERGED = StepState.DROPPED, StepState.MERGED


@pytest.mark.parametrize(
    ("steps", "dots", "cap"),
    [
        (1, 1, 1),
        (2, 1, 1),
        (3, 2, 1),
        (4, 3, 1),
        (5, 3, 1),
        (6, 3, 2),
        (9, 3, 2),
        (10, 4, 2),
        (15, 5, 2),
        (24, 8, 2),
        (25, 8, 2),
        (300, 8, 2),
    ],
)
def test_suggested_dots_and_cap(steps: int, dots: int, cap: int) -> None:
    assert (voting.suggested_dots(steps), voting.suggested_cap(steps)) == (dots, cap)


def test_a_round_opens_on_ideas_and_on_planned_steps_without_owner() -> None:
    w = with_steps(quarter(), DACH, IDEA, PLANNED, DOING, DONE, DROPPED, MERGED, PLANNED, IDEA)
    w = voting.open_round(edit(w, 7, owner=ANA), DACH, [ANA, BEN, ANA], question=" What first?\n")
    round = w.rounds[1]
    assert (round.steps, round.room, round.question) == ((1, 2, 8), (ANA, BEN), "What first?")
    assert (round.state, round.dots_each, round.cap, round.totals) == (RoundState.OPEN, 2, 1, ())


@pytest.mark.parametrize(
    ("steps", "team_dots", "given_dots", "given_cap", "dots", "cap"),
    [
        (6, None, None, None, 3, 2),
        (2, None, None, None, 1, 1),
        (3, None, 3, None, 3, 1),
        (6, 7, None, None, 7, 2),
        (6, 7, 5, 5, 5, 5),
        (4, 12, None, None, 4, 1),
        (6, 0, None, None, 3, 2),
        (6, None, 1, None, 1, 1),
        (6, None, 12, None, 12, 2),
    ],
)
def test_dots_of_a_round(
    steps: int, team_dots: int | None, given_dots: int | None, given_cap: int | None, dots: int, cap: int
) -> None:
    w = ideas(steps)
    w = voting.open_round(w.put(replace(w.team, dots=team_dots)), DACH, ROOM, given_dots, given_cap)
    assert (w.rounds[1].dots_each, w.rounds[1].cap) == (dots, cap)


@pytest.mark.parametrize(
    ("steps", "dots", "cap", "sentence"),
    [
        (1, None, None, "A vote needs at least two steps: add some, or plan the one there is without a vote."),
        (6, 0, None, "Without dots there is no vote: give at least one, or plan the steps without a vote."),
        (9, 13, None, "Each person gets at most 12 dots: give fewer."),
        (4, 5, None, "Nobody could place more than 4 dots: give fewer dots, or allow more on one step."),
        (6, None, 0, "At least one dot must be allowed on a step: raise the number per step."),
    ],
)
def test_a_round_that_fits_no_ballot_is_refused(
    steps: int, dots: int | None, cap: int | None, sentence: str
) -> None:
    with pytest.raises(RuleError) as refusal:
        voting.open_round(ideas(steps), DACH, ROOM, dots, cap)
    assert str(refusal.value) == sentence


def test_a_round_may_be_on_chosen_steps() -> None:
    assert voting.open_round(ideas(5), DACH, ROOM, steps=[4, 2, 4]).rounds[1].steps == (4, 2)


@pytest.mark.parametrize("step", [3, 4])
def test_no_vote_on_what_is_done_or_elsewhere(step: int) -> None:
    w = with_steps(with_steps(ideas(2), DACH, DONE), NORDICS, IDEA)
    with pytest.raises(RuleError, match=f"“Step {step}” cannot be voted on"):
        voting.open_round(w, DACH, ROOM, steps=[1, step])


def test_one_vote_at_a_time_on_a_goal() -> None:
    w = with_steps(opened(3), NORDICS, IDEA, IDEA)
    with pytest.raises(RuleError, match="A vote is open on these steps"):
        voting.open_round(w, DACH, ROOM)
    assert voting.open_round(w, NORDICS, ROOM).rounds[2].goal == NORDICS
    assert voting.open_round(voting.call_off(w, ROUND), DACH, ROOM).rounds[2].state is RoundState.OPEN


def test_the_current_round() -> None:
    w = ideas(3)
    assert (voting.current_round(w, DACH), voting.main_round(w, DACH), voting.open_vote(w, DACH)) == (None,) * 3
    w = voting.call_off(voting.open_round(w, DACH, ROOM), 1)
    assert voting.current_round(w, DACH) is None
    w = voting.open_round(w, DACH, ROOM)
    assert voting.current_round(w, DACH) == voting.main_round(w, DACH) == voting.open_vote(w, DACH) == w.rounds[2]
    w = voting.count(w, 2, {ANA: {1: 1, 2: 1}})
    assert (voting.current_round(w, DACH), voting.open_vote(w, DACH)) == (w.rounds[2], None)
    w = voting.open_round(w, DACH, ROOM, 1, 1, run_off_of=2, steps=[1, 2])
    assert (voting.current_round(w, DACH), voting.main_round(w, DACH)) == (w.rounds[3], w.rounds[2])
    w = voting.count(w, 3, {ANA: {1: 1}})
    assert voting.current_round(w, DACH) == w.rounds[2]


def test_the_count_keeps_totals_and_who_has_voted() -> None:
    w = voting.count(opened(6), ROUND, {CHEN: {}, ANA: {1: 2, 2: 1}, BEN: {"1": 1, "4": 0}})
    round = w.rounds[ROUND]
    assert round.totals[:2] == (Total(1, 3, 2), Total(2, 1, 1))
    assert round.totals[2:] == tuple(Total(step, 0, 0) for step in (3, 4, 5, 6))
    assert (round.state, round.voted, round.by_hands) == (RoundState.COUNTED, (ANA, BEN, CHEN), False)
    assert [(step.dots, step.voters) for step in w.steps.values()][:3] == [(3, 2), (1, 1), (0, 0)]


def test_a_run_off_leaves_the_votes_of_the_steps_alone() -> None:
    w = voting.open_round(counted((4, 2), (4, 2)), DACH, ROOM, 1, 1, run_off_of=ROUND)
    w = edit(w, 1, dots=4, voters=2)
    w = voting.count(w, 2, {ANA: {1: 1}})
    assert (w.steps[1].dots, w.rounds[2].totals[0].dots) == (4, 1)


@pytest.mark.parametrize(
    ("ballots", "sentence"),
    [
        ({}, "Nobody has voted yet: collect the ballots first, or call the vote off."),
        ({ANA: {1: 2, 2: 2}}, "The ballot of Ana does not fit this vote: ask for it once more."),
        ({ANA: {1: 3}}, "The ballot of Ana does not fit this vote: ask for it once more."),
        ({ANA: {}, BEN: {9: 1}}, "The ballot of Ben does not fit this vote: ask for it once more."),
        ({9: {}}, "Member 9 is not there. Look at the list and choose another."),
    ],
)
def test_no_count_of_what_breaks_the_rules(ballots: dict[int, dict[int, int]], sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        voting.count(opened(6), ROUND, ballots)
    assert str(refusal.value) == sentence


def test_hands_are_counted_without_knowing_whose() -> None:
    w = voting.count_hands(opened(6), ROUND, {1: 3, 2: 6})
    round = w.rounds[ROUND]
    assert round.totals[:3] == (Total(1, 3, None), Total(2, 6, None), Total(3, 0, None))
    assert (round.state, round.voted, round.by_hands) == (RoundState.COUNTED, (), True)
    assert (w.steps[2].dots, w.steps[2].voters) == (6, 0)


@pytest.mark.parametrize(
    ("totals", "sentence"),
    [
        ({}, "No hands were counted yet: type how many each step got."),
        ({9: 1}, "Step 9 is not voted on in this round: choose one from the list."),
        ({1: -1}, "“Step 1” cannot have fewer than no dots: count its hands again."),
        ({1: 7}, "“Step 1” cannot have 7 dots from 3 people with at most 2 each: count its hands again."),
        ({1: 6, 2: 4}, "That is 10 dots, but 3 people with 3 each have 9: count the hands again."),
    ],
)
def test_hands_that_cannot_be_are_refused(totals: dict[int, int], sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        voting.count_hands(opened(6), ROUND, totals)
    assert str(refusal.value) == sentence


def test_hands_of_an_unknown_room_are_believed() -> None:
    w = voting.count_hands(voting.open_round(ideas(6), DACH, ()), ROUND, {1: 40})
    assert w.rounds[ROUND].totals[0].dots == 40


@pytest.mark.parametrize("state", [RoundState.COUNTED, RoundState.CALLED_OFF])
def test_a_vote_ends_once(state: RoundState) -> None:
    w = opened(6)
    w = w.put(replace(w.rounds[ROUND], state=state))
    changes: list[Callable[[], Workshop]] = [
        lambda: voting.count(w, ROUND, {ANA: {}}),
        lambda: voting.count_hands(w, ROUND, {1: 1}),
        lambda: voting.call_off(w, ROUND),
    ]
    for change in changes:
        with pytest.raises(RuleError, match=f"This vote is {state} already: open a new one to vote again."):
            change()


# Properties -----------------------------------------------------------------------------------------

Ballots = dict[int, dict[int, int]]
BALLOT = st.dictionaries(st.integers(1, 6), st.integers(1, 2), max_size=3).filter(
    lambda dots: sum(dots.values()) <= 3
)
BALLOTS = st.dictionaries(st.sampled_from(ROOM), BALLOT, min_size=1)


def count(ballots: Mapping[int, Mapping[int, int]]) -> Workshop:
    """Six steps voted on with these ballots."""
    return voting.count(opened(6), ROUND, ballots)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(BALLOTS)
def test_no_dot_is_lost_or_made_up(ballots: Ballots) -> None:
    round = count(ballots).rounds[ROUND]
    assert sum(total.dots for total in round.totals) == sum(sum(dots.values()) for dots in ballots.values())
    assert [total.step for total in round.totals] == list(round.steps)
    for total in round.totals:
        assert total.voters == sum(total.step in dots for dots in ballots.values())
        assert total.dots <= (total.voters or 0) * round.cap
    assert set(round.voted) == set(ballots)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(BALLOTS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_does_not_matter(ballots: Ballots, rng: Random) -> None:
    shuffled = list(ballots.items())
    rng.shuffle(shuffled)
    assert count(dict(shuffled)).rounds[ROUND] == count(ballots).rounds[ROUND]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(st.integers(0, 8), st.integers(-1, 4), max_size=6))
def test_a_ballot_within_the_rules_is_taken_and_no_other(dots: dict[int, int]) -> None:
    round = opened(6).rounds[ROUND]
    fits = (
        all(step in round.steps and 0 <= number <= round.cap for step, number in dots.items())
        and sum(dots.values()) <= round.dots_each
    )
    try:
        taken = check_ballot(round, dots)
    except RuleError:
        assert not fits
    else:
        assert fits
        assert sum(taken.values()) == sum(dots.values())
