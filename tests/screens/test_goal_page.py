"""The page with everything about one goal."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.dialogs.ask import Ask
from screens.pages.goal import GoalPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, screen_words, settle, tap, type_text, until
from tests.screens.typing import saved
from tests.world import with_goals
from workshop.model import CheckIn, Decision, DecisionKind, Goal, Outcome, Step, StepState, Workshop
from workshop.words.text import clean

AT = datetime(2027, 1, 12, 9, tzinfo=UTC)


def with_everything() -> Workshop:
    """Two goals without a session; the first has steps in every state, a check-in and a decision."""
    states = {
        1: Step(1, 1, "Call the lapsed accounts", state=StepState.DOING, owner=1, must_move=True),
        2: Step(2, 1, "Bring the distributor day", state=StepState.PLANNED, due=date(2027, 1, 10), owner=4),
        3: Step(3, 1, "Write to former customers", state=StepState.DONE, owner=5, done_on=date(2027, 1, 12)),
        4: Step(4, 1, "Offer a pilot month"),
        5: Step(5, 1, "Fair in Graz", state=StepState.DROPPED),
        6: Step(6, 1, "Call old accounts", state=StepState.MERGED, merged_into=1),
    }
    check_in = CheckIn(1, 1, date(2027, 1, 12), 6, "Two resellers answered", by=2)
    decision = Decision(1, DecisionKind.OTHER, "Bavaria first", "most accounts", AT, goal=1)
    return with_goals().put(*states.values(), check_in, decision).settled()


async def opened(app: WorkshopApp, goal: int = 1) -> None:
    """Open the page and wait until it stands."""
    app.push_screen(GoalPage(goal))
    await until(lambda: "Key results" in screen_text(app))


async def test_enter_on_home_opens_it_and_escape_goes_back(run: Run) -> None:
    async with run(with_everything()) as (app, pilot):
        await tap(pilot, "enter")
        await until(lambda: isinstance(app.screen, GoalPage) and "Key results" in screen_text(app))
        await tap(pilot, "escape")
        await until(lambda: not isinstance(app.screen, GoalPage))


async def test_it_shows_steps_by_state_with_owner_and_due(run: Run) -> None:
    async with run(with_everything(), size=(80, 40)) as (app, pilot):
        await opened(app)
        await settle(pilot)
        shown = screen_text(app)
        assert "must-move · Ana Ferreira · no date" in shown
        assert "Dana Levi · overdue since 10 Jan" in shown
        assert "Eli Novak · done 12 Jan" in shown
        assert shown.index("Steps being done") < shown.index("Steps planned") < shown.index("Steps done")
        assert shown.index("Ideas") < shown.index("Dropped") < shown.index("is now part of step 1")
        await tap(pilot, "end", sees="other: Bavaria first Because: most accounts")
        assert "Ben Okafor: confidence 6 of 10. Two resellers answered." in screen_text(app)


async def test_a_goal_that_was_looked_back_on_says_what_became_of_it(run: Run) -> None:
    w = with_everything()
    async with run(w.put(replace(w.goals[1], outcome=Outcome.PARTLY))) as (app, pilot):
        await opened(app)
        await settle(pilot)
        assert "Share in DACH  ◐ partly" in screen_text(app)


async def test_at_120_columns_the_log_stands_beside(run: Run) -> None:
    async with run(with_everything(), size=(120, 40)) as (app, pilot):
        await opened(app)
        await until(lambda: "Is it smart?" in screen_text(app))
        await settle(pilot)
        assert screen_text(app).count("Bavaria first") == 1
        assert_safe(app)


async def test_a_goal_without_anything_says_what_to_do(run: Run) -> None:
    async with run(with_goals().put(Goal(3, 1, "Logistics margin", position=3)).settled()) as (app, _):
        await opened(app, 3)
        await until(lambda: "a adds one here" in screen_text(app))
        assert "Not written yet." in screen_text(app)
        assert "Press k and say how" in screen_text(app)
        assert "no plan" in screen_text(app)


async def test_enter_edits_what_is_highlighted(run: Run) -> None:
    async with run(with_everything()) as (app, pilot):
        await opened(app)
        await tap(pilot, "enter")
        await saved(pilot, why="Because we can")
        assert app.workshop.goals[1].why == "Because we can"
        await tap(pilot, "down", "enter")
        await saved(pilot, name="Share")
        assert app.workshop.key_results[1].name == "Share"
        await tap(pilot, "down", "down", "e")
        await saved(pilot, text="Bring the day to Munich", due="26 feb", first_move="Ask the hall")
        step = app.workshop.steps[2]
        assert (step.text, step.due, step.first_move) == (
            "Bring the day to Munich",
            date(2027, 2, 26),
            "Ask the hall",
        )


async def test_steps_are_added_taken_dropped_and_brought_back(run: Run) -> None:
    async with run(with_everything()) as (app, pilot):
        await opened(app)
        await tap(pilot, "a")
        await type_text(pilot, "Ask Marta", "enter", sees="Kept as an idea: y takes it into the plan")
        assert app.workshop.steps[7].state is StepState.IDEA
        await tap(pilot, "d")
        await until(lambda: app.workshop.steps[7].state is StepState.DROPPED)
        await tap(pilot, "enter", "y")
        await until(lambda: app.workshop.steps[7].state is StepState.IDEA)
        await tap(pilot, "home", "down", "down", "w")
        await until(lambda: "Ask before you choose" in screen_words(app))
        await tap(pilot, "2")
        await until(lambda: app.workshop.steps[1].owner == 2)
        await tap(pilot, "d")
        await until(lambda: "is kept as a decision" in screen_words(app))
        await type_text(pilot, "no time", "enter")
        await until(lambda: app.workshop.steps[1].state is StepState.DROPPED)
        assert app.workshop.decisions[2].why == "no time"


async def test_a_member_takes_no_step_from_somebody_else(run: Run) -> None:
    async with run(with_everything(), me=3) as (app, pilot):
        await opened(app)
        await tap(pilot, "down", "down", "w")
        await until(lambda: len(app.screen_stack) == 3)
        await tap(pilot, "1", sees="Ana Ferreira has it already.")
        assert app.workshop.steps[1].owner == 1


async def test_a_goal_that_is_removed_elsewhere_closes_its_page(run: Run) -> None:
    w = with_goals()
    async with run(w) as (app, _):
        await opened(app, 2)
        app.store.apply(lambda w: w.cut(w.goals[2], *w.key_results.of(2)), None, "elsewhere")
        app.take_newest()
        await until(lambda: not isinstance(app.screen, GoalPage))


async def test_hostile_steps_are_shown_literally_or_refused(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await opened(app)
        for text in HOSTILE:
            known = len(app.workshop.steps)
            await tap(pilot, "a")
            await settle(pilot)
            assert isinstance(app.screen, Ask)
            await paste(pilot, text)
            await tap(pilot, "enter")
            await settle(pilot)
            assert_safe(app, text)
            for step in app.workshop.steps.of(1)[known:]:
                assert step.text == clean(step.text), ascii(text[:40])
                assert len(step.text) <= 120, ascii(text[:40])
            if isinstance(app.screen, Ask):
                await tap(pilot, "escape")
            await until(lambda: isinstance(app.screen, GoalPage))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_long_texts_are_wrapped_and_never_cut(run: Run, size: tuple[int, int]) -> None:
    w = with_everything()
    long = " ".join(f"word{number}" for number in range(14))
    w = w.put(
        replace(w.steps[1], text=long, first_move="日本語の計画を立てる " * 6), replace(w.goals[1], why="x" * 500)
    )
    async with run(w.settled(), size=size) as (app, pilot):
        await opened(app)
        await tap(pilot, "down", "down", "down", "up")
        await settle(pilot)
        assert_safe(app)
        assert all(word in screen_text(app) for word in long.split())


async def test_a_step_that_is_refused_stays_in_its_line(run: Run) -> None:
    w = with_goals()
    async with run(w.put(replace(w.periods[1], closed_on=AT.date()))) as (app, pilot):
        await opened(app)
        await tap(pilot, "a")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, "Visit Oslo", "enter", sees="is closed: add the step")
        ask = app.screen
        assert isinstance(ask, Ask)
        assert ask.line.text == "Visit Oslo"
