"""The draft stage, used with keys as a facilitator and the people of a room would."""

from collections.abc import Callable
from datetime import UTC

import pytest

from screens.app import WorkshopApp
from screens.cards.writing import Writing
from screens.pages.home import HomePage
from screens.stages.planning.draft import DraftPage
from screens.stages.stage import ESC_AGAIN
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import burst, ideas, typed
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, screen_words, see, tap, type_text, until
from tests.world import IDEAS, Clock, in_session
from workshop.meet.agenda import go_to
from workshop.model import StepState, Workshop
from workshop.plan import voting

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (120, 40))


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_step_costs_its_text_and_enter(run: Run, size: tuple[int, int]) -> None:
    async with run(in_session("draft", 1), size=size) as (app, pilot):
        await see(app, "No step yet.")
        for text in IDEAS[:3]:
            await type_text(pilot, text, "enter")
        await see(
            app, "1 Call the 20 lapsed accounts in Bavaria before 15 Feb", "3 Visit the three Swiss resellers"
        )
        assert ideas(app) == list(IDEAS[:3])
        assert all(step.state is StepState.IDEA and step.owner is None for step in app.workshop.steps.values())
        assert [entry.by for entry in app.store.history()][-3:] == [None] * 3
        assert typed(app) == ""
        assert app.screen.query_one(Writing).typing


async def test_the_list_scrolls_to_the_step_that_was_added(run: Run) -> None:
    async with run(in_session("draft", 1, [f"Call account {number}" for number in range(1, 25)])) as (app, pilot):
        await see(app, "24 Call account 24")
        await type_text(pilot, "Call the last one", "enter", sees="25 Call the last one")
        assert " 1 Call account 1 " not in screen_words(app)


