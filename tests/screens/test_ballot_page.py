"""The ballot on its private page: keys, what shows and what does not, and what is kept."""

from collections.abc import Callable
from datetime import UTC

import pytest

from screens.app import WorkshopApp
from screens.cards.ballot import BallotPage
from screens.cards.cardkeys import step_keys
from screens.stages.planning.vote import VotePage
from store import Store
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, tap, until
from tests.screens.voters import EIGHT, room
from tests.world import IDEAS, Clock
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.plan import drafting, merging, voting
from workshop.plan.ranking import ranking

MakeApp = Callable[[Workshop], WorkshopApp]
BOX = voting.envelope(1)
SIZES = ((80, 24), (120, 40), (40, 15))
MANY = tuple(f"Step number {number} that somebody should take this quarter" for number in range(1, 26))


def opened(ideas: tuple[str, ...] = IDEAS, dots: int | None = None) -> Workshop:
    """A vote that is open."""
    return voting.open_round(room(ideas=ideas), 1, EIGHT, dots).settled()


def in_box(app: WorkshopApp, member: int) -> object:
    return app.store.box.mine(BOX, member)


@pytest.mark.parametrize(
    ("steps", "keys"),
    [
        ((), ()),
        ((1, 3, 4), ("1", "3", "4")),
        ((8, 9, 10), ("a", "b", "c")),
        (tuple(range(61, 87)), tuple("abcdefghijklmnopqrstuvwxyz")),
        (tuple(range(1, 1001)), None),
    ],
)
def test_a_key_is_the_number_or_a_letter_and_none_begins_another(
    steps: tuple[int, ...], keys: tuple[str, ...] | None
) -> None:
    found = step_keys(steps)
    assert keys in (None, found)
    assert len(set(found)) == len(steps)
    assert not {one[:length] for one in found for length in range(1, len(one))} & set(found)


async def test_the_ballot_has_the_numbers_of_the_wall(run: Run) -> None:
    w = merging.merge(room(ideas=MANY[:12]), 1, [2])
    async with run(voting.open_round(w, 1, EIGHT, 4).settled()) as (app, pilot):
        await see(app, " 1  Step number 1 ", " 3  Step number 3 ", "12  Step number 12")
        await tap(pilot, "b", sees=("a   1  Step number 1 ", "b   3  Step number 3 ", "its key gives a dot"))
        await tap(pilot, "b", "3", sees=("3 of 4 dots left", "No step has this key"))
        await tap(pilot, "K", "a", sees="1 of 4 dots left")
        await tap(pilot, "enter", "enter", "y", sees=("12  Step number 12", " 3  Step number 3 "))
        assert {one.step: one.dots for one in ranking(app.workshop, 1) if one.dots} == {1: 1, 3: 1, 12: 1}


async def test_every_step_of_sixty_has_a_key_that_works_with_caps_lock_too(run: Run) -> None:
    keys = step_keys(range(1, 61))
    async with run(opened(tuple(f"Step {number}" for number in range(60)))) as (app, pilot):
        await tap(pilot, "b", *keys[9], *keys[33].upper(), *keys[59], "enter")
        await until(lambda: isinstance(app.screen, VotePage))
        assert in_box(app, 2) == {10: 1, 34: 1, 60: 1}


@pytest.mark.parametrize("size", SIZES)
async def test_a_ballot_is_a_name_key_one_key_per_dot_and_enter(run: Run, size: tuple[int, int]) -> None:
    async with run(opened(), size=size) as (app, pilot):
        keys = ("b", "1", "1", "3", "enter")
        await tap(pilot, *keys)
        await until(lambda: isinstance(app.screen, VotePage))
        assert len(keys) == 1 + 3 + 1
        assert in_box(app, 2) == {1: 2, 3: 1}
        await see(app, "Ben's ballot is in.")


@pytest.mark.parametrize("size", SIZES)
async def test_the_room_sees_how_many_dots_but_not_where(run: Run, size: tuple[int, int]) -> None:
    async with run(opened(), size=size) as (app, pilot):
        await tap(pilot, "a", "2")
        shown = await see(app, "2 of 3 dots left", "Ana Ferreira")
        assert [row for row in shown.splitlines() if "●" in row] == [
            row for row in shown.splitlines() if "dots left" in row
        ]
        await tap(pilot, "f3")
        shown = await see(app, "●○  Bring the distributor")
        await tap(pilot, "f3")
        await until(lambda: "○  Bring" not in screen_text(app))


async def test_a_members_own_terminal_shows_the_dots(run: Run) -> None:
    async with run(opened(), me=1) as (app, pilot):
        await tap(pilot, "a", "2")
        await see(app, "●○  Bring the distributor")


async def test_too_many_dots_are_refused_without_naming_a_step(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "2", "2", "2")
        shown = await see(app, "✖ At most 2 dots may go on one step")
        assert "step 2" not in shown.lower()
        await tap(pilot, "3")
        await until(lambda: "✖" not in screen_text(app))
        await tap(pilot, "4")
        await see(app, "✖ Each person has 3 dots")
        await tap(pilot, "enter")
        assert in_box(app, 1) == {2: 2, 3: 1}


async def test_backspace_takes_the_last_dot_back(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "1", "5", "2", "backspace", "backspace", "3", "enter")
        assert in_box(app, 1) == {1: 1, 3: 1}


async def test_backspace_on_an_empty_ballot_does_nothing(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "backspace", "z")
        await see(app, "No step has this key.")
        assert isinstance(app.screen, BallotPage)


