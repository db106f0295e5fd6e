"""The second stage of a check-in: goal by goal, figures, confidence, what changed."""

from datetime import date

import pytest
from msgspec.structs import replace

from screens.dialogs.form import Form
from screens.pages.goal import GoalPage
from screens.stages.checkin.goals import CheckInsPage
from screens.widgets.line import Line
from tests.screens.checking import DACH, NORDICS, at_stage, behind, in_file, quarter, reported
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, screen_words, settle, tap, type_text, until
from tests.screens.typing import filled, saved
from tests.world import TODAY, with_goals
from workshop.model import Blocker, Reading, StepState, Workshop


def confident_figures() -> Workshop:
    """The first goal is on track by its figures, and nobody believes in it."""
    return reported(quarter(), DACH, date(2027, 1, 13), 3, 20).settled()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_shows_status_confidence_last_check_in_and_what_it_calls_for(
    run: Run, size: tuple[int, int]
) -> None:
    async with run(behind(quarter()), size=size) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await until(lambda: "mid-market" in screen_words(app))
        shown = screen_words(app)
        assert "6 4 ▼ off track" in shown
        assert "12 Jan (2 days ago), Ana Ferreira: confidence 4 of 10. Prices are late." in shown
        assert "4 to 6: name what changes this week." in shown
        assert ("┤" in shown) == (size == (120, 40))
        await tap(pilot, "down", sees="none yet")
        assert_safe(app)


async def test_a_check_in_takes_enter_after_each_answer(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "enter")
        await until(lambda: isinstance(app.screen, Form))
        for answer in ("19,5", "8", "Two accounts signed"):
            await type_text(pilot, answer, "enter")
        await tap(pilot, "right", "enter")
        await until(lambda: app.workshop.check_ins)
        kept = app.workshop.check_ins[1]
        assert (kept.goal, kept.on, kept.confidence, kept.changed, kept.blocker) == (
            DACH,
            TODAY,
            8,
            "Two accounts signed",
            Blocker.NO_TIME,
        )
        assert app.workshop.key_results[1].readings == (Reading(TODAY, 19.5),)
        await until(lambda: "8 of 10. 7 and more: we trust the plan, so go on with it." in screen_text(app))
        assert "✓  Share in DACH" in screen_text(app)
        await tap(pilot, "u")
        await until(lambda: not app.workshop.check_ins and not app.workshop.key_results[1].readings)


async def test_figures_start_empty_with_the_last_value_beside_them(run: Run) -> None:
    async with run(behind(quarter())) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "e")
        form = await filled(pilot)
        assert set(form.values.values()) == {""}
        shown = screen_text(app)
        assert "last 18.1 % on 12 Jan · 18 → 25 %" in shown
        assert "0 lost to 10 certain; last 4 on 12 Jan" in shown
        await saved(pilot, sure="5")
        assert app.workshop.check_ins[3].confidence == 5
        assert len(app.workshop.key_results[1].readings) == 2


async def test_what_is_refused_is_said_in_the_form_and_stays(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "enter")
        form = await filled(pilot, changed="Prices")
        for field, text, sentence in (
            ("sure", "", "Confidence is a whole number"),
            ("sure", "11", "Confidence is a number from 0"),
            ("sure", "very", "Confidence is a whole number"),
            ("sure", "12", "Confidence is a number from 0"),
            ("sure", "-1", "Confidence is a whole number"),
            ("figure 1", "some", "is not a number"),
        ):
            await filled(pilot, **{"sure": "5", field: text})
            assert sentence not in screen_words(app)
            await tap(pilot, "ctrl+s")
            await until(lambda words=sentence: words in screen_words(app))  # type: ignore[misc]
            assert app.screen is form
            assert form.values["changed"] == "Prices"
            assert not app.workshop.check_ins


async def test_confidence_below_the_figures_is_flagged(run: Run) -> None:
    async with run(confident_figures()) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await until(lambda: "on track !" in screen_text(app))
        shown = screen_words(app)
        assert "Confidence 3 of 10 is lower than the figures suggest (on track): ask why." in shown
        assert "Under 4: name what blocks it" in shown


async def test_two_bad_periods_suggest_a_step_and_a_puts_it_into_the_plan(run: Run) -> None:
    async with run(behind(quarter())) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await until(lambda: "Behind at two check-ins running (5 Jan and 12 Jan)" in screen_text(app))
        await tap(pilot, "a")
        await until(lambda: app.screen.query(Line))
        assert app.screen.query_one(Line).text == ""
        await type_text(pilot, "Leverage the resellers", sees="verb ?")
        await tap(pilot, "enter", sees="Who has step 7?")
        await tap(pilot, "2")
        await until(lambda: app.workshop.steps[7].owner == 2)
        step = app.workshop.steps[7]
        assert (step.goal, step.state, step.due) == (DACH, StepState.PLANNED, date(2027, 1, 21))
        await until(lambda: "Step 7 is in the plan" in screen_text(app))


async def test_leaving_names_the_goals_whose_check_in_is_due(run: Run) -> None:
    async with run(reported(quarter(), DACH, TODAY, 7, 19).settled()) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "right", sees="Not checked in yet: Open the Nordics")
        assert "Not checked in yet: Share in DACH" not in screen_text(app)
        await tap(pilot, "n", sees=" GOALS ")
        await tap(pilot, "down", "enter")
        await saved(pilot, sure="4")
        assert app.workshop.check_ins.of(NORDICS)
        await tap(pilot, "right", sees=" MIRROR ")


async def test_f3_opens_the_goal(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await until(lambda: "No step is planned for this goal: a adds the first one." in screen_text(app))
        await tap(pilot, "f3")
        await until(lambda: isinstance(app.screen, GoalPage))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_texts_are_shown_literally(run: Run, size: tuple[int, int]) -> None:
    async with run(behind(quarter()), size=size) as (app, pilot):
        await at_stage(pilot, app, "goals")
        for text in HOSTILE:
            told = in_file(text, 120)
            assert app.record("reword", lambda w, told=told: _with_texts(w, told))  # type: ignore[misc]
            await settle(pilot)
            assert isinstance(app.screen, CheckInsPage)
            assert_safe(app, text)
            if size == (120, 40):
                continue  # the form is laid out as at 80 columns
            await tap(pilot, "enter")
            await until(lambda: isinstance(app.screen, Form))
            await settle(pilot)
            assert_safe(app, text)
            await tap(pilot, "escape")
            await until(lambda: isinstance(app.screen, CheckInsPage))


def _with_texts(w: Workshop, text: str) -> Workshop:
    return w.put(
        replace(w.goals[1], title=text),
        replace(w.key_results[1], name=text, unit=text[:30]),
        replace(w.check_ins[2], changed=text),
        replace(w.members[1], name=text),
    )
