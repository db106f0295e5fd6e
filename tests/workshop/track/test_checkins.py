"""Check-ins: what is kept, when they are due, and when a goal needs a recovery step."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.world import TODAY, with_goals
from workshop.errors import RuleError
from workshop.model import Blocker, CheckIn, Reading, Step, StepState, Workshop
from workshop.plan import goals
from workshop.team import team
from workshop.track.checkins import Band, DueCheckIn, band, check_in, due_check_ins, needs_recovery

#: Goal 1 goes from 18 to 25 % between 1 January and 31 March; by its middle, 14 February, that is 21.5.
W = with_goals()
PLANNED = W.put(*(Step(goal, goal, "Call", state=StepState.PLANNED) for goal in (1, 2)))


def test_a_check_in_is_kept() -> None:
    w = check_in(W, 1, TODAY, 7, "Two offers\nare out", Blocker.WAITING, 3)
    assert w.check_ins[1] == CheckIn(1, 1, TODAY, 7, "Two offers\nare out", Blocker.WAITING, 3)


def test_figures_are_kept_with_it_in_one_change() -> None:
    w = goals.add_key_result(W, 1, "Offers", "offers", 0, 60, leading=True).settled()
    w = check_in(w, 1, TODAY, 7, by=3, readings={1: 19.5, 3: 12})
    assert w.key_results[1].readings == (Reading(TODAY, 19.5, 3),)
    assert w.key_results[3].readings == (Reading(TODAY, 12, 3),)
    assert w.touched == {("check_ins", 1), ("key_results", 1), ("key_results", 3)}


@pytest.mark.parametrize("confidence", [-1, 11, True])
def test_confidence_has_its_limits(confidence: int) -> None:
    with pytest.raises(RuleError, match="from 0"):
        check_in(W, 1, TODAY, confidence)


@pytest.mark.parametrize(
    ("goal", "changed", "readings", "says"),
    [
        (9, "", {}, "Goal 9 is not there"),
        (1, "x" * 10_000, {}, "at most 500"),
        (1, "", {2: 4}, "“Signed accounts” is not measured for this goal"),
        (1, "", {9: 4}, "Key result 9 is not there"),
        (1, "", {1: float("nan")}, "needs a number"),
    ],
)
def test_what_is_refused(goal: int, changed: str, readings: Mapping[int, float], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        check_in(W, goal, TODAY, 5, changed, readings=readings)


def test_a_closed_period_is_not_checked_in_on() -> None:
    closed = PLANNED.put(replace(W.periods[1], closed_on=TODAY))
    with pytest.raises(RuleError, match="Q1 2027 is closed"):
        check_in(closed, 1, TODAY, 5)
    assert due_check_ins(closed, 1, date(2027, 3, 1)) == ()


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(10, Band.GO_ON), (7, Band.GO_ON), (6, Band.CHANGE), (4, Band.CHANGE), (3, Band.RESCUE), (0, Band.RESCUE)],
)
def test_bands_of_confidence(confidence: int, expected: Band) -> None:
    assert band(confidence) is expected


def test_check_ins_that_are_due_come_latest_first() -> None:
    w = check_in(PLANNED, 1, date(2027, 1, 10), 7)
    assert due_check_ins(w, 1, date(2027, 1, 7)) == ()
    assert due_check_ins(w, 1, date(2027, 1, 8)) == (DueCheckIn(2, date(2027, 1, 8), 0),)
    assert due_check_ins(w, 1, date(2027, 1, 20)) == (
        DueCheckIn(2, date(2027, 1, 8), 12),
        DueCheckIn(1, date(2027, 1, 17), 3),
    )
    rare = team.edit_team(w, check_in_days=14)
    assert [one.goal for one in due_check_ins(rare, 1, date(2027, 1, 20))] == [2]


def test_a_goal_without_a_plan_has_no_check_in_that_is_due() -> None:
    assert due_check_ins(W, 1, TODAY) == ()


def told(*check_ins: tuple[str, float | None, int]) -> Workshop:
    """Goal 1 with check-ins on these days of 2027, each with this value of its key result and confidence."""
    w = PLANNED
    for day, value, confidence in check_ins:
        on = date.fromisoformat(f"2027-{day}")
        w = check_in(w, 1, on, confidence, readings={} if value is None else {1: value})
    return w


# On 5 Feb 40 % of the time is over, on 12 Feb 48 %: at risk is from 28 and 33 % of the way on (20.0 and 20.4).
OFF = (("02-05", 18.5, 5), ("02-12", 19, 5))


@pytest.mark.parametrize(
    ("check_ins", "suggested"),
    [
        ((), False),
        (OFF[:1], False),
        (OFF, True),
        ((OFF[0], ("02-12", 22, 5)), False),  # it has caught up
        ((("02-05", 21, 5), OFF[1]), False),  # only the last one was bad
        ((("01-29", 20.4, 7), ("02-05", 20.4, 7), ("02-12", 20.4, 7)), True),  # at risk and not moving
        ((("01-29", 20.0, 7), ("02-05", 20.2, 7), ("02-12", 20.5, 7)), False),  # at risk and moving
        ((("02-11", 18.5, 5), ("02-12", 18.5, 5)), False),  # a day apart is one check-in
        ((*OFF, ("02-13", 19, 5)), True),
        ((("01-06", 24, 9), ("01-08", 23, 9), *OFF), True),
        ((("02-05", None, 2), ("02-12", None, 2)), True),  # never read: nothing has moved
    ],
)
def test_two_bad_check_ins_running_suggest_a_recovery_step(
    check_ins: tuple[tuple[str, float | None, int], ...], suggested: bool
) -> None:
    sentence = needs_recovery(told(*check_ins), 1, date(2027, 2, 14))
    assert bool(sentence) == suggested
    assert not suggested or "Behind at two check-ins running" in sentence


def test_it_names_the_days() -> None:
    assert "(5 Feb and 12 Feb)" in needs_recovery(told(*OFF), 1, date(2027, 2, 14))


def test_a_reading_since_then_counts_today() -> None:
    w = goals.add_reading(told(*OFF), 1, date(2027, 2, 13), 24)
    assert needs_recovery(w, 1, date(2027, 2, 14)) == ""


@pytest.mark.parametrize(("confidence", "suggested"), [(3, True), (4, False)])
def test_without_a_target_confidence_says_it(confidence: int, suggested: bool) -> None:
    without: dict[str, Any] = {"target": None}
    w = told(("02-05", None, confidence), ("02-12", None, confidence))
    w = w.put(replace(w.key_results[1], **without))
    assert bool(needs_recovery(w, 1, TODAY + timedelta(days=40))) == suggested
