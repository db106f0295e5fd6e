"""Looking back is a gate."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from tests.world import with_goals
from workshop.errors import RuleError
from workshop.meet.sessions import start_planning
from workshop.model import DecisionKind, Workshop
from workshop.plan.goals import add_goal
from workshop.team import lookback
from workshop.team.upcoming import next_period

LAST, AFTER = date(2027, 3, 31), date(2027, 4, 1)
NOW = datetime(2027, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def w() -> Workshop:
    """A quarter with two goals, and a next one with one."""
    w = next_period(with_goals(), 1)
    return add_goal(w, 2, "Open the South")


def test_a_period_waits_from_the_day_after_it_ended(w: Workshop) -> None:
    assert lookback.waiting(w, LAST) is None
    found = lookback.waiting(w, AFTER)
    assert found is not None
    assert found.label == "Q1 2027"
    assert lookback.waiting(w.put(replace(w.periods[1], closed_on=AFTER)), AFTER) is None
    assert lookback.waiting(w.cut(*w.goals.of(1)), AFTER) is None


def test_the_next_is_not_planned_before_and_the_last_not_again(w: Workshop) -> None:
    with pytest.raises(RuleError, match="nobody has looked back on it: hold its retrospective before you plan Q2"):
        start_planning(w, 2, (3,), now=NOW)
    with pytest.raises(RuleError, match="hold its retrospective, or plan the next period"):
        start_planning(w, 1, (1,), now=NOW)
    assert start_planning(w, 2, (3,), now=datetime(2027, 3, 30, tzinfo=UTC)).sessions[1].period == 2
    closed = w.put(replace(w.periods[1], closed_on=AFTER))
    assert start_planning(closed, 2, (3,), now=NOW).sessions[1].period == 2


def test_a_period_is_waived_with_a_reason_that_is_kept(w: Workshop) -> None:
    for period, reason, says in ((1, " ", "Say in a sentence"), (2, "why", "runs until 30 Jun 2027")):
        with pytest.raises(RuleError, match=says):
            lookback.waive(w, period, reason, AFTER, NOW)
    w = lookback.waive(w, 1, "half of us are new", AFTER, NOW)
    kept = w.decisions[w.decisions.last_id]
    assert (kept.kind, kept.why, kept.period) == (DecisionKind.WAIVED, "half of us are new", 1)
    assert start_planning(w, 2, (3,), now=NOW).sessions[1].period == 2
    with pytest.raises(RuleError, match="nothing to waive"):
        lookback.waive(w.put(replace(w.periods[1], closed_on=AFTER)), 1, "why", AFTER, NOW)
