"""Small things that stood in the way of people who lived three quarters with the program."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.pages.goal import GoalPage
from screens.pages.goalitems import Item, Kind
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import with_causes
from tests.screens.steps_at_work import at_work, crowded
from tests.world import NOW, TODAY, Clock, planned
from workshop.errors import RuleError
from workshop.model import CauseKind as Kinds
from workshop.model import Commitment, Concern, Fist, KeyResult, Origin, Outcome, StepState, Workshop
from workshop.plan import goals
from workshop.review import causes
from workshop.review.goal_facts import facts
from workshop.track.checkins import check_in
from workshop.track.measures import figure_words
from workshop.words.numbers import number_words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "clinics", "1 clinic"),
        (1, "companies", "1 company"),
        (1, "boxes", "1 box"),
        (1, "pass", "1 pass"),
        (1, "EUR", "1 EUR"),
        (1, "Tage", "1 Tage"),
        (2, "clinics", "2 clinics"),
        (0, "clinics", "0 clinics"),
        (1.5, "clinics", "1.5 clinics"),
    ],
)
def test_one_of_a_unit(value: float, unit: str, said: str) -> None:
    assert number_words(value, unit) == said


def test_a_figure_without_a_target_is_told_all_the_same() -> None:
    aimed, read = KeyResult(1, 1, "Share", "%", 1, 5), KeyResult(2, 1, "Calls", "calls")
    read = goals.add_reading(Workshop().put(read), 2, TODAY, 7).key_results[2]
    assert [figure_words(some) for some in ([], [aimed, read], [read], [replace(read, readings=())])] == [
        "",
        "1 of 5 %",
        "7 calls",
        "",
    ]


def test_never_had_steps_is_refused_where_there_were_some() -> None:
    w = causes.add_cause(planned(), 1, "Nobody had time")
    with pytest.raises(RuleError, match="had 3 steps in its plan"):
        causes.set_primary(w, 1, Kinds.NEVER_HAD_STEPS)
    bare = w.put(*(replace(step, state=StepState.IDEA) for step in w.steps.values()))
    assert causes.primary(causes.set_primary(bare, 1, Kinds.NEVER_HAD_STEPS), 1)


def test_a_concern_nobody_wrote_is_no_fact() -> None:
    said = Commitment(1, 1, NOW, (Fist(1, 2), Fist(2, 2)), concerns=(Concern(1, ""), Concern(2, "Too late")))
    assert facts(planned().put(said), 1, TODAY).concerns == ("Too late",)


async def test_waived_goals_come_last_in_lessons(run: Run) -> None:
    w = with_causes("lessons")
    async with run(w.put(replace(w.goals[1], outcome=Outcome.WAIVED)).settled(), size=(80, 40)) as (app, _):
        shown = await see(app, "Share in DACH", "Open the Nordics")
        assert shown.index("Open the Nordics") < shown.index("Share in DACH")


async def test_the_form_of_a_key_result_says_where_it_began(run: Run) -> None:
    async with run(goals.add_reading(planned(), 1, TODAY, 21).settled(), size=(100, 40)) as (app, pilot):
        page = GoalPage(1)
        app.push_screen(page)
        await see(app, "Key results")
        page.sheet.highlight(Item(Kind.MEASURE, 1))
        await tap(pilot, "e", sees=("Began at", "on 14 Jan it stood at 21 %"))
        assert "Stands at" not in screen_text(app)


async def test_the_claim_card_says_where_a_step_came_from(run: Run) -> None:
    w = planned("claim")
    async with run(w.put(replace(w.steps[1], origin=Origin("steps", 3))).settled(), size=(100, 30)) as (app, _):
        await see(app, "★ must-move carried from Q1 2027")


async def test_a_check_in_is_worded_otherwise_and_a_goal_dropped_between_meetings(run: Run) -> None:
    w = check_in(at_work(), 1, TODAY, 5, "Two oders", by=1)
    async with run(goals.add_goal(w, 1, "A goal too many").settled(), me=1, size=(100, 50)) as (app, pilot):
        page = GoalPage(1)
        app.push_screen(page)
        await see(app, "Two oders")
        page.sheet.highlight(Item(Kind.CHECK_IN, 1))
        await tap(pilot, "e", *["backspace"] * 4)
        await type_text(pilot, "rders", "enter")
        await until(lambda: app.workshop.check_ins[1].changed == "Two orders")
        await tap(pilot, "escape")
        app.me = None
        app.push_screen(GoalPage(3))
        await see(app, "A goal too many")
        await tap(pilot, "d", "y")
        await until(lambda: 3 not in app.workshop.goals)
        await see(app, "Home")


async def test_another_members_check_in_is_not_worded_otherwise(run: Run) -> None:
    start = check_in(at_work(), 1, TODAY, 5, "Two orders", by=2).settled()
    async with run(start, me=1, size=(100, 50)) as (app, pilot):
        page = GoalPage(1)
        app.push_screen(page)
        await see(app, "Two orders")
        page.sheet.highlight(Item(Kind.CHECK_IN, 1))
        await tap(pilot, "e", "x", "enter", sees="somebody else's")
        assert app.workshop.check_ins[1].changed == "Two orders"


async def test_undo_of_something_old_says_when_that_was(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    app.store.apply(lambda w: w.put(replace(w.steps[1], text="Old")), None, "reword a step")
    clock.at = datetime(2027, 1, 30, 9, 0, tzinfo=UTC)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await tap(pilot, "u", sees="Undone: reword a step (Thu 14 Jan 09:00).")


async def test_the_board_shows_more_of_a_step_on_a_wider_screen(run: Run) -> None:
    w = crowded(1)
    text = (
        "Call the twenty lapsed accounts in Bavaria before the fifteenth of February and write down what each says"
    )
    long = w.put(replace(w.steps[1], text=text, due=date(2027, 2, 1))).settled()
    async with run(long, size=(100, 30)) as (app, pilot):
        await tap(pilot, "b", sees="Board")
        narrower = _said(app)
        await pilot.resize_terminal(120, 30)
        await until(lambda: _said(app) > narrower)


def _said(app: WorkshopApp) -> int:
    """How much of the step the board's list shows."""
    lines = [line for line in screen_text(app).splitlines() if "Call the" in line and "Ana" in line]
    return max((len(line.split("Ana")[0].rstrip()) for line in lines), default=0)
