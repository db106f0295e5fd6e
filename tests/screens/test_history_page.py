"""The history: who did what, what it changed, undone and done again from there."""

from collections.abc import Callable
from datetime import UTC

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.dialogs.facts import ReadFacts
from screens.pages.changewords import change_facts
from screens.pages.history import HistoryPage
from tests.screens.conftest import MakeApp
from tests.screens.kit import HOSTILE, assert_safe, screen_text, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, STEPS, at_work
from tests.world import NOW, TODAY, Clock
from workshop.meet.agenda import go_to
from workshop.meet.sessions import start_planning
from workshop.model import Cause, StepState, Workshop
from workshop.plan import claiming
from workshop.track import doing

WIDE, USUAL = (120, 40), (80, 24)


def lived(app: WorkshopApp, clock: Clock) -> None:
    """Some changes by several people on two days."""
    store = app.store
    store.apply(lambda w: claiming.claim(w, 9, BEN, NOW), BEN, "take “Find a reseller in Oslo”")
    store.apply(lambda w: start_planning(w, 1, (1, 2), now=NOW), None, "start planning")
    store.apply(lambda w: go_to(w, 1, "claim", 1, NOW), None, "go to claim", move=True)
    clock.forward(days=1, minutes=5)
    store.apply(
        lambda w: doing.finish(w, 3, TODAY, now=clock.at, by=ANA), ANA, "finish “Write to former customers”"
    )
    store.apply(lambda w: doing.add_note(w, 9, "[/] rang twice", now=clock.at, by=BEN), BEN, "note on “Find”")


def reworded(number: int) -> Callable[[Workshop], Workshop]:
    """A change of step 4."""
    return lambda w: w.put(replace(w.steps[4], text=f"Train {number}"))


async def opened(app: WorkshopApp, pilot: Pilot[None]) -> HistoryPage:
    """The history, standing and read to its beginning."""
    page = HistoryPage()
    app.push_screen(page)
    await until(lambda: page.is_current and "changes" in screen_text(app) and "reading on" not in screen_text(app))
    await settle(pilot)
    return page


def listed(page: HistoryPage) -> list[int]:
    """The numbers of the changes that stand there."""
    return [told.seq for told in page.rows.items]


