"""The figures behind the pictures of a goal."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.world import NOW, TODAY
from workshop.demo import demo
from workshop.model import StepState, Workshop
from workshop.track.activity import burn_up, touches_by_week
from workshop.track.status import news, touched

DEMO = demo(TODAY, NOW, Random(1))
GOALS = st.sampled_from([goal.id for goal in DEMO.goals.values()])
DAYS = st.integers(-30, 120).map(lambda days: TODAY - timedelta(days=days))


def touches(w: Workshop, goal: int) -> list[date]:
    """The days on which something happened to a goal."""
    days = [one.on for one in w.check_ins.of(goal)]
    days += [reading.on for measure in w.key_results.of(goal) for reading in measure.readings]
    return days + [day for step in w.steps.of(goal) for day in news(step)]


@given(goal=GOALS, today=DAYS)
def test_every_touch_of_the_period_is_in_one_week(goal: int, today: date) -> None:
    period = DEMO.periods[DEMO.goals[goal].period]
    days = [day for day in touches(DEMO, goal) if period.first <= day <= min(today, period.last)]
    counts = touches_by_week(DEMO, goal, today)
    assert sum(counts) >= len(days)
    assert len(counts) <= 13
    assert max(touches(DEMO, goal), default=None) == touched(DEMO, goal)


@given(goal=GOALS, today=DAYS)
def test_the_steps_done_rise_to_what_is_done_by_the_day(goal: int, today: date) -> None:
    seen = burn_up(DEMO, goal, today)
    steps = [step for step in DEMO.steps.of(goal) if step.state is StepState.DONE and step.done_on]
    done = sum(step.done_on <= today for step in steps if step.done_on)
    if seen is None:
        assert not done
        return
    values = [point.value for point in seen.points]
    assert values == sorted(values)
    assert values[-1] == done <= seen.target
    assert all(point.keeps_up == (point.value >= seen.target * point.share) for point in seen.points)


def test_without_a_step_done_there_is_no_picture() -> None:
    goal = max(DEMO.goals)
    w = DEMO.put(*(replace(step, state=StepState.PLANNED, done_on=None) for step in DEMO.steps.of(goal)))
    assert burn_up(w, goal, TODAY) is None
