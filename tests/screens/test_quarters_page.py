"""Quarter beside quarter on the screen: what the report says, and from it to a goal."""

from random import Random

import pytest

from screens.pages.goal import GoalPage
from screens.pages.quarters import QuartersPage
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, until
from tests.world import NOW, TODAY, founded
from workshop.demo import demo
from workshop.reports.quarters import quarter_words, quarters_of

DEMO = demo(TODAY, NOW, Random(1))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_all_quarters_are_there_the_newest_first(run: Run, size: tuple[int, int]) -> None:
    async with run(DEMO, size=size) as (app, pilot):
        await tap(pilot, "q")
        await until(lambda: isinstance(app.screen, QuartersPage))
        seen = " ".join(screen_text(app).split())
        newest = quarters_of(DEMO)[-1]
        assert newest.period.label in seen
        assert quarter_words(newest)[:30] in seen
        await tap(pilot, "end")
        await until(lambda: "Too few to say yet" in screen_text(app) or "waived" in screen_text(app))
        await tap(pilot, "home", "enter")
        await until(lambda: isinstance(app.screen, GoalPage))


async def test_without_a_goal_it_says_so(run: Run) -> None:
    async with run(founded()) as (_, pilot):
        await tap(pilot, "q", sees="Too few to say yet")
        await tap(pilot, "enter", "escape")


async def test_the_goal_page_draws_steps_and_touches(run: Run) -> None:
    async with run(DEMO, size=(100, 60)) as (app, _):
        await app.show_goal(next(goal.id for goal in DEMO.goals.values() if goal.title.startswith("Launch")))
        await until(lambda: "Steps done · 2 of 6" in screen_text(app))
        assert "News week by week: check-ins, figures, steps" in screen_text(app)
