"""The made-up team: true to the rules on any day, and with something to show everywhere."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields

from workshop.demo import demo, story
from workshop.meet import agenda, clock, sessions, underway
from workshop.model import KINDS, Outcome, SessionKind, StepState, Verdict, Workshop
from workshop.plan import claiming
from workshop.plan.gates import gates
from workshop.team import periods
from workshop.track import mirror, status, verdicts
from workshop.track.measures import attainment
from workshop.track.status import Status
from workshop.words.text import CARD, DETAILS, TITLE, clean_lines

TODAY = date(2027, 2, 10)  # a Wednesday
NOW = datetime(2027, 2, 10, 8, tzinfo=UTC)
DEMO = demo(TODAY, NOW, Random(1))
DAYS = [TODAY + timedelta(days=days) for days in (*range(7), 45, 120, 250, 322, 323, 324, 700)]
#: Fields that refer to a record: by their name, the table they refer to.
REFERENCES = {
    "period": "periods",
    "goal": "goals",
    "session": "sessions",
    "step": "steps",
    "merged_into": "steps",
    "owner": "members",
    "buddy": "members",
    "offered_to": "members",
    "facilitator": "members",
    "member": "members",
    "by": "members",
    "helpers": "members",
    "present": "members",
    "room": "members",
    "voted": "members",
    "thanks": "members",
    "goals": "goals",
    "run_off_of": "rounds",
}
LONGER = {"why": DETAILS, "learned": CARD, "because": CARD, "next_time": CARD, "whys": CARD, "changed": DETAILS}


def values(record: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a record and of the records inside it, by its name."""
    for one in fields(record):
        value = getattr(record, one.name)
        for single in value if isinstance(value, tuple) else (value,):
            if isinstance(single, Struct):
                yield from values(single)
            else:
                yield one.name, single


def all_values(w: Workshop) -> Iterator[tuple[str, Any]]:
    """Every field of every record."""
    for table in KINDS:
        for record in w.table(table).values():
            yield from values(record)


def goal_of(w: Workshop, beginning: str) -> int:
    """The newest goal whose title begins like this."""
    return max(goal.id for goal in w.goals.values() if goal.title.startswith(beginning))


@pytest.mark.parametrize("today", DAYS)
def test_on_any_day_it_is_the_middle_of_a_quarter_with_every_status(today: date) -> None:
    now = datetime(today.year, today.month, today.day, 0, 30, tzinfo=UTC)
    w = demo(today, now, Random(1))
    period = periods.current(w, today)
    assert period is not None
    assert periods.week_of(period, today) == (7, 13)
    assert len({one.label for one in w.periods.values()}) == 2
    seen = mirror.mirror(w, period.id, today)
    assert (seen.quadrant, seen.pace) == (mirror.Quadrant.OFF_GOALS, mirror.Pace.AHEAD)
    assert Counter(line.status for line in seen.goals) == Counter(
        (Status.NO_PLAN, Status.ON_TRACK, Status.AT_RISK, Status.STALE, Status.OFF_TRACK)
    )
    assert (seen.moving, seen.untouched, seen.without_plan) == (1, 1, 1)
    assert any(line.flag for line in seen.goals)
    assert verdicts.verdicts_due(w, today)
    days = [value for _, value in all_values(w) if type(value) is datetime]
    assert max(days) <= now
    assert all(reading.on <= today for one in w.key_results.values() for reading in one.readings)
    assert all(step.done_on is None or step.done_on <= today for step in w.steps.values())


def test_every_reference_leads_somewhere() -> None:
    wrong = [
        (name, value)
        for name, value in all_values(DEMO)
        if name in REFERENCES and type(value) is int and value not in DEMO.table(REFERENCES[name])
    ]
    assert wrong == []
    origins = [step.origin for step in DEMO.steps.values() if step.origin]
    assert {origin.table for origin in origins} == {"causes", "lessons", "steps"}
    assert all(origin.id in DEMO.table(origin.table) for origin in origins)


def test_every_text_is_clean_and_within_its_limit() -> None:
    for name, value in all_values(DEMO):
        if type(value) is str:
            assert clean_lines(value) == value
            assert len(value) <= LONGER.get(name, 2 * TITLE)
    assert all(len(step.text) <= TITLE for step in DEMO.steps.values())
    assert all(len(goal.title) <= TITLE for goal in DEMO.goals.values())


def test_the_plans_were_made_by_the_rules() -> None:
    planned = DEMO.sessions[max(s.id for s in DEMO.sessions.values() if s.kind is SessionKind.PLANNING)]
    day = planned.started.date()
    failing = {
        DEMO.goals[goal].title: [gate.key for gate in gates(DEMO, goal, planned.present, day) if not gate.passed]
        for goal in planned.goals
    }
    assert failing == {
        "Open the Nordics": [],
        "Win share in the DACH mid-market": ["owned", "commitment"],
        "Sell add-ons to the A accounts": [],
        "Launch the tracking service": [],
        "Lift margin on logistics services": ["target", "steps", "must_move", "owned", "first_move", "commitment"],
    }


def test_the_quarter_that_is_over_was_looked_back_on() -> None:
    assert DEMO.periods[1].closed_on is not None
    assert attainment(DEMO.periods[1].headline or DEMO.key_results[1]) == pytest.approx(4.7 / 4.5)
    outcomes = [goal.outcome for goal in DEMO.goals.of(1)]
    assert outcomes == [Outcome.ACHIEVED, Outcome.MISSED, Outcome.PARTLY, Outcome.WAIVED]
    missed = [goal.id for goal in DEMO.goals.of(1) if goal.outcome in (Outcome.MISSED, Outcome.PARTLY)]
    assert all(sum(cause.primary for cause in DEMO.causes.of(goal)) == 1 for goal in missed)
    assert len(DEMO.lessons) == 8
    assert len({lesson.category for lesson in DEMO.lessons.values()}) >= 5
    assert {step.verdict for step in DEMO.steps.values()} == {None, Verdict.WORKED, Verdict.NO_EFFECT}
    assert DEMO.wins
    assert underway.running(DEMO) is None


def test_there_is_something_of_everything_to_do() -> None:
    steps = [step for goal in DEMO.goals.of(2) for step in DEMO.steps.of(goal.id)]
    assert any(step.overdue(TODAY) for step in steps)
    assert any(step.open and step.owner is None for step in steps)
    assert any(step.blocker for step in steps)
    assert any(step.state is StepState.MERGED for step in steps)
    assert max(claiming.loads(DEMO).values()) >= DEMO.team.heavy_load
    assert status.touched(DEMO, goal_of(DEMO, "Lift margin")) is None
    assert sessions.parking_lot(DEMO)
    assert len({decision.kind for decision in DEMO.decisions.values()}) >= 6


def test_the_clock_has_something_to_learn_from() -> None:
    assert clock.suggested_minutes(DEMO, SessionKind.PLANNING, "claim") > 5
    assert all(session.spent for session in DEMO.sessions.values())
    assert all(agenda.here(session) for session in DEMO.sessions.values())


def test_the_same_day_tells_the_same_story() -> None:
    again = demo(TODAY, NOW, Random(1))
    assert all(dict(again.table(name)) == dict(DEMO.table(name)) for name in KINDS)
    moments = [one.at for one in story(TODAY, NOW, Random(1))]
    assert moments == sorted(moments)
    assert {at.date() for at in moments} == {one.at.date() for one in story(TODAY, NOW, Random(2))}
