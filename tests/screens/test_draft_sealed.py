"""Sealed drafts: private pages on the shared screen, members' own terminals, the reveal, and what never shows."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

from screens.app import WorkshopApp
from screens.cards.private_cards import PrivateCards
from screens.stages.planning.draft import DraftPage
from screens.widgets.strip import PeopleStrip
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import frames_of, ideas, show_all, typed, write_sealed
from tests.screens.kit import HOSTILE, assert_safe, paste, see, settle, tap, type_text, until
from tests.world import IDEAS, Clock, in_session
from workshop.meet import sessions
from workshop.model import Workshop
from workshop.plan import drafting
from workshop.team import team

MakeApp = Callable[[Workshop], WorkshopApp]
SIZES = ((80, 24), (120, 40))
CLEAN_HOSTILE = [text for text in HOSTILE if text and len(text) < 1000]


@pytest.mark.parametrize("size", SIZES)
async def test_drafts_are_written_alone_and_shown_together(run: Run, size: tuple[int, int]) -> None:
    async with run(in_session("draft", 1), size=size) as (app, pilot):
        await tap(pilot, "f2", sees=("Nobody has written yet.", "a Ana b Ben"))
        await tap(pilot, "down", "down", "pagedown", "tab", "shift+tab")
        await tap(pilot, "a", sees=("Ana Ferreira, this page is yours alone.", "cover or freeze the projector"))
        await tap(pilot, "enter")
        await type_text(pilot, "Call Bavaria", "enter", sees="1 Call Bavaria")
        assert app.store.box.mine("drafts:1:0", 1) == ["Call Bavaria"]
        await type_text(pilot, "Visit Zürich", "enter", "escape")
        shown = await see(app, "a Ana ✓", "1 of 8 have written.")
        assert "Bavaria" not in shown
        assert not ideas(app)
        await write_sealed(pilot, "b", "Write to Munich")
        await see(app, "2 of 8 have written.")
        await tap(pilot, "enter")
        shown = await see(app, "somebody has not written", "Chen Wei", "Hugo Brandt")
        assert "· Ana Ferreira" not in shown
        await tap(pilot, "y", sees="3 drafts are on the list now")
        assert sorted(ideas(app)) == ["Call Bavaria", "Visit Zürich", "Write to Munich"]
        assert app.store.box.mine("drafts:1:0", 1) is None
        await see(app, "Nothing is sealed now.", "a Ana b Ben", "Write to Munich")
        await tap(pilot, "end", "down", "b", sees="Ben Okafor, this page is yours alone.")


async def test_drafts_are_shuffled_when_they_are_shown(make_app: MakeApp) -> None:
    app = make_app(in_session("draft", 1))
    texts = [f"Call account {number}" for number in range(8)]
    for member, text in enumerate(texts, start=1):
        app.store.box.seal("drafts:1:0", member, [text])
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "Everybody has written.")
        await tap(pilot, "enter")
        await until(lambda: len(ideas(app)) == 8)
        assert ideas(app) != texts
        assert sorted(ideas(app)) == texts


async def test_nothing_sealed_is_on_the_shared_screen_or_in_the_file(make_app: MakeApp) -> None:
    app = make_app(in_session("draft", 1, IDEAS[:2]))
    secret, unfinished, second = "Xylophone for the zoo", "Quagga half", "Okapi day"
    async with app.run_test(size=(80, 24)) as pilot:
        frames = frames_of(app, of=DraftPage)
        await tap(pilot, "f2")
        await write_sealed(pilot, "a", secret)
        await tap(pilot, "b", "enter")
        await type_text(pilot, second, "enter")
        await type_text(pilot, unfinished, "escape", "escape", sees="2 of 8 have written.")
        for key in (
            "f2",
            "escape",
            "e",
            "escape",
            "f2",
            "c",
            "escape",
            "ctrl+p",
            "escape",
            "question_mark",
            "escape",
        ):
            await tap(pilot, key)
        await tap(pilot, "right", sees="The drafts are still sealed")
        await tap(pilot, "escape", "f5", "u", "ctrl+y")
        await settle(pilot)
        files = b"".join(
            path.read_bytes() for path in app.store.path.parent.iterdir() if "sealed" not in path.name
        )
        history = repr(list(app.store.history())) + repr(app.workshop)
        assert len(frames) > 5
        for words in ("Xylophone", "Quagga", "Okapi"):
            assert not [frame for frame in frames if words in frame]
            assert words.encode() not in files
            assert words not in history
    app.store.close()
    assert all(b"Xylophone" not in path.read_bytes() for path in _files(app.store.path))


def _files(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if other.is_file() and "sealed" not in other.name]


async def test_own_lines_are_reworded_and_taken_out(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2", "a", "enter")
        for text in ("Call Bavaria", "Visit Bern"):
            await type_text(pilot, text, "enter")
        await tap(pilot, "up", "e", sees="Other words for it")
        await type_text(pilot, " twice", "enter")
        await until(lambda: app.store.box.mine("drafts:1:0", 1) == ["Call Bavaria", "Visit Bern twice"])
        await tap(pilot, "up", "d")
        await until(lambda: app.store.box.mine("drafts:1:0", 1) == ["Visit Bern twice"])
        await tap(pilot, "d")
        await until(lambda: app.store.box.sealed_by("drafts:1:0") == ())
        await tap(pilot, "escape", sees=("a Ana b Ben", "Nobody has written yet."))


async def test_a_line_that_is_not_sealed_is_not_lost_by_esc(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2", "a", "enter")
        await type_text(pilot, "Call Bav", "escape", sees="This line is not sealed yet")
        await tap(pilot, "escape", sees="a Ana b Ben")
        await tap(pilot, "b", "enter")
        await settle(pilot)
        assert typed(app) == ""
        await tap(pilot, "escape", "a", "enter")
        await until(lambda: typed(app) == "Call Bav")
        await type_text(pilot, "aria", "enter", "escape", sees="a Ana ✓")


async def test_there_can_be_more_drafts_after_a_reveal(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2")
        await write_sealed(pilot, "a", "First")
        await show_all(pilot)
        await until(lambda: ideas(app) == ["First"])
        await write_sealed(pilot, "a", "Second")
        await see(app, "a Ana ✓")
        await show_all(pilot)
        await until(lambda: sorted(ideas(app)) == ["First", "Second"])
        await tap(pilot, "u", sees="what was sealed has been opened and destroyed")
        assert sorted(ideas(app)) == ["First", "Second"]


async def test_a_draft_that_comes_after_the_reveal_waits_for_the_next_one(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(in_session("draft", 1))
    room.store.box.seal("drafts:1:0", 1, ["First"])
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "Only you see what you write here")
        await type_text(pilot, "Second")
        room.store.reveal("drafts:1:0", lambda w, _: drafting.reveal(w, 1, ["First"], Random(1)), None, "reveal")
        await until(lambda: app.workshop.goals[1].batches == 1)
        assert typed(app) == "Second"
        await tap(pilot, "enter")
        await until(lambda: app.store.box.mine("drafts:1:1", 2, by=2) == ["Second"])


async def test_going_on_names_who_has_not_written(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2")
        for letter in "abcdefg":
            await write_sealed(pilot, letter, "Call Bavaria")
        await tap(pilot, "right")
        shown = await see(app, "The drafts are still sealed", "Hugo Brandt")
        assert "Giulia Conti" not in shown
        await tap(pilot, "y", sees="There are drafts still sealed: ← leads back")
        await tap(pilot, "left", sees="7 of 8 have written.")


async def test_the_next_goal_starts_in_the_way_of_the_first(run: Run) -> None:
    w = drafting.new_batch(in_session("draft", 2), 1)
    async with run(w.settled()) as (app, pilot):
        await see(app, "Nobody has written yet.")
        await tap(pilot, "f2", sees="A step, starting with a verb")


async def test_the_smallest_terminal_is_enough_for_a_private_page(run: Run) -> None:
    async with run(in_session("draft", 1), size=(40, 15)) as (app, pilot):
        await tap(pilot, "f2", "c")
        await see(app, "Chen Wei, this page is yours alone.", "cover or freeze the projector", "enter begin")
        await tap(pilot, "enter")
        for text in IDEAS[:3]:
            await type_text(pilot, text, "enter")
        await type_text(pilot, "Focus on growth")
        await see(
            app,
            "1 Call the 20 lapsed accounts",
            "3 Visit the three Swiss",
            "Focus on growth",
            "verb ?",
            "esc done",
        )
        for text in CLEAN_HOSTILE:
            await paste(pilot, text)
            await tap(pilot, "enter")
            assert_safe(app)


async def test_clicks_work_too(run: Run) -> None:
    async with run(in_session("draft", 1)) as (app, pilot):
        await tap(pilot, "f2", sees=("when it is done?", "b Ben c Chen"))
        await settle(pilot)
        await pilot.click(PeopleStrip, offset=(13, 0))
        await until(lambda: isinstance(app.screen, PrivateCards))


async def test_with_more_people_than_letters_the_last_have_two(run: Run) -> None:
    w = in_session("draft", 1)
    for number in range(40):
        w = team.add_member(w, f"Person {number}")
    for member in w.members:
        w = sessions.set_present(w, 1, member, True)
    async with run(w.settled(), size=(120, 40)) as (app, pilot):
        await tap(pilot, "f2", sees="Person 39")
        key = app.screen.query_one(PeopleStrip).people[-1][0]
        assert len(key) == 2
        await write_sealed(pilot, key, "Call Bavaria")
        await until(lambda: app.store.box.sealed_by("drafts:1:0") == (48,))


# From a member's own terminal ------------------------------------------------------------------------


async def test_a_member_writes_sealed_drafts_and_sees_only_those(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(in_session("draft", 1, IDEAS[:1]))
    room.store.box.seal("drafts:1:0", 1, ["Okapi day"])
    store = Store.open(room.store.path, clock=clock)
    app = WorkshopApp(store, clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "1 Call the 20 lapsed accounts", "Only you see what you write here")
        await type_text(pilot, "Visit Bern", "enter")
        shown = await see(app, "Yours, sealed", "1 Visit Bern")
        assert "Okapi" not in shown
        assert len(ideas(app)) == 1
        await tap(pilot, "f2")
        await type_text(pilot, "half", "up", "up", "d")
        assert len(ideas(app)) == 1
        await tap(pilot, "down", "e", sees="Other words for it")
        await type_text(pilot, "!", "enter")
        await until(lambda: store.box.mine("drafts:1:0", 2, by=2) == ["Visit Bern!"])
    async with room.run_test(size=(80, 24)) as pilot:
        shown = await see(room, "a Ana ✓", "b Ben ✓")
        assert "Bern" not in shown
        assert "half" not in shown
        await show_all(pilot)
        await until(lambda: sorted(ideas(room)) == [IDEAS[0], "Okapi day", "Visit Bern!"])


async def test_the_room_sees_at_once_who_writes_from_elsewhere(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(in_session("draft", 1))
    other = Store.open(app.store.path, clock=clock)
    async with app.run_test(size=(80, 24)):
        other.box.seal("drafts:1:0", 3, ["Okapi day"])
        await see(app, "1 of 8 have sealed drafts that are not shown yet: F2 leads to them.")
