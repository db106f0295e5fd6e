"""Charts, lessons and changed targets on the goal page."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from screens.pages.goal import GoalPage
from tests.screens.checking import in_file
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, screen_words, settle, tap, until
from tests.screens.typing import saved
from tests.world import TODAY, with_goals
from workshop.learn import lessons
from workshop.model import Category, Workshop
from workshop.plan import goals


def with_readings() -> Workshop:
    """The first goal's share was read twice: ahead of the line at first, behind it a week later."""
    w = goals.add_reading(with_goals(), 1, TODAY - timedelta(days=10), 18.5)
    return goals.add_reading(w, 1, TODAY - timedelta(days=1), 18.4).settled()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_readings_stand_beside_the_line_to_the_target(run: Run, size: tuple[int, int]) -> None:
    async with run(with_readings(), size=size) as (app, pilot):
        await app.push_screen(GoalPage(1))
        await until(lambda: "line at 19.1" in screen_text(app))
        await settle(pilot)
        shown = screen_text(app)
        assert "25 % ┤" in shown
        assert "18 % ┤" in shown
        assert "└1 Jan ─ today, line at 19.1 ─" in shown
        assert "─ 31 Mar" in shown
        chart = "".join(line for line in shown.splitlines() if line[9:10] in ("┤", "│"))
        assert (chart.count("●"), chart.count("▼")) == (1, 1)
        assert_safe(app)


async def test_without_readings_there_is_neither_chart_nor_legend(run: Run) -> None:
    async with run(with_readings()) as (app, pilot):
        app.push_screen(GoalPage(2))
        await until(lambda: "Signed accounts" in screen_text(app))
        await settle(pilot)
        assert "keeps up" not in screen_text(app)
        assert "┤" not in screen_text(app)


async def test_a_changed_target_moves_the_line_and_the_old_one_stays_visible(run: Run) -> None:
    async with run(with_readings()) as (app, pilot):
        app.push_screen(GoalPage(1))
        await until(lambda: "keeps up" in screen_text(app))
        await tap(pilot, "down", "enter")
        await saved(pilot, target="30", reason="A third rival left")
        await until(lambda: "30 % ┤" in screen_text(app))
        assert "target was 25 % until 14 Jan: A third rival left" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 50), (120, 40)])
async def test_lessons_of_its_kind_stand_with_the_goal(run: Run, size: tuple[int, int]) -> None:
    w = with_readings()
    day = date(2026, 12, 20)
    w = lessons.add_lesson(
        w, "fairs bring cards", "nobody calls", "book the calls first", on=day, category=Category.MARKET_SHARE
    )
    w = lessons.add_lesson(w, "prices differ in the north", on=day, category=Category.NEW_TERRITORY)
    w = w.put(replace(w.lessons[1], worked=2))
    async with run(w.settled(), size=size) as (app, pilot):
        app.push_screen(GoalPage(1))
        await until(lambda: "Lessons that apply" in screen_text(app))
        await settle(pilot)
        shown = screen_words(app)
        assert "+2 We learned that fairs bring cards" in shown
        assert "prices differ" not in shown


async def test_of_many_lessons_only_the_first_are_shown(run: Run) -> None:
    w = with_readings()
    for number in range(8):
        w = lessons.add_lesson(w, f"thing {number} helps", on=TODAY, category=Category.MARKET_SHARE)
    async with run(w.settled(), size=(80, 60)) as (app, pilot):
        app.push_screen(GoalPage(1))
        await until(lambda: "Lessons that apply · 5 of 8" in screen_text(app))
        await tap(pilot, "end", "enter", sees="kept as it was")


async def test_hostile_measures_and_lessons_are_shown_literally(run: Run) -> None:
    w = lessons.add_lesson(with_readings(), "x", on=TODAY, category=Category.MARKET_SHARE)
    async with run(w.settled()) as (app, pilot):
        app.push_screen(GoalPage(1))
        await until(lambda: isinstance(app.screen, GoalPage))
        await settle(pilot)
        for text in HOSTILE:
            assert app.record("reword", lambda w, text=text: _worded(w, text))  # type: ignore[misc]
            await settle(pilot)
            for key in ("home", "end"):
                await tap(pilot, key)
                assert_safe(app, text)


def _worded(w: Workshop, text: str) -> Workshop:
    return w.put(
        replace(w.key_results[1], name=in_file(text, 120), unit=in_file(text, 30)),
        replace(w.lessons[1], learned=in_file(text, 280)),
    )