async def test_newest_first_day_by_day(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(app, pilot)
        assert listed(page) == [6, 5, 3, 2, 1]
        shown = screen_text(app)
        assert shown.index("Today") < shown.index("Note on “Find”") < shown.index("Yesterday")
        assert "09:05  Ben Okafor        Note on “Find”" in shown
        assert "the room          Start planning" in shown
        await tap(pilot, "i")
        assert listed(page) == [6, 5, 4, 3, 2, 1]


async def test_h_on_home_opens_it_and_words_narrow_it_down(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=USUAL) as pilot:
        while len(app.screen_stack) > 1:
            app.pop_screen()
        await settle(pilot)
        await tap(pilot, "h")
        page = await until(lambda: app.screen if isinstance(app.screen, HistoryPage) else None)
        assert isinstance(page, HistoryPage)
        await until(lambda: len(listed(page)) == 5)
        await tap(pilot, "slash")
        await type_text(pilot, "ben reseller")
        assert listed(page) == [2]
        await tap(pilot, "escape")
        assert (page.focused, listed(page)) == (page.rows, [2])
        await tap(pilot, "escape")
        assert len(listed(page)) == 5
        await tap(pilot, "escape")
        await until(lambda: app.screen is not page)


async def test_the_highlighted_change_is_undone_and_done_again(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=USUAL) as pilot:
        page = await opened(app, pilot)
        await tap(pilot, "down", "u")
        assert app.workshop.steps[3] == STEPS[2]
        assert listed(page)[:2] == [7, 6]
        assert page.rows.key == 5
        await until(lambda: "↶ undone: finish" in screen_text(app))
        await until(lambda: "Undone: finish “Write to former customers”." in screen_text(app))
        await tap(pilot, "u", sees="has been undone already")
        await tap(pilot, "ctrl+y")
        assert app.workshop.steps[3].state is StepState.DONE
        await until(lambda: "↶" not in screen_text(app))
        assert listed(page)[0] == 8


async def test_redo_on_the_undo_itself_and_anywhere(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=USUAL) as pilot:
        page = await opened(app, pilot)
        for place in ("home", "end"):
            assert page.rows.highlight(5)
            await tap(pilot, "u", place, "ctrl+y")
            assert app.workshop.steps[3].state is StepState.DONE
        await tap(pilot, "ctrl+y", sees="There is nothing to redo.")


async def test_what_cannot_be_undone_says_why(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    app.store.apply(lambda w: claiming.release(w, 9), None, "give back step 9")
    async with app.run_test(size=USUAL) as pilot:
        page = await opened(app, pilot)
        assert page.rows.highlight(2)
        await tap(pilot, "u", sees="changed step 9 at")
        await tap(pilot, "end", "u", sees="This is where the file begins")
        app.me = ANA
        assert page.rows.highlight(7)
        await tap(pilot, "u", sees="was made by somebody else")
        assert app.workshop.steps[9].owner is None


async def test_enter_shows_each_field_before_and_after(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(app, pilot)
        await tap(pilot, "down", "enter")
        await until(lambda: isinstance(app.screen, ReadFacts))
        await settle(pilot)
        shown = screen_text(app)
        assert "Ana Ferreira, 15 Jan 2027 09:05, change 5" in shown
        assert "Step 3 “Write to former customers”" in shown
        assert "doing → done" in shown
        assert "waiting on someone → —" in shown
        assert "— → 14 Jan 2027" in shown
        await tap(pilot, "escape")
        assert page.rows.highlight(2)
        await tap(pilot, "enter", sees="— → Ben Okafor")
        await tap(pilot, "escape")
        assert page.rows.highlight(6)
        await tap(pilot, "enter", sees="Notes")
        assert "[/] rang twice" in screen_text(app)
        await tap(pilot, "escape", "end", "enter", sees="Member 1 “Ana Ferreira” · new")


async def test_what_others_do_appears_and_the_highlight_stays(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    lived(app, clock)
    async with app.run_test(size=USUAL) as pilot:
        page = await opened(app, pilot)
        await tap(pilot, "down")
        app.store.apply(lambda w: w.put(replace(w.steps[4], text="Train all")), None, "reword step 4")
        await until(lambda: "Reword step 4" in screen_text(app))
        assert (page.rows.key, listed(page)[0]) == (5, 7)


async def test_a_long_history_is_read_to_its_beginning(make_app: MakeApp, clock: Clock) -> None:
    app = make_app(at_work())
    for number in range(1200):
        app.store.apply(reworded(number), ANA, f"text {number}")
    app.store.undo(ANA)
    async with app.run_test(size=USUAL) as pilot:
        page = await opened(app, pilot)
        await until(lambda: "1,202 changes" in screen_text(app))
        assert listed(page) == list(range(1202, 0, -1))
        await tap(pilot, "slash", *"text 1199", sees="↶ undone: text 1199")


@pytest.mark.parametrize("size", [WIDE, USUAL, (40, 15)])
async def test_hostile_texts_in_the_file_never_reach_the_terminal(
    make_app: MakeApp, size: tuple[int, int]
) -> None:
    app = make_app(at_work())
    texts = [text.encode("utf-8", "replace").decode() for text in HOSTILE if text.strip()]
    for text in texts:
        app.store.apply(lambda w, text=text: _worded(w, text), None, text)  # type: ignore[misc]
    async with app.run_test(size=size) as pilot:
        page = await opened(app, pilot)
        assert listed(page)[: len(texts)] == list(range(len(texts) + 1, 1, -1))
        for text in reversed(texts):
            assert_safe(app, text)
            await tap(pilot, "enter")
            await until(lambda: isinstance(app.screen, ReadFacts))
            await settle(pilot)
            assert_safe(app, text)
            await tap(pilot, "escape", "down")
            await until(lambda: app.screen is page)


def _worded(w: Workshop, text: str) -> Workshop:
    return w.put(replace(w.steps[1], text=text, first_move=text), replace(w.members[ANA], name=text))


def test_numbers_are_told_as_the_records_they_stand_for(make_app: MakeApp) -> None:
    """A cause that became part of another one names that cause, and not the step of the same number."""
    w = at_work().put(Cause(1, 1, "no time"), Cause(2, 1, "nobody asked", merged_into=1))
    app = make_app(w)
    app.store.apply(lambda w: w.put(replace(w.causes[2], merged_into=None)), None, "part them")
    facts = list(change_facts(app.store.workshop, *app.store.details(2), UTC))
    assert [fact.text for fact in facts] == ["Cause 2 “nobody asked”", "“no time” → —"]
