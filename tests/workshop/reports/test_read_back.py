"""What was written is read back the same: a team as JSON in all it has, a plan's workbook in its columns."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.workshop.reports.written import NOW, TODAY, demo_team
from tests.world import founded
from workshop import importing
from workshop.model import KINDS, Goal, KeyResult, Reading, Step, StepState, Workshop
from workshop.reports.catalogue import written
from workshop.reports.plan import plan
from workshop.reports.whole import as_json, from_json
from workshop.words.names import name_of
from workshop.words.text import clean

PERIOD = max(demo_team().periods)
# Without ";": in a sheet it sets key results of one cell apart.
WORDS = st.text("abcÄß=+-@,\"'<>&|1% 東ש", max_size=40).map(lambda text: f"Do it {clean(text)}".strip())
FIGURES = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6).map(lambda value: round(value, 3)))
DAYS = st.integers(0, 60).map(lambda days: TODAY - timedelta(days=30) + timedelta(days=days))
PAST = st.integers(0, 40).map(lambda days: TODAY - timedelta(days=days))
STATES = st.sampled_from([StepState.PLANNED, StepState.DOING, StepState.DONE])


@st.composite
def teams(draw: st.DrawFn) -> Workshop:
    """The demo's team with other words, figures, days and people in its running plan."""
    w = demo_team()
    people = list(w.members)
    for number, goal in enumerate(w.goals.of(PERIOD)):
        w = w.put(replace(goal, title=f"{draw(WORDS)} {number}", why=draw(WORDS), sponsor=draw(WORDS)))
        for measure in w.key_results.of(goal.id):
            days = sorted(draw(st.sets(PAST, max_size=3)))
            readings = tuple(Reading(day, draw(FIGURES)) for day in days)
            w = w.put(replace(measure, name=f"{draw(WORDS)} {measure.id}", readings=readings))
        for step in (one for one in w.steps.of(goal.id) if one.in_plan):
            state = draw(STATES)
            done = draw(PAST) if state is StepState.DONE else None
            w = w.put(
                replace(
                    step,
                    text=f"{draw(WORDS)} {step.id}",
                    if_then=draw(WORDS),
                    due=draw(DAYS),
                    owner=draw(st.sampled_from(people)),
                    helpers=(),
                    buddy=None,
                    state=state,
                    done_on=done,
                )
            )
    return w


def told(w: Workshop) -> list[tuple[object, ...]]:
    """The running plan by names and not by numbers: goals, key results, readings, steps; and the people."""
    rows: list[tuple[object, ...]] = [(one.name, one.initials, one.active) for one in w.members.values()]
    for goal in sorted(w.goals.of(PERIOD), key=lambda one: one.title):
        rows.append(_goal(goal))
        rows += sorted((_measure(one) for one in w.key_results.of(goal.id)), key=str)
        rows += sorted((_step(w, one) for one in w.steps.of(goal.id) if one.in_plan), key=str)
    return rows


def _goal(one: Goal) -> tuple[object, ...]:
    return (one.title, one.why, one.category, one.sponsor, one.for_us, one.market, one.customers, one.strategy)


def _measure(one: KeyResult) -> tuple[object, ...]:
    readings: list[tuple[date, float]] = [(reading.on, reading.value) for reading in one.readings]
    return (one.name, one.unit, one.baseline, one.target, one.leading, readings)


def _step(w: Workshop, one: Step) -> tuple[object, ...]:
    people = (name_of(w, one.owner), *sorted(name_of(w, helper) for helper in one.helpers))
    days = (one.due, one.first_move_on, one.done_on)
    return (one.text, one.state, people, days, one.first_move, one.must_move, one.if_then, one.outcome)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(teams())
def test_json_out_and_in_is_the_same_team(w: Workshop) -> None:
    again = from_json(founded(), as_json(w))
    assert all(dict(again.table(name)) == dict(w.table(name)) for name in KINDS)
    assert all(again.table(name).last_id == w.table(name).last_id for name in KINDS)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(teams())
def test_a_plans_workbook_out_and_in_is_the_same_plan(w: Workshop) -> None:
    book = written(plan(w, PERIOD, TODAY), "xlsx", "a file", 1)
    new = Workshop().put(w.team, *w.periods.values())
    read = importing.plan(new, book, today=TODAY, now=NOW)
    assert read.faults == ()
    assert told(read.after) == told(w)
    again = importing.plan(read.after, book, today=TODAY, now=NOW)
    assert {change.kind for change in again.changes} == {"unchanged"}
