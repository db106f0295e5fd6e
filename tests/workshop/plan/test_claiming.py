"""Owners, helpers, buddies, offers and load."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NORDICS, NOW, TODAY, edit, later, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import StepState, Workshop
from workshop.plan import claiming
from workshop.team import team

PLANNED, IDEA, DONE, DROPPED = StepState.PLANNED, StepState.IDEA, StepState.DONE, StepState.DROPPED
BERLIN = timezone(timedelta(hours=1))


def plan(*states: StepState) -> Workshop:
    """Steps of one goal in these states; one planned step without any."""
    return with_steps(quarter(), DACH, *(states or (PLANNED,)))


def test_the_first_claim_wins() -> None:
    w = claiming.claim(plan(), 1, ANA, NOW)
    assert (w.steps[1].owner, w.steps[1].claimed_at, w.steps[1].state) == (ANA, NOW, PLANNED)
    with pytest.raises(RuleError, match=r"Ana has it since 10:00\."):
        claiming.claim(w, 1, BEN, later(60), BERLIN)
    with pytest.raises(RuleError, match="Ana has it since yesterday 10:00"):
        claiming.claim(w, 1, BEN, NOW + timedelta(days=1), BERLIN)


def test_an_owner_without_a_time_is_named_all_the_same() -> None:
    with pytest.raises(RuleError, match=r"Ana has it already\."):
        claiming.claim(edit(plan(), 1, owner=ANA), 1, BEN, NOW)


def test_claiming_what_one_has_changes_nothing() -> None:
    w = claiming.claim(plan(), 1, ANA, NOW)
    assert claiming.claim(w, 1, ANA, later(60)) is w


def test_an_owner_is_neither_helper_nor_buddy() -> None:
    w = claiming.set_buddy(claiming.help_with(claiming.help_with(plan(), 1, ANA), 1, BEN), 1, ANA)
    w = claiming.claim(w, 1, ANA, NOW)
    assert (w.steps[1].owner, w.steps[1].helpers, w.steps[1].buddy) == (ANA, (BEN,), None)
    with pytest.raises(RuleError, match="Ana owns this step: a helper is somebody else"):
        claiming.help_with(w, 1, ANA)
    with pytest.raises(RuleError, match="Ana owns this step: a buddy is somebody else"):
        claiming.set_buddy(w, 1, ANA)


def test_helpers_join_once_and_leave() -> None:
    w = claiming.help_with(claiming.help_with(plan(), 1, BEN), 1, CHEN)
    assert claiming.help_with(w, 1, BEN) is w
    w = claiming.stop_helping(w, 1, BEN)
    assert w.steps[1].helpers == (CHEN,)
    assert claiming.stop_helping(w, 1, BEN) is w


def test_a_buddy_is_set_and_taken_away() -> None:
    w = claiming.set_buddy(plan(), 1, CHEN)
    assert w.steps[1].buddy == CHEN
    assert claiming.set_buddy(w, 1, CHEN) is w
    assert claiming.set_buddy(w, 1, None).steps[1].buddy is None


def test_a_released_step_is_free_again() -> None:
    w = claiming.release(edit(claiming.claim(plan(), 1, ANA, NOW), 1, state=StepState.DOING), 1)
    assert (w.steps[1].owner, w.steps[1].claimed_at, w.steps[1].state) == (None, None, PLANNED)
    assert claiming.release(w, 1) is w
    assert claiming.claim(w, 1, BEN, later(5)).steps[1].owner == BEN


def test_an_offer_is_accepted() -> None:
    w = claiming.offer(plan(), 1, BEN, NOW)
    assert (w.steps[1].offered_to, w.steps[1].owner) == (BEN, None)
    assert claiming.offer(w, 1, BEN, NOW) is w
    w = claiming.accept(w, 1, later(9))
    assert (w.steps[1].offered_to, w.steps[1].owner, w.steps[1].claimed_at) == (None, BEN, later(9))


def test_an_offer_is_declined_or_made_to_somebody_else() -> None:
    w = claiming.offer(claiming.offer(plan(), 1, BEN, NOW), 1, CHEN, NOW)
    assert w.steps[1].offered_to == CHEN
    w = claiming.decline(w, 1)
    assert (w.steps[1].offered_to, w.steps[1].owner) == (None, None)


def test_anybody_may_claim_what_was_offered_to_another() -> None:
    w = claiming.claim(claiming.offer(plan(), 1, BEN, NOW), 1, ANA, NOW)
    assert (w.steps[1].owner, w.steps[1].offered_to) == (ANA, None)
    with pytest.raises(RuleError, match="Ana has it since"):
        claiming.offer(w, 1, BEN, NOW)


@pytest.mark.parametrize("answer", [lambda w: claiming.accept(w, 1, NOW), lambda w: claiming.decline(w, 1)])
def test_without_an_offer_there_is_nothing_to_answer(answer: Callable[[Workshop], Workshop]) -> None:
    with pytest.raises(RuleError, match="Nobody was asked to take “Step 1”"):
        answer(plan())


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (IDEA, "an idea, not in the plan: y on its goal's page"),
        (DONE, "done and needs nobody"),
        (DROPPED, "dropped and needs nobody"),
        (StepState.MERGED, "merged and needs nobody"),
    ],
)
@pytest.mark.parametrize(
    "act",
    [
        lambda w: claiming.claim(w, 1, ANA, NOW),
        lambda w: claiming.offer(w, 1, ANA, NOW),
        lambda w: claiming.help_with(w, 1, ANA),
        lambda w: claiming.set_buddy(w, 1, ANA),
        lambda w: claiming.release(w, 1),
    ],
)
def test_only_open_steps_have_people(act: Callable[[Workshop], Workshop], state: StepState, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        act(plan(state))


@pytest.mark.parametrize("act", [claiming.help_with, claiming.set_buddy])
def test_people_who_left_take_nothing(act: Callable[[Workshop, int, int], Workshop]) -> None:
    w = team.set_active(plan(), BEN, False)
    with pytest.raises(RuleError, match="Ben is not active"):
        act(w, 1, BEN)
    with pytest.raises(RuleError, match="Ben is not active"):
        claiming.claim(w, 1, BEN, NOW)
    with pytest.raises(RuleError, match="is not there"):
        act(w, 1, 99)


def test_load_counts_open_steps_of_open_periods() -> None:
    w = with_steps(quarter(), DACH, PLANNED, StepState.DOING, DONE, DROPPED, IDEA, owner=ANA)
    w = with_steps(w, NORDICS, PLANNED, PLANNED, owner=BEN)
    assert claiming.loads(w) == {ANA: 2, BEN: 2, CHEN: 0}
    assert (claiming.load(w, ANA), claiming.load(w, 99)) == (2, 0)
    assert claiming.loads(w.put(replace(w.periods[1], closed_on=TODAY))) == {ANA: 0, BEN: 0, CHEN: 0}


@pytest.mark.parametrize(("steps", "heavy"), [(0, False), (4, False), (5, True), (9, True)])
def test_heavy_is_marked_and_never_forbidden(steps: int, heavy: bool) -> None:
    w = with_steps(plan(), DACH, *[PLANNED] * steps, owner=ANA)
    assert (claiming.load(w, ANA) >= w.team.heavy_load) is heavy
    assert claiming.claim(w, 1, ANA, NOW).steps[1].owner == ANA


def test_the_claim_round_goes_by_must_move_then_dots() -> None:
    w = plan(PLANNED, PLANNED, IDEA, StepState.DOING, PLANNED, DONE)
    w = edit(edit(edit(w, 2, dots=4, voters=2), 4, dots=4, voters=3), 5, must_move=True)
    assert [step.id for step in claiming.to_claim(w, DACH)] == [5, 4, 2, 1]


ACTS: dict[str, Callable[[Workshop, int], Workshop]] = {
    "claim": lambda w, member: claiming.claim(w, 1, member, NOW),
    "offer": lambda w, member: claiming.offer(w, 1, member, NOW),
    "accept": lambda w, _: claiming.accept(w, 1, NOW),
    "decline": lambda w, _: claiming.decline(w, 1),
    "help": lambda w, member: claiming.help_with(w, 1, member),
    "buddy": lambda w, member: claiming.set_buddy(w, 1, member),
    "release": lambda w, _: claiming.release(w, 1),
}


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from((ANA, BEN, CHEN))), max_size=25))
def test_whatever_happens_there_is_one_owner_who_is_nothing_else(acts: list[tuple[str, int]]) -> None:
    w = plan()
    for act, member in acts:
        before = w.steps[1]
        with suppress(RuleError):
            w = ACTS[act](w, member)
        step = w.steps[1]
        assert step.owner is None or (step.owner not in step.helpers and step.owner != step.buddy)
        assert (step.owner is None) == (step.claimed_at is None)
        assert step.owner is None or step.offered_to is None
        assert before.owner is None or step.owner in (before.owner, None)
        assert len(set(step.helpers)) == len(step.helpers)
