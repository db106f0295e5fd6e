"""The mirror: headline and goals side by side."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.workshop.sample import DACH, FIRST, LAST, NORDICS, with_steps
from tests.workshop.sample import quarter as two_goals
from workshop.model import CheckIn, StepState, Workshop
from workshop.plan import goals
from workshop.team import periods, team
from workshop.track import doing
from workshop.track.mirror import Pace, Quadrant, mirror, standing
from workshop.track.status import Status

HALF = FIRST + timedelta(days=44)  # exactly half of the quarter's 90 days are over

NEW = "The goals are new: nothing could move yet."


def quarter(goal_values: list[float], headline: float | None = None) -> Workshop:
    """A quarter with a goal for each value (reached at 100), checked in half-way; the headline's target is 100."""
    w = team.found(Workshop(), "Northwind Sales")
    w = periods.add_period(w, "Q1 2027", FIRST, LAST)
    for number, value in enumerate(goal_values, 1):
        w = goals.add_goal(w, 1, f"Goal {number}")
        w = goals.add_key_result(w, number, "Share", "%", 0, 100)
        w = goals.add_reading(with_steps(w, number, StepState.PLANNED), number, HALF, value)
        w = w.put(CheckIn(number, number, HALF, 8))
    if headline is not None:
        w = periods.set_headline(w, 1, "Revenue", "M", 0, 100, today=FIRST)
        w = periods.add_headline_reading(w, 1, HALF, headline)
    return w


@pytest.mark.parametrize(
    ("headline", "goal_values", "quadrant"),
    [
        (50, [50, 60], Quadrant.MOVING),
        (45, [50, 10], Quadrant.MOVING),
        (84, [50, 10, 20], Quadrant.OFF_GOALS),
        (84, [40], Quadrant.OFF_GOALS),
        (44, [50, 100], Quadrant.BEHIND_MOVING),
        (10, [50, 0, 0], Quadrant.BEHIND),
    ],
)
def test_the_four_quadrants(headline: float, goal_values: list[float], quadrant: Quadrant) -> None:
    seen = mirror(quarter(goal_values, headline), 1, HALF)
    assert (seen.quadrant, seen.sentence) == (quadrant, quadrant.value)


@pytest.mark.parametrize(
    ("headline", "pace"), [(44, Pace.BEHIND), (45, Pace.ON_TIME), (55, Pace.ON_TIME), (56, Pace.AHEAD)]
)
def test_the_headline_has_a_pace(headline: float, pace: Pace) -> None:
    seen = mirror(quarter([50], headline), 1, HALF)
    assert (seen.pace, seen.attainment, seen.elapsed) == (pace, headline / 100, 0.5)


@pytest.mark.parametrize(
    ("w", "today", "sentence"),
    [
        (quarter([], 50), HALF, "No goals in this period yet: import them or add the first one."),
        (quarter([50]), HALF, "Enough goals are on track. Set a headline with a target to see them beside"),
        (quarter([0]), HALF, "Too few goals are on track. Set a headline with a target"),
        (two_goals(), FIRST - timedelta(days=20), "Nothing moves yet: Q1 2027 begins in 2 weeks."),
        (
            periods.set_headline(quarter([50]), 1, "Revenue", "M", 0, 100, today=FIRST),
            HALF,
            "Enough goals are on track. Enter the headline's first figure to see them beside it.",
        ),
        (with_steps(two_goals(), DACH, StepState.PLANNED), FIRST, NEW),
    ],
)
def test_without_a_quadrant_it_says_what_to_do(w: Workshop, today: date, sentence: str) -> None:
    seen = mirror(w, 1, today)
    assert seen.quadrant is None
    assert seen.sentence.startswith(sentence)


def test_a_fresh_plan_is_not_judged() -> None:
    w = with_steps(with_steps(two_goals(), NORDICS, StepState.PLANNED), DACH, StepState.PLANNED)
    w = periods.set_headline(w, 1, "Revenue", "M", 0, 100, today=FIRST)
    w = periods.add_headline_reading(w, 1, FIRST, 3)
    seen = mirror(w, 1, FIRST)
    assert (seen.quadrant, seen.pending, seen.moving) == (None, 2, 0)
    assert seen.sentence == "The plan is made. The first check-in will show what moves."


def test_pending_goals_do_not_count_against_those_that_move() -> None:
    w = with_steps(goals.add_goal(quarter([50], 50), 1, "New goal"), 2, StepState.PLANNED)
    w = team.edit_team(w, check_in_days=90)
    seen = mirror(w, 1, HALF)
    assert (seen.moving, seen.pending, seen.quadrant) == (1, 1, Quadrant.MOVING)


def test_goals_are_counted_and_those_without_a_plan_come_first() -> None:
    w = goals.add_goal(quarter([50, 10], 84), 1, "Logistics margin")
    seen = mirror(w, 1, HALF)
    assert [line.goal for line in seen.goals] == [3, 1, 2]
    assert [line.status for line in seen.goals] == [Status.NO_PLAN, Status.ON_TRACK, Status.OFF_TRACK]
    assert (seen.moving, seen.untouched, seen.without_plan, seen.pending) == (1, 0, 1, 0)
    assert (seen.goals[0].touched, seen.goals[1].touched) == (None, HALF)


@pytest.mark.parametrize(("days", "untouched"), [(20, 0), (21, 2), (30, 2)])
def test_three_weeks_without_news_is_untouched(days: int, untouched: int) -> None:
    assert mirror(quarter([50, 10]), 1, HALF + timedelta(days=days)).untouched == untouched


@pytest.mark.parametrize(("days", "untouched"), [(20, 0), (21, 1)])
def test_a_plan_nobody_touched_counts_from_the_first_day(days: int, untouched: int) -> None:
    w = with_steps(two_goals(), DACH, StepState.PLANNED)
    assert mirror(w, 1, FIRST + timedelta(days=days)).untouched == untouched


def test_the_mirror_of_a_past_period_stands_still() -> None:
    w = quarter([50, 10], 84)
    assert mirror(w, 1, LAST) == mirror(w, 1, LAST + timedelta(days=200))


def test_lines_of_goals_that_nothing_happened_to_are_still_standing() -> None:
    then = quarter([50, 10], 84)
    seen, step = mirror(then, 1, HALF), then.steps.of(1)[0].id
    done = doing.finish(then, step, HALF, now=datetime(2027, 2, 14, 9, tzinfo=UTC))
    told = goals.add_reading(done, 1, HALF, 60)
    assert [*standing(seen, then, done)] == [2]
    assert standing(seen, then, told) == {}
    for w in (done, told):
        assert mirror(w, 1, HALF, standing(seen, then, w)) == mirror(w, 1, HALF) != seen


def test_a_goal_made_in_mid_quarter_is_new_until_its_first_check_in_is_due() -> None:
    w = goals.add_goal(quarter([], 10), 1, "Late", HALF)
    seen = mirror(w, 1, HALF)
    assert (seen.sentence, seen.goals[0].touched_words(HALF)) == (NEW, "new today")
    w = with_steps(w, 1, StepState.PLANNED)
    for days, word, status, untouched in (
        (6, "new", Status.PENDING, 0),
        (7, "never", Status.AT_RISK, 0),
        (11, "never", Status.STALE, 0),
        (21, "never", Status.STALE, 1),
    ):
        day = HALF + timedelta(days=days)
        seen = mirror(w, 1, day)
        (line,) = seen.goals
        assert (line.touched_words(day), line.status, seen.untouched) == (word, status, untouched)
