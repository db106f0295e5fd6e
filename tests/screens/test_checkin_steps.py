"""The first stage of a check-in: steps that need a word."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from screens.dialogs.ask import Ask
from screens.pages.goal import GoalPage
from screens.pages.home import HomePage
from screens.stages.checkin.steps import StepsPage
from tests.screens.checking import at_stage, in_file, quarter
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, settle, tap, type_text, until
from tests.world import NOW, with_goals
from workshop.meet.checkin_session import start_check_in
from workshop.model import Blocker, SessionKind, StepState, Verdict, Workshop
from workshop.words.text import clean


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_overdue_steps_come_first_then_this_week_blocked_and_verdicts(
    run: Run, size: tuple[int, int]
) -> None:
    async with run(quarter(), size=size) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await settle(pilot)
        assert isinstance(app.screen, StepsPage)
        assert [entry.id for entry in app.screen.rows.items] == [3, 1, 2, 4, 5]
        assert_safe(app)
        if size != (40, 15):
            shown = screen_text(app)
            groups = ("\n  Overdue · 2", "\n  This week · 1", "\n  Blocked · 1", "what came of it?")
            places = [shown.index(words) for words in groups]
            assert places == sorted(places)
            assert "nobody yet" in shown
            assert "Train the inside team" not in shown


async def test_c_starts_a_session_for_all_goals_and_goes_on_with_it(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        session = app.workshop.sessions[1]
        assert (session.kind, session.goals, len(session.present)) == (SessionKind.CHECK_IN, (1, 2), 8)
        await tap(pilot, "right", sees=" GOALS ")
        await tap(pilot, "escape", sees="A check-in session is running: c goes on with it.")
        await tap(pilot, "c", sees=" GOALS ")
        assert len(app.workshop.sessions) == 1


async def test_f_finishes_ticks_and_goes_on_and_u_takes_it_back(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        page = app.screen
        assert isinstance(page, StepsPage)
        await tap(pilot, "f")
        await until(lambda: app.workshop.steps[3].state is StepState.DONE)
        assert page.step == app.workshop.steps[1]
        assert "Done today · 1" in screen_text(app)
        await tap(pilot, "f", sees="Done today · 2")
        assert "Overdue ·" not in screen_text(app)
        assert page.step == app.workshop.steps[2]
        await tap(pilot, "u")
        await until(lambda: app.workshop.steps[1].state is StepState.DOING)
        assert "Overdue · 1" in screen_text(app)


async def test_the_last_one_that_waits_leaves_the_highlight_with_one_that_waits(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        page = app.screen
        assert isinstance(page, StepsPage)
        await tap(pilot, "down", "down", "down", "f")
        await until(lambda: app.workshop.steps[4].state is StepState.DONE)
        assert page.rows.key == 5


async def test_another_day_takes_a_step_off_the_list(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await tap(pilot, "m")
        await type_text(pilot, "15 feb", "enter")
        await until(lambda: app.workshop.steps[3].due == date(2027, 2, 15))
        await until(lambda: "Overdue · 1" in screen_text(app))


async def test_blocker_note_verdict_and_who_have_a_key_each(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await tap(pilot, "b", "2")
        await type_text(pilot, "prices", "enter")
        await until(lambda: app.workshop.steps[3].blocker is Blocker.WAITING)
        await tap(pilot, "n")
        await type_text(pilot, "half of them answered", "enter")
        await until(lambda: app.workshop.steps[3].notes[-1:])
        await until(lambda: app.workshop.steps[3].notes[-1].text == "half of them answered")
        await tap(pilot, "w", "2")
        await until(lambda: app.workshop.steps[3].owner == 2)
        await tap(pilot, "end", sees="v verdict")
        await tap(pilot, "v", "1")
        await until(lambda: app.workshop.steps[5].verdict is Verdict.WORKED)
        await until(lambda: "what came of it?" not in screen_text(app))


async def test_enter_opens_the_goal_with_the_step_and_escape_comes_back(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await tap(pilot, "down", "enter")
        await until(lambda: isinstance(app.screen, GoalPage))
        await settle(pilot)
        await tap(pilot, "escape", sees=" STEPS ")
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, HomePage))


async def test_with_nothing_to_look_at_it_says_so(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await until(lambda: "Nothing is overdue" in screen_text(app))
        await tap(pilot, "f", "m", "w", "v", "enter")
        assert " STEPS " in screen_text(app)


async def test_without_goals_or_people_the_sentence_says_what_to_do(run: Run) -> None:
    w = with_goals()
    async with run(w.cut(*w.key_results.values(), *w.goals.values()).settled()) as (_, pilot):
        await tap(pilot, "c", sees="A check-in session needs at least one goal")


async def test_a_member_acts_on_their_own_steps_only(run: Run) -> None:
    async with run(start_check_in(quarter(), 1, now=NOW).settled(), me=2) as (app, pilot):
        await until(lambda: " STEPS " in screen_text(app))
        await tap(pilot, "down", "f", sees="Step 1 is Ana Ferreira's")
        await tap(pilot, "down", "f")
        await until(lambda: app.workshop.steps[2].state is StepState.DONE)


async def test_the_list_follows_what_others_do(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        moved = replace(app.workshop.steps[1], due=app.today + timedelta(days=40))
        app.store.apply(lambda w: w.put(moved), None, "elsewhere")
        await until(lambda: "Overdue · 1" in screen_text(app))


async def test_hostile_steps_and_notes_are_shown_literally_or_refused(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "steps")
        await tap(pilot, "down")
        for text in HOSTILE:
            told = in_file(text, 120)
            assert app.record("reword", lambda w, told=told: _with_texts(w, told))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
            noted = len(app.workshop.steps[1].notes)
            await tap(pilot, "n")
            await settle(pilot)
            assert isinstance(app.screen, Ask)
            await paste(pilot, text)
            await tap(pilot, "enter")
            await settle(pilot)
            assert_safe(app, text)
            notes = app.workshop.steps[1].notes[noted:]
            assert all(note.text == clean(note.text) and len(note.text) <= 280 for note in notes), ascii(text[:40])
            if isinstance(app.screen, Ask):
                await tap(pilot, "escape")
            await until(lambda: isinstance(app.screen, StepsPage))


def _with_texts(w: Workshop, text: str) -> Workshop:
    return w.put(replace(w.steps[1], text=text), replace(w.goals[1], title=text), replace(w.members[1], name=text))
