"""The mirror on the first screen: statuses, quadrants, and what it says to do next."""

from datetime import date

import pytest
from msgspec.structs import replace

from screens.pages.home import HomePage
from tests.screens.checking import DACH, NORDICS, in_file, quarter, reported, with_number, without_headline
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, settle, tap, until
from tests.world import TODAY, Clock, founded, with_goals
from workshop.learn import lessons
from workshop.meet import sessions
from workshop.model import Step, StepState, Workshop

HALF = date(2027, 2, 14)
"""Half of the quarter is over."""


def planned() -> Workshop:
    """Both goals have a step in their plans, and nothing has been reported."""
    one, two = (Step(goal, goal, "Call", state=StepState.PLANNED, owner=1) for goal in (DACH, NORDICS))
    return with_goals().put(one, two).settled()


def at_half(dach: float, nordics: float, confidence: int = 8) -> Workshop:
    """Both goals were checked in on at half of the quarter, with these figures (from 18 to 25, from 2 to 8)."""
    w = reported(planned(), DACH, HALF, confidence, dach)
    return reported(w, NORDICS, HALF, confidence, nordics).settled()


def later(clock: Clock, day: date) -> None:
    """Move the clock to this day."""
    clock.forward(days=(day - clock.at.date()).days)


@pytest.mark.parametrize(
    ("w", "days", "status"),
    [
        (with_goals(), 0, "✖ no plan"),
        (planned(), -10, "○ pending"),
        (planned(), 0, "◆ stale"),
        (at_half(25, 2), 31, "✓ reached"),
        (at_half(21.5, 2), 31, "● on track"),
        (at_half(20.6, 2), 31, "▲ at risk"),
        (at_half(20, 2), 31, "▼ off track"),
        (at_half(25, 2), 31 + 10, "✓ reached"),
        (at_half(25, 2), 31 + 11, "◆ stale"),
        (at_half(21.5, 2), 31 + 5, "● on track"),
        (at_half(21.5, 2), 31 + 6, "▲ at risk"),
    ],
)
async def test_each_status_appears_by_the_rules(
    make_app: MakeApp, clock: Clock, w: Workshop, days: int, status: str
) -> None:
    app = make_app(w)
    clock.forward(days=days)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = next(line for line in screen_text(app).splitlines() if "Share in DACH" in line)
        assert line.rstrip("! ▐").endswith(status)


