"""The refine stage, used with keys as a facilitator would."""

from collections.abc import Callable
from datetime import UTC

import pytest

from screens.app import WorkshopApp
from screens.cards.cardlist import CardList
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import ideas
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, screen_words, see, tap, type_text, until
from tests.world import IDEAS, Clock, in_session
from workshop.meet.agenda import go_to
from workshop.model import StepState, Workshop
from workshop.plan import drafting, merging, voting

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (120, 40))
TWINS = (*IDEAS[:3], "Visit the Swiss resellers in person", "Call each lapsed account in Bavaria")


def highlighted(app: WorkshopApp) -> int:
    """The number of the highlighted step."""
    item = app.screen.query_one(CardList).item
    assert item is not None
    return item.number


@pytest.mark.parametrize("size", SIZES)
async def test_steps_that_look_alike_are_pointed_out_and_merged_by_hand(run: Run, size: tuple[int, int]) -> None:
    async with run(in_session("refine", 1, TWINS), size=size) as (app, pilot):
        await see(
            app, "≈ 5 Call the 20 lapsed accounts", "1 and 5 look alike: mark and merge them, or leave them."
        )
        await tap(pilot, "end", "space", sees=("✓ 5", "Marked: 5. g on the step whose words stay merges them."))
        await tap(pilot, "home", "g", sees=("Whose words stay?", "1 Call the 20", "5 Call each"))
        await tap(pilot, "enter")
        await see(app, "+1 merged", "also Call each lapsed account in Bavaria", "Merged: these words stay")
        assert ideas(app) == list(TWINS[:4])
        assert app.workshop.steps[1].wordings == (TWINS[4],)
        await see(app, "3 and 4 look alike")


async def test_a_merge_is_taken_apart_or_undone(run: Run) -> None:
    async with run(in_session("refine", 1, TWINS)) as (app, pilot):
        await tap(pilot, "space", "end", "g", "enter")
        await until(lambda: len(ideas(app)) == 4)
        assert ideas(app)[-1] == TWINS[4]
        await tap(pilot, "G")
        await until(lambda: ideas(app) == list(TWINS))
        await tap(pilot, "home", "space", "end", "g", "1")
        await until(lambda: len(ideas(app)) == 4)
        await tap(pilot, "u")
        await until(lambda: ideas(app) == list(TWINS))
        await tap(pilot, "ctrl+y")
        await until(lambda: len(ideas(app)) == 4)


async def test_with_several_marked_it_asks_whose_words_stay(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "space", "space", "end", "g")
        await see(app, "Whose words stay?", "1 Call the 20", "2 Bring the", "6 Offer a pilot")
        await tap(pilot, "escape")
        await until(lambda: "Whose words" not in screen_text(app))
        assert len(ideas(app)) == 6
        await tap(pilot, "g", sees="Whose words stay?")
        await tap(pilot, "2")
        await until(lambda: len(ideas(app)) == 5)
        assert app.workshop.steps[2].wordings == (IDEAS[0],)
        assert app.workshop.steps[6].state is StepState.IDEA
        assert not app.screen.query_one(CardList).marked


async def test_several_marked_are_merged_into_the_marked_one_that_is_highlighted(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "space", "space", "space", "up", "g")
        await until(lambda: len(ideas(app)) == 4)
        assert list(app.workshop.steps[3].wordings) == [*IDEAS[:2]]
        await see(app, "Merged: these words stay", "+2 merged", f"also {IDEAS[0]}")
        await tap(pilot, "f3", sees=("What comes back?", "all of them"))
        await tap(pilot, "2")
        await until(lambda: len(ideas(app)) == 5)
        assert list(app.workshop.steps[3].wordings) == [IDEAS[0]]


async def test_of_a_mark_and_one_that_is_not_marked_either_may_stay(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "space", "g", sees=("Whose words stay?", "1 Call the 20", "2 Bring the"))
        await tap(pilot, "1")
        await until(lambda: app.workshop.steps[1].wordings == (IDEAS[1],))


async def test_without_a_mark_it_says_how_to_merge(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "g", sees="Mark what says the same with space")
        await tap(pilot, "space", "up", "g", sees="Mark what says the same with space")
        assert len(ideas(app)) == 6


@pytest.mark.parametrize("key", ["e", "enter"])
async def test_words_are_changed_where_they_stand(run: Run, key: str) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "down", key, sees="Other words for 2")
        await type_text(pilot, " by 31", "enter")
        await until(lambda: ideas(app)[1] == "Bring the distributor day to Munich in March by 31")
        assert highlighted(app) == 2


