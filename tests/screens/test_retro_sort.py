"""The fourth stage of a retrospective: causes are merged, voted on, and one of them is the primary one."""

from collections.abc import Callable, Sequence
from datetime import UTC

import pytest
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.cards.cardlist import CardList
from screens.stages.retrospective.sort import SortPage
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import frames_of
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import CAUSES, DACH, SCANNER, looking_back, with_causes
from tests.world import Clock
from workshop.model import Cause, CauseKind, RoundState, Workshop
from workshop.plan import voting
from workshop.review import causes
from workshop.words.text import clean

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (100, 30), (120, 40))
HOURS, CALENDAR, PRICE = CAUSES


def live(app: WorkshopApp, goal: int = DACH) -> list[str]:
    """The words of the goal's causes, as they are listed."""
    return [cause.text for cause in causes.live(app.workshop, goal)]


def primary(app: WorkshopApp, goal: int = DACH) -> Cause | None:
    """The goal's primary cause."""
    return causes.primary(app.workshop, goal)


async def vote(pilot: Pilot[None], ballots: Sequence[str]) -> None:
    """Open the vote and cast these ballots, one person after the other."""
    await tap(pilot, "v")
    await see(pilot.app, "The vote is open")
    for letter, dots in zip("abcdefgh", ballots, strict=False):
        await tap(pilot, letter, *dots, "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_causes_are_put_together_and_taken_apart(run: Run, size: tuple[int, int]) -> None:
    async with run(with_causes(), size=size) as (app, pilot):
        await see(app, "Goal 1 of 3 Share in DACH", f"1 {HOURS}", f"2 {CALENDAR}", f"3 {PRICE}")
        await tap(pilot, "down", "space", "home", "g", "enter")
        await see(app, "Merged: these words stay", "+1 merged", f"also {CALENDAR}")
        assert live(app) == [HOURS, PRICE]
        await tap(pilot, "G")
        await until(lambda: len(live(app)) == 3)
        await tap(pilot, "u")
        await until(lambda: len(live(app)) == 2)


async def test_causes_are_reworded_added_dropped_and_brought_back(run: Run) -> None:
    async with run(with_causes()) as (app, pilot):
        await tap(pilot, "e", sees="Other words for 1")
        await type_text(pilot, "!", "enter")
        await until(lambda: live(app)[0] == f"{HOURS}!")
        await tap(pilot, "a", sees="One more cause")
        await type_text(pilot, "Freja was away", "enter", sees=("4 Freja was away", "What, not who"))
        await tap(pilot, "d", sees="Drop “Freja was away”?")
        await tap(pilot, "y")
        await until(lambda: len(live(app)) == 3)
        await tap(pilot, "r", sees="Which cause comes back?")
        await tap(pilot, "enter")
        await until(lambda: len(live(app)) == 4)


@pytest.mark.parametrize("size", SIZES)
async def test_a_vote_in_secret_orders_the_causes(run: Run, size: tuple[int, int]) -> None:
    async with run(with_causes(), size=size) as (app, pilot):
        await see(app, "v opens a vote.", "●● 2 dots, at most 1 on one cause")
        await tap(pilot, "minus", "plus", sees="●● 2 dots")
        await vote(pilot, ("23", "3", "3", "31", ""))
        await see(app, "2 dots each, at most 1 on one cause.", "5 of 8 have voted", "e Eli ✓", "f Freja g Giulia")
        await tap(pilot, "enter", sees=("Count although somebody has not voted?", "Hugo Brandt"))
        await tap(pilot, "y", sees=("6 dots, 5 of 8 have voted.", "Which one is the primary cause?", f"4 {PRICE}"))
        assert live(app) == [PRICE, HOURS, CALENDAR]
        item = app.screen.query_one(CardList).item
        assert item is not None
        assert item.step.text == PRICE


async def test_until_the_count_nothing_of_it_can_be_seen(run: Run) -> None:
    async with run(with_causes()) as (app, pilot):
        frames = frames_of(app, of=SortPage)
        await vote(pilot, ("3", "3", "31"))
        await tap(pilot, "tab", "shift+tab", "escape", "r", sees="3 of 8 have voted")
        await settle(pilot)
        opened = [frame for frame in frames if "vote is open" in frame]
        assert opened
        assert not [frame for frame in opened if "●" in frame or "few" in frame]
        listed = [frame for frame in opened if HOURS in frame and PRICE in frame]
        assert listed
        assert not [frame for frame in listed if frame.index(HOURS) > frame.index(PRICE)]
        history = repr([(entry.do, entry.put) for entry in app.store.history()])
        assert "Total" not in history
        assert all(not round.totals and not round.voted for round in app.workshop.rounds.values())


async def test_hands_are_counted_instead(run: Run) -> None:
    async with run(with_causes()) as (app, pilot):
        await tap(pilot, "f2", "1", "enter", "5", "enter", "3", "enter")
        await see(app, "Counted by hands", f"5 {CALENDAR}")
        assert live(app) == [CALENDAR, PRICE, HOURS]


async def test_a_vote_is_called_off_and_held_again(run: Run) -> None:
    async with run(with_causes()) as (app, pilot):
        await tap(pilot, "v", sees="The vote is open")
        await tap(pilot, "x", "y", sees="v opens a vote.")
        await vote(pilot, ["1"] * 7 + [""])
        await tap(pilot, "enter", sees=("all 8 have voted", "v vote again"))
        await tap(pilot, "v", sees="v opens a vote.")
        await vote(pilot, ["2"] * 7 + [""])
        await tap(pilot, "enter")
        await until(lambda: live(app)[0] == CALENDAR)
        states = [round.state for round in app.workshop.rounds.values()]
        assert states == [RoundState.CALLED_OFF, RoundState.COUNTED, RoundState.COUNTED]


@pytest.mark.parametrize("key", ["enter", "exclamation_mark"])
async def test_one_cause_is_the_primary_one_of_a_kind_from_the_list(run: Run, key: str) -> None:
    async with run(with_causes()) as (app, pilot):
        await tap(pilot, "down", key)
        await see(app, "What kind of cause is it?", "4 Quota work crowded it out the figures say so")
        await tap(pilot, "enter")
        await see(app, "★ primary: quota work crowded it out", "✓ Share in DACH", "tab leads to the next goal")
        found = primary(app)
        assert found is not None
        assert (found.text, found.kind) == (CALENDAR, CauseKind.CROWDED_OUT)
        await tap(pilot, "end", key, "7")
        await until(lambda: (one := primary(app)) is not None and one.text == PRICE)
        await see(app, "★ primary: waiting on others")
        assert sum(cause.primary for cause in app.workshop.causes.values()) == 1
        await tap(pilot, "u")
        await until(lambda: (one := primary(app)) is not None and one.text == CALENDAR)


async def test_each_missed_goal_has_its_own_causes(run: Run) -> None:
    w = with_causes()
    w = causes.add_cause(w, SCANNER, "Nobody had shown it")
    async with run(w.settled()) as (app, pilot):
        await tap(pilot, "enter", "enter", sees="✓ Share in DACH")
        await tap(pilot, "tab")
        shown = await see(app, "Goal 2 of 3", "Nobody had shown it", "One cause needs no vote")
        assert PRICE not in shown
        assert "v vote" not in shown
        await tap(pilot, "v", "f2", "enter", "1")
        await see(app, "★ primary: never had steps", "Every missed goal has its primary cause")
        assert not app.workshop.rounds


async def test_going_on_names_goals_and_open_votes(run: Run) -> None:
    async with run(with_causes(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "right")
        await see(app, "Share in DACH: no primary cause yet", "Introduce the pallet scanner: no cause yet")
        await tap(pilot, "escape")
        await vote(pilot, ["1"] * 7)
        await tap(pilot, "right")
        shown = await see(app, "Hugo Brandt", "Share in DACH: a vote is open")
        assert "Ana Ferreira" not in shown


async def test_causes_stay_as_they_are_while_a_vote_is_open(run: Run) -> None:
    async with run(with_causes()) as (app, pilot):
        await vote(pilot, ())
        await tap(pilot, "space", "exclamation_mark", "G")
        await settle(pilot)
        assert "What kind" not in screen_text(app)
        assert live(app) == list(CAUSES)
        await tap(pilot, "g", sees=("Giulia Conti, this page is yours alone.", "Ballot: Share in DACH", HOURS))


async def test_without_causes_the_way_leads_back_to_writing_them(make_app: MakeApp) -> None:
    app = make_app(looking_back("sort"))
    app.store.box.seal("causes:1:0", 1, ["Okapi"])
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(
            app,
            "Nobody has written down a cause for this goal yet.",
            "There are causes still sealed: ← leads back",
        )
        assert "Okapi" not in shown
        await tap(pilot, "enter", "v", "g", "space")
        await see(app, "Nobody has written down a cause", "a adds one, ← leads back")


async def test_a_member_casts_a_ballot_and_decides_nothing(make_app: MakeApp, clock: Clock) -> None:
    w = causes.open_vote(with_causes(), DACH, range(1, 9))
    room = make_app(w.settled())
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "enter my ballot")
        await tap(pilot, "enter", "2", "3", "enter")
        await until(lambda: app.store.box.mine(voting.envelope(1), 2, by=2) == {2: 1, 3: 1})
        room.store.apply(lambda w: voting.call_off(w, 1), None, "call the vote off")
        shown = await see(app, f"1 {HOURS}", "The room sorts them")
        assert "v opens a vote" not in shown
        await tap(pilot, "enter", "d", "v")
        await settle(pilot)
        assert live(app) == list(CAUSES)
        assert primary(app) is None


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter(run: Run, size: tuple[int, int]) -> None:
    w = looking_back("sort")
    for text in HOSTILE:
        if words := clean(text)[:280]:
            w = causes.add_cause(w, DACH, words)
    async with run(w.settled(), size=size) as (app, pilot):
        for keys in (["down"], ["space", "up", "g"], ["enter"], ["1"], ["v"], ["a", "1", "enter"], ["enter", "y"]):
            await tap(pilot, *keys)
            assert_safe(app)
