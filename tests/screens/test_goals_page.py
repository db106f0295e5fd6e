"""The stage goals on the shared screen."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, settle, tap, until
from tests.screens.typing import filled, saved
from tests.world import TODAY, in_session
from workshop.model import Category, Step, StepState, Workshop
from workshop.plan import goals
from workshop.words.text import clean_lines


def at_goals(*more: str) -> Workshop:
    """A session at the stage goals, with two goals planned, and more goals of the period."""
    w = in_session("goals")
    for title in more:
        w = goals.add_goal(w, 1, title)
    return w.settled()


async def test_it_shows_why_key_results_and_what_is_missing(run: Run) -> None:
    async with run(at_goals("Logistics margin")) as (app, pilot):
        shown = screen_text(app)
        assert "Two rivals left the mid-market" in shown
        assert "18 → 25 %" in shown
        await tap(pilot, "end", sees="Not written yet.")
        await until(lambda: "measurable: give a key result a target" in screen_text(app))
        await until(lambda: "None yet. Press k" in screen_text(app))


async def test_space_plans_a_goal_or_leaves_it_out_but_never_the_last(run: Run) -> None:
    async with run(at_goals("Logistics margin")) as (app, pilot):
        await tap(pilot, "space", "space", sees="at least one goal")
        assert app.workshop.sessions[1].goals == (2,)
        await tap(pilot, "down", "space")
        await until(lambda: app.workshop.sessions[1].goals == (2, 3))


async def test_goals_are_put_in_order(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        await tap(pilot, "ctrl+down")
        await until(lambda: app.workshop.sessions[1].goals == (2, 1))
        await tap(pilot, "ctrl+up")
        await until(lambda: app.workshop.sessions[1].goals == (1, 2))


async def test_a_goal_is_added_to_the_period_and_to_the_session(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        await tap(pilot, "a")
        await saved(pilot, title="Win back lapsed accounts", why="They know us.\nThey left for the price.")
        goal = app.workshop.goals[3]
        assert (goal.title, goal.why) == ("Win back lapsed accounts", "They know us.\nThey left for the price.")
        assert app.workshop.sessions[1].goals == (1, 2, 3)
        await until(lambda: "They left for the price." in screen_text(app))


async def test_a_goal_is_edited_and_an_untouched_form_records_nothing(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        before = app.store.seq
        await tap(pilot, "enter")
        await saved(pilot)
        assert app.store.seq == before
        await tap(pilot, "e")
        form = await filled(pilot, sponsor="Marta Keller")
        next(row for row in form.rows if row.field.key == "category").input.focus()
        await tap(pilot, "n", "ctrl+s")
        await until(lambda: app.screen is not form)
        assert app.workshop.goals[1].sponsor == "Marta Keller"
        assert app.workshop.goals[1].category is Category.NEW_PRODUCT


async def test_what_is_refused_stays_typed(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        await tap(pilot, "e")
        form = await filled(pilot, title="open the nordics", market="flat")
        await tap(pilot, "ctrl+s", sees="already has the goal “Open the Nordics”")
        assert (form.values["title"], form.values["market"]) == ("open the nordics", "flat")
        assert app.workshop.goals[1].market == ""


async def test_what_others_changed_meanwhile_is_told_and_both_texts_are_kept(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        await tap(pilot, "e")
        form = await filled(pilot, why="ours")
        app.store.apply(lambda w: goals.edit_goal(w, 1, why="theirs", market="flat"), None, "elsewhere")
        await tap(pilot, "ctrl+s", sees="why is now “theirs”")
        assert form.values["why"] == "ours"
        assert app.workshop.goals[1].why == "theirs"
        await tap(pilot, "ctrl+s")
        await until(lambda: app.screen is not form)
        assert (app.workshop.goals[1].why, app.workshop.goals[1].market) == ("ours", "flat")


async def test_a_goal_that_is_gone_is_told_in_the_form(run: Run) -> None:
    async with run(at_goals("Logistics margin")) as (app, pilot):
        await tap(pilot, "end", "e")
        await filled(pilot, why="ours")
        app.store.apply(lambda w: goals.remove_goal(w, 3), None, "elsewhere")
        await tap(pilot, "ctrl+s", sees="Goal 3 is not there")


async def test_another_target_asks_for_the_reason_and_the_old_one_stays_visible(run: Run) -> None:
    async with run(at_goals()) as (app, pilot):
        await tap(pilot, "k", "1")
        form = await filled(pilot, target="24,5")
        await tap(pilot, "ctrl+s", sees="already has the target 25 %")
        assert app.workshop.key_results[1].target == 25
        await filled(pilot, reason="one rival stayed")
        await tap(pilot, "ctrl+s")
        await until(lambda: app.screen is not form)
        measure = app.workshop.key_results[1]
        assert (measure.target, measure.earlier[0].target, measure.earlier[0].on) == (24.5, 25, TODAY)
        assert app.workshop.decisions[1].why == "one rival stayed"
        await until(lambda: "target was 25 % until 14 Jan: one rival stayed" in screen_text(app))


async def test_key_results_are_added_and_removed(run: Run) -> None:
    async with run(at_goals("Logistics margin")) as (app, pilot):
        await tap(pilot, "end", "k")
        form = await filled(pilot, name="Margin", unit="%", baseline="12", target="about 15")
        await tap(pilot, "ctrl+s", sees="“about 15” is not a number")
        await filled(pilot, target="15")
        await tap(pilot, "ctrl+s")
        await until(lambda: app.screen is not form)
        added = app.workshop.key_results.of(3)[0]
        assert (added.name, added.unit, added.baseline, added.target) == ("Margin", "%", 12, 15)
        await tap(pilot, "k", "d", sees="Which one is removed?")
        await tap(pilot, "enter")
        await until(lambda: not app.workshop.key_results.of(3))


async def test_a_goal_with_a_plan_is_not_removed_one_with_drafts_only_after_a_yes(run: Run) -> None:
    w = at_goals("Logistics margin").put(Step(1, 1, "Call", state=StepState.PLANNED), Step(2, 3, "Write"))
    async with run(w.settled()) as (app, pilot):
        await tap(pilot, "d", sees="go with it")
        await tap(pilot, "y", sees="drop or move them first")
        await tap(pilot, "end", "d", "y")
        await until(lambda: 3 not in app.workshop.goals)
        await tap(pilot, "u")
        await until(lambda: 3 in app.workshop.goals and 2 in app.workshop.steps)


@pytest.mark.parametrize("texts", [HOSTILE[part::5] for part in range(5)], ids=range(5))
async def test_hostile_texts_are_shown_literally_or_refused_with_a_sentence(
    make_app: MakeApp, texts: Sequence[str]
) -> None:
    app = make_app(at_goals())
    before = app.workshop.goals[1]
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for text in texts:
            assert app.record("start over", lambda w: w.put(before))
            await tap(pilot, "e")
            form = await filled(pilot)
            for row in form.rows:
                if row.field.key != "category":
                    row.input.focus()
                    await paste(pilot, text)
            assert_safe(app, text)
            await tap(pilot, "ctrl+s")
            await settle(pilot)
            assert_safe(app, text)
            if app.screen is form:
                assert "at most" in screen_text(app), ascii(text[:40])
                await tap(pilot, "escape", "y")
            else:
                market = app.workshop.goals[1].market.replace("\n", " ")
                assert clean_lines(text)[:20] in market or "\n" in text, ascii(text[:40])
            await until(lambda: len(app.screen_stack) == 2)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_long_texts_and_many_goals_fit(run: Run, size: tuple[int, int]) -> None:
    w = at_goals(*(f"{number} {'日本語の計画' * 19}" for number in range(30)))
    w = w.put(replace(w.goals[1], title="x" * 120, why="why " * 120, strategy="[/]" * 160))
    async with run(w.settled(), size=size) as (app, pilot):
        assert_safe(app)
        assert "? all keys" in screen_text(app)
        await tap(pilot, "down", "end", "tab", "down", "pagedown")
        assert_safe(app)
