"""The stage welcome on the shared screen."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, tap, until
from tests.screens.typing import filled, saved
from tests.world import in_session
from workshop.model import Category, Celebration, Lesson, Outcome, Step, StepState, Win, Workshop
from workshop.plan import goals
from workshop.team import periods, team


def with_a_past(w: Workshop) -> Workshop:
    """The same with a past quarter, one goal of it achieved, and a lesson on market share."""
    w = periods.add_period(w, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    w = goals.add_goal(w, 2, "Two signed resellers in Austria")
    goal = w.goals.last_id
    w = w.put(replace(w.goals[goal], outcome=Outcome.ACHIEVED))
    states = (StepState.DONE, StepState.DONE, StepState.PLANNED, StepState.IDEA)
    w = w.put(*(Step(number, goal, "Call", state=state) for number, state in enumerate(states, 1)))
    lesson = Lesson(1, "trips by town open doors", "we meet more people", "plan by town", Category.MARKET_SHARE)
    return w.put(lesson, replace(lesson, id=2, learned="not for us", category=Category.PRODUCT_MIX)).settled()


async def test_it_says_who_is_here_what_became_of_the_last_plan_and_what_was_learned(run: Run) -> None:
    async with run(with_a_past(in_session("welcome"))) as (app, _):
        shown = screen_text(app)
        assert "Here: 8 of 8" in shown
        assert "1 of 1 goal achieved, 2 of 3 steps done" in shown
        assert "● achieved" in shown
        assert "trips by town open doors" in shown
        assert "Next time: plan by town." in shown
        assert "not for us" not in shown
        assert "One person speaks." in shown


async def test_a_first_plan_has_no_past_and_says_so(run: Run) -> None:
    async with run(in_session("welcome")) as (app, _):
        assert "Q1 2027 is the first" in screen_text(app)


async def test_it_asks_whether_what_was_promised_was_held(run: Run) -> None:
    w = with_a_past(in_session("welcome"))
    w = w.put(replace(w.periods[2], closed_on=date(2027, 1, 4)))
    won = (
        Win(1, 2, "Bern signed", celebrated=Celebration.CARD),
        Win(2, 2, "The fair", celebrated=Celebration.BONUS),
    )
    async with run(w.put(*won).settled()) as (app, pilot):
        await see(app, "Celebrations", "Was it celebrated? “Bern signed”", "c celebrated?")
        await tap(pilot, "right", sees="Nobody said whether it was celebrated: The fair")
        await tap(pilot, "n", "c", "1", sees="“The fair”")
        await tap(pilot, "2", sees=("“Bern signed”: a card, held", "“The fair”: a bonus, not held"))
        assert "c celebrated?" not in screen_text(app)


async def test_space_marks_who_is_away_and_goes_on_to_the_next(run: Run) -> None:
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "space", "space")
        await until(lambda: app.workshop.sessions[1].present == (3, 4, 5, 6, 7, 8))
        await until(lambda: "Here: 6 of 8" in screen_text(app))
        await tap(pilot, "up", "enter")
        await until(lambda: app.workshop.sessions[1].present == (3, 4, 5, 6, 7, 8, 2))
        await tap(pilot, "u")
        await until(lambda: 2 not in app.workshop.sessions[1].present)


async def test_a_person_is_added_and_present_at_once(run: Run) -> None:
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "a")
        await saved(pilot, name="Ana Fernandes")
        assert app.workshop.members[9].initials == "AFe"
        assert 9 in app.workshop.sessions[1].present
        await until(lambda: "Ana Fernandes" in screen_text(app))
        await tap(pilot, "e")
        await saved(pilot, name="Anna Fernandes", initials="AX")
        assert (app.workshop.members[9].name, app.workshop.members[9].initials) == ("Anna Fernandes", "AX")


async def test_a_name_that_is_taken_is_refused_in_the_form_and_stays(run: Run) -> None:
    async with run(in_session("welcome")) as (app, pilot):
        await tap(pilot, "a")
        form = await filled(pilot, name="ana ferreira", initials="ZZ")
        await tap(pilot, "ctrl+s", sees="already somebody called Ana Ferreira")
        assert form.values == {"name": "ana ferreira", "initials": "ZZ"}
        assert len(app.workshop.members) == 8


async def test_hostile_names_are_shown_literally(run: Run) -> None:
    async with run(in_session("welcome")) as (app, pilot):
        for text in (one for one in HOSTILE if one.strip() and len(one) < 60):
            known = len(app.workshop.members)
            await tap(pilot, "a")
            await saved(pilot, name=text)
            assert len(app.workshop.members) == known + 1, f"nobody was added: {text!a}"
            member = app.workshop.members[known + 1]
            await tap(pilot, "end")
            assert_safe(app, text)
            assert member.name[:8] in screen_text(app)
            await tap(pilot, "home")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_many_people_and_long_texts_stay_in_their_columns(run: Run, size: tuple[int, int]) -> None:
    w = with_a_past(in_session("welcome"))
    for number in range(60):
        w = team.add_member(w, f"Person {number} with a very long name that nobody can say {number}")
    w = w.put(replace(w.lessons[1], learned="x" * 280, because="日本語の計画を立てる" * 28, next_time="[/]" * 90))
    async with run(w.settled(), size=size) as (app, _):
        assert_safe(app)
        assert "Here: 8 of 68" in screen_text(app)
        assert "? all keys" in screen_text(app)