async def test_advice_follows_the_typing_and_stops_nobody(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await type_text(pilot, "Focus on growth", sees=("verb ?", "“Focus” can mean anything"))
        await tap(pilot, "enter")
        await until(lambda: ideas(app) == ["Focus on growth"])
        await type_text(pilot, "Call ten accounts so that five sign by 15 Feb", sees="verb ✓ outcome ✓ date ✓")


async def test_a_step_that_is_there_already_is_pointed_out_by_its_number(run: Run) -> None:
    async with run(in_session("draft", 1, IDEAS)) as (_, pilot):
        await type_text(pilot, "Visit Swiss resellers", sees="like 3: Visit the three Swiss resellers")


async def test_pasted_lines_become_a_step_each_and_one_undo_takes_them_back(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await paste(pilot, "- Call Ana's accounts\r\n\n2. Visit Munich\n• Write to Zürich\n")
        await see(app, "3 Write to Zürich")
        assert ideas(app) == ["Call Ana's accounts", "Visit Munich", "Write to Zürich"]
        await tap(pilot, "escape", "u")
        await until(lambda: not ideas(app))


async def test_thirty_lines_as_a_terminal_sends_them_become_thirty_steps(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await paste(pilot, "\r".join(f"☐ Call dealer number {number}" for number in range(1, 31)))
        await until(lambda: len(ideas(app)) == 30)
        assert ideas(app)[::29] == ["Call dealer number 1", "Call dealer number 30"]


async def test_a_single_line_that_is_too_long_waits_too(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await paste(pilot, f"- {'long ' * 40}\r")
        await until(lambda: typed(app).startswith("long long") and len(typed(app)) > 120)
        assert not ideas(app)


async def test_a_pasted_line_that_is_too_long_waits_in_the_input(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await paste(pilot, f"Call Munich\n{'long ' * 40}\nVisit Zürich\n{'other ' * 30}")
        await until(lambda: len(ideas(app)) == 2)
        assert typed(app).startswith("long long")
        assert len(typed(app)) > 120
        await tap(pilot, "escape", "escape", "escape")
        await until(lambda: isinstance(app.screen, HomePage))
        await tap(pilot, "p")
        await until(lambda: isinstance(app.screen, DraftPage) and typed(app).startswith("long long"))
        await tap(pilot, "enter", sees="A step has at most 120 characters; this one has 199")
        assert typed(app).startswith("long long")
        app.screen.query_one(Writing).line.value = "Shorter"
        await tap(pilot, "enter")
        await until(lambda: typed(app).startswith("other other"))
        assert ideas(app) == ["Call Munich", "Visit Zürich", "Shorter"]


async def test_what_is_too_long_is_refused_with_a_sentence_and_the_text_stays(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await type_text(pilot, "Call them")
        await paste(pilot, "x" * 10_000)
        await see(app, "A step has at most 120 characters")
        assert typed(app) == "Call them"
        assert not ideas(app)
        await type_text(pilot, "!")
        await until(lambda: "at most 120" not in screen_text(app))


async def test_nothing_is_added_while_a_vote_is_open_and_the_text_stays(run: Run) -> None:
    w = voting.open_round(in_session("vote", 1, IDEAS[:3]), 1, (1, 2))
    async with run(go_to(w, 1, "draft", 1, Clock()()).settled()) as (app, pilot):
        await type_text(pilot, "One more", "enter", sees="✖")
        assert typed(app) == "One more"
        assert len(ideas(app)) == 3
        await tap(pilot, "enter", *["backspace"] * 8, "enter")
        assert len(ideas(app)) == 3


async def test_the_list_is_reworded_and_dropped_from_with_single_keys(run: Run) -> None:
    async with run(in_session("draft", 1, IDEAS[:3])) as (app, pilot):
        await tap(pilot, "escape", "e", sees="Other words for it")
        await type_text(pilot, " in person", "enter")
        await until(lambda: ideas(app)[2] == "Visit the three Swiss resellers in person")
        await tap(pilot, "up", "d")
        await until(lambda: len(ideas(app)) == 2)
        await tap(pilot, "u")
        await until(lambda: len(ideas(app)) == 3)
        await tap(pilot, "i")
        await type_text(pilot, "ed")
        assert typed(app) == "ed"
        assert len(ideas(app)) == 3


async def test_arrows_go_from_the_line_into_the_list_and_back(run: Run) -> None:
    async with run(in_session("draft", 1, IDEAS[:2])) as (app, pilot):
        writing = app.screen.query_one(Writing)
        await tap(pilot, "up")
        assert not writing.typing
        assert writing.selected == app.workshop.steps[2]
        await tap(pilot, "up")
        assert writing.selected == app.workshop.steps[1]
        await tap(pilot, "down", "down")
        assert writing.typing
        await tap(pilot, "escape", "escape")
        await until(lambda: not isinstance(app.screen, DraftPage))


async def test_unfinished_typing_survives_a_killed_program(run: Run, clock: Clock) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await type_text(pilot, "Call the lapsed acc")
        await until(lambda: app.store.box.kept("draft:1") == "Call the lapsed acc")
        again = WorkshopApp(Store.open(app.store.path, clock=clock), clock, zone=UTC)
        async with again.run_test(size=(80, 24)) as second:
            await see(again, "Call the lapsed acc")
            await type_text(second, "ounts", "enter")
            await until(lambda: ideas(again) == ["Call the lapsed accounts"])
            await until(lambda: again.store.box.kept("draft:1") == "")


@pytest.mark.parametrize("size", [*SIZES, (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter_or_refused(run: Run, size: tuple[int, int]) -> None:
    async with run(in_session("draft", 1), size=size) as (app, pilot):
        for text in HOSTILE:
            await paste(pilot, text)
            assert_safe(app)
            await tap(pilot, "enter")
            assert_safe(app)
        assert "[@click=app.quit]x[/]" in ideas(app)
        assert "[/]" in ideas(app)
        await tap(pilot, "up", *["up"] * len(HOSTILE))
        assert_safe(app)
        await see(app, "[/]")


async def test_what_is_typed_in_one_burst_is_not_mixed_up(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await burst(pilot, "Call Bavaria\rVisit Bern\rWrite to Mu")
        await see(app, "1 Call Bavaria", "2 Visit Bern", "Write to Mu")
        assert ideas(app) == ["Call Bavaria", "Visit Bern"]
        assert typed(app) == "Write to Mu"


async def test_enter_leads_from_the_list_back_to_the_line(run: Run) -> None:
    async with run(in_session("draft", 1, IDEAS[:2])) as (app, pilot):
        await tap(pilot, "up", "enter")
        await type_text(pilot, "Visit Bern")
        assert typed(app) == "Visit Bern"


async def test_the_way_on_says_how_sealed_drafts_are_shown_from_here(make_app: MakeApp) -> None:
    app = make_app(in_session("draft", 1))
    app.store.box.seal("drafts:1:0", 1, ["Call Bavaria"])
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "1 of 8 have written.")
        await tap(pilot, "f8", sees="The drafts are still sealed: no, then enter, shows them.")
        await tap(pilot, "escape", "f2", "f8", sees="The drafts are still sealed: no, then F2 and enter,")


async def test_esc_in_the_line_of_an_empty_list_says_where_it_leads_before_it_leaves(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await type_text(pilot, "Visit", "escape", sees=ESC_AGAIN)
        assert typed(app) == "Visit"
        await type_text(pilot, " t")
        await until(lambda: ESC_AGAIN not in screen_words(app))
        await tap(pilot, "escape", sees=ESC_AGAIN)
        await tap(pilot, "escape", sees=("Home", "A planning session is running"))
        await tap(pilot, "p", sees="Visit t")
