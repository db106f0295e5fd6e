"""The first screen."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.scenes import SCENES, opened
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, until
from tests.screens.typing import saved
from tests.world import TODAY, founded, planned, with_goals
from workshop.model import SessionKind, Workshop
from workshop.team import periods, upcoming


def ahead_without_plans() -> Workshop:
    """A team that is above its number while nothing happens on the goals."""
    return periods.add_headline_reading(with_goals(), 1, TODAY, 2_000_000)


async def test_a_number_above_untouched_goals_is_said_in_words(run: Run) -> None:
    async with run(ahead_without_plans()) as (app, _):
        shown = screen_text(app)
        assert "   ahead" in shown
        assert "2 without a plan" in shown
        assert "✖ no plan" in shown
        assert "off the goals" in shown


async def test_a_quarter_closed_while_it_runs_is_named_with_its_key(run: Run) -> None:
    w = upcoming.next_period(with_goals(), 1)
    w = w.put(replace(w.periods[1], closed_on=TODAY)).settled()
    async with run(w, size=(100, 30)) as (app, _):
        await until(lambda: "Q1 2027 is closed: q leads to it and its goals." in screen_text(app))


async def test_only_the_last_change_is_named_on_the_way_back(run: Run) -> None:
    async with run(with_goals(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "a")
        await saved(pilot, title="Win back lapsed accounts")
        await until(lambda: "Done. u takes back: add a goal" in screen_text(app))
        await tap(pilot, "enter", "k", "a", sees="How will we see")
        await saved(pilot, name="Accounts won back")
        await until(lambda: "Done. u takes back: add a key result" in screen_text(app))
        await tap(pilot, "escape", sees="Home")
        assert "u takes back" not in screen_text(app)


async def test_without_goals_it_says_what_to_do_next(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        assert "a type the first   i import a sheet" in screen_text(app)
        await tap(pilot, "p")
        await until(lambda: "needs at least one goal" in screen_text(app))


async def test_an_empty_home_says_things_once(run: Run) -> None:
    async with run(founded(), size=(120, 40)) as (app, _):
        shown = screen_text(app)
        assert shown.lower().count("no goals") == 1
        assert "enter goal" not in shown


async def test_a_wide_home_has_the_weeks_and_what_waits_beside_the_goals(tmp_path: Path) -> None:
    async with opened(SCENES["home"], tmp_path, (120, 40)) as (app, _):
        words = ("Weeks", "▮ news", "40  Make a one-page", "Chen", "Blocked", "34  Bring the", "┏━┓ ╻ ╻")
        await until(lambda: all(one in screen_text(app) for one in words))
        shown = screen_text(app)
        assert next(line for line in shown.splitlines() if "Open the Nor" in line).count("▮") >= 6


async def test_without_a_period_it_says_what_to_do_next(run: Run) -> None:
    w = founded()
    async with run(w.cut(w.periods[1])) as (app, _):
        assert "Press n to open the first one" in screen_text(app)


async def test_p_starts_planning_all_goals_with_everybody(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await tap(pilot, "p")
        await until(lambda: " WELCOME " in screen_text(app))
        session = app.workshop.sessions[1]
        assert (session.kind, session.goals, len(session.present)) == (SessionKind.PLANNING, (1, 2), 8)


async def test_an_interrupted_session_is_on_the_screen_at_once(run: Run) -> None:
    async with run(planned("claim")) as (app, _):
        await until(lambda: " CLAIM " in screen_text(app))


async def test_titles_are_shown_letter_by_letter(run: Run) -> None:
    w = with_goals()
    async with run(w.put(replace(w.goals[1], title="[/] [bold]Grow[/bold]")), size=(120, 40)) as (app, _):
        assert "[/] [bold]Grow[/bold]" in screen_text(app)


async def test_a_goal_that_was_planned_waits_for_its_first_check_in(run: Run) -> None:
    w = planned("plan")
    async with run(w.cut(w.sessions[1])) as (app, _):
        assert "□□□" in screen_text(app)
        assert "0/3" in screen_text(app)


async def test_the_period_that_comes_next_is_shown_before_it_begins(run: Run) -> None:
    w = with_goals()
    later = replace(w.periods[1], first=TODAY + timedelta(days=10), last=TODAY + timedelta(days=90))
    async with run(w.put(later)) as (app, _):
        assert "begins in 10 days" in screen_text(app)
