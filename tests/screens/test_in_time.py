"""Until when a meeting may take; what fits is proposed and taken with a key; stages say how it stands."""

import pytest

from tests.screens.conftest import Run
from tests.screens.kit import screen_text, screen_words, tap, type_text, until
from tests.world import Clock, in_session, with_goals
from workshop.meet import fitting, sessions
from workshop.meet.agenda import go_to
from workshop.model import Workshop
from workshop.plan import goals


def five(minutes: int) -> Workshop:
    """A planning session on five goals, with so many minutes."""
    w = with_goals()
    for number in (3, 4, 5):
        w = goals.add_goal(w, 1, f"Goal {number}")
    now = Clock().at
    w = sessions.start_planning(w, 1, range(1, 6), now=now)
    return fitting.set_end(w, 1, fitting.parse_end(str(minutes), now, now.tzinfo)) if minutes else w  # type: ignore[arg-type]


async def test_five_goals_in_sixty_minutes_become_two(run: Run, clock: Clock) -> None:
    async with run(five(0), size=(100, 30)) as (app, pilot):
        await until(lambda: "About 128 minutes for 5 goals. Until when do we have? ^t" in screen_text(app))
        await tap(pilot, "ctrl+t", sees="When does the meeting have to be over?")
        await type_text(pilot, "60 min", "enter", sees="60 minutes: 2 of 5 goals now, 3 later")
        clock.forward(minutes=3)
        await tap(pilot, "right", sees="f take what fits")
        await tap(pilot, "f")
        await until(lambda: app.workshop.sessions[1].goals == (1, 2))
        await until(lambda: "take what fits" not in screen_text(app))
        await tap(pilot, "u")
        await until(lambda: len(app.workshop.sessions[1].goals) == 5)


async def test_what_is_no_time_is_refused_and_stays(run: Run) -> None:
    async with run(five(0), size=(100, 30)) as (app, pilot):
        await tap(pilot, "ctrl+t")
        await type_text(pilot, "soon", "enter", sees="“soon” is not a time")
        assert app.workshop.sessions[1].ends is None


STAGES = ("draft", "refine", "vote", "choose", "claim", "commit")


@pytest.mark.parametrize("stage", STAGES)
async def test_every_stage_says_how_the_meeting_stands(run: Run, stage: str) -> None:
    async with run(go_to(five(60), 1, stage, 1, Clock().at).settled()) as (app, _):
        await until(lambda: "Ends 10:00, " in screen_text(app))
        assert "min behind: leave" in screen_words(app)


async def test_the_clock_runs_on_under_a_dialog(run: Run, clock: Clock) -> None:
    async with run(in_session("draft", 1), size=(100, 30)) as (app, pilot):
        await until(lambda: "05:00" in screen_text(app))
        await tap(pilot, "f4", sees="What belongs elsewhere?")
        clock.forward(seconds=61)
        under = app.screen_stack[-2]
        await until(lambda: "03:59" in under._compositor.render_strips()[0].text)
