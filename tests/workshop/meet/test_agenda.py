"""The stages and the ways through a session."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.sample import DACH, NORDICS, later, planning
from workshop.errors import RuleError
from workshop.meet import agenda, sessions
from workshop.meet.stages import Stage, stages_of
from workshop.model import Session, SessionKind, Workshop

STAGES = [stage for kind in SessionKind for stage in stages_of(kind)]
PER_GOAL = ["draft", "refine", "vote", "choose", "claim", "commit"]


def at(w: Workshop) -> tuple[str, int | None]:
    place = agenda.here(w.sessions[1])
    return place.stage.key, place.goal


def spent(w: Workshop) -> dict[tuple[str, int | None], int]:
    return {(time.stage, time.goal): time.seconds for time in w.sessions[1].spent}


def session() -> Session:
    return planning().sessions[1]


@pytest.mark.parametrize(
    ("kind", "keys", "minutes"),
    [
        (
            SessionKind.PLANNING,
            ["welcome", "goals", *PER_GOAL[:-1], "premortem", "commit", "plan"],
            [3, 5, 5, 5, 3, 3, 5, 5, 2, 5],
        ),
        (SessionKind.CHECK_IN, ["steps", "goals", "mirror"], [7, 7, 1]),
        (
            SessionKind.RETROSPECTIVE,
            ["facts", "wins", "causes", "sort", "whys", "follow-ups", "lessons", "carry", "close"],
            [10, 7, 7, 8, 10, 10, 3, 3, 2],
        ),
    ],
)
def test_each_kind_of_session_has_its_stages(kind: SessionKind, keys: list[str], minutes: list[int]) -> None:
    stages = stages_of(kind)
    assert [stage.key for stage in stages] == keys
    assert [stage.minutes for stage in stages] == minutes
    held = [stage.key for stage in stages if stage.per_goal and not stage.optional]
    assert held == (PER_GOAL if kind == "planning" else [])


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_a_stage_has_a_sentence_to_say_and_help(stage: Stage) -> None:
    assert 20 < len(stage.sentence) <= 95
    assert 1 <= len(stage.help) <= 3
    assert all(len(line) <= 110 for line in stage.help)


def test_the_agenda_runs_goal_by_goal() -> None:
    goal_by_goal = [(key, goal) for goal in (NORDICS, DACH) for key in PER_GOAL]
    expected = [("welcome", None), ("goals", None), *goal_by_goal, ("plan", None)]
    assert [(place.stage.key, place.goal) for place in agenda.places(session())] == expected


def test_a_premortem_is_held_where_the_room_asks_for_it() -> None:
    w = agenda.go_to(planning(), 1, "commit", DACH, later(0))
    w = agenda.hold_premortem(w, 1, DACH, later(60))
    assert at(w) == ("premortem", DACH)
    stages = [(place.stage.key, place.goal) for place in agenda.places(w.sessions[1])]
    assert stages[-4:] == [("claim", DACH), ("premortem", DACH), ("commit", DACH), ("plan", None)]
    assert ("premortem", NORDICS) not in stages
    again = agenda.go_to(w, 1, "commit", DACH, later(90))
    assert agenda.hold_premortem(again, 1, DACH, later(90)).sessions[1].premortems == (DACH,)
    with pytest.raises(RuleError, match="not on the session's agenda"):
        agenda.go_to(w, 1, "premortem", NORDICS, later(90))


def test_forward_and_back_cover_every_place_once() -> None:
    w = planning()
    every = list(agenda.places(w.sessions[1]))
    forward = [agenda.here(w.sessions[1])]
    while place := agenda.following(w.sessions[1]):
        w = agenda.go_to(w, 1, place.stage.key, place.goal, later(60 * len(forward)))
        forward.append(agenda.here(w.sessions[1]))
    backward = [agenda.here(w.sessions[1])]
    while place := agenda.preceding(w.sessions[1]):
        w = agenda.go_to(w, 1, place.stage.key, place.goal, later(2000))
        backward.append(agenda.here(w.sessions[1]))
    assert forward == every
    assert backward == every[::-1]
    assert at(w) == ("welcome", None)


def test_any_place_is_reached_from_any_other() -> None:
    w = planning()
    for start, end in pairwise([*agenda.places(session()), *agenda.places(session())[::-3]]):
        w = agenda.go_to(w, 1, start.stage.key, start.goal, later(1))
        w = agenda.go_to(w, 1, end.stage.key, end.goal, later(2))
        assert agenda.here(w.sessions[1]) == end


def test_time_adds_up_by_stage_and_goal() -> None:
    w = agenda.go_to(planning(), 1, "draft", NORDICS, later(100))
    w = agenda.go_to(w, 1, "draft", DACH, later(160))
    w = agenda.go_to(w, 1, "draft", NORDICS, later(170))
    w = agenda.go_to(w, 1, "plan", None, later(200.9))
    assert spent(w) == {("welcome", None): 100, ("draft", NORDICS): 90, ("draft", DACH): 10}


def test_a_clock_set_back_spends_no_time() -> None:
    w = agenda.go_to(planning(), 1, "goals", None, later(-500))
    assert spent(w) == {("welcome", None): 0}


def test_going_where_it_stands_changes_nothing() -> None:
    w = planning().settled()
    assert agenda.go_to(w, 1, "welcome", None, later(60)) is w


def test_a_stage_without_a_goal_begins_at_the_first() -> None:
    assert at(agenda.go_to(planning(), 1, "vote", None, later(5))) == ("vote", NORDICS)


def test_a_stage_of_the_whole_session_passes_over_the_goal() -> None:
    assert at(agenda.go_to(planning(), 1, "plan", DACH, later(5))) == ("plan", None)


def test_moving_touches_the_session_only() -> None:
    w = agenda.go_to(planning().settled(), 1, "claim", DACH, later(5))
    assert w.touched == {("sessions", 1)}


def test_done_stages_are_those_visited_for_the_goal() -> None:
    w = planning()
    for stage, goal in [("goals", None), ("draft", NORDICS), ("vote", NORDICS), ("draft", DACH), ("plan", None)]:
        w = agenda.go_to(w, 1, stage, goal, later(5))
    record = w.sessions[1]
    assert agenda.done_stages(record, NORDICS) == {"welcome", "goals", "draft", "vote"}
    assert agenda.done_stages(record, DACH) == {"welcome", "goals", "draft"}
    assert agenda.done_stages(record, None) == {"welcome", "goals", "draft"}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 14), st.integers(1, 90)), max_size=30))
def test_every_second_is_spent_somewhere(moves: list[tuple[int, int]]) -> None:
    w, seconds = planning(), 0
    for place, after in moves:
        seconds += after
        target = agenda.places(w.sessions[1])[place]
        w = agenda.go_to(w, 1, target.stage.key, target.goal, later(seconds))
        assert agenda.here(w.sessions[1]) == target
    now = later(seconds + 7)
    assert sum(spent(w).values()) + agenda.seconds_here(w.sessions[1], now) == seconds + 7


@pytest.mark.parametrize(
    ("stage", "goal", "says"),
    [("vote", 7, "not on the session's agenda"), ("whys", None, "no stage “whys”. Its stages are welcome,")],
)
def test_places_that_are_not_there_are_refused(stage: str, goal: int | None, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        agenda.go_to(planning(), 1, stage, goal, later(5))


def test_a_session_that_ended_does_not_move() -> None:
    w = sessions.close_planning(planning(), 1, later(9).date(), later(9), None)
    with pytest.raises(RuleError, match="has ended"):
        agenda.go_to(w, 1, "plan", None, later(10))


@pytest.mark.parametrize(
    ("start", "goals", "expected"),
    [
        (("vote", NORDICS), (DACH, NORDICS), ("vote", NORDICS)),
        (("vote", NORDICS), (DACH,), ("draft", DACH)),
        (("vote", DACH), (NORDICS,), ("plan", None)),
        (("goals", None), (DACH,), ("goals", None)),
        (("plan", None), (DACH,), ("plan", None)),
    ],
)
def test_changing_the_goals_keeps_a_valid_place(
    start: tuple[str, int | None], goals: tuple[int, ...], expected: tuple[str, int | None]
) -> None:
    w = agenda.go_to(planning(), 1, *start, later(30))
    w = sessions.set_goals(w, 1, goals, later(40))
    assert at(w) == expected
    assert w.sessions[1].goals == goals
    assert agenda.here(w.sessions[1]) in agenda.places(w.sessions[1])
    assert (expected == start) or spent(w)[start] == 10


def test_a_record_at_no_place_of_its_agenda_stands_at_the_first() -> None:
    w = planning()
    odd = w.put(Session(1, 1, SessionKind.PLANNING, later(0), "lunch", later(0), goal=9, goals=(NORDICS,)))
    assert at(odd) == ("welcome", None)
    assert at(agenda.go_to(odd, 1, "draft", NORDICS, later(5))) == ("draft", NORDICS)
