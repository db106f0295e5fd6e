"""The vote stage, used with keys as a facilitator and the people of a room would."""

from collections.abc import Callable

import pytest
from textual.types import AnimationLevel

from screens.app import WorkshopApp
from screens.cards.ballot import BallotPage
from screens.cards.votesheets import VoteSheets
from screens.stages.planning.vote import VotePage
from screens.widgets.strip import PeopleStrip
from store import Store
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, tap, until
from tests.screens.voters import BALLOTS, EIGHT, LETTERS, cast, cast_all, room
from tests.world import IDEAS, Clock
from workshop.errors import RuleError
from workshop.meet import sessions
from workshop.model import Round, RoundState, Total, Workshop
from workshop.plan import drafting, voting
from workshop.plan.ranking import ranking
from workshop.team import team

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (120, 40))


def the_round(app: WorkshopApp) -> Round:
    return list(app.workshop.rounds.values())[-1]


async def test_before_the_vote_dots_and_cap_are_suggested_and_can_be_changed(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "plus", sees="Each of the 8 people here gets ●●●● 4 dots, at most 2 on one step.")
        await tap(pilot, "minus", "minus", "asterisk", sees="●● 2 dots, at most 1 on one step")
        await tap(pilot, "enter")
        assert (the_round(app).dots_each, the_round(app).cap, the_round(app).room) == (2, 1, EIGHT)


async def test_dots_stop_where_nobody_could_place_more(run: Run) -> None:
    async with run(room(ideas=IDEAS[:3])) as (app, pilot):
        await tap(pilot, "plus", "plus", sees="* allows more on one step")
        await tap(pilot, "asterisk", "plus", "plus", "plus", "plus", "enter")
        assert (the_round(app).dots_each, the_round(app).cap) == (6, 2)


@pytest.mark.parametrize(("ideas", "words"), [((), "There are no steps"), (IDEAS[:1], "needs no vote")])
async def test_with_fewer_than_two_steps_there_is_nothing_to_vote_on(
    run: Run, ideas: tuple[str, ...], words: str
) -> None:
    async with run(room(ideas=ideas)) as (app, pilot):
        await tap(pilot, "enter")
        assert words in screen_text(app)
        await see(app, "✖")
        assert not app.workshop.rounds
        await tap(pilot, "right")
        assert app.workshop.sessions[1].stage == "choose"


@pytest.mark.parametrize("size", SIZES)
async def test_eight_people_vote_and_the_ranking_shows(run: Run, size: tuple[int, int]) -> None:
    async with run(room(), size=size) as (app, pilot):
        await tap(pilot, "enter", sees="0 of 8 have voted")
        for number, (letter, dots) in enumerate(zip(LETTERS, BALLOTS, strict=True), start=1):
            await tap(pilot, letter)
            assert isinstance(app.screen, BallotPage)
            await tap(pilot, *dots, "enter")
            done = "all 8 have voted" if number == 8 else f"{number} of 8 have voted"
            await see(app, done)
        assert screen_text(app).count("✓") >= 8
        await tap(pilot, "enter")
        round = the_round(app)
        assert round.state is RoundState.COUNTED
        assert round.voted == EIGHT
        assert round.totals[:3] == (Total(1, 6, 5), Total(2, 4, 4), Total(3, 4, 4))
        await see(app, "Counted: 14 dots, all 8 have voted.", "6  5 people")
        shown = screen_text(app)
        assert [one.place for one in ranking(app.workshop, 1)] == [1, 2, 2, 4, 4, 4]
        rows = shown.splitlines()
        for idea, words in ((IDEAS[0], "6  5 people"), (IDEAS[3], "no dots")):
            assert words in rows[next(at for at, row in enumerate(rows) if idea[:24] in row) + 1]


