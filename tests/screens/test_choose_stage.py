"""The choose stage: the line, ties in all three ways, the must-move, the room's last word."""

from collections.abc import Callable

import pytest

from screens.app import WorkshopApp
from screens.cards.tie_dialogs import Order, Volunteers
from screens.stages.planning.choose import ChoosePage
from screens.stages.planning.vote import VotePage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, tap, type_text, until
from tests.screens.voters import CLEAR, EIGHT, cast_all, planned, room, tied_votes, voted
from tests.world import IDEAS, NOW
from workshop.errors import RuleError
from workshop.meet.agenda import go_to
from workshop.model import DecisionKind, RoundState, StepState, TieRule, Workshop
from workshop.plan import claiming, drafting, voting
from workshop.plan.ranking import ranking

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (120, 40))


def order(app: WorkshopApp) -> list[int]:
    return [one.step for one in ranking(app.workshop, 1)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_suggested_line_is_taken_with_enter_and_one_step_has_to_move(
    run: Run, size: tuple[int, int]
) -> None:
    async with run(voted(CLEAR), size=size) as (app, pilot):
        await see(app, "above the line: 3 steps, into the plan with enter", "no dots")
        assert planned(app) == []
        await tap(pilot, "enter")
        await see(app, "3 steps are in the plan.", "above the line: in the plan")
        assert planned(app) == [1, 2, 3]
        await tap(pilot, "down", "!", sees=("★ must-move", "This is what we do for this goal"))
        assert app.workshop.steps[2].must_move


async def test_a_choice_can_be_undone_and_made_again_after_going_back(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "enter")
        assert planned(app) == [1, 2, 3]
        await tap(pilot, "u")
        await until(lambda: planned(app) == [])
        await see(app, "into the plan with enter")
        await tap(pilot, "enter", "left")
        await until(lambda: isinstance(app.screen, VotePage))
        await tap(pilot, "right")
        await until(lambda: isinstance(app.screen, ChoosePage))
        await see(app, "above the line: in the plan")
        await tap(pilot, "minus", "enter")
        await until(lambda: planned(app) == [1, 2])


async def test_a_tie_across_the_line_is_said_and_stops_the_choice(run: Run) -> None:
    async with run(tied_votes()) as (app, pilot):
        await tap(pilot, "t")
        assert isinstance(app.screen, ChoosePage)
        await tap(pilot, "plus")
        await see(app, "2 steps are tied.", "a tie crosses the line", "t settle the tie")
        assert screen_text(app).count("  tied") == 2
        await tap(pilot, "enter", sees="✖ A tie crosses the line")
        assert planned(app) == []


async def test_a_tie_is_settled_by_volunteers(run: Run) -> None:
    async with run(tied_votes()) as (app, pilot):
        await tap(pilot, "plus", "t", sees="How shall the tie be settled?")
        await tap(pilot, "1")
        await until(lambda: isinstance(app.screen, Volunteers))
        await tap(pilot, "2", "enter", "2", "enter", sees="that settles nothing")
        await tap(pilot, "backspace", "3", "enter")
        await until(lambda: order(app)[:3] == [1, 3, 2])
        assert app.workshop.rounds[1].tie is TieRule.VOLUNTEERS
        await tap(pilot, "enter")
        await until(lambda: planned(app) == [1, 3])
        assert [decision.kind for decision in app.workshop.decisions.values()] == [DecisionKind.TIE]


@pytest.mark.parametrize("hands", [False, True])
async def test_a_tie_is_settled_by_a_run_off_with_one_dot_each(run: Run, hands: bool) -> None:
    async with run(tied_votes()) as (app, pilot):
        await tap(pilot, "plus", "t", sees="How shall the tie be settled?")
        await tap(pilot, "2")
        await until(lambda: isinstance(app.screen, VotePage))
        for member in range(3, 9):
            assert member in app.workshop.rounds[2].room
        shown = await see(app, "Run-off between tied steps: 1 dot each.", IDEAS[1], IDEAS[2])
        assert IDEAS[0] not in shown
        if hands:
            await tap(pilot, "f2", "3", "enter", "5", "enter")
        else:
            await cast_all(pilot, ("3", "3", "2", "", "3", "2", "3", "3"))
            await tap(pilot, "enter")
        await until(lambda: order(app)[:3] == [1, 3, 2])
        await see(app, "Run-off: “Visit the three Swiss resellers” 5 dots, “Bring")
        assert app.workshop.rounds[1].tie is TieRule.RUN_OFF
        await tap(pilot, "right")
        await until(lambda: isinstance(app.screen, ChoosePage))
        await tap(pilot, "enter")
        await until(lambda: planned(app) == [1, 3])


async def test_an_even_run_off_leads_to_the_facilitator_who_gives_a_reason(run: Run) -> None:
    async with run(tied_votes()) as (app, pilot):
        await tap(pilot, "plus", "t", sees="How shall the tie be settled?")
        await tap(pilot, "2")
        await until(lambda: isinstance(app.screen, VotePage))
        await cast_all(pilot, ("2", "3"))
        await tap(pilot, "enter", sees="Count although somebody has not voted?")
        await tap(pilot, "y", sees="This is even as well")
        await tap(pilot, "right")
        await until(lambda: isinstance(app.screen, ChoosePage))
        await tap(pilot, "t", sees="How shall the tie be settled?")
        await tap(pilot, "enter")
        await until(lambda: isinstance(app.screen, Order))
        await tap(pilot, "down", "plus", "enter", sees="Why in this order?")
        await type_text(pilot, "Munich is booked", "enter")
        await until(lambda: order(app)[:3] == [1, 3, 2])
        decision = list(app.workshop.decisions.values())[-1]
        assert (decision.kind, decision.why) == (DecisionKind.TIE, "Munich is booked")


@pytest.mark.parametrize("keys", [(), ("1",), ("3",), ("3", "enter")])
async def test_leaving_the_way_to_a_settlement_changes_nothing(run: Run, keys: tuple[str, ...]) -> None:
    async with run(tied_votes()) as (app, pilot):
        await tap(pilot, "plus", "t", sees="How shall the tie be settled?")
        for key in keys:
            screen = app.screen
            await tap(pilot, key)
            await until(lambda: app.screen is not screen)  # noqa: B023
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, ChoosePage))
        assert app.store.seq == 1


