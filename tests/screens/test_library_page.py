"""The library: found while one types, read in full, made into steps; and what recurs."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.pages.library import LibraryPage
from screens.pages.recurrence import RecurrencePage
from screens.widgets.line import Line
from tests.screens.conftest import MakeApp, Run
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
from tests.world import Clock, founded, in_session
from workshop.demo import demo
from workshop.learn.lessons import add_lesson
from workshop.learn.library import Entry
from workshop.model import Category, Cause, CauseKind, Origin, Step, StepState, Win, Workshop

MOMENT = datetime(2027, 2, 17, 9, 0, tzinfo=UTC)
DEMO = demo(MOMENT.date(), MOMENT, Random(1))


@pytest.fixture
def clock() -> Clock:
    """The clock of the demo."""
    return Clock(MOMENT)


def found(app: WorkshopApp) -> list[Entry]:
    """What the list holds."""
    page = app.screen
    assert isinstance(page, LibraryPage)
    return page.rows.items


async def test_typing_finds_and_enter_shows_where_it_came_from(run: Run) -> None:
    async with run(DEMO) as (app, pilot):
        await tap(pilot, "l", sees=("13 found", "worked twice"))
        await type_text(pilot, "frieght")
        await until(lambda: len(found(app)) == 1)
        await tap(pilot, "enter")
        await see(
            app,
            "A lesson",
            "We learned that a discount that is forbidden",
            "look at the whole order, freight included",
            "Raise the margin on spare parts · Q4 2026",
            "The cause",
            "Discounts moved from parts to freight",
        )
        await tap(pilot, "enter")
        await until(lambda: isinstance(app.screen, LibraryPage))


async def test_a_step_is_made_from_a_lesson(make_app: MakeApp) -> None:
    app = make_app(DEMO)
    before = DEMO.steps.last_id
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "l")
        await type_text(pilot, "freight", "f2")
        await see(app, "For which goal of Q1 2027?", "1 Lift margin on logistics services")
        await tap(pilot, "1", sees="Look at the whole order, freight included")
        await tap(pilot, "enter")
        await until(lambda: app.workshop.steps.last_id > before)
        step = app.workshop.steps[app.workshop.steps.last_id]
        lesson = next(one.id for one in DEMO.lessons.values() if "forbidden" in one.learned)
        assert (step.state, step.origin) == (StepState.PLANNED, Origin("lessons", lesson))
        await see(app, f"Step {step.id} is in the plan of “Lift margin on logistics services”.")
        await tap(pilot, "enter", sees=("Made a step", "□ Look at the whole order, freight included"))


async def test_while_a_session_plans_it_becomes_an_idea(run: Run) -> None:
    w = add_lesson(in_session("draft", 1), "a list moves nobody", next_time="say a name", on=date(2026, 10, 1))
    async with run(w) as (app, pilot):
        await tap(pilot, "escape", "escape", sees="Home")
        await tap(pilot, "l", "f2", sees="For which goal of Q1 2027?")
        await tap(pilot, "2", "enter")
        await until(lambda: app.workshop.steps)
        assert (app.workshop.steps[1].goal, app.workshop.steps[1].state) == (2, StepState.IDEA)


async def test_narrowing_down_and_taking_it_away(run: Run) -> None:
    async with run(DEMO) as (app, pilot):
        await tap(pilot, "l", "f3", sees="Show only …")
        await type_text(pilot, "wins", "enter")
        await until(lambda: len(found(app)) == 3)
        await tap(pilot, "f3")
        await type_text(pilot, "win back", "enter")
        await until(lambda: len(found(app)) == 2)
        await see(app, "wins · Win back lapsed accounts in Bavaria")
        await type_text(pilot, "named")
        await until(lambda: len(found(app)) == 1)
        await tap(pilot, "escape", "escape")
        await until(lambda: len(found(app)) == 13)
        await tap(pilot, "escape", sees="Home")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_the_list_says_what_has_proved_itself(run: Run, size: tuple[int, int]) -> None:
    async with run(DEMO, size=size) as (app, pilot):
        await tap(pilot, "l", sees="13 found")
        heading = next(line for line in screen_text(app).splitlines() if "Since" in line)
        assert heading.index("What") < heading.index("Since") < heading.index("Proved")


async def test_in_the_list_single_letters_work(run: Run) -> None:
    async with run(DEMO) as (app, pilot):
        await tap(pilot, "l", sees=("13 found", "f2 make a step", "esc to the list"))
        await tap(pilot, "escape", sees="esc back")
        await tap(pilot, "s", sees="For which goal")
        await tap(pilot, "escape", "slash")
        await type_text(pilot, "s")
        await until(lambda: app.screen.query_one(Line).has_focus and "▌ s" in screen_text(app))


async def test_nothing_found_says_what_to_do(run: Run) -> None:
    async with run(DEMO) as (app, pilot):
        await tap(pilot, "l")
        await type_text(pilot, "zzzz", sees=("0 found", "Nothing to show: lessons come from"))
        await tap(pilot, "enter", "f2")
        assert isinstance(app.screen, LibraryPage)


async def test_without_goals_there_is_nothing_to_make_a_step_for(run: Run) -> None:
    start = add_lesson(founded(), "a list moves nobody", next_time="say a name", on=date(2026, 10, 1))
    async with run(start) as (_, pilot):
        await tap(pilot, "l", "f2", sees="There is no goal to make a step for")


async def test_plays_and_wins_become_steps_too(run: Run) -> None:
    async with run(DEMO) as (app, pilot):
        await tap(pilot, "l")
        await type_text(pilot, "lapsed accounts write")
        await until(lambda: [entry.table for entry in found(app)] == ["steps"])
        await tap(pilot, "enter", "s", sees="For which goal")
        await tap(pilot, "1", "enter")
        await until(lambda: app.workshop.steps.last_id > DEMO.steps.last_id)
        assert app.workshop.steps[app.workshop.steps.last_id].origin == Origin("steps", found(app)[0].id)


def recurring() -> Workshop:
    """The demo with the same kind of cause in the running quarter too, and hostile words in it."""
    goal = next(goal.id for goal in DEMO.goals.values() if goal.period == 2)
    number = DEMO.causes.last_id + 1
    cause = Cause(
        number, goal, "No hour [/] for it", CauseKind.CROWDED_OUT, ("The number comes first",), primary=True
    )
    step = Step(
        DEMO.steps.last_id + 1, goal, "Block an hour", state=StepState.PLANNED, origin=Origin("causes", number)
    )
    return DEMO.put(cause, step).settled()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_what_recurs_is_shown_by_quarter(run: Run, size: tuple[int, int]) -> None:
    async with run(recurring(), size=size) as (app, pilot):
        await tap(pilot, "l", "ctrl+r")
        await until(lambda: isinstance(app.screen, RecurrencePage))
        await see(app, "Causes that recur", "Quota work crowded it out", "2 follow-ups: 1 done, 1 worked")
        await tap(pilot, "enter", sees=("No hour [/] for it", "The number comes first", "Block an hour"))
        assert_safe(app)
        await tap(pilot, "escape", "escape")
        await until(lambda: isinstance(app.screen, LibraryPage))


async def test_without_causes_it_says_where_they_come_from(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await tap(pilot, "l", "ctrl+r", sees="No goal has a primary cause yet")
        await tap(pilot, "enter")
        assert isinstance(app.screen, RecurrencePage)


async def test_nobody_is_ranked(run: Run) -> None:
    async with run(DEMO, size=(120, 40)) as (app, pilot):
        await tap(pilot, "l", "ctrl+r")
        await until(lambda: isinstance(app.screen, RecurrencePage))
        shown = screen_words(app)
        assert not any(member.name.split()[0] in shown.split() for member in DEMO.members.values())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_words_stand_there_as_they_are(run: Run, size: tuple[int, int]) -> None:
    w = DEMO
    for text in (one for one in HOSTILE if "\ud800" not in one):
        lesson = replace(w.lessons[1], id=w.lessons.next_id, learned=text, because=text, next_time=text)
        w = w.put(lesson, Win(w.wins.next_id, 1, text, copy=text, goal=1))
    w = w.put(replace(w.goals[1], title="[red]x[/]", category=Category.OTHER))
    async with run(w, size=size) as (app, pilot):
        await tap(pilot, "l")
        await settle(pilot)
        for text in HOSTILE:
            await paste(pilot, text[:200])
            await settle(pilot)
            assert_safe(app)
            await tap(pilot, "enter")
            await settle(pilot)
            assert_safe(app)
            await tap(pilot, "escape")
            await until(lambda: isinstance(app.screen, LibraryPage))
            app.screen.query_one(Line).value = ""
        await tap(pilot, "pagedown", "pagedown", "f3")
        await settle(pilot)
        assert_safe(app)
