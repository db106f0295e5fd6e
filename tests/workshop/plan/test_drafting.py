"""Ideas come in, change and go; sealed drafts lose their authors."""

from collections.abc import Callable
from random import Random

import pytest
from msgspec.structs import replace

from tests.workshop.sample import ANA, BEN, DACH, NORDICS, NOW, TODAY, edit, planning, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import DecisionKind, StepState, Workshop
from workshop.plan import drafting, voting

IDEA, PLANNED, DOING, DONE = StepState.IDEA, StepState.PLANNED, StepState.DOING, StepState.DONE
Change = Callable[[], Workshop]
DROPPED, MERGED = StepState.DROPPED, StepState.MERGED


def voting_on(*states: StepState) -> Workshop:
    """Three ideas for DACH with an open vote on them, and steps in these states after them."""
    w = voting.open_round(with_steps(quarter(), DACH, IDEA, IDEA, IDEA), DACH, (ANA, BEN))
    return with_steps(w, DACH, *states)


def test_an_idea_is_cleaned_and_numbered() -> None:
    w = drafting.add_idea(quarter(), DACH, "  Call\tAna\x1b ")
    w = drafting.add_idea(w, NORDICS, "Visit Oslo")
    assert [(step.id, step.goal, step.text, step.state) for step in w.steps.values()] == [
        (1, DACH, "Call Ana", IDEA),
        (2, NORDICS, "Visit Oslo", IDEA),
    ]


@pytest.mark.parametrize("text", ["", "\u200b", "x" * 121])
def test_no_idea_without_or_with_too_much_text(text: str) -> None:
    with pytest.raises(RuleError, match="A step"):
        drafting.add_idea(quarter(), DACH, text)


def test_no_idea_for_a_goal_that_is_gone() -> None:
    with pytest.raises(RuleError, match="Goal 9 is not there"):
        drafting.add_idea(quarter(), 9, "Call Ana")


def test_a_goal_of_a_closed_period_gets_no_more_steps() -> None:
    w = quarter()
    closed = w.put(replace(w.periods[w.goals[DACH].period], closed_on=TODAY))
    with pytest.raises(RuleError, match="is closed: add the step to a goal of the period that is running"):
        drafting.add_idea(closed, DACH, "Call Ana")


def test_live_steps() -> None:
    w = with_steps(quarter(), DACH, IDEA, PLANNED, DROPPED, MERGED, DONE, IDEA)
    assert [step.id for step in drafting.live(w, DACH)] == [1, 2, 5, 6]
    assert drafting.live(w, NORDICS) == ()


def test_reword() -> None:
    w = with_steps(quarter(), DACH, PLANNED)
    assert drafting.reword(w, 1, "Call Ana ").steps[1].text == "Call Ana"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (DROPPED, "“Step 1” was dropped: bring it back first."),
        (MERGED, "“Step 1” was merged into “Step 2”: bring it back first."),
    ],
)
def test_a_step_that_is_gone_cannot_be_changed(state: StepState, sentence: str) -> None:
    w = with_steps(with_steps(quarter(), DACH, state, merged_into=2), DACH, IDEA)
    changes: list[Change] = [lambda: drafting.reword(w, 1, "Call Ana"), lambda: drafting.drop(w, 1)]
    for change in changes:
        with pytest.raises(RuleError) as refusal:
            change()
        assert str(refusal.value) == sentence


def test_an_idea_is_dropped_without_ado() -> None:
    w = drafting.drop(with_steps(quarter(), DACH, IDEA), 1)
    assert w.steps[1].state is DROPPED
    assert not w.decisions
    assert drafting.restore(w, 1).steps[1].state is IDEA


def test_a_reason_is_kept_as_a_decision() -> None:
    w = drafting.drop(with_steps(planning(), DACH, IDEA), 1, " too\ndear ", NOW, BEN)
    (decision,) = w.decisions.values()
    assert (decision.kind, decision.what, decision.why) == (
        DecisionKind.DROPPED,
        "Dropped step 1 “Step 1”.",
        "too dear",
    )
    assert (decision.at, decision.by) == (NOW, BEN)
    assert (decision.period, decision.session, decision.goal, decision.step) == (1, 1, DACH, 1)