async def test_steps_are_dropped_with_or_without_a_reason_and_come_back(run: Run) -> None:
    async with run(in_session("refine", 1, IDEAS)) as (app, pilot):
        await tap(pilot, "d", sees=("Why is it dropped?", "enter alone drops it"))
        await tap(pilot, "enter")
        await until(lambda: len(ideas(app)) == 5)
        assert not app.workshop.decisions
        await tap(pilot, "d", sees="Why is it dropped?")
        await type_text(pilot, "Munich is taken", "enter")
        await until(lambda: len(ideas(app)) == 4)
        assert [decision.why for decision in app.workshop.decisions.values()] == ["Munich is taken"]
        await tap(pilot, "d", sees="Why is it dropped?")
        await tap(pilot, "escape", "r", sees="Which step comes back?")
        await tap(pilot, "2")
        await until(lambda: IDEAS[1] in ideas(app))
        assert len(ideas(app)) == 5
        await tap(pilot, "u", "u")
        await until(lambda: ideas(app) == list(IDEAS[1:]))


async def test_one_more_step_is_added_and_highlighted(run: Run) -> None:
    async with run(in_session("refine", 1)) as (app, pilot):
        await see(app, "Nothing to refine yet")
        for text in IDEAS[:2]:
            await tap(pilot, "a", sees="One more step")
            await type_text(pilot, text, "enter")
            await until(lambda text=text: ideas(app)[-1:] == [text])  # type: ignore[misc]
        assert highlighted(app) == 2
        await see(app, "2 Say what will be different")


async def test_numbers_are_those_that_steps_keep_also_in_what_is_said_about_one(run: Run) -> None:
    w = merging.merge(in_session("refine", 1, IDEAS), 1, [2, 3])
    async with run(w.settled()) as (app, pilot):
        await see(app, " 4  Write to every former customer")
        await tap(pilot, "down", sees="4 Add a day")


async def test_while_a_vote_is_open_changes_are_refused_with_a_sentence(run: Run) -> None:
    w = voting.open_round(in_session("vote", 1, IDEAS), 1, (1, 2))
    async with run(go_to(w, 1, "refine", 1, Clock()()).settled()) as (app, pilot):
        await tap(pilot, "space", "down", "g", sees="✖")
        assert len(ideas(app)) == 6


async def test_a_member_looks_on_from_elsewhere(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(in_session("refine", 1, TWINS))
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "1 and 5 look alike")
        await tap(pilot, "space", "down", "g", "d", "e", "a", "enter")
        assert ideas(app) == list(TWINS)
        assert "✓" not in screen_text(app).split("\n", 1)[1]
        room.store.apply(lambda w: merging.merge(w, 1, [5]), None, "merge")
        await see(app, "+1 merged")


async def test_what_others_change_shows_and_the_highlight_stays(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(in_session("refine", 1, IDEAS))
    other = Store.open(app.store.path, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "down", "down", "space", "up")
        other.apply(lambda w: drafting.drop(w, 1), None, "drop a step")
        await until(lambda: len(ideas(app)) == 5)
        await see(app, "✓ 3 Visit the three Swiss resellers")
        assert highlighted(app) == 3


@pytest.mark.parametrize("size", [*SIZES, (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter_or_refused(run: Run, size: tuple[int, int]) -> None:
    start = in_session("refine", 1, [text[:100] for text in HOSTILE if text.strip()])
    async with run(start, size=size) as (app, pilot):
        for _ in ideas(app):
            assert_safe(app)
            await tap(pilot, "space")
        await tap(pilot, "home", "g")
        await until(lambda: len(ideas(app)) == 1)
        await see(app, "[/]", "merged")
        assert_safe(app)
        await tap(pilot, "a", sees="One more step")
        await paste(pilot, "x" * 10_000)
        await see(app, "at most 120 characters")
        assert_safe(app)


@pytest.mark.parametrize("size", SIZES)
async def test_many_long_steps_are_read_in_full(run: Run, size: tuple[int, int]) -> None:
    long = (
        "Agree with the regional distributor in Munich on a joint customer day so that thirty buyers see it, take"
    )
    start = in_session("refine", 1, [f"{long} {number:03}" for number in range(25)])
    async with run(start, size=size) as (app, pilot):
        await see(app, "take 000")
        await tap(pilot, "end", sees=("take 024", "25 Add a day"))
        assert "space mark" in screen_words(app)