async def test_the_room_overrules_the_ranking_with_a_reason(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "end", "o", sees="Draw the line first")
        await tap(pilot, "enter", "o", sees="Why does the room take")
        await type_text(pilot, "The customer asked", "enter")
        await until(lambda: planned(app) == [1, 2, 3, 6])
        await see(app, "taken in by the room")
        await tap(pilot, "home", "o", sees="out of the plan?")
        await type_text(pilot, "Not now", "enter")
        await until(lambda: planned(app) == [2, 3, 6])
        await see(app, "left out by the room")
        kinds = [decision.kind for decision in app.workshop.decisions.values()]
        assert kinds == [DecisionKind.OVERRULED] * 2


async def test_only_a_planned_step_can_be_the_must_move(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "!", sees="✖ Only a step of the plan")
        assert app.store.seq == 1


async def test_steps_are_reworded_and_dropped_here_too(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "enter", "e", sees="Other words for it")
        await type_text(pilot, "!", "enter")
        await until(lambda: app.workshop.steps[1].text == IDEAS[0] + "!")
        await tap(pilot, "d", sees="dropped?")
        await tap(pilot, "enter", sees="Type some words first")
        await type_text(pilot, "No longer true", "enter")
        await until(lambda: app.workshop.steps[1].state is StepState.DROPPED)
        await see(app, "2 steps are in the plan", "above the line: in the plan")
        assert "into the plan with enter" not in screen_text(app)


async def test_without_a_vote_steps_go_into_the_plan_one_by_one(run: Run) -> None:
    async with run(room("choose", IDEAS[:3])) as (app, pilot):
        await see(app, "There was no vote", "enter in or out")
        await tap(pilot, "enter", "down", "down", "space")
        assert planned(app) == [1, 3]
        await see(app, "✓  Visit the three Swiss resellers", "2 steps are in the plan.")
        await tap(pilot, "enter", "up", "up", "!")
        assert planned(app) == [1]
        assert app.workshop.steps[1].must_move


async def test_a_step_added_after_the_vote_can_be_planned_too(run: Run) -> None:
    w = drafting.add_idea(voted(CLEAR), 1, "A late idea").settled()
    async with run(w) as (app, pilot):
        await tap(pilot, "enter", "space", sees=("This step was voted on", "not in this vote"))
        await tap(pilot, "end", "space")
        await until(lambda: planned(app) == [1, 2, 3, 7])


async def test_while_a_vote_is_open_nothing_is_chosen(run: Run) -> None:
    w = voting.open_round(voted(CLEAR), 1, EIGHT).settled()
    async with run(w) as (app, pilot):
        await see(app, "A vote is open on these steps.")
        before = app.store.seq
        await tap(pilot, "enter", "plus", "t", "!", "o", "e", "d", "space")
        assert isinstance(app.screen, ChoosePage)
        assert app.store.seq == before
        await tap(pilot, "left", sees="The vote is open")
        assert app.workshop.rounds[2].state is RoundState.OPEN


async def test_a_step_that_somebody_has_stays_above_the_line(run: Run) -> None:
    async with run(voted(CLEAR)) as (app, pilot):
        await tap(pilot, "enter")
        app.record("claim a step", claiming.claim, 3, 1, NOW)
        await see(app, "Ana has it")
        await tap(pilot, "minus", "enter", sees=("✖", "Ana Ferreira's already"))
        assert planned(app) == [1, 2, 3]


async def test_nothing_to_choose_from_is_no_trouble(run: Run) -> None:
    async with run(room("choose", ())) as (app, pilot):
        await tap(pilot, "enter", "space", "plus", "minus", "t", "!", "o", "e", "d", "down", "up", "end")
        assert isinstance(app.screen, ChoosePage)
        assert app.store.seq == 1


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_steps_are_shown_literally(run: Run, size: tuple[int, int]) -> None:
    w = room("vote", ())
    for text in HOSTILE:
        try:
            w = drafting.add_idea(w, 1, text)
        except RuleError:
            continue
    w = voting.count(voting.open_round(w, 1, EIGHT), 1, {1: {1: 1, 2: 1}, 2: {1: 1, 3: 1}})
    async with run(go_to(w, 1, "choose", 1, NOW).settled(), size=size) as (app, pilot):
        for keys in (("plus",), ("t",), ("escape",), ("minus", "enter"), ("!",), ("o",), ("escape",), ("end",)):
            await tap(pilot, *keys)
            assert_safe(app)


async def test_without_steps_it_says_where_they_are_written(run: Run) -> None:
    async with run(room("choose", ())) as (app, _):
        shown = await see(app, "There are no steps for this goal yet")
        assert "enter takes a step" not in shown