async def test_an_empty_ballot_is_an_abstention_and_says_so(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a")
        await see(app, "Enter now: an abstention.")
        await tap(pilot, "enter")
        await see(app, "1 of 8 have voted")
        assert in_box(app, 1) == {}


async def test_leaving_casts_nothing_and_keeps_what_was_cast_before(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "1", "escape")
        await see(app, "These dots are not cast yet: enter casts them")
        await tap(pilot, "escape")
        await see(app, "0 of 8 have voted")
        assert in_box(app, 1) is None
        await tap(pilot, "a")
        await see(app, "2 of 3 dots left")
        await tap(pilot, "enter", "a", "2", "2", "escape", "escape")
        await see(app, "1 of 8 have voted")
        assert in_box(app, 1) == {1: 1}


async def test_dots_that_are_not_cast_survive_a_killed_program(run: Run, clock: Clock) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "b", "1", "2", "1", "backspace")
        await until(lambda: app.store.box.kept("ballot:1:2") == "[1, 2]")
        killed = {path.name: path.read_bytes() for path in app.store.path.parent.iterdir()}
    folder = app.store.path.parent / "again"
    folder.mkdir()
    for name, content in killed.items():
        (folder / name).write_bytes(content)
    with Store.open(folder / "team.json", clock=clock) as store:
        again = WorkshopApp(store, clock, zone=UTC)
        async with again.run_test(size=(80, 24)) as pilot:
            shown = await see(again, "0 of 8 have voted")
            assert "●" not in shown
            await tap(pilot, "b")
            await see(again, "1 of 3 dots left")
            await tap(pilot, "backspace", "enter")
            assert in_box(again, 2) == {1: 1}
            await tap(pilot, "a", "3", "escape", "escape", "enter")
            await see(again, "somebody has not voted")
            await tap(pilot, "y")
            await see(again, "Counted")
            # What was never cast is gone with the vote.
            await until(lambda: store.box.kept("ballot:1:1") == "")


@pytest.mark.parametrize("kept", ["[9]", "[1, 1, 1, 1, 1]", "{", '"x"', "[null]"])
async def test_kept_dots_that_fit_no_ballot_are_passed_over(make_app: MakeApp, kept: str) -> None:
    app = make_app(opened())
    app.store.box.keep("ballot:1:1", kept)
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "a")
        await see(app, "3 dots to give")


async def test_the_page_closes_when_the_vote_is_undone_on_another_terminal(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter", "a", "1")
        app.store.undo(None)
        await see(app, "Each of the 8 people here gets")


async def test_a_ballot_is_changed_by_casting_again(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "1", "1", "2", "enter", "a")
        await see(app, "You have voted; casting again", "no dots left")
        await tap(pilot, "backspace", "3", "enter")
        await see(app, "1 of 8 have voted")
        assert in_box(app, 1) == {1: 2, 3: 1}


async def test_letters_are_steps_here_and_never_undo(run: Run) -> None:
    async with run(opened(MANY, dots=12)) as (app, pilot):
        before = app.store.seq
        await tap(pilot, "a", "a", "u", "1")
        await see(app, "10 of 12 dots left")
        assert "undo" not in screen_text(app)
        await tap(pilot, "enter")
        assert in_box(app, 1) == {1: 1, 21: 1}
        assert app.store.seq == before


@pytest.mark.parametrize("size", SIZES)
async def test_twenty_five_steps_scroll_and_have_a_key_each(run: Run, size: tuple[int, int]) -> None:
    async with run(opened(MANY), size=size) as (app, pilot):
        await tap(pilot, "a")
        await see(app, "a   1  Step number 1 ")
        await tap(pilot, "end")
        await see(app, "y  25  Step number 25", "dots to give", "enter cast")
        await tap(pilot, "home", "down", "pagedown", "home")
        await see(app, "a   1  Step number 1 ")


async def test_the_page_closes_when_the_vote_ends_on_another_terminal(run: Run, clock: Clock) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "1")
        with Store.open(app.store.path, clock=clock) as other:
            other.apply(lambda w: voting.call_off(w, 1), None, "call the vote off")
        await until(lambda: isinstance(app.screen, VotePage))
        assert in_box(app, 1) is None


async def test_nothing_of_a_ballot_stays_on_the_page_of_the_next_person(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a", "1", "1", "f3", "enter", "b")
        shown = await see(app, "Ben Okafor")
        assert "●" not in shown
        assert "Ana" not in shown


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_steps_are_shown_literally(run: Run, size: tuple[int, int]) -> None:
    w = room(ideas=())
    for text in HOSTILE:
        try:
            w = drafting.add_idea(w, 1, text)
        except RuleError:
            continue
    async with run(voting.open_round(w, 1, EIGHT).settled(), size=size) as (app, pilot):
        for keys in (("a",), ("f3", "1", "3"), ("end",), ("enter",)):
            await tap(pilot, *keys)
            assert_safe(app)
        await tap(pilot, "a", "home")
        await see(app, "[/]")


async def test_a_click_puts_a_dot_too(run: Run) -> None:
    async with run(opened()) as (app, pilot):
        await tap(pilot, "a")
        await see(app, IDEAS[2])
        shown = screen_text(app)
        await pilot.click(offset=(12, next(y for y, row in enumerate(shown.splitlines()) if IDEAS[2] in row)))
        await see(app, "2 of 3 dots left")
        await tap(pilot, "enter")
        assert in_box(app, 1) == {3: 1}
