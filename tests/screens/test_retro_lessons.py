"""The lessons stage: one sentence for each goal."""

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.dialogs.form import Form
from tests.screens.checking import in_file
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, with_causes
from tests.screens.typing import filled, saved
from tests.world import TODAY
from workshop.learn.lessons import add_lesson
from workshop.model import Category, Lesson, Origin, Workshop


def last(app: WorkshopApp) -> Lesson:
    """The newest lesson."""
    return app.workshop.lessons[app.workshop.lessons.last_id]


def ready() -> Workshop:
    """At this stage, with a primary cause of one missed goal."""
    return with_causes("lessons", DACH, primary=1)


async def test_a_lesson_is_three_short_lines(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "no lesson yet: enter writes it")
        await tap(pilot, "enter", sees=("We learned that", "The cause: The revenue number took every free hour"))
        await type_text(pilot, "a list alone moves nobody", "enter")
        await type_text(pilot, "because nobody had the hour", "enter")
        await type_text(pilot, "block the hour first")
        await see(
            app, "a list alone moves nobody because nobody had the hour,", "so next time block the hour first."
        )
        await tap(pilot, "enter", "enter")
        await until(lambda: last(app).learned == "a list alone moves nobody")
        lesson = last(app)
        assert (lesson.because, lesson.next_time) == ("nobody had the hour", "block the hour first")
        assert (lesson.category, lesson.goal, lesson.period) == (Category.MARKET_SHARE, DACH, 1)
        assert (lesson.origin, lesson.on) == (Origin("causes", 1), TODAY)
        await see(app, "market share · not tried yet")


async def test_after_one_goal_the_next_is_highlighted_and_the_end_is_said(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "no lesson yet")
        for number in range(4):
            await tap(pilot, "enter")
            await saved(pilot, learned=f"lesson number {number}")
        await see(app, "Every goal has its lesson")
        assert {lesson.goal for lesson in app.workshop.lessons.values()} == {None, 1, 2, 3, 4}


async def test_without_what_was_learned_it_is_refused_and_the_rest_stays(run: Run) -> None:
    async with run(ready()) as (app, pilot):
        await see(app, "no lesson yet")
        await tap(pilot, "enter")
        form = await filled(pilot, because="nobody had the hour")
        await tap(pilot, "ctrl+s", sees="What was learned")
        assert form.values["because"] == "nobody had the hour"


async def test_a_lesson_is_changed_and_one_more_is_added(run: Run) -> None:
    async with run(add_lesson(ready(), "a list alone moves nobody", on=TODAY, goal=DACH)) as (app, pilot):
        await see(app, "a list alone moves nobody")
        await tap(pilot, "home", "e")
        await saved(pilot, next_time="block the hour", category="other")
        await see(app, "so next time block the hour")
        assert last(app).next_time == "block the hour"
        await tap(pilot, "a")
        await saved(pilot, learned="a name moves somebody")
        await until(lambda: len(app.workshop.lessons.of(DACH)) == 2)


async def test_going_on_names_goals_without_a_lesson(run: Run) -> None:
    async with run(add_lesson(ready(), "a list alone moves nobody", on=TODAY, goal=DACH)) as (app, pilot):
        await see(app, "a list alone")
        await tap(pilot, "right")
        shown = await see(app, "No lesson yet: Open the Nordics", "No lesson yet: Margin on spare parts")
        assert "No lesson yet: Share in DACH" not in shown


async def test_a_member_looks_on(run: Run) -> None:
    async with run(ready(), me=2) as (app, pilot):
        await see(app, "no lesson yet")
        await tap(pilot, "enter", "a", "e")
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_words_stand_there_as_they_are(run: Run, size: tuple[int, int]) -> None:
    async with run(ready(), size=size) as (app, pilot):
        for text in HOSTILE:
            await tap(pilot, "home", "enter")
            form = await until(lambda: app.screen if isinstance(app.screen, Form) and app.screen.rows else None)
            assert isinstance(form, Form)
            for row in form.rows:
                if row.field.key in ("learned", "because", "next_time"):
                    row.input.focus()
                    await paste(pilot, text)
            assert_safe(app, text)
            await tap(pilot, "ctrl+s")
            await settle(pilot)
            if len(app.screen_stack) > 2:
                await tap(pilot, "escape", "y")
            await settle(pilot)
            assert_safe(app, text)
            await tap(pilot, "u")


async def test_hostile_words_in_the_file_fit_the_widest_page_too(run: Run) -> None:
    async with run(add_lesson(ready(), "x", on=TODAY, goal=DACH), size=(120, 40)) as (app, pilot):
        for text in HOSTILE:
            told = in_file(text, 280)
            worded = replace(last(app), learned=told, because=told, next_time=told)
            assert app.record("reword", lambda w, worded=worded: w.put(worded))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
