"""Counting hands instead of ballots."""

from collections.abc import Callable

from screens.app import WorkshopApp
from tests.screens.conftest import Run
from tests.screens.kit import see, tap, until
from tests.screens.voters import cast, room
from tests.world import IDEAS
from workshop.model import Round, RoundState, Total, Workshop
from workshop.plan import voting

MakeApp = Callable[[Workshop], WorkshopApp]


def the_round(app: WorkshopApp) -> Round:
    return list(app.workshop.rounds.values())[-1]


async def test_hands_are_typed_step_by_step_and_can_be_undone(run: Run) -> None:
    async with run(room(ideas=IDEAS[:3])) as (app, pilot):
        await tap(pilot, "f2")
        assert the_round(app).state is RoundState.OPEN
        await tap(pilot, "8", "down", "1", "1", "backspace", "enter", sees="9 dots of at most 16")
        await tap(pilot, "0", "5", "enter")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        round = the_round(app)
        assert round.by_hands
        assert round.totals == (Total(1, 8, None), Total(2, 1, None), Total(3, 5, None))
        shown = await see(app, "Counted by hands: 14 dots.", "  8\n")
        assert "people" not in shown.split("Counted")[1]
        assert shown.index(IDEAS[2]) < shown.index(IDEAS[1])
        await tap(pilot, "u")
        assert the_round(app).state is RoundState.OPEN


async def test_too_many_hands_are_refused_and_what_was_typed_stays(run: Run) -> None:
    async with run(room(ideas=IDEAS[:2], people=(1, 2))) as (app, pilot):
        await tap(pilot, "f2", *"999", "9", "enter", "enter", sees="✖")
        await see(app, "[999]")
        assert the_round(app).state is RoundState.OPEN


async def test_counting_hands_over_ballots_asks_first(run: Run) -> None:
    async with run(room(ideas=IDEAS[:2])) as (app, pilot):
        await tap(pilot, "enter")
        await cast(pilot, "a", "2")
        await tap(pilot, "f2", "3", "enter", "1", "enter", sees="destroyed unread")
        await tap(pilot, "y")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        assert the_round(app).totals == (Total(1, 3, None), Total(2, 1, None))
        assert app.store.box.sealed_by(voting.envelope(1)) == ()


async def test_hands_can_be_left_for_ballots_again(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "f2", "4", "f2")
        await cast(pilot, "a", "1")
        await see(app, "1 of 8 have voted")


async def test_hands_counted_so_far_stay_when_the_stage_is_left(run: Run) -> None:
    async with run(room(ideas=IDEAS[:2])) as (app, pilot):
        await tap(pilot, "f2", "5", "enter", "1", "left")
        await until(lambda: app.workshop.sessions[1].stage == "refine")
        await tap(pilot, "right", sees=("6 dots of at most 8", "[  5]", "f2 ballots"))
        await tap(pilot, "down", "backspace", "3", "enter")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        assert the_round(app).totals == (Total(1, 5, None), Total(2, 3, None))
        await until(lambda: app.store.box.kept("hands:1") == "")


async def test_going_on_with_hands_that_are_not_counted_says_so_and_names_nobody(run: Run) -> None:
    async with run(room(ideas=IDEAS[:2])) as (app, pilot):
        await tap(pilot, "f2", "3", "f8")
        shown = await see(app, "Go on although", "The hands are not counted yet")
        assert "Ana Ferreira" not in shown
