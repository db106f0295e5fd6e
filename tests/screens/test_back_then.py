"""The team as it was on a day, on the real pages: marked, true to the log, and nothing can be changed."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from screens.app import WorkshopApp
from screens.pages.board import BoardPage
from screens.pages.goal import GoalPage
from screens.pages.home import HomePage
from screens.stages.planning.plan import PlanPage
from store import Store
from store.judging import Lenient
from tests.screens.kit import screen_text, settle, tap, type_text, until
from tests.world import NOW, TODAY, Clock, planned
from workshop.demo import story
from workshop.model import KINDS, Workshop
from workshop.plan import goals

MARK = "only to look at. F9: back to today."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The demo's file, change by change."""
    first, *others = story(TODAY, NOW, Random(1))
    clock = Clock(first.at)
    with Store.create(tmp_path / "demo.json", first.change(Workshop()), clock, Lenient()) as made:
        for chapter in others:
            clock.at = chapter.at
            made.apply(chapter.change, chapter.by, chapter.do)
    return Store.open(tmp_path / "demo.json", Clock(NOW))


def rebuilt(day: date) -> Workshop:
    """The story told up to the end of this day."""
    w = Workshop()
    for chapter in story(TODAY, NOW, Random(1)):
        if chapter.at < datetime.combine(day + timedelta(days=1), time(), UTC):
            w = chapter.change(w).settled()
    return w


async def test_pages_show_an_earlier_day_and_come_back_to_today(store: Store) -> None:
    app = WorkshopApp(store, Clock(NOW), zone=UTC)
    now, before = app.workshop, store.seq
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "f9")
        await type_text(pilot, "yesterday", "enter")
        await until(lambda: MARK in screen_text(app))
        for day in (TODAY - timedelta(days=3), TODAY - timedelta(days=30), TODAY - timedelta(days=60)):
            await tap(pilot, "f9", "f9")
            await type_text(pilot, day.isoformat(), "enter")
            await until(lambda day=day: app.back_then == day and MARK in screen_text(app))  # type: ignore[misc]
            then = rebuilt(day)
            assert all(dict(app.workshop.table(name)) == dict(then.table(name)) for name in KINDS)
            assert app.today == day
            await tap(pilot, "p", "a", "u", "number_sign", "n")  # nothing of it is there
            assert isinstance(app.screen, HomePage)
            await tap(pilot, "enter")
            await until(lambda: isinstance(app.screen, GoalPage) and MARK in screen_text(app))
            await tap(pilot, "e", "d", "escape", "b")
            await until(lambda: isinstance(app.screen, BoardPage) and MARK in screen_text(app))
            await tap(pilot, "f", "space", "delete", "escape")
            await until(lambda: isinstance(app.screen, HomePage))
        await tap(pilot, "f9")
        await until(lambda: MARK not in screen_text(app))
        assert app.workshop is now
        assert app.today == TODAY
        await tap(pilot, "a")
        await until(lambda: not isinstance(app.screen, HomePage))
    assert store.seq == before
    store.close()


async def test_the_plan_page_shows_the_plan_as_it_was(tmp_path: Path) -> None:
    clock = Clock(NOW - timedelta(days=1))
    with Store.create(tmp_path / "team.json", planned("plan"), clock) as made:
        clock.at = NOW
        made.apply(lambda w: goals.edit_goal(w, 1, title="Another title"), None, "rename")
    with Store.open(tmp_path / "team.json", clock) as store:
        app = WorkshopApp(store, clock, zone=UTC)
        async with app.run_test(size=(100, 40)) as pilot:
            await until(lambda: isinstance(app.screen, PlanPage) and "Another title" in screen_text(app))
            await tap(pilot, "f9")
            await type_text(pilot, "yesterday", "enter")
            await until(lambda: MARK in screen_text(app) and "Share in DACH" in screen_text(app))
            assert isinstance(app.screen, PlanPage)
            await tap(pilot, "f2", "left", "enter")
            assert isinstance(app.screen, PlanPage)
            await tap(pilot, "f9", sees="Another title")
        assert store.seq == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [("tomorrow", "not over yet"), ("2001-01-01", "was not there yet"), ("soon", "is not a day")],
)
async def test_a_day_that_cannot_be_shown_is_told(store: Store, typed: str, said: str) -> None:
    app = WorkshopApp(store, Clock(NOW), zone=UTC)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "f9")
        await type_text(pilot, typed, "enter")
        await until(lambda: said in screen_text(app))
        assert app.back_then is None
    store.close()
