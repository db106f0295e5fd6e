"""The check-in meeting: started, what it looks at, and closed."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.world import NOW, TODAY, founded, in_session, with_goals
from workshop.errors import RuleError
from workshop.meet import agenda, underway
from workshop.meet.checkin_session import Reason, close_check_in, start_check_in, steps_to_look_at
from workshop.model import Blocker, SessionEnd, SessionKind, Step, StepState, Workshop

ANA, BEN = 1, 2


def step(key: int, goal: int = 1, state: StepState = StepState.PLANNED, **fields: Any) -> Step:
    """A step in a plan."""
    return Step(key, goal, f"Step {key}", state=state, **fields)


def test_it_stands_at_the_steps_with_all_goals_of_the_period() -> None:
    w = start_check_in(with_goals(), 1, (ANA, BEN), ANA, now=NOW)
    session = w.sessions[w.sessions.last_id]
    assert (session.kind, session.period, session.goals) == (SessionKind.CHECK_IN, 1, (1, 2))
    assert (session.present, session.facilitator, session.started) == ((ANA, BEN), ANA, NOW)
    assert [place.stage.key for place in agenda.places(session)] == ["steps", "goals", "mirror"]
    assert agenda.here(session).stage.key == "steps"
    assert start_check_in(with_goals(), 1, now=NOW).sessions[1].present == tuple(range(1, 9))


@pytest.mark.parametrize(
    ("w", "present", "says"),
    [
        (in_session(), None, "A planning session is running since 09:00"),
        (founded(), None, "A check-in session needs at least one goal"),
        (with_goals(), (), "Nobody is here yet"),
        (with_goals().put(replace(with_goals().periods[1], closed_on=TODAY)), None, "Q1 2027 is closed"),
    ],
)
def test_when_it_cannot_start(w: Workshop, present: tuple[int, ...] | None, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        start_check_in(w, 1, present, now=NOW)


def test_it_is_closed_with_the_time_it_took() -> None:
    w = start_check_in(with_goals(), 1, now=NOW)
    w = agenda.go_to(w, 1, "goals", None, NOW + timedelta(minutes=6))
    w = close_check_in(w, 1, NOW + timedelta(minutes=14))
    session = w.sessions[1]
    assert (session.end, session.ended) == (SessionEnd.DONE, NOW + timedelta(minutes=14))
    assert [(time.stage, time.seconds) for time in session.spent] == [("steps", 360), ("goals", 480)]
    assert underway.running(w) is None
    with pytest.raises(RuleError, match="has ended"):
        close_check_in(w, 1, NOW)


def test_what_needs_a_word_comes_in_order_and_once() -> None:
    w = with_goals().put(
        step(1, due=date(2027, 1, 13)),
        step(2, 2, due=date(2027, 1, 4), blocker=Blocker.NO_TIME),
        step(3, due=date(2027, 1, 17)),
        step(4, 2, due=date(2027, 2, 20), first_move_on=date(2027, 1, 12)),
        step(5, due=date(2027, 2, 20), blocker=Blocker.WAITING),
        step(6, 2, blocker=Blocker.UNCLEAR, must_move=True),
        step(7, due=date(2027, 2, 20)),
        step(8, state=StepState.DONE, done_on=date(2027, 1, 1), check_on=date(2027, 1, 12)),
        step(9, 2, StepState.DONE, done_on=date(2027, 1, 1), check_on=date(2027, 1, 11), due=date(2027, 1, 1)),
        step(10, state=StepState.DONE, done_on=date(2027, 1, 1), check_on=date(2027, 1, 29)),
        step(11, state=StepState.IDEA, due=date(2027, 1, 1), blocker=Blocker.WAITING),
        step(12),
    )
    assert [(one.step.id, one.reason) for one in steps_to_look_at(w, 1, TODAY)] == [
        (2, Reason.OVERDUE),
        (1, Reason.OVERDUE),
        (4, Reason.THIS_WEEK),
        (3, Reason.THIS_WEEK),
        (5, Reason.BLOCKED),
        (6, Reason.BLOCKED),
        (12, Reason.UNDATED),
        (7, Reason.ADRIFT),
        (9, Reason.VERDICT),
        (8, Reason.VERDICT),
    ]


def test_nothing_to_look_at() -> None:
    assert steps_to_look_at(with_goals(), 1, TODAY) == ()
