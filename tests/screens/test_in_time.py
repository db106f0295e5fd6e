"""Until when a meeting may take; what fits is proposed and taken with a key; stages say how it stands."""

import pytest

from tests.screens.conftest import MakeApp
from tests.screens.kit import screen_text, screen_words, settle, tap, type_text, until
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


async def test_five_goals_in_sixty_minutes_become_two(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(five(0))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(lambda: "About 128 minutes for 5 goals. Until when do we have? ^t" in screen_text(app))
        await tap(pilot, "ctrl+t")
        await until(lambda: "When does the meeting have to be over?" in screen_text(app))
        await type_text(pilot, "60 min")
        await tap(pilot, "enter")
        await until(lambda: "60 minutes: 2 of 5 goals now, 3 later" in screen_text(app))
        clock.forward(minutes=3)
        await tap(pilot, "right")
        await until(lambda: "f take what fits" in screen_text(app))
        await tap(pilot, "f")
        await until(lambda: app.workshop.sessions[1].goals == (1, 2))
        await until(lambda: "take what fits" not in screen_text(app))
        await tap(pilot, "u")
        await until(lambda: len(app.workshop.sessions[1].goals) == 5)


async def test_what_is_no_time_is_refused_and_stays(make_app: MakeApp) -> None:
    app = make_app(five(0))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "ctrl+t")
        await type_text(pilot, "soon")
        await tap(pilot, "enter")
        await until(lambda: "“soon” is not a time" in screen_text(app))
        assert app.workshop.sessions[1].ends is None


STAGES = ("draft", "refine", "vote", "choose", "claim", "commit")


@pytest.mark.parametrize("stage", STAGES)
async def test_every_stage_says_how_the_meeting_stands(make_app: MakeApp, stage: str) -> None:
    app = make_app(go_to(five(60), 1, stage, 1, Clock().at).settled())
    async with app.run_test(size=(80, 24)):
        await until(lambda: "Ends 10:00, " in screen_text(app))
        assert "min behind: leave" in screen_words(app)


async def test_the_clock_runs_on_under_a_dialog(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(in_session("draft", 1))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(lambda: "05:00" in screen_text(app))
        await tap(pilot, "f4")
        await until(lambda: "What belongs elsewhere?" in screen_text(app))
        clock.forward(seconds=61)
        await until(lambda: "03:59" in screen_text(app))
