"""The clock of a stage and the times a team learns."""

import pytest
from msgspec.structs import replace

from tests.workshop.sample import DACH, NORDICS, later, planning, quarter
from workshop.errors import RuleError
from workshop.meet import agenda, clock
from workshop.model import Session, SessionKind, StageTime, Workshop

DRAFT, VOTE = "draft", "vote"


def drafting() -> Workshop:
    """A planning session that enters the draft (5 minutes) of its first goal right at the beginning."""
    return agenda.go_to(planning(), 1, DRAFT, NORDICS, later(0))


@pytest.mark.parametrize(
    ("seconds", "left", "tone"),
    [
        (0, 300, "calm"),
        (239, 61, "calm"),
        (240, 60, "amber"),
        (284, 16, "amber"),
        (285, 15, "red"),
        (300, 0, "red"),
        (301, -1, "over"),
        (900, -600, "over"),
        (-50, 300, "calm"),
    ],
)
def test_amber_at_a_fifth_red_at_a_twentieth_then_over(seconds: int, left: int, tone: str) -> None:
    now = clock.clock(drafting().sessions[1], later(seconds))
    assert now == clock.Clock(300, max(0, seconds), left, clock.Tone(tone))


def test_earlier_visits_to_the_same_place_count() -> None:
    w = agenda.go_to(drafting(), 1, DRAFT, DACH, later(100))
    assert clock.clock(w.sessions[1], later(110)).spent == 10
    w = agenda.go_to(w, 1, DRAFT, NORDICS, later(150))
    assert clock.clock(w.sessions[1], later(160)).spent == 110


def test_added_minutes_hold_for_the_visit() -> None:
    w = clock.add_minutes(clock.add_minutes(drafting(), 1, 2), 1, 1)
    assert clock.clock(w.sessions[1], later(300)).left == 180
    w = agenda.go_to(agenda.go_to(w, 1, DRAFT, DACH, later(300)), 1, DRAFT, NORDICS, later(301))
    assert clock.clock(w.sessions[1], later(301)).left == 0


def test_learned_minutes_take_the_place_of_the_usual_ones() -> None:
    assert clock.clock(drafting().sessions[1], later(60), learned=8).left == 420


@pytest.mark.parametrize("minutes", [121, -121])
def test_minutes_have_a_bound(minutes: int) -> None:
    with pytest.raises(RuleError, match="at most two hours"):
        clock.add_minutes(drafting(), 1, minutes)


def test_taking_away_all_minutes_leaves_a_clock_that_counts_up() -> None:
    w = clock.add_minutes(drafting(), 1, -9)
    assert clock.clock(w.sessions[1], later(1)) == clock.Clock(0, 1, -1, clock.Tone.OVER)


def past(*sessions: list[int], stage: str = DRAFT, kind: SessionKind = SessionKind.PLANNING) -> Workshop:
    """Past sessions, each with these seconds spent in a stage, one goal after the other."""
    w = quarter()
    for times in sessions:
        spent = tuple(StageTime(stage, goal, seconds) for goal, seconds in enumerate(times, 1))
        number = w.sessions.next_id
        w = w.put(Session(number, 1, kind, later(0), "plan", later(0), spent=spent, ended=later(9)))
    return w


@pytest.mark.parametrize(
    ("sessions", "minutes"),
    [
        ([], 5),
        ([[600, 600]], 5),
        ([[600], [480]], 9),
        ([[420, 430], [410]], 7),
        ([[420, 430], [4000]], 7),
        ([[420, 430], [400, 20]], 7),
        ([[600], [3]], 5),
        ([[600], [600], [3]], 10),
        ([[16], [16]], 1),
        ([[3000], [3600]], 15),
        ([[149], [151]], 2),
    ],
)
def test_the_next_suggestion_learns_from_past_sessions(sessions: list[list[int]], minutes: int) -> None:
    assert clock.suggested_minutes(past(*sessions), SessionKind.PLANNING, DRAFT) == minutes


def test_only_ended_sessions_of_the_kind_and_stage_teach() -> None:
    w = past([600], [600])
    assert clock.suggested_minutes(w, SessionKind.PLANNING, VOTE) == 3
    assert clock.suggested_minutes(w, SessionKind.RETROSPECTIVE, "facts") == 10
    running = w.put(*(replace(session, ended=None) for session in w.sessions.values()))
    assert clock.suggested_minutes(running, SessionKind.PLANNING, DRAFT) == 5


@pytest.mark.parametrize(("goals", "minutes"), [(1, 36), (2, 59), (5, 128)])
def test_the_length_of_a_session_follows_from_its_goals(goals: int, minutes: int) -> None:
    assert clock.agenda_minutes(quarter(), SessionKind.PLANNING, goals) == minutes
