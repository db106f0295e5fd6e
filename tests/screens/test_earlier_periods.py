"""A period that is over, opened as it ended: read only, and marked so."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from screens.app import WorkshopApp
from store import Store
from tests.screens.kit import screen_text, screen_words, see, settle, tap
from tests.screens.lookers import quarter
from tests.world import Clock
from workshop.model import Outcome, StepState, Workshop
from workshop.plan import goals
from workshop.team.upcoming import next_period
from workshop.track import doing


def lived(tmp_path: Path, clock: Clock) -> Store:
    """A file in which Q1 was closed on 3 Apr, and what it had was changed in Q2."""
    store = Store.create(tmp_path / "team.json", quarter(), clock=clock)
    clock.at = datetime(2027, 4, 3, 9, 0, tzinfo=UTC)
    store.apply(lambda w: w.put(replace(w.goals[1], outcome=Outcome.MISSED)), None, "review")
    store.apply(lambda w: w.put(replace(w.periods[1], closed_on=date(2027, 4, 3))), None, "close")
    store.apply(lambda w: goals.add_goal(next_period(w, 1), 2, "Grow in Bavaria"), None, "next")
    clock.at = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
    store.apply(lambda w: doing.add_step(w, w.goals.last_id, "Call Munich", now=clock.at), None, "add")
    store.apply(lambda w: w.put(replace(w.goals[1], title="Called otherwise later")), None, "reword")
    return store


async def test_a_period_opens_as_it_ended_on_home_board_goal_and_facts(tmp_path: Path, clock: Clock) -> None:
    app = WorkshopApp(lived(tmp_path, clock), clock, zone=UTC)
    marked = "As it was at the end of 3 Apr 2027, only to look at."
    async with app.run_test(size=(100, 40)) as pilot:
        await see(app, "Grow in Bavaria")
        await tap(pilot, "o", "1", sees=("Q1 2027", marked, "Share in DACH", "19 of 25 %"))
        assert "Bavaria" not in screen_text(app)
        keys = r"\b[a-z#] (starts|leads|checks|lists|sets|enters|reads|opens|goes)|looks back"
        assert not re.search(keys, screen_words(app)), "it names no key that is not there"
        await tap(pilot, "up", "up", "up", "down", "f", sees=("The facts", "Share in DACH ✖ missed", "Not done"))
        await tap(pilot, "enter", "enter", sees=("Goal", marked, "Steps being done"))
        for key in ("e", "enter", "a", "s", "t", "d", "u"):
            await tap(pilot, key)
        assert "Goal" in screen_text(app)
        await tap(pilot, "escape", "b", sees=("Board", "Do the second thing for goal 1", marked))
        await tap(pilot, "f")
        await settle(pilot)
        assert app.store.workshop.steps[2].state is StepState.PLANNED
        await tap(pilot, "escape", "p", "c", "n", "a", sees=("Home", marked))
        assert not app.store.workshop.sessions
        await tap(pilot, "f9", sees="Grow in Bavaria")
        assert marked not in screen_text(app)


async def test_what_others_do_meanwhile_is_there_afterwards(tmp_path: Path, clock: Clock) -> None:
    store = lived(tmp_path, clock)
    app = WorkshopApp(store, clock, zone=UTC)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "o", "1", sees="As it was at the end")
        with Store.open(store.place.name, clock) as other:
            other.apply(lambda w: goals.add_goal(w, 2, "Win the South"), None, "add")
        await tap(pilot, "f9", sees="Win the South")


async def test_what_nobody_looked_back_on_opens_as_it_was_on_its_last_day(tmp_path: Path, clock: Clock) -> None:
    store = Store.create(tmp_path / "team.json", quarter(), clock=clock)
    clock.at = datetime(2027, 4, 3, 9, 0, tzinfo=UTC)

    def reword(w: Workshop) -> Workshop:
        return w.put(replace(w.goals[1], title="Called otherwise later"))

    store.apply(reword, None, "reword")
    app = WorkshopApp(store, clock, zone=UTC)
    async with app.run_test(size=(100, 30)) as pilot:
        await see(app, "Called otherwise later")
        await tap(pilot, "o", "1", sees=("As it was at the end of 31 Mar 2027", "Share in DACH"))
        assert app.today == date(2027, 3, 31)
