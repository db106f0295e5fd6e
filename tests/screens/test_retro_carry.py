"""The carry stage: every open step is carried, changed or stopped, by one key each."""

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, SCANNER, looking_back
from workshop.model import DecisionKind, Origin, StepState, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.team.upcoming import next_period

OPEN = (2, 3)


def state(app: WorkshopApp, step: int) -> StepState:
    """The state of a step as it is now."""
    return app.workshop.steps[step].state


def with_next(stage: str = "carry") -> Workshop:
    """At this stage, with the next period there."""
    return next_period(looking_back(stage), 1).settled()


async def test_the_first_carry_asks_for_the_next_period_and_then_no_more(run: Run) -> None:
    async with run(looking_back("carry")) as (app, pilot):
        await see(app, "Do the second thing for goal 1")
        await tap(pilot, "c", sees=("The next period begins. Is this right?", "1 Apr 2027"))
        await tap(pilot, "ctrl+s")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        assert app.workshop.periods[2].label == "Q2 2027"
        await see(app, "Carried into Q2 2027 as step 9; it waits for an owner. u takes it back.")
        await tap(pilot, "c")
        await until(lambda: state(app, 3) is StepState.LEFT_BEHIND)
        await see(app, "Every step has its answer")
        new = app.workshop.steps[9]
        assert (new.text, new.origin) == ("Do the second thing for goal 1", Origin("steps", 2))
        assert app.workshop.goals[new.goal].period == 2


async def test_another_label_and_other_days_are_taken(run: Run) -> None:
    async with run(looking_back("carry")) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c", sees="The next period begins")
        await tap(pilot, "end", "shift+home", "delete")
        await type_text(pilot, "Spring", "ctrl+s")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        assert app.workshop.periods[2].label == "Spring"


async def test_leaving_the_question_carries_nothing(run: Run) -> None:
    async with run(looking_back("carry")) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c", sees="The next period begins")
        await tap(pilot, "escape", sees=" CARRY ")
        assert state(app, 2) is StepState.PLANNED
        assert len(app.workshop.periods) == 1


async def test_stopping_needs_a_reason_which_is_kept(run: Run) -> None:
    async with run(with_next()) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "x", sees="Why is it stopped?")
        await tap(pilot, "enter", sees="Type some words first")
        await type_text(pilot, "The fair is over.", "enter")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        decision = app.workshop.decisions[app.workshop.decisions.last_id]
        assert (decision.kind, decision.why, decision.step) == (DecisionKind.DROPPED, "The fair is over.", 2)
        await see(app, "stopped: The fair is over.")


async def test_changing_carries_it_with_other_words(run: Run) -> None:
    async with run(with_next()) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "e", sees="How does it go on?")
        await type_text(pilot, ", smaller", "enter")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        assert app.workshop.steps[9].text == "Do the second thing for goal 1, smaller"
        await see(app, "changed and carried into Q2 2027 as step 9")


async def test_enter_offers_the_three_ways(run: Run) -> None:
    async with run(with_next()) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "enter", sees=("What becomes of it?", "Change it and carry it"))
        await tap(pilot, "c")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)


async def test_undo_takes_an_answer_back(run: Run) -> None:
    async with run(with_next()) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        await tap(pilot, "u")
        await until(lambda: state(app, 2) is StepState.PLANNED)
        assert 9 not in app.workshop.steps


async def test_a_goal_is_asked_for_where_none_goes_on_with_this_one(run: Run) -> None:
    w = with_next()
    w = goals.add_goal(w, 2, "Grow with logistics companies")
    async with run(w) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c")
        await see(app, "Which goal of Q2 2027 goes on with this?", "None of these: it waits in Q2 2027")
        await tap(pilot, "2")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        assert app.workshop.steps[9].goal == w.goals.last_id
        await tap(pilot, "c")
        await until(lambda: state(app, 3) is StepState.LEFT_BEHIND)
        assert app.workshop.steps[10].goal == w.goals.last_id


async def test_before_the_next_goals_exist_steps_wait_and_none_is_made_again(run: Run) -> None:
    w = with_next()
    w = w.put(replace(w.steps[3], goal=SCANNER))
    async with run(w) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c")
        await until(lambda: state(app, 2) is StepState.LEFT_BEHIND)
        await tap(pilot, "c")
        await until(lambda: state(app, 3) is StepState.LEFT_BEHIND)
        titles = [goal.title for goal in app.workshop.goals.of(2)]
        assert titles == ["Waits for the goals of Q2 2027"]


async def test_going_on_names_the_steps_without_an_answer(run: Run) -> None:
    async with run(looking_back("carry")) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "right", sees=("Go on although", "Still open: Do the second thing for goal 1"))
        await tap(pilot, "y")
        await until(lambda: app.workshop.sessions[1].stage == "close")


async def test_a_step_carried_twice_says_so(run: Run) -> None:
    w = looking_back("carry")
    steps = w.steps
    w = w.put(
        replace(steps[3], origin=Origin("steps", 2)),
        replace(steps[2], origin=Origin("steps", 1)),
        replace(steps[1], state=StepState.LEFT_BEHIND),
    )
    async with run(w) as (app, _):
        await see(app, "carried once already", "carried twice already")


async def test_a_member_looks_on(run: Run) -> None:
    async with run(with_next(), me=2) as (app, pilot):
        await see(app, "Do the second thing")
        await tap(pilot, "c", "x", "enter")
        assert state(app, 2) is StepState.PLANNED
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_words_stand_there_as_they_are(run: Run, size: tuple[int, int]) -> None:
    w = with_next()
    for number, text in enumerate(one for one in HOSTILE if "\ud800" not in one):
        w = w.put(replace(w.steps[2], id=20 + number, text=text, goal=SCANNER if number % 2 else DACH))
    async with run(periods.edit_period(w, 2, label="[/] Q2"), size=size) as (app, pilot):
        assert_safe(app)
        await tap(pilot, "end")
        await tap(pilot, "x")
        await paste(pilot, HOSTILE[4])
        await tap(pilot, "enter")
        await settle(pilot)
        assert_safe(app)
