"""Lessons come back while a step is typed, after the first one is written."""

from datetime import date

import pytest

from screens.cards.comesback import ComesBack
from tests.screens.conftest import Run
from tests.screens.kit import (
    HOSTILE,
    assert_safe,
    paste,
    screen_text,
    screen_words,
    see,
    settle,
    tap,
    type_text,
    until,
)
from tests.world import in_session
from workshop.learn.lessons import add_lesson
from workshop.model import Category, Workshop

LEARNED = "distributor days without follow-up calls brought nothing"
TYPED = "Bring the distributor days to Munich with follow-up calls"
LINE = f"Lesson: {LEARNED}"


def drafting(*ideas: str, learned: str = LEARNED) -> Workshop:
    """The draft stage of a goal about market share, with a lesson of that kind and these ideas."""
    w = add_lesson(
        in_session("draft", 1, ideas),
        learned,
        "everybody waited for the others",
        "plan the calls before the invitation goes out",
        on=date(2026, 10, 1),
        category=Category.MARKET_SHARE,
    )
    return w.settled()


async def test_it_comes_back_in_one_line_below_the_advice(run: Run) -> None:
    async with run(drafting("Visit the three Swiss resellers")) as (app, pilot):
        await type_text(pilot, TYPED, sees=("verb ✓", LINE, "f3 in full"))
        await tap(pilot, "f3")
        await see(
            app,
            "From earlier quarters",
            "because everybody waited for the others",
            "plan the calls before the invitation goes out",
        )
        await tap(pilot, "enter", sees=(TYPED, LINE))


async def test_nothing_before_the_first_step_is_written(run: Run) -> None:
    async with run(drafting()) as (app, pilot):
        await type_text(pilot, TYPED, sees="verb ✓")
        assert LINE not in screen_words(app)
        await tap(pilot, "f3")
        assert len(app.screen_stack) == 2
        await tap(pilot, "enter")
        await until(lambda: app.workshop.steps)
        await type_text(pilot, TYPED, sees=LINE)


async def test_nothing_where_nothing_is_close(run: Run) -> None:
    async with run(drafting("Visit the three Swiss resellers")) as (app, pilot):
        await type_text(pilot, "Write a price list", sees="verb ✓")
        assert "Lesson:" not in screen_text(app)
        assert "f3" not in screen_text(app)


async def test_nothing_moves_while_it_comes_and_goes(run: Run) -> None:
    async with run(drafting("Visit the three Swiss resellers")) as (app, pilot):
        line = app.screen.query_one(ComesBack).region
        await type_text(pilot, TYPED, sees=LINE)
        assert app.screen.query_one(ComesBack).region.height == line.height


async def test_on_a_private_page_it_waits_for_the_own_first_draft(run: Run) -> None:
    async with run(drafting("Visit the three Swiss resellers")) as (app, pilot):
        await tap(pilot, "f2", "a", "enter")
        await type_text(pilot, TYPED, sees="verb ✓")
        assert LINE not in screen_words(app)
        await tap(pilot, "enter", sees="1 Bring the distributor days")
        await type_text(pilot, TYPED, sees=(LINE, "f3 in full"))
        await tap(pilot, "f3", sees="From earlier quarters")
        assert "make a step" not in screen_words(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_words_come_back_as_they_are(run: Run, size: tuple[int, int]) -> None:
    start = drafting("Visit the resellers", learned=f"distributor days [/] follow-up calls {HOSTILE[1]}")
    async with run(start, size=size) as (app, pilot):
        await paste(pilot, TYPED)
        await see(app, "Lesson: distributor")
        assert_safe(app)
        await tap(pilot, "f3", sees="From earlier quarters")
        assert_safe(app)
        await tap(pilot, "escape")
        for text in HOSTILE:
            await paste(pilot, text)
            await settle(pilot)
            assert_safe(app)
