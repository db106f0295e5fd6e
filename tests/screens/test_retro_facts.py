"""The start of a retrospective and its first stage: facts goal by goal, and what became of each, by keys."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from store import Store
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, NORDICS, OUTCOMES, PARTS, SCANNER, looking_back, quarter
from tests.world import TODAY, Clock, with_goals
from workshop.meet import sessions
from workshop.model import DecisionKind, Outcome, SessionKind, Workshop
from workshop.plan import drafting, goals
from workshop.team import periods
from workshop.words.text import clean

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (100, 30), (120, 40))


def outcome(app: WorkshopApp, goal: int) -> Outcome | None:
    """What became of the goal."""
    return app.workshop.goals[goal].outcome


# Starting ------------------------------------------------------------------------------------------


async def test_r_looks_back_on_the_period_that_is_over(run: Run, clock: Clock) -> None:
    clock.at = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
    async with run(quarter()) as (app, pilot):
        await see(app, "r looks back")
        await tap(pilot, "r")
        await see(app, "FACTS ", "Facts before opinions")
        session = app.workshop.sessions[1]
        assert (session.kind, session.goals, len(session.present)) == (SessionKind.RETROSPECTIVE, (1, 2, 3, 4), 8)


async def test_a_running_period_is_looked_back_on_only_after_a_yes(run: Run) -> None:
    async with run(quarter()) as (app, pilot):
        await tap(pilot, "r")
        await see(app, "Look back on Q1 2027 already now?")
        await tap(pilot, "enter")
        await see(app, "Home")
        assert not app.workshop.sessions
        await tap(pilot, "r")
        await see(app, "already now?")
        await tap(pilot, "y")
        await see(app, "FACTS ")


async def test_r_goes_on_with_a_retrospective_that_was_left(run: Run) -> None:
    async with run(looking_back()) as (app, pilot):
        await see(app, "FACTS ")
        await tap(pilot, "escape")
        await see(app, "Home")
        await tap(pilot, "r")
        await see(app, "FACTS ")
        assert len(app.workshop.sessions) == 1


async def test_before_any_period_there_is_nothing_to_look_back_on(run: Run, clock: Clock) -> None:
    clock.at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    async with run(with_goals()) as (app, pilot):
        await tap(pilot, "r")
        await see(app, "nothing to look back on")


# Facts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_goal_stands_there_with_all_that_the_file_knows(run: Run, size: tuple[int, int]) -> None:
    w = periods.set_headline(looking_back(reviewed=False), 1, "Revenue", "EUR", 0, 5_000_000, today=TODAY)
    async with run(w, size=size) as (app, pilot):
        shown = await see(
            app,
            "Headline Revenue: 0 → 5.0M EUR was the aim; — of 5.0M EUR, 0 % of the way (nobody read it).",
            "Share in DACH ○ not reviewed",
            "The figures say missed.",
            "18 → 25 %",
            "19 %, 14 % of the way",
            "1 of 3 done ■ Do the first thing for goal 1",
            "Not done □ Do the second thing for goal 1 (must-move)",
            "8 Jan, confidence 3: No time for the calls. Blocked: crowded out by quota work.",
        )
        assert "Ana" not in shown
        await tap(pilot, "pagedown")
        await see(
            app,
            "We leave the fair out. Too late to book.",
            "We learned that distributor days alone bring nothing.",
        )
        await tap(pilot, "tab", "tab")
        await see(app, "No step was ever planned.", "Nobody checked in.")


async def test_enter_takes_what_the_figures_say_and_goes_on(run: Run) -> None:
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await see(app, "○ missed?", "○ achieved?", "○ partly achieved?")
        for goal in OUTCOMES:
            await tap(pilot, "enter")
            await settle(pilot)
            assert outcome(app, goal) is OUTCOMES[goal]
        await see(app, "Every goal has its outcome", "✖ missed", "● achieved", "◐ partly")
        await tap(pilot, "right")
        await see(app, "WINS")


async def test_another_outcome_than_the_figures_say_needs_a_reason(run: Run) -> None:
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await tap(pilot, "2")
        await see(app, "Why does it count as partly achieved?")
        await tap(pilot, "enter")
        await see(app, "Type some words first")
        await type_text(pilot, "The share was measured in May")
        await tap(pilot, "enter")
        await until(lambda: outcome(app, DACH) is Outcome.PARTLY)
        await see(app, "The figures say achieved.")
        await tap(pilot, "up")
        await see(app, "The share was measured in May")
        await tap(pilot, "3")
        await until(lambda: outcome(app, DACH) is Outcome.MISSED)
        await tap(pilot, "u")
        await until(lambda: outcome(app, DACH) is Outcome.PARTLY)


async def test_a_goal_is_waived_with_a_reason_that_is_kept(run: Run) -> None:
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await tap(pilot, "down", "down", "4")
        await see(app, "Why is “Introduce the pallet scanner” waived?")
        await tap(pilot, "escape")
        assert outcome(app, SCANNER) is None
        await tap(pilot, "4")
        await type_text(pilot, "The group stopped it")
        await tap(pilot, "enter")
        await until(lambda: outcome(app, SCANNER) is Outcome.WAIVED)
        kept = app.workshop.decisions[app.workshop.decisions.last_id]
        assert (kept.kind, kept.why) == (DecisionKind.WAIVED, "The group stopped it")
        await see(app, "⊘ waived", "The figures say partly achieved.")


async def test_going_on_names_the_goals_without_an_outcome(run: Run) -> None:
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await tap(pilot, "enter", "right")
        shown = await see(app, "No outcome yet: Open the Nordics", "No outcome yet: Margin on spare parts")
        assert "No outcome yet: Share in DACH" not in shown
        await tap(pilot, "escape")
        await until(lambda: "Go on although" not in screen_text(app))


async def test_without_a_target_the_room_says_what_became_of_it(run: Run) -> None:
    w = goals.add_goal(quarter(), 1, "Sell more to friends")
    w = sessions.start(w, SessionKind.RETROSPECTIVE, 1, (5,), now=Clock()())
    async with run(w.settled()) as (app, pilot):
        await see(app, "No target says what became of it.", "No key result: nobody can see whether it moved.")
        await tap(pilot, "enter")
        await see(app, "ask the room, then press 1, 2, 3 or 4")
        await tap(pilot, "1")
        await until(lambda: outcome(app, 5) is Outcome.ACHIEVED)


async def test_a_reading_that_nobody_took_is_put_in(run: Run, clock: Clock) -> None:
    clock.at = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await tap(pilot, "r", "1")
        await see(app, "FACTS")
        await tap(pilot, "r")
        await see(app, "Where did “Share of mid-market accounts” stand?", "18 → 25 % was the aim.")
        await type_text(pilot, "many")
        await tap(pilot, "enter")
        await see(app, "is not a number")
        for _ in "many":
            await tap(pilot, "backspace")
        await type_text(pilot, "25,5 %")
        await tap(pilot, "enter")
        await see(app, "The figures say achieved.")
        last = app.workshop.key_results[1].readings[-1]
        assert (last.on, last.value) == (date(2027, 3, 31), 25.5)


async def test_of_several_key_results_one_is_chosen_to_be_read(run: Run) -> None:
    w = goals.add_key_result(looking_back(reviewed=False), NORDICS, "Visits", "visits", 0, 20, leading=True)
    async with run(w.settled()) as (app, pilot):
        await tap(pilot, "down", "r")
        await see(app, "Which key result?", "Visits")
        await tap(pilot, "2")
        await type_text(pilot, "12")
        await tap(pilot, "enter")
        await see(app, "Visits (leading)", "12 visits, 60 % of the way")


async def test_what_was_dropped_and_changed_on_the_way_is_told(run: Run) -> None:
    w = looking_back(reviewed=False)
    w = goals.edit_key_result(w, 4, today=date(2027, 1, 10), target=28, reason="Steel became cheaper.")
    planned = w.steps.of(DACH)[1]
    w = drafting.drop(w, planned.id, "The fair was called off.", Clock()(), None)
    async with run(w.settled(), size=(100, 30)) as (app, pilot):
        await see(app, "⊘ Do the second thing for goal 1 (The fair was called off)")
        await tap(pilot, "shift+tab")
        await see(app, "Gross margin: the target was 26 until 10 Jan. Steel became cheaper.")


async def test_f2_opens_everything_about_the_goal_and_comes_back(run: Run) -> None:
    async with run(looking_back(reviewed=False)) as (app, pilot):
        await tap(pilot, "down", "f2")
        await see(app, "Open the Nordics", "Goal")
        await until(lambda: "FACTS " not in screen_text(app))
        await tap(pilot, "escape")
        await see(app, "FACTS ")


async def test_a_member_looks_on_and_says_nothing_for_the_room(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(looking_back(reviewed=False))
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "The figures say missed.")
        await tap(pilot, "enter", "1", "3")
        assert outcome(app, DACH) is None
        assert "achieved   2" not in screen_text(app)


async def test_hostile_words_are_shown_letter_by_letter(run: Run) -> None:
    w = looking_back(reviewed=False)
    for number, text in enumerate(clean(one) for one in HOSTILE if clean(one)):
        goal = replace(w.goals[PARTS], id=w.goals.next_id, title=text, why=text, position=9 + number)
        w = w.put(
            goal, *(replace(step, id=w.steps.next_id, goal=goal.id, text=text) for step in w.steps.of(PARTS)[:1])
        )
    w = w.put(replace(w.sessions[1], goals=tuple(w.goals)))
    async with run(w.settled()) as (app, pilot):
        for _ in range(len(w.goals)):
            await tap(pilot, "tab")
            assert_safe(app)
