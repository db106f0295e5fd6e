"""A meeting that fits the room: ends, proposals, pace, and the rest spread anew."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.workshop.sample import DACH, NORDICS, later, planning, quarter, with_steps
from workshop.errors import RuleError
from workshop.meet import agenda, fitting, sessions
from workshop.meet.clock import clock
from workshop.model import SessionKind, StageKey, StepState, Workshop
from workshop.plan import goals

#: Ten in the morning in Berlin, in winter.
NOW = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
BERLIN = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("60", 60),
        ("90 min", 90),
        ("1h", 60),
        ("1.5 h", 90),
        ("1,5h", 90),
        ("1h30", 90),
        ("2 hours", 120),
        ("11:30", 90),
        ("11.30", 90),
        ("1:30 pm", 210),
        ("10:10 am", 10),
    ],
)
def test_an_end_is_a_time_of_day_or_a_length(typed: str, minutes: int) -> None:
    assert fitting.parse_end(typed, NOW, BERLIN) == NOW + timedelta(minutes=minutes)


def test_a_time_that_is_past_is_tomorrows() -> None:
    late = datetime(2027, 1, 14, 22, 30, tzinfo=UTC)
    assert fitting.parse_end("0:30", late, BERLIN) == late + timedelta(hours=1)


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "11:75", "5", "9h", "9:30", "10:05", "³0"])
def test_what_is_no_end_is_refused(typed: str) -> None:
    with pytest.raises(RuleError, match=r"not a time|lasts between"):
        fitting.parse_end(typed, NOW, BERLIN)


def many(count: int) -> Workshop:
    """A planning session on so many goals, at its first stage."""
    w = quarter()
    for number in range(3, count + 1):
        w = goals.add_goal(w, 1, f"Goal {number}")
    return sessions.start_planning(w, 1, range(1, count + 1), now=NOW)


#: At the usual pace 13 minutes for the whole and 23 for each goal; at the tightest, three quarters of both.
@pytest.mark.parametrize(
    ("minutes", "taken", "words"),
    [
        (60, 2, "60 minutes: 2 of 5 goals now, 3 later (about 59 at the usual pace)."),
        (90, 4, "90 minutes: 4 of 5 goals now, 1 later (about 105 at the usual pace, so be brief)."),
        (120, 5, "120 minutes: 5 goals (about 128 at the usual pace, so be brief)."),
        (180, 5, "180 minutes: 5 goals (about 128 at the usual pace)."),
        (27, 1, "27 minutes: 1 of 5 goals now, 4 later (about 36 at the usual pace, so be brief)."),
        (20, 1, "20 minutes are short for a whole goal (about 36): take more time, or begin one."),
    ],
)
def test_a_proposal_for_five_goals(minutes: int, taken: int, words: str) -> None:
    w = fitting.set_end(many(5), 1, NOW + timedelta(minutes=minutes))
    proposed = fitting.proposal(w, 1, NOW)
    assert proposed is not None
    assert proposed.now == tuple(range(1, taken + 1))
    assert (*proposed.now, *proposed.later) == (1, 2, 3, 4, 5)
    assert fitting.fit_words(proposed) == words


def test_a_proposal_that_is_taken_fits_and_stays_the_proposal() -> None:
    w = fitting.set_end(many(5), 1, NOW + timedelta(minutes=60))
    proposed = fitting.proposal(w, 1, NOW)
    assert proposed is not None
    taken = fitting.take(w, 1, proposed, NOW)
    assert taken.sessions[1].goals == (1, 2)
    assert fitting.proposal(taken, 1, NOW) == proposed
    assert fitting.pace(taken, 1, NOW) == fitting.Pace(60, 59)


def test_goals_with_a_plan_are_the_first_to_wait() -> None:
    w = with_steps(many(3), 1, StepState.PLANNED)
    assert fitting.fit(w, SessionKind.PLANNING, (1, 2, 3), 60).now == (2, 3)


def test_what_is_over_needs_no_time_any_more() -> None:
    w = fitting.set_end(many(2), 1, NOW + timedelta(minutes=60))
    w = agenda.go_to(w, 1, StageKey.GOALS, None, NOW + timedelta(minutes=2))
    proposed = fitting.proposal(w, 1, NOW + timedelta(minutes=2))
    assert proposed is not None
    assert (proposed.minutes, proposed.usual) == (58, 56)


def test_without_an_end_nothing_is_said_and_clocks_are_as_usual() -> None:
    w = planning()
    assert fitting.pace(w, 1, NOW) is None
    assert fitting.proposal(w, 1, NOW) is None
    assert fitting.spread_minutes(w, 1) == 3


@pytest.mark.parametrize(
    ("minutes", "pace", "words"),
    [
        (59, fitting.Pace(59, 59), "ends 11:00, on time"),
        (70, fitting.Pace(70, 59), "ends 11:00, 11 min ahead"),
        (85, fitting.Pace(85, 59, room=1), "ends 11:00, 26 min ahead: room for 1 goal more"),
        (50, fitting.Pace(50, 59), "ends 11:00, 9 min behind: a little less for each stage"),
        (35, fitting.Pace(35, 59, drop=1), "ends 11:00, 24 min behind: leave 1 goal for later"),
        (10, fitting.Pace(10, 59, drop=1), "ends 11:00, 49 min behind: leave 1 goal for later"),
        (-4, fitting.Pace(-4, 59, drop=1), "ends 11:00, 4 min over: close, or give it more time"),
    ],
)
def test_ahead_and_behind_is_said_in_goals(minutes: int, pace: fitting.Pace, words: str) -> None:
    """Two of three goals are on the agenda."""
    ends = datetime(2027, 1, 14, 10, 0, tzinfo=UTC)
    start = ends - timedelta(minutes=minutes)
    w = goals.add_goal(quarter(), 1, "Goal 3")
    w = sessions.start_planning(w, 1, (1, 2), now=start)
    w = fitting.set_end(w, 1, ends)
    found = fitting.pace(w, 1, start)
    assert found == pace
    assert fitting.pace_words(found, ends, BERLIN) == words


def test_a_goal_that_was_begun_is_not_to_be_left() -> None:
    w = fitting.set_end(planning(), 1, later(60 * 60))
    w = agenda.go_to(w, 1, StageKey.VOTE, DACH, later(55 * 60))
    found = fitting.pace(w, 1, later(55 * 60))
    assert found == fitting.Pace(5, 18)
    assert fitting.pace_words(found, later(3600), UTC) == "ends 10:00, 13 min behind: it will take longer"


def test_after_an_overrun_the_rest_is_spread_anew() -> None:
    """36 usual minutes in 30: a draft of five gets four; once 18 are gone, the tightest; never more than usual."""
    w = sessions.start_planning(quarter(), 1, (NORDICS,), now=later(0))
    w = fitting.set_end(w, 1, later(30 * 60))
    assert fitting.spread_minutes(w, 1) == 2  # 3 × 30/36
    on_time = agenda.go_to(w, 1, StageKey.DRAFT, NORDICS, later(6 * 60))
    assert fitting.spread_minutes(on_time, 1) == 4
    late = agenda.go_to(w, 1, StageKey.DRAFT, NORDICS, later(18 * 60))
    assert fitting.spread_minutes(late, 1) == 4
    assert fitting.spread_minutes(fitting.set_end(late, 1, later(3 * 3600)), 1) == 5
    assert clock(late.sessions[1], later(18 * 60), 4).allowed == 240
