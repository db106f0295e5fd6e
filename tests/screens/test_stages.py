"""What all stages share: the way on and back, the jump, the clock, the parking lot."""

import pytest

from screens.app import WorkshopApp
from tests.screens.conftest import Run
from tests.screens.kit import screen_text, tap, type_text, until
from tests.world import IDEAS, Clock, in_session, planned, with_goals
from workshop.meet.agenda import places
from workshop.model import Session


def session(app: WorkshopApp) -> Session:
    """The session as it stands."""
    return app.workshop.sessions[1]


async def test_one_key_goes_on_and_one_goes_back(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "right", sees=" VOTE ")
        await tap(pilot, "left", sees=" REFINE ")
        assert len(app.workshop.steps) == len(IDEAS)


async def test_the_whole_agenda_can_be_walked_with_the_function_key(run: Run) -> None:
    """Also while an input has the focus, as in drafting."""
    async with run(in_session("welcome")) as (app, pilot):
        for place in places(session(app)):
            await until(lambda place=place: f" {place.stage.key.upper()} " in screen_text(app))  # type: ignore[misc]
            assert (session(app).stage, session(app).goal) == (place.stage.key, place.goal)
            await tap(pilot, "f8")
            if place.stage.key in ("claim", "commit", "vote") and len(app.screen_stack) > 2:
                await tap(pilot, "y")
        await until(lambda: "Close as planned" in screen_text(app))
        await tap(pilot, "enter")
        await until(lambda: "Close as planned" not in screen_text(app))
        assert session(app).ended is None  # enter alone closes no plan with gaps


async def test_the_jump_goes_to_any_stage_of_any_goal(run: Run) -> None:
    async with run(in_session("refine", 1)) as (app, pilot):
        await tap(pilot, "f6", sees="Where to?")
        await type_text(pilot, "claim nordics", "enter")
        await until(lambda: (session(app).stage, session(app).goal) == ("claim", 2))
        await until(lambda: "Goal 2 of 2" in screen_text(app))


async def test_the_jump_starts_from_where_the_session_stands(run: Run) -> None:
    async with run(in_session("claim", 2)) as (app, pilot):
        await tap(pilot, "f6", sees="▌ claim     Open the Nordics")
        await tap(pilot, "down", "enter")
        await until(lambda: (session(app).stage, session(app).goal) == ("commit", 2))


async def test_the_jump_stays_with_the_goal_where_only_a_stage_is_typed(run: Run) -> None:
    async with run(in_session("draft", 2)) as (app, pilot):
        await tap(pilot, "f6", sees="Where to?")
        await type_text(pilot, "vote", "enter")
        await until(lambda: (session(app).stage, session(app).goal) == ("vote", 2))
        await tap(pilot, "f6", sees="Where to?")
        await type_text(pilot, "draft", "enter")
        await until(lambda: (session(app).stage, session(app).goal) == ("draft", 2))
        await tap(pilot, "f6", sees="Where to?")
        await type_text(pilot, "welcome", "enter")
        await until(lambda: session(app).stage == "welcome")


@pytest.mark.parametrize(
    ("minutes", "seconds", "shown"), [(0, 0, "05:00"), (4, 30, "00:30"), (5, 0, "00:00"), (6, 5, "+01:05")]
)
async def test_the_clock_counts_down_and_then_up(
    run: Run, clock: Clock, minutes: int, seconds: int, shown: str
) -> None:
    async with run(in_session("refine", 1)) as (app, _):
        clock.forward(minutes=minutes, seconds=seconds)
        await until(lambda: screen_text(app).splitlines()[0].endswith(shown))


async def test_two_more_minutes(run: Run) -> None:
    async with run(in_session("refine", 1)) as (app, pilot):
        await tap(pilot, "f5")
        await until(lambda: screen_text(app).splitlines()[0].endswith("07:00"))


async def test_a_thought_is_parked_and_comes_up_at_the_end(run: Run) -> None:
    async with run(planned("plan")) as (app, pilot):
        await tap(pilot, "f4", sees="What belongs elsewhere?")
        await type_text(pilot, "Company cars", "enter", sees="It is in the parking lot")
        assert app.workshop.parked
        await tap(pilot, "home", "enter", sees=("What becomes of it?", "Company cars"))
        await type_text(pilot, "Ana asks the garage", "enter", sees="u takes it back")
        assert app.workshop.parked[1].settled == "Ana asks the garage"


async def test_esc_goes_home_and_p_goes_on_where_it_was(run: Run) -> None:
    async with run(in_session("refine", 2)) as (_, pilot):
        await tap(pilot, "escape", sees="A planning session is running")
        await tap(pilot, "p", sees=(" REFINE ", "Goal 2 of 2"))


async def test_undo_passes_over_moves_between_stages(run: Run) -> None:
    async with run(planned("claim")) as (app, pilot):
        await tap(pilot, "a")
        await until(lambda: app.workshop.steps[1].owner == 1)
        await tap(pilot, "right", "y", sees=" COMMIT ")
        await tap(pilot, "u")
        await until(lambda: app.workshop.steps[1].owner is None)
        assert session(app).stage == "commit"


async def test_help_names_every_key_of_the_place(run: Run) -> None:
    async with run(planned("claim"), size=(80, 50)) as (app, pilot):
        await tap(pilot, "question_mark", sees="The steps come up one at a time")
        shown = screen_text(app)
        for words in ("Leave this step without an owner", "Go back a stage", "Undo the newest thing"):
            assert words in shown


async def test_the_palette_runs_a_command_of_the_place(run: Run) -> None:
    async with run(planned("claim"), size=(80, 30)) as (app, pilot):
        await tap(pilot, "ctrl+p")
        await until(lambda: len(app.screen_stack) == 3)
        await type_text(pilot, "nobody", sees="Nobody yet")
        await tap(pilot, "enter")
        await until(lambda: len(app.screen_stack) == 2 and "2 of 3" in screen_text(app))


async def test_the_footer_shows_while_typing_only_what_works_while_typing(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, _):
        footer = "\n".join(screen_text(app).splitlines()[-2:])
        assert "f8 next" in footer
        assert "? all keys" not in footer


async def test_undoing_the_start_of_a_session_leads_home(run: Run) -> None:
    async with run(with_goals()) as (app, pilot):
        await tap(pilot, "p", sees=" WELCOME ")
        await tap(pilot, "u", sees="Undone: start planning")
        assert "Home" in screen_text(app)
        assert not app.workshop.sessions


async def test_a_goal_taken_back_elsewhere_does_not_end_the_program(run: Run) -> None:
    async with run(in_session("refine", 2)) as (app, _):
        app.record("take a goal back", lambda w: w.cut(w.goals[2], *w.key_results.of(2)))
        await until(lambda: "Home" in screen_text(app))