async def test_the_room_sees_who_has_voted_but_no_total_and_no_other_order(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await see(app, "0 of 8 have voted", "c Chen   d Dana")
        shown = screen_text(app)
        before = [row for row in shown.splitlines() if row[:8].strip().isdigit()]
        await cast(pilot, "c", "66")
        await cast(pilot, "a", "665")
        await see(app, "2 of 8 have voted", "a Ana ✓")
        shown = screen_text(app)
        assert [row for row in shown.splitlines() if row[:8].strip().isdigit()] == before
        assert "a Ana ✓" in shown
        assert "b Ben   c Chen" in shown
        assert "●" not in shown


async def test_counting_with_somebody_missing_asks_and_names_them(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await cast_all(pilot, BALLOTS[:6])
        await tap(pilot, "enter", sees="Giulia Conti")
        await see(app, "Hugo Brandt")
        assert "Ana Ferreira" not in screen_text(app)
        await tap(pilot, "n")
        await until(lambda: isinstance(app.screen, VotePage))
        assert the_round(app).state is RoundState.OPEN
        await tap(pilot, "enter")
        await until(lambda: not isinstance(app.screen, VotePage))
        await tap(pilot, "y")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        await see(app, "6 of 8 have voted")


async def test_counting_without_any_ballot_is_refused(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter", "enter", sees="Nobody has voted yet")
        assert the_round(app).state is RoundState.OPEN


async def test_leaving_an_open_vote_asks_and_names_who_is_missing(run: Run) -> None:
    async with run(room(people=(1, 2, 3))) as (app, pilot):
        await tap(pilot, "enter")
        await cast_all(pilot, BALLOTS[:2])
        await tap(pilot, "right", sees="Chen Wei")
        await tap(pilot, "escape")
        await until(lambda: isinstance(app.screen, VotePage))
        assert app.workshop.sessions[1].stage == "vote"


async def test_calling_off_asks_destroys_the_ballots_and_goes_back_to_before(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await cast(pilot, "a", "11")
        await tap(pilot, "x", sees="destroyed unread")
        await tap(pilot, "n")
        await until(lambda: isinstance(app.screen, VotePage))
        assert the_round(app).state is RoundState.OPEN
        await tap(pilot, "f3")
        await until(lambda: not isinstance(app.screen, VotePage))
        await tap(pilot, "y")
        await until(lambda: the_round(app).state is RoundState.CALLED_OFF)
        await see(app, "gets")
        assert app.store.box.sealed_by(voting.envelope(1)) == ()


async def test_calling_off_before_any_ballot_can_be_undone(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter", "x")
        await until(lambda: not isinstance(app.screen, VotePage))
        await tap(pilot, "y")
        await until(lambda: the_round(app).state is RoundState.CALLED_OFF and isinstance(app.screen, VotePage))
        await tap(pilot, "u")
        assert the_round(app).state is RoundState.OPEN
        await cast(pilot, "a", "1")
        await see(app, "1 of 8 have voted")


async def test_a_vote_can_be_repeated_and_both_rounds_are_kept(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await cast_all(pilot)
        await tap(pilot, "enter", sees="Counted")
        await tap(pilot, "f3", sees="Each of the 8 people")
        await tap(pilot, "x", sees="Counted")
        await tap(pilot, "f3", "enter")
        await cast_all(pilot, ("6",) * 7)
        await cast(pilot, "h", "5")
        await tap(pilot, "enter")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        assert [round.state for round in app.workshop.rounds.values()] == [RoundState.COUNTED] * 2
        assert ranking(app.workshop, 2)[0].step == 6


async def test_undo_says_why_a_count_cannot_be_taken_back(run: Run) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await cast_all(pilot)
        await tap(pilot, "enter", sees="Counted")
        await tap(pilot, "u", sees="cannot be undone")
        assert the_round(app).state is RoundState.COUNTED


async def test_a_ballot_cast_on_another_terminal_shows_at_once(run: Run, clock: Clock) -> None:
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        with Store.open(app.store.path, clock=clock) as other:
            other.box.seal(voting.envelope(1), 5, {2: 1})
        await see(app, "1 of 8 have voted")
        await see(app, "e Eli ✓")


async def test_somebody_elses_terminal_casts_for_nobody_else(run: Run) -> None:
    async with run(voting.open_round(room(), 1, EIGHT).settled(), me=2) as (app, pilot):
        await tap(pilot, "a")
        assert isinstance(app.screen, VotePage)
        await see(app, "here you cast your own ballot")
        await tap(pilot, "f2", "x")
        assert the_round(app).state is RoundState.OPEN
        await see(app, "enter my ballot")
        await tap(pilot, "enter", "1", "enter")
        assert app.store.box.sealed_by(voting.envelope(1)) == (2,)


async def test_a_letter_that_nobody_has_is_said(run: Run) -> None:
    async with run(room(people=(1, 2))) as (_, pilot):
        await tap(pilot, "enter", "h", sees="Nobody here has the letter h.")


async def test_thirty_people_have_keys_of_one_or_two_letters(run: Run) -> None:
    w = room()
    for number in range(9, 31):
        w = team.add_member(w, f"Rep {number}")
    for member in range(9, 31):
        w = sessions.set_present(w, 1, member, True)
    async with run(w.settled()) as (app, pilot):
        await tap(pilot, "enter")
        letters = {member: letter for letter, member, *_ in app.screen.query_one(PeopleStrip).people}
        assert len(letters[30]) == 2
        await tap(pilot, *letters[30], "1", "enter")
        assert app.store.box.sealed_by(voting.envelope(1)) == (30,)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_steps_are_shown_literally_through_the_whole_vote(run: Run, size: tuple[int, int]) -> None:
    w = room(ideas=())
    for text in HOSTILE:
        try:
            w = drafting.add_idea(w, 1, text)
        except RuleError:
            continue
    async with run(w.settled(), size=size) as (app, pilot):
        for keys in (("plus",), ("f2",), ("1", "down", "2"), ("f2",), ("a", "1", "enter"), ("enter",), ("y",)):
            await tap(pilot, *keys)
            assert_safe(app)
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        await see(app, "[/]")
        assert_safe(app)


async def test_a_vote_that_was_cut_off_goes_on_with_nothing_lost(run: Run, clock: Clock) -> None:
    """As after a killed program: nothing is closed, and another one opens the same file."""
    async with run(room()) as (app, pilot):
        await tap(pilot, "enter")
        await cast_all(pilot, BALLOTS[:3])
        await see(app, "3 of 8 have voted")
        with Store.open(app.store.path, clock=clock) as store:
            again = WorkshopApp(store, clock)
            async with again.run_test(size=(80, 24)) as other:
                shown = await see(again, "The vote is open", "3 of 8 have voted", "c Chen ✓", "d Dana   e Eli")
                assert "●" not in shown
                await cast(other, "d", "1")
                await see(again, "4 of 8 have voted")
        await see(app, "4 of 8 have voted")


@pytest.mark.parametrize("level", ["none", "full"])
async def test_the_bars_grow_unless_animations_are_off(run: Run, level: AnimationLevel) -> None:
    async with run(room(people=(1,))) as (app, pilot):
        app.animation_level = level
        await tap(pilot, "enter")
        await cast(pilot, "a", "112")
        sheets = app.screen.query_one(VoteSheets)
        await tap(pilot, "enter", sees="Count although there is one ballot?")
        await tap(pilot, "y")
        await until(lambda: the_round(app).state is RoundState.COUNTED)
        assert (sheets.grown == 1.0) == (level == "none")
        await see(app, "2  1 person")
