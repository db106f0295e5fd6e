"""The plan or the rhythm: cases as a sales manager would judge them."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import done, left, measured
from tests.workshop.sample import DACH, NOW
from workshop.model import Blocker, CauseKind, Outcome, StepState, Workshop
from workshop.plan import goals
from workshop.review.outcomes import set_outcome
from workshop.review.plan_or_rhythm import Which, plan_or_rhythm, suggested_kind
from workshop.track import checkins

LATE = date(2027, 3, 25)


def case(value: float | None, steps_done: int, steps_left: int, late: int = 0) -> Workshop:
    """A goal that came so far, with so many steps done in time, too late, or not."""
    return left(done(done(measured(value), steps_done), late, LATE), steps_left)


@pytest.mark.parametrize(
    ("value", "steps_done", "steps_left", "late", "which"),
    [
        (20, 4, 0, 0, Which.PLAN),  # everything done, and it did not move
        (20, 4, 1, 0, Which.PLAN),
        (20, 2, 1, 0, Which.PLAN),  # two of three is most of it
        (50, 4, 0, 0, Which.PLAN),  # moved half as far as planned
        (20, 3, 2, 0, Which.RHYTHM),
        (20, 1, 1, 0, Which.RHYTHM),  # a plan half done cannot be blamed
        (20, 0, 5, 0, Which.RHYTHM),
        (60, 1, 3, 0, Which.RHYTHM),
        (20, 1, 0, 4, Which.RHYTHM),  # done in the last days: too late to show
        (20, 4, 0, 1, Which.PLAN),  # one late step changes nothing
        (20, 0, 0, 0, Which.NO_PLAN),
        (100, 4, 1, 0, Which.WORKED),
        (120, 2, 2, 0, Which.WORKED),
        (100, 0, 0, 5, Which.WORKED),
        (100, 1, 4, 0, Which.WITHOUT),  # reached, but not by what was planned
        (100, 0, 0, 0, Which.WITHOUT),
        (None, 4, 1, 0, Which.UNKNOWN),
        (None, 0, 0, 0, Which.UNKNOWN),
    ],
)
def test_which_it_was(value: float | None, steps_done: int, steps_left: int, late: int, which: Which) -> None:
    found = plan_or_rhythm(case(value, steps_done, steps_left, late), DACH)
    assert found.which is which
    assert found.sentence.endswith(".")
    assert found.cure


def test_without_the_must_move_it_was_the_rhythm() -> None:
    w = case(20, 4, 1)
    w = w.put(replace(w.steps[5], must_move=True))
    found = plan_or_rhythm(w, DACH)
    assert found.which is Which.RHYTHM
    assert found.sentence == "It was the rhythm: 4 of 5 steps done, but not the must-move."


def test_what_it_is_based_on_is_said() -> None:
    w = left(done(measured(20), 1, must_move=True), 2, blocker=Blocker.WAITING)
    w = goals.add_key_result(w, DACH, "Calls", "calls", 0, 40, leading=True)
    w = goals.add_reading(w, w.key_results.last_id, LATE, 40)
    w = checkins.check_in(w, DACH, date(2027, 2, 1), 4, blocker=Blocker.WAITING)
    assert plan_or_rhythm(w, DACH).basis == (
        "1 of 3 steps done",
        "the must-move done",
        "20 % of the way made",
        "the leading measure reached its target (Calls)",
        "1 check-in",
        "“waiting on someone” was named 3 times",
    )


def test_what_the_room_says_counts_before_the_figures() -> None:
    w = set_outcome(case(None, 4, 0), DACH, Outcome.MISSED)
    found = plan_or_rhythm(w, DACH)
    assert found.sentence == "It was the plan: 4 of 4 steps done, and the goal was missed."
    assert "missed, as the room says" in found.basis
    w = set_outcome(case(20, 1, 4), DACH, Outcome.WAIVED, "Sold", NOW)
    assert plan_or_rhythm(w, DACH).which is Which.LET_GO


def test_the_answer_stays_when_open_steps_are_left_behind() -> None:
    w = case(20, 1, 3)
    behind = (replace(step, state=StepState.LEFT_BEHIND) for step in w.steps.values() if step.open)
    assert plan_or_rhythm(w.put(*behind), DACH) == plan_or_rhythm(w, DACH)


@pytest.mark.parametrize(
    ("w", "kind"),
    [
        (case(20, 0, 0), CauseKind.NEVER_HAD_STEPS),
        (case(20, 4, 0), CauseKind.NO_EFFECT),
        (case(20, 1, 4), None),
        (left(case(20, 1, 1), 2, owner=None), CauseKind.NO_OWNER_OR_TIME),
        (left(case(20, 1, 0), 2, due=None), CauseKind.NO_OWNER_OR_TIME),
        (left(case(20, 1, 1), 1, blocker=Blocker.CROWDED_OUT), CauseKind.CROWDED_OUT),
        (left(case(20, 1, 1), 1, blocker=Blocker.NO_TIME), CauseKind.CROWDED_OUT),
        (left(case(20, 1, 1), 1, blocker=Blocker.WAITING), CauseKind.WAITING),
        (left(case(20, 1, 1), 1, blocker=Blocker.UNCLEAR), None),
        (case(100, 4, 0), None),
        (case(None, 4, 0), None),
    ],
)
def test_the_kind_of_cause_the_figures_point_to(w: Workshop, kind: CauseKind | None) -> None:
    assert suggested_kind(w, DACH) is kind
