"""The status of a goal, by the rules, with the calendar moved."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.workshop.sample import ANA, DACH, FIRST, LAST, later, planning, quarter, with_steps
from workshop.meet import sessions
from workshop.model import CheckIn, Note, StepState, Workshop
from workshop.plan import goals
from workshop.team import team
from workshop.track import status
from workshop.track.status import Status

DONE, DOING, PLANNED = StepState.DONE, StepState.DOING, StepState.PLANNED
HALF = FIRST + timedelta(days=44)  # exactly half of the quarter's 90 days are over


def planned(*states: StepState) -> Workshop:
    """A goal with steps in these states (one planned step without any) and a share to raise from 0 to 100."""
    w = goals.add_key_result(quarter(), DACH, "Share", "%", 0, 100)
    return with_steps(w, DACH, *(states or (PLANNED,)))


def checked_in(w: Workshop, on: date, confidence: int = 8) -> Workshop:
    """With a check-in on this day."""
    return w.put(CheckIn(w.check_ins.next_id, DACH, on, confidence))


def measured(value: float | None, on: date = HALF, confidence: int = 8) -> Workshop:
    """A planned goal with a check-in and this reading of its share."""
    w = checked_in(planned(), on, confidence)
    return w if value is None else goals.add_reading(w, 1, on, value)


@pytest.mark.parametrize("states", [[], [StepState.IDEA], [StepState.DROPPED, StepState.MERGED]])
def test_without_planned_steps_there_is_no_plan(states: list[StepState]) -> None:
    w = with_steps(quarter(), DACH, *states)
    assert status.status(checked_in(w, HALF), DACH, HALF) is Status.NO_PLAN


@pytest.mark.parametrize("state", [PLANNED, DOING, DONE])
def test_a_step_in_the_plan_makes_a_plan(state: StepState) -> None:
    assert status.status(planned(state), DACH, FIRST) is Status.PENDING


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (-30, Status.PENDING),
        (0, Status.PENDING),
        (6, Status.PENDING),
        (7, Status.OFF_TRACK),  # due today: no longer pending, not yet late; the figures speak
        (10, Status.OFF_TRACK),
        (11, Status.STALE),
        (60, Status.STALE),
        (400, Status.STALE),
    ],
)
def test_silence_from_the_beginning(day: int, expected: Status) -> None:
    assert status.status(planned(), DACH, FIRST + timedelta(days=day)) is expected


@pytest.mark.parametrize(
    ("days_after", "expected"),
    [(0, Status.ON_TRACK), (7, Status.ON_TRACK), (10, Status.ON_TRACK), (11, Status.STALE), (40, Status.STALE)],
)
def test_a_check_in_more_than_three_days_late_is_stale(days_after: int, expected: Status) -> None:
    assert status.status(measured(90), DACH, HALF + timedelta(days=days_after)) is expected


def test_even_a_reached_goal_goes_stale() -> None:
    assert status.status(measured(100), DACH, HALF + timedelta(days=11)) is Status.STALE


def test_the_rhythm_is_the_teams() -> None:
    w = team.edit_team(measured(90), check_in_days=14)
    assert status.check_in_due(w, DACH) == HALF + timedelta(days=14)
    assert status.status(w, DACH, HALF + timedelta(days=17)) is Status.ON_TRACK
    assert status.status(w, DACH, HALF + timedelta(days=18)) is Status.STALE


def test_the_first_check_in_is_due_after_the_planning() -> None:
    w = sessions.close_planning(planning(planned()), 1, date(2027, 1, 14), later(60), None)
    assert status.check_in_due(w, DACH) == date(2027, 1, 21)
    assert status.status(w, DACH, date(2027, 1, 20)) is Status.PENDING


def test_a_plan_made_before_the_period_waits_for_it() -> None:
    early = datetime(2026, 12, 10, 9, tzinfo=UTC)
    w = sessions.start_planning(planned(), 1, (DACH,), now=early)
    assert status.check_in_due(w, DACH) == FIRST + timedelta(days=7)


def test_the_last_check_in_counts_whatever_order_they_came_in() -> None:
    w = checked_in(checked_in(planned(), HALF), FIRST)
    last = status.last_check_in(w, DACH)
    assert last is not None
    assert last.on == HALF


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Status.OFF_TRACK),
        (-20, Status.OFF_TRACK),
        (0, Status.OFF_TRACK),
        (34.9, Status.OFF_TRACK),
        (35, Status.AT_RISK),
        (44.9, Status.AT_RISK),
        (45, Status.ON_TRACK),
        (99.9, Status.ON_TRACK),
        (100, Status.REACHED),
        (140, Status.REACHED),
    ],
)
def test_attainment_against_half_of_the_time(value: float | None, expected: Status) -> None:
    assert status.status(measured(value), DACH, HALF) is expected


@pytest.mark.parametrize(
    ("value", "expected"), [(95, Status.ON_TRACK), (80, Status.AT_RISK), (60, Status.OFF_TRACK)]
)
def test_a_period_that_is_over_keeps_the_status_of_its_last_day(value: float, expected: Status) -> None:
    w = measured(value, on=LAST)
    for days in (0, 4, 300):
        assert status.status(w, DACH, LAST + timedelta(days=days)) is expected


def test_a_goal_without_a_target_is_at_risk() -> None:
    w = checked_in(with_steps(quarter(), DACH, PLANNED), HALF)
    assert status.status(w, DACH, HALF) is Status.AT_RISK


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([(False, 10, 4.0)], 0.4),
        ([(False, 10, 4.0), (False, 10, 8.0)], 0.6),
        ([(False, 10, 4.0), (True, 10, 8.0)], 0.4),
        ([(True, 10, 4.0), (True, 10, 8.0)], 0.6),
        ([(False, None, 4.0), (True, 10, 8.0)], 0.8),
        ([(False, 10, 30.0), (False, 10, 0.0)], 0.5),
        ([(False, 10, None)], 0.0),
        ([(False, None, 4.0)], None),
        ([], None),
    ],
)
def test_lagging_results_count_before_leading_ones(
    measures: list[tuple[bool, float | None, float | None]], expected: float | None
) -> None:
    w = quarter()
    for number, (leading, target, value) in enumerate(measures, 1):
        w = goals.add_key_result(w, DACH, f"Measure {number}", "", 0, target, leading)
        w = w if value is None else goals.add_reading(w, number, HALF, value)
    share = status.goal_attainment(w, DACH)
    assert share == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("value", "confidence", "flagged"),
    [(60, 7, False), (60, 6, True), (100, 3, True), (40, 4, False), (40, 3, True), (10, 0, False)],
)
def test_confidence_below_the_figures_is_flagged(value: float, confidence: int, flagged: bool) -> None:
    flag = status.confidence_flag(measured(value, confidence=confidence), DACH, HALF)
    assert bool(flag) is flagged
    assert not flag or f"Confidence {confidence} of 10 is lower than the figures suggest" in flag


def test_old_confidence_is_not_flagged() -> None:
    assert status.confidence_flag(measured(60, confidence=1), DACH, HALF + timedelta(days=11)) == ""
    assert status.confidence_flag(planned(), DACH, FIRST) == ""


AT = datetime(2027, 2, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"done_on": date(2027, 2, 1)}, date(2027, 2, 1)),
        ({"claimed_at": AT}, AT.date()),
        ({"notes": (Note(AT, "Called them"),), "done_on": date(2027, 2, 1)}, AT.date()),
    ],
)
def test_news_of_a_step_touches_its_goal(fields: dict[str, Any], expected: date | None) -> None:
    assert status.touched(with_steps(quarter(), DACH, PLANNED, **fields), DACH) == expected


def test_check_ins_and_readings_touch_a_goal() -> None:
    w = checked_in(planned(), date(2027, 1, 20))
    assert status.touched(w, DACH) == date(2027, 1, 20)
    assert status.touched(goals.add_reading(w, 1, date(2027, 1, 25), 3), DACH) == date(2027, 1, 25)


def test_the_steps_of_a_plan_are_counted() -> None:
    w = planned(DONE, DONE, DOING, PLANNED, StepState.IDEA, StepState.DROPPED)
    w = with_steps(w, DACH, PLANNED, DONE, due=HALF, owner=ANA)
    assert status.step_counts(w, DACH, HALF) == status.StepCounts(6, 3, 0, 2)
    assert status.step_counts(w, DACH, HALF + timedelta(days=1)) == status.StepCounts(6, 3, 1, 2)