@pytest.mark.parametrize(
    ("number", "goals", "sentence"),
    [
        (2_600_000, (21.5, 5), "On the number, and enough goals are on track."),
        (2_600_000, (18, 2), "On the number, off the goals."),
        (1_000_000, (21.5, 5), "Behind on the number, but enough goals are on track."),
        (1_000_000, (18, 2), "Behind on the number, and too few goals are on track."),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_quadrant_has_its_name(
    make_app: MakeApp,
    clock: Clock,
    number: float,
    goals: tuple[float, float],
    sentence: str,
    size: tuple[int, int],
) -> None:
    app = make_app(with_number(at_half(*goals), number, HALF))
    later(clock, HALF)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert sentence in screen_text(app)
        assert_safe(app)


async def test_a_screen_left_open_goes_along_with_the_days(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(with_number(at_half(21.5, 5), 2_600_000, HALF))
    later(clock, HALF)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "On the number, and enough goals are on track." in screen_text(app)
        later(clock, date(2027, 3, 20))
        assert isinstance(app.screen, HomePage)
        app.screen.look_at_day()
        await settle(pilot)
        assert "Behind on the number, and too few goals are on track." in screen_text(app)
        assert "week 12 of 13" in screen_text(app)
        await until(lambda: "2 untouched for 3 weeks" in screen_text(app))
        assert "4 weeks" in screen_text(app)


async def test_goals_without_a_plan_come_first(run: Run) -> None:
    w = planned()
    async with run(w.cut(w.steps[2]).settled()) as (app, _):
        shown = screen_text(app)
        assert shown.index("Open the Nordics") < shown.index("Share in DACH")
        assert "1 without a plan" in shown


@pytest.mark.parametrize(
    ("w", "days", "remark"),
    [
        (with_goals(), 0, "No step is planned for it. p leads to planning."),
        (planned(), -10, "Its first check-in is due by Fri 8 Jan."),
        (planned(), 0, "No check-in yet: nobody knows how it stands. c checks in."),
        (at_half(25, 2), 45, "Last check-in 2 weeks ago: nobody knows how it stands. c checks in."),
        (at_half(21.5, 2, 3), 31, "Confidence 3 of 10 is lower than the figures suggest (on track): ask why."),
        (at_half(21.5, 2), 31, "14 Feb: Ana Ferreira: confidence 8 of 10."),
        (reported(quarter(), DACH, TODAY, 8, 20).settled(), 0, "One step is overdue."),
    ],
)
async def test_the_highlighted_goal_is_explained(
    make_app: MakeApp, clock: Clock, w: Workshop, days: int, remark: str
) -> None:
    app = make_app(w)
    clock.forward(days=days)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, remark)
        await settle(pilot)
        assert ("on track !" in screen_text(app)) == remark.startswith("Confidence 3")


def closed() -> Workshop:
    """The quarter was looked back on."""
    w = planned()
    return w.put(replace(w.periods[1], closed_on=TODAY)).settled()


@pytest.mark.parametrize(
    ("w", "days", "sentence"),
    [
        (founded().cut(founded().periods[1]), 0, "There is no period yet. Press n to open the first one."),
        (with_goals().cut(*with_goals().members.values()), 0, "Nobody is in the team yet: t adds the people."),
        (founded(), 0, "a type the first   i import a sheet"),
        (with_goals(), 0, "No goal has a plan yet: p starts planning."),
        (without_headline(planned()), 0, "none yet: e sets the period's one overall number"),
        (planned(), 0, "2 check-ins are due: c starts."),
        (planned(), -8, "Revenue has no figure yet: # enters it."),
        (reported(planned(), DACH, TODAY, 8, 19), 0, "One check-in is due: c starts."),
        (planned(), 90, "Q1 2027 is over: r looks back on it, before the next one is planned."),
        (closed(), 0, "Q1 2027 is closed: n opens the next period."),
        (
            sessions.start_planning(with_goals(), 1, (1,), now=Clock()()),
            0,
            "A planning session is running: p goes on",
        ),
    ],
)
async def test_it_says_what_to_do_next(
    make_app: MakeApp, clock: Clock, w: Workshop, days: int, sentence: str
) -> None:
    app = make_app(w.settled())
    clock.forward(days=days)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if w.sessions:
            await tap(pilot, "escape")
        await until(lambda: sentence in screen_text(app))
        assert_safe(app)


@pytest.mark.parametrize(
    ("w", "said", "never"),
    [
        (with_goals(), "No goal has a plan yet.", ("p starts", "p leads")),
        (without_headline(planned()), "2 check-ins are due.", ("e sets", "c starts")),
    ],
)
async def test_a_member_is_told_of_no_key_that_only_the_room_has(
    run: Run, w: Workshop, said: str, never: tuple[str, ...]
) -> None:
    async with run(w, me=1) as (app, _):
        await until(lambda: said in screen_text(app))
        assert not any(key in screen_text(app) for key in never)


async def test_the_headline_gets_its_figure_with_one_key(run: Run) -> None:
    async with run(planned()) as (app, pilot):
        await tap(pilot, "#")
        await until(lambda: "Where does Revenue stand today?" in screen_text(app))
        await tap(pilot, *"1.2M", "enter")
        await until(lambda: "   ahead" in screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_texts_are_shown_literally(run: Run, size: tuple[int, int]) -> None:
    w = with_number(at_half(21.5, 5), 2_600_000, HALF)
    async with run(lessons.add_lesson(w, "x", on=TODAY).settled(), size=size) as (app, pilot):
        for text in HOSTILE:
            told = in_file(text, 120)
            assert app.record("reword", lambda w, told=told: _worded(w, told))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)
            await tap(pilot, "down")
            assert_safe(app, text)
            await tap(pilot, "up")


def _worded(w: Workshop, told: str) -> Workshop:
    headline = w.periods[1].headline
    assert headline is not None
    return w.put(
        replace(w.team, name=told),
        replace(w.goals[1], title=told),
        replace(w.key_results[1], unit=told[:30]),
        replace(w.check_ins[1], changed=told),
        replace(w.periods[1], label=told[:30], headline=replace(headline, name=told, unit=told[:30])),
    )