@pytest.mark.parametrize("state", [PLANNED, DOING])
def test_a_planned_step_needs_a_reason_to_be_dropped(state: StepState) -> None:
    w = with_steps(quarter(), DACH, state, owner=ANA, must_move=True, offered_to=BEN)
    with pytest.raises(RuleError, match="“Step 1” is in the plan: say in a few words why"):
        drafting.drop(w, 1, " ")
    w = drafting.drop(w, 1, "The account is gone")
    step = w.steps[1]
    assert (step.state, step.must_move, step.offered_to) == (DROPPED, False, None)
    assert w.decisions[1].session is None
    assert drafting.restore(w, 1).steps[1].state is PLANNED


def test_what_is_done_stays() -> None:
    with pytest.raises(RuleError, match="“Step 1” is done and stays"):
        drafting.drop(with_steps(quarter(), DACH, DONE), 1, "why not")


@pytest.mark.parametrize(("due", "state"), [(None, IDEA), (TODAY, PLANNED)])
def test_restore_plans_what_was_scheduled(due: object, state: StepState) -> None:
    w = drafting.restore(with_steps(quarter(), DACH, DROPPED, due=due), 1)
    assert w.steps[1].state is state


def test_only_what_was_dropped_is_restored() -> None:
    with pytest.raises(RuleError, match="“Step 1” was not dropped"):
        drafting.restore(with_steps(quarter(), DACH, IDEA), 1)


def test_reveal_shuffles_and_forgets() -> None:
    drafts = [f"Call account {n}" for n in range(8)]
    w = drafting.reveal(quarter(), DACH, [*drafts, " \x1b", "x" * 200], Random(1))
    texts = [step.text for step in drafting.live(w, DACH)]
    assert sorted(texts) == sorted([*drafts, "x" * 200])
    assert texts != [*drafts, "x" * 200]
    again = drafting.reveal(quarter(), DACH, [*drafts, " \x1b", "x" * 200], Random(1))
    assert texts == [step.text for step in drafting.live(again, DACH)]
    assert all(step.owner is None and step.helpers == () for step in w.steps.values())


def test_each_batch_has_its_envelope() -> None:
    w = quarter()
    assert drafting.envelope(w, DACH) == "drafts:2:0"
    w = drafting.reveal(w, DACH, ["Call Ana"], Random(1))
    assert drafting.envelope(w, DACH) == "drafts:2:1"
    assert drafting.envelope(drafting.new_batch(w, DACH), DACH) == "drafts:2:2"
    assert drafting.envelope(w, NORDICS) == "drafts:1:0"


def test_nothing_changes_while_a_vote_is_open() -> None:
    w = voting_on(DROPPED)
    changes: list[Change] = [
        lambda: drafting.add_idea(w, DACH, "Call Ana"),
        lambda: drafting.reveal(w, DACH, ["Call Ana"], Random(1)),
        lambda: drafting.reword(w, 1, "Call Ana"),
        lambda: drafting.drop(w, 1, "too dear"),
        lambda: drafting.restore(w, 4),
    ]
    for change in changes:
        with pytest.raises(RuleError) as refusal:
            change()
        assert str(refusal.value) == "A vote is open on these steps: count it or call it off first."
    assert drafting.add_idea(w, NORDICS, "Visit Oslo").steps[5].goal == NORDICS
    assert drafting.drop(voting.call_off(w, 1), 1).steps[1].state is DROPPED


def test_a_long_name_is_shortened_in_the_decision() -> None:
    w = edit(with_steps(quarter(), DACH, PLANNED), 1, text="Call " * 20)
    assert len(drafting.drop(w, 1, "too dear").decisions[1].what) < 80
