"""Who has not done the work of the stage yet."""

import pytest

from tests.workshop.sample import ANA, BEN, CHEN, DACH, NOW, later, planning, quarter, with_steps
from workshop.meet import agenda, sessions
from workshop.meet.unfinished import envelope_here, unfinished
from workshop.model import StepState, Workshop
from workshop.plan import committing, voting

IDEA, PLANNED = StepState.IDEA, StepState.PLANNED


def at(stage: str, w: Workshop | None = None) -> Workshop:
    """A planning session at this stage of a goal."""
    return agenda.go_to(planning(w), 1, stage, DACH, later(5))


def voted_on() -> Workshop:
    """A vote (id 1) open on two ideas."""
    return voting.open_round(with_steps(quarter(), DACH, IDEA, IDEA), DACH, (ANA, BEN, CHEN))


def committed() -> Workshop:
    """A commitment (id 1) with sealed fists."""
    return committing.open_commitment(with_steps(quarter(), DACH, PLANNED), DACH)


@pytest.mark.parametrize(
    ("w", "envelope"),
    [
        (at("draft"), "drafts:2:0"),
        (at("vote", voted_on()), "ballots:1"),
        (at("choose", voted_on()), "ballots:1"),
        (at("commit", committed()), "fists:1"),
    ],
)
def test_those_present_without_an_entry_are_named(w: Workshop, envelope: str) -> None:
    assert envelope_here(w, 1) == envelope
    assert unfinished(w, 1, (ANA,)) == ("Ben", "Chen")
    assert unfinished(w, 1, (ANA, BEN, CHEN)) == ()
    assert unfinished(w, 1, ()) == ("Ana", "Ben", "Chen")
    assert unfinished(sessions.set_present(w, 1, BEN, False), 1, (ANA,)) == ("Chen",)


@pytest.mark.parametrize(
    "w",
    [
        planning(),
        at("goals"),
        at("refine"),
        at("claim"),
        at("plan"),
        at("vote"),
        at("commit"),
        at("vote", voting.count(voted_on(), 1, {ANA: {1: 1}})),
        at("commit", committing.show_fists(committed(), 1, {ANA: 5}, NOW)),
    ],
)
def test_elsewhere_and_afterwards_nobody_is_unfinished(w: Workshop) -> None:
    assert envelope_here(w, 1) is None
    assert unfinished(w, 1, ()) == ()


def test_drafting_is_over_once_there_are_steps_and_nothing_waits() -> None:
    w = at("draft", with_steps(quarter(), DACH, IDEA))
    assert unfinished(w, 1, ()) == ()
    assert unfinished(w, 1, (BEN,)) == ("Ana", "Chen")


def test_a_goal_that_is_gone_collects_nothing() -> None:
    w = at("draft")
    assert envelope_here(w.cut(w.goals[DACH]), 1) is None
