"""Starting, interrupting and closing a planning session."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from tests.workshop.sample import (
    ANA,
    BEN,
    CHEN,
    DACH,
    FIRST,
    NORDICS,
    NOW,
    TODAY,
    later,
    planning,
    quarter,
    with_steps,
)
from workshop.errors import RuleError
from workshop.meet import agenda, clock, sessions, underway
from workshop.model import DecisionKind, Session, SessionEnd, SessionKind, StepState, Workshop
from workshop.plan import claiming, committing, goals, scheduling
from workshop.team import periods, team

PLUS_ONE = timezone(timedelta(hours=1))


def test_a_session_starts_at_the_welcome_with_everybody() -> None:
    w = planning(team.set_active(quarter(), CHEN, False))
    session = w.sessions[1]
    assert (session.kind, session.stage, session.goal) == (SessionKind.PLANNING, "welcome", None)
    assert (session.present, session.goals, session.facilitator) == ((ANA, BEN), (NORDICS, DACH), ANA)
    assert (session.started, session.entered, session.ended) == (NOW, NOW, None)
    assert underway.running(w) == session


def test_people_and_goals_named_twice_count_once() -> None:
    w = sessions.start_planning(quarter(), 1, [DACH, DACH], [BEN, ANA, BEN], now=NOW)
    assert (w.sessions[1].present, w.sessions[1].goals) == ((BEN, ANA), (DACH,))


def second_period(w: Workshop) -> Workshop:
    return periods.add_period(w, *periods.quarter_of(FIRST.replace(month=5)))


@pytest.mark.parametrize(
    ("w", "arguments", "says"),
    [
        (quarter(), {"goals": ()}, "at least one goal"),
        (quarter(), {"goals": (9,)}, "is not there"),
        (quarter(), {"present": ()}, "Nobody is here"),
        (quarter(), {"present": (9,)}, "is not there"),
        (quarter(), {"period": 9}, "is not there"),
        (second_period(quarter()), {"period": 2}, "“Open the Nordics” is not a goal of Q2 2027"),
        (quarter().put(replace(quarter().periods[1], closed_on=TODAY)), {}, "Q1 2027 is closed"),
        (planning(), {}, "A planning session is running since 10:00: resume it or close it first"),
        (planning(), {"now": NOW + timedelta(days=1)}, "since yesterday 10:00"),
        (planning(), {"now": NOW + timedelta(days=9)}, "since Thu 14 Jan 10:00"),
    ],
)
def test_a_start_that_cannot_be_is_refused(w: Workshop, arguments: dict[str, Any], says: str) -> None:
    usual: dict[str, Any] = {"period": 1, "goals": (NORDICS, DACH), "now": NOW, "tz": PLUS_ONE}
    with pytest.raises(RuleError, match=says):
        sessions.start_planning(w, **usual | arguments)


def test_a_new_session_starts_once_the_last_has_ended() -> None:
    w = planning(sessions.close_planning(planning(), 1, TODAY, later(60), ANA))
    assert underway.running(w) == w.sessions[2]


@pytest.mark.parametrize(
    ("last_seen", "now", "spent"), [(100, 5000, 100), (100, 100, 100), (-50, 5000, 0), (300, 200, 200)]
)
def test_time_away_does_not_count(last_seen: int, now: int, spent: int) -> None:
    w = sessions.resume(planning(), 1, later(last_seen), later(now))
    assert clock.clock(w.sessions[1], later(now)).spent == spent


def test_people_come_and_go() -> None:
    w = sessions.set_present(planning(), 1, BEN, False)
    assert w.sessions[1].present == (ANA, CHEN)
    assert sessions.set_present(w, 1, BEN, False) is w
    assert sessions.set_present(w, 1, BEN, True).sessions[1].present == (ANA, CHEN, BEN)


def test_nobody_comes_who_is_not_in_the_team() -> None:
    w = sessions.set_present(planning(), 1, BEN, False)
    with pytest.raises(RuleError, match="Ben is not active"):
        sessions.set_present(team.set_active(w, BEN, False), 1, BEN, True)


def test_goals_are_put_in_another_order_or_left_out() -> None:
    w = sessions.set_goals(planning(), 1, (DACH, NORDICS), later(5))
    assert w.sessions[1].goals == (DACH, NORDICS)
    assert sessions.set_goals(w, 1, (DACH, NORDICS), later(6)) is w
    with pytest.raises(RuleError, match="at least one goal"):
        sessions.set_goals(w, 1, (), later(6))


def test_what_is_parked_remembers_where() -> None:
    w = agenda.go_to(planning(), 1, "refine", DACH, later(5))
    w = sessions.park(w, 1, "  Who pays for the\tcampaign? ", later(9))
    parked = w.parked[1]
    assert (parked.text, parked.stage, parked.goal, parked.at) == (
        "Who pays for the campaign?",
        "refine",
        DACH,
        later(9),
    )
    assert sessions.parking_lot(w) == (parked,)
    settled = sessions.settle_parked(w, 1, "Ana asks finance")
    assert sessions.parking_lot(settled) == ()
    assert sessions.parking_lot(sessions.settle_parked(settled, 1, "")) == (parked,)


@pytest.mark.parametrize("text", ["", " \n", "x" * 281])
def test_what_cannot_be_parked(text: str) -> None:
    with pytest.raises(RuleError, match="A parked remark"):
        sessions.park(planning(), 1, text, later(5))


def whole_plan(goal: int) -> Workshop:
    """A planning session in which this goal passes every gate."""
    w = planning(with_steps(quarter(), goal, StepState.PLANNED, StepState.IDEA, must_move=True))
    w = goals.edit_goal(w, goal, why="Two rivals left")
    w = goals.add_key_result(w, goal, "Share", "%", 18, 25)
    w = claiming.claim(w, 1, ANA, NOW)
    w = scheduling.schedule(w, 1, today=TODAY, due=scheduling.suggested_due(w, 1, TODAY), first_move="Call")
    w = committing.open_commitment(w, goal)
    return committing.show_fists(w, 1, {ANA: 5, BEN: 3, CHEN: 4}, NOW)


def decided(w: Workshop) -> list[tuple[DecisionKind, str, int | None, int | None]]:
    return [(one.kind, one.what, one.goal, one.step) for one in w.decisions.values()]


def test_a_whole_plan_closes_as_planned_with_what_we_will_not_do() -> None:
    w = sessions.set_goals(whole_plan(DACH), 1, (DACH,), NOW)
    assert [step.id for step in sessions.not_doing(w, 1)] == [2]
    w = sessions.close_planning(w, 1, TODAY, later(600), ANA)
    session = w.sessions[1]
    assert (session.end, session.ended, underway.running(w)) == (SessionEnd.PLANNED, later(600), None)
    assert decided(w) == [(DecisionKind.NOT_DOING, "Step 2", DACH, 2)]
    decision = w.decisions[1]
    assert (decision.session, decision.period, decision.by, decision.at) == (1, 1, ANA, later(600))


def test_gaps_are_named_and_kept() -> None:
    w = sessions.close_planning(whole_plan(DACH), 1, TODAY, later(600), None)
    assert w.sessions[1].end is SessionEnd.WITH_GAPS
    assert decided(w) == [
        (DecisionKind.GAP, "The why is not written.", NORDICS, None),
        (DecisionKind.GAP, "No key result has a target.", NORDICS, None),
        (DecisionKind.GAP, "No step is planned.", NORDICS, None),
        (DecisionKind.NOT_DOING, "Step 2", DACH, 2),
    ]


def test_ideas_of_a_goal_without_a_plan_are_still_open() -> None:
    w = planning(with_steps(quarter(), DACH, StepState.IDEA, StepState.IDEA, StepState.DROPPED))
    assert sessions.not_doing(w, 1) == ()


def test_what_we_will_not_do_is_said_once() -> None:
    w = sessions.close_planning(whole_plan(DACH), 1, TODAY, later(600), None)
    w = sessions.close_planning(planning(w), 2, TODAY, later(900), None)
    assert [one.what for one in w.decisions.values()].count("Step 2") == 1
    assert w.sessions[2].end is SessionEnd.WITH_GAPS


def test_closing_counts_the_last_stage_and_happens_once() -> None:
    w = agenda.go_to(planning(), 1, "plan", None, later(100))
    w = sessions.close_planning(w, 1, TODAY, later(160), None)
    assert [time.seconds for time in w.sessions[1].spent if time.stage == "plan"] == [60]
    with pytest.raises(RuleError, match="has ended"):
        sessions.close_planning(w, 1, TODAY, later(170), None)


def test_the_newest_running_session_is_the_one() -> None:
    w = planning()
    w = w.put(Session(2, 1, SessionKind.CHECK_IN, NOW, "steps", NOW, ended=later(5)))
    assert underway.running(w) == w.sessions[1]
