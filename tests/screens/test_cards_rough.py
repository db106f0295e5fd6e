"""What a first meeting with the program asked of drafting, refining and voting."""

from collections.abc import Callable

from screens.app import WorkshopApp
from screens.cards.cardlist import CardList
from screens.cards.private_cards import PrivateCards
from tests.screens.conftest import Run
from tests.screens.drafters import ideas, typed
from tests.screens.kit import screen_text, see, tap, type_text, until
from tests.screens.voters import room
from tests.world import IDEAS, Clock, in_session
from workshop.model import RoundState, Workshop

MakeApp = Callable[[Workshop], WorkshopApp]


async def test_a_private_page_shows_goal_why_target_and_clock(run: Run, clock: Clock) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2", "a")
        await see(app, "Private: Share in DACH", "Two rivals left the mid-market", "18 → 25 % by 31 Mar", "05:00")
        clock.forward(seconds=90)
        await see(app, "03:30")
        await tap(pilot, "enter", sees=("Two rivals left the mid-market", "03:30"))


async def test_what_is_typed_on_a_covered_page_begins_it_and_is_kept(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2", "a")
        await until(lambda: isinstance(app.screen, PrivateCards))
        await type_text(pilot, "Call Bavaria")
        assert typed(app) == "Call Bavaria"
        await tap(pilot, "enter", "escape", sees="a Ana ✓")
        assert app.store.box.mine("drafts:1:0", 1) == ["Call Bavaria"]


async def test_marked_steps_are_dropped_in_one_change(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS[:4])) as (app, pilot):
        await tap(pilot, "space", "space", "d", sees="Why are they dropped? 2 steps")
        await tap(pilot, "enter")
        await until(lambda: ideas(app) == list(IDEAS[2:4]))
        assert not app.screen.query_one(CardList).marked
        await tap(pilot, "u")
        await until(lambda: ideas(app) == list(IDEAS[:4]))


async def test_the_way_on_leads_on_from_an_empty_line_only(run: Run) -> None:
    async with run(in_session("draft", 1, IDEAS[:1])) as (app, pilot):
        await type_text(pilot, "x", "right")
        assert app.workshop.sessions[1].stage == "draft"
        await tap(pilot, "backspace", "right")
        await until(lambda: app.workshop.sessions[1].stage == "refine")


async def test_the_key_between_the_ways_of_writing_says_which_way_it_leads(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await see(app, "f2 sealed instead")
        await tap(pilot, "f2")
        shown = await see(app, "f2 aloud instead")
        assert "sealed instead" not in shown


async def test_a_count_of_a_single_ballot_says_what_it_shows(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter", "a", "1", "enter", "enter")
        await see(app, "somebody has not voted", "Only one ballot is in: the count shows it to everybody.")
        await tap(pilot, "escape", "b", "1", "enter", "enter", sees="somebody has not voted")
        assert "Only one ballot" not in screen_text(app)


async def test_one_person_alone_is_asked_before_the_own_ballot_is_counted(run: Run) -> None:
    async with run(room(people=(1,))) as (app, pilot):
        await tap(pilot, "enter", "a", "1", "enter", "enter", sees="Count although there is one ballot?")
        assert app.workshop.rounds[1].state is RoundState.OPEN
        await tap(pilot, "y")
        await until(lambda: app.workshop.rounds[1].state is RoundState.COUNTED)
