"""The second stage of a retrospective: wins, thanks, what others can copy, and hands for the top win."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.widgets.strip import PeopleStrip
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import burst, typed
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, looking_back
from tests.world import Clock
from workshop.learn import wins
from workshop.model import Win, Workshop

MakeApp = Callable[[Workshop], WorkshopApp]
ASKING, CONTACT, LIST = "Asking before offering", "One named contact", "The Friday list"


def won(*texts: str) -> Workshop:
    """At the wins, with these."""
    w = looking_back("wins")
    for text in texts:
        w = wins.add_win(w, 1, text)
    return w.settled()


async def add(pilot: Pilot[None], *texts: str) -> None:
    """Type wins as they are called out."""
    for text in texts:
        await type_text(pilot, text, "enter")


def kept(app: WorkshopApp) -> tuple[Win, ...]:
    """The wins, most hands first."""
    return wins.wins_of(app.workshop, 1)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_a_win_costs_its_words_and_enter(run: Run, size: tuple[int, int]) -> None:
    async with run(looking_back("wins"), size=size) as (app, pilot):
        await see(app, " WINS ", "Begin with a thank-you of your own", "A win: what worked?")
        await add(pilot, ASKING, CONTACT)
        await see(app, ASKING, CONTACT, "Who helped?")
        assert [win.text for win in kept(app)] == [ASKING, CONTACT]
        assert typed(app) == ""


async def test_a_letter_thanks_a_person_and_takes_it_back(run: Run) -> None:
    async with run(won(ASKING, CONTACT)) as (app, pilot):
        await tap(pilot, "escape", "up", sees=f"A letter thanks for “{ASKING}”")
        await tap(pilot, "f", "h", sees=("thanks to Freja, Hugo", "f Freja ✓"))
        assert app.workshop.wins[1].thanks == (6, 8)
        await tap(pilot, "h")
        await until(lambda: app.workshop.wins[1].thanks == (6,))
        await tap(pilot, "u")
        await until(lambda: app.workshop.wins[1].thanks == (6, 8))
        await tap(pilot, "down", sees=(f"A letter thanks for “{CONTACT}”", "f Freja g Giulia"))
        await pilot.click(PeopleStrip, offset=(3, 0))
        await until(lambda: app.workshop.wins[2].thanks == (1,))


async def test_enter_writes_down_what_others_can_copy(run: Run) -> None:
    async with run(won(ASKING)) as (app, pilot):
        await tap(pilot, "escape", "enter", sees="What can others copy?")
        await add(pilot, "Ask why they left first")
        await see(app, "to copy: Ask why they left first")
        assert app.workshop.wins[1].copy == "Ask why they left first"


async def test_hands_decide_which_win_is_the_top_one(run: Run) -> None:
    async with run(won(ASKING, CONTACT, LIST)) as (app, pilot):
        await tap(pilot, "escape", "end", "plus", "plus", "plus", sees="3 The Friday list")
        await tap(pilot, "minus", "down", "plus", "minus", "minus")
        assert [(win.text, win.votes) for win in kept(app)] == [(LIST, 2), (ASKING, 0), (CONTACT, 0)]
        top = wins.top_win(app.workshop, 1)
        assert top is not None
        assert top.text == LIST


async def test_words_and_origin_are_changed_and_a_win_is_removed(run: Run) -> None:
    async with run(won(ASKING)) as (app, pilot):
        await tap(pilot, "escape", "f2", sees="Other words for it")
        await add(pilot, " anything")
        await until(lambda: app.workshop.wins[1].text == f"{ASKING} anything")
        await tap(pilot, "f3", sees=("What did this win come from?", "Nothing of the plan"))
        await add(pilot, "first goal 1")
        await see(app, "from: Do the first thing for goal 1")
        assert (app.workshop.wins[1].goal, app.workshop.wins[1].step) == (DACH, 1)
        await tap(pilot, "delete", sees="No win yet.")
        await tap(pilot, "u", sees=f"{ASKING} anything")


async def test_a_celebration_is_planned_with_owner_and_day_and_changed(run: Run) -> None:
    async with run(won(ASKING)) as (app, pilot):
        await tap(pilot, "escape", "ctrl+t", sees="Who sees to the celebration?")
        await tap(pilot, "f", sees=("Freja sees to the celebration", f"Celebrate: {ASKING}", "22 Jan 2027"))
        await type_text(pilot, ", with cake", "enter", "ctrl+u")
        await type_text(pilot, "30 feb", "enter", "enter", sees="is not a day")
        await tap(pilot, "ctrl+u")
        await type_text(pilot, "29 jan", "enter", "right", "right", "enter")
        await see(app, "card planned: Freja, due Fri 29 Jan")
        step = wins.celebration(app.workshop, 1)
        assert step is not None
        assert (step.text, step.owner, step.goal) == (f"Celebrate: {ASKING}, with cake", 6, DACH)
        await tap(pilot, "ctrl+t", sees=f"Edit step {step.id}")
        await tap(pilot, "escape", "delete", sees="A celebration of this win is planned")
        await tap(pilot, "u")
        await until(lambda: wins.celebration(app.workshop, 1) is None)


async def test_a_celebration_past_the_last_day_asks_for_the_next_period_first(run: Run, clock: Clock) -> None:
    clock.at = datetime(2027, 4, 2, 9, 0, tzinfo=UTC)
    w = won(ASKING)
    async with run(w.put(replace(w.sessions[1], entered=clock.at)).settled()) as (app, pilot):
        await tap(pilot, "escape", "ctrl+t", "f")
        await see(app, "The next period begins. Is this right?", "Q2 2027")
        await tap(pilot, "escape", "ctrl+t", "f", "ctrl+s")
        await see(app, "Freja sees to the celebration", "9 Apr 2027")
        await tap(pilot, "ctrl+s")
        await until(lambda: (step := wins.celebration(app.workshop, 1)) and step.due == date(2027, 4, 9))
        step = wins.celebration(app.workshop, 1)
        assert step is not None
        assert app.workshop.goals[step.goal].period == 2


async def test_a_celebration_is_left_without_a_trace(run: Run) -> None:
    async with run(won(ASKING)) as (app, pilot):
        await tap(pilot, "escape", "ctrl+t", "escape", "ctrl+t", "b", "escape")
        await settle(pilot)
        assert "celebration planned" not in screen_text(app)
        assert wins.celebration(app.workshop, 1) is None


async def test_letters_are_words_while_somebody_types(run: Run) -> None:
    async with run(won(ASKING)) as (app, pilot):
        await type_text(pilot, "abc+-")
        assert typed(app) == "abc+-"
        await tap(pilot, "tab", "b", "tab")
        await type_text(pilot, "d")
        assert typed(app) == "abc+-d"
        assert app.workshop.wins[1].thanks == (2,)


async def test_fast_typing_and_pasting_mix_nothing_up(run: Run) -> None:
    async with run(looking_back("wins")) as (app, pilot):
        await burst(pilot, "one\rtwo\rthree\r")
        await paste(pilot, "- four\n- five")
        await until(lambda: [win.text for win in kept(app)] == ["one", "two", "three", "four", "five"])


async def test_unfinished_typing_outlives_the_stage(run: Run) -> None:
    async with run(looking_back("wins")) as (app, pilot):
        await type_text(pilot, "Half a win", "f7", sees="FACTS ")
        await tap(pilot, "right")
        await until(lambda: " WINS " in screen_text(app) and typed(app) == "Half a win")


async def test_going_on_without_a_win_asks_for_one(run: Run) -> None:
    async with run(looking_back("wins")) as (_, pilot):
        await tap(pilot, "f8", sees="No win is written down yet")


async def test_a_member_adds_and_thanks_but_counts_no_hands(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(won(ASKING))
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await add(pilot, CONTACT)
        await tap(pilot, "escape", "c", "plus", "delete", "enter")
        await settle(pilot)
        assert [(win.text, win.thanks, win.votes) for win in kept(app)] == [(ASKING, (), 0), (CONTACT, (3,), 0)]


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter(run: Run, size: tuple[int, int]) -> None:
    async with run(looking_back("wins"), size=size) as (app, pilot):
        for text in HOSTILE:
            await paste(pilot, text)
            await tap(pilot, "enter")
            assert_safe(app)
        await tap(pilot, "escape", "a", "plus", "enter")
        await paste(pilot, HOSTILE[1])
        await tap(pilot, "enter", "f3")
        assert_safe(app)
