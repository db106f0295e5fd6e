"""What stands before a session: a period that waits to be looked back on, and a session that runs already."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import see, settle, tap, type_text
from tests.world import NOW, Clock, with_goals
from workshop.errors import RuleError
from workshop.importing import plan
from workshop.meet.checkin_session import start_check_in
from workshop.model import SessionEnd, SessionKind, Workshop
from workshop.plan.goals import add_goal
from workshop.team.upcoming import next_period

AFTER = datetime(2027, 4, 5, 9, 0, tzinfo=UTC)
WAITS = "Q1 2027 is over since 31 Mar 2027, and nobody has looked"


def two_quarters() -> Workshop:
    """A quarter with two goals, and the next one with a goal."""
    return add_goal(next_period(with_goals(), 1), 2, "Open the South").settled()


@pytest.fixture
def late(make_app: MakeApp, clock: Clock) -> MakeApp:
    """Apps of the week after the quarter."""
    clock.at = AFTER
    return make_app


@pytest.mark.parametrize("key", ["p", "n"])
async def test_the_next_period_waits_for_a_look_back(late: MakeApp, key: str) -> None:
    app = late(two_quarters())
    async with app.run_test(size=(100, 30)) as pilot:
        await see(app, "Q1 2027 is over: r looks back on it")
        await tap(pilot, key, sees=WAITS)
        await tap(pilot, "1", sees="FACTS")
        session = app.workshop.sessions[1]
        assert (session.kind, session.period) == (SessionKind.RETROSPECTIVE, 1)


async def test_without_a_look_back_the_next_is_planned_for_a_reason_only(late: MakeApp) -> None:
    app = late(two_quarters())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "p", "2", sees="Why does nobody look back on Q1 2027?")
        await tap(pilot, "enter", sees="Type some words first")
        await type_text(pilot, "half of us are new", "enter", sees="WELCOME")
        assert app.workshop.periods[1].waived == "half of us are new"
        assert app.workshop.sessions[1].period == 2


async def test_p_on_a_period_that_is_over_opens_the_next(late: MakeApp) -> None:
    app = late(with_goals())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "p", "2")
        await type_text(pilot, "no time", "enter", sees="A new period")
        await tap(pilot, "ctrl+s", sees="needs at least one goal")
        assert (app.workshop.periods[2].label, len(app.workshop.sessions)) == ("Q2 2027", 0)


def test_a_sheet_brings_no_goals_of_the_next_period_before() -> None:
    w, sheet = two_quarters(), b"goal,period\nMore in the South,Q2 2027\n"
    with pytest.raises(RuleError, match="nobody has looked back on it"):
        plan(w, sheet, today=AFTER.date())
    waived = w.put(replace(w.periods[1], waived="no time"))
    assert len(plan(waived, sheet, today=AFTER.date()).after.goals) == 4
    assert len(plan(w, sheet, today=date(2027, 3, 30)).after.goals) == 4


def checking_in() -> Workshop:
    """A check-in that began this morning."""
    return start_check_in(with_goals(), 1, now=NOW).settled()


async def test_another_key_asks_before_it_goes_on_with_what_runs(run: Run) -> None:
    async with run(checking_in(), size=(100, 30)) as (app, pilot):
        await see(app, "STEPS")
        await tap(pilot, "escape", "p", sees="A check-in session is running since 09:00.")
        await tap(pilot, "1", sees="STEPS")
        await tap(pilot, "escape", "p", "2", sees="WELCOME")
        first, second = app.workshop.sessions.values()
        assert (first.end, second.kind) == (SessionEnd.LEFT, SessionKind.PLANNING)


async def test_a_session_left_for_days_does_not_hide_home(make_app: MakeApp, clock: Clock) -> None:
    clock.at = AFTER
    w = checking_in()
    app = make_app(
        w.put(replace(w.sessions[1], started=AFTER - timedelta(days=10), entered=AFTER - timedelta(days=9)))
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await see(app, "It began Fri 26 Mar 09:00.", "Q1 2027 is over: r looks back on it")
        await tap(pilot, "c", sees="Close it where it stands, and start a new one")
        await tap(pilot, "1", sees=" STEPS ")
        assert app.workshop.sessions[1].ended is None
