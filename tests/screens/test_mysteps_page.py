"""One person's steps: found at once, each thing done with one key."""

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choose
from screens.pages.goal import GoalPage
from screens.pages.mysteps import MyStepsPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import HOSTILE, assert_safe, screen_text, screen_words, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, SOON, STEPS, at_work, crowded, worded
from tests.world import TODAY, founded
from workshop.model import Blocker, Step, StepState, Verdict, Workshop

WIDE, USUAL, SMALL = (120, 40), (80, 24), (40, 15)


async def opened(app: WorkshopApp, pilot: Pilot[None], member: int = ANA) -> MyStepsPage:
    """The page of this member, standing."""
    page = MyStepsPage(member)
    app.push_screen(page)
    await until(lambda: page.is_current and "My steps" in screen_text(app))
    await settle(pilot)
    return page


async def at(pilot: Pilot[None], page: MyStepsPage, step: int) -> None:
    """Highlight a step."""
    assert page.rows.highlight(step)
    await settle(pilot)


async def test_the_most_urgent_stands_on_top_and_is_highlighted(run: Run) -> None:
    async with run(at_work(), size=WIDE) as (app, pilot):
        page = await opened(app, pilot)
        assert [entry.id for entry in page.rows.items] == [1, 8, 2, 5, 3, 4, 7, 9, 6]
        shown = screen_text(app)
        headings = [
            "Overdue",
            "Offered",
            "This week",
            "Done: what came of it?",
            "Later",
            "No date",
            "Helping",
            "Nobody has",
            "Done lately",
        ]
        places = [shown.index(heading) for heading in headings]
        assert places == sorted(places)
        assert "▌ □  Call the lapsed accounts" in shown
        assert "3 days late" in shown
        assert "4 open · 1 overdue" in shown
        assert page.rows.key == 1


async def test_from_home_the_room_says_whose_and_a_member_does_not(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        await tap(pilot, "m", sees="Whose steps?")
        await tap(pilot, "b")
        await until(lambda: isinstance(app.screen, MyStepsPage))
        assert "Ben Okafor" in screen_text(app)
        await tap(pilot, "escape")
        app.me = ANA
        await tap(pilot, "m")
        await until(lambda: isinstance(app.screen, MyStepsPage))
        assert "Ana Ferreira" in screen_text(app)


async def test_a_member_begins_with_their_steps_and_finds_the_first_screen_below(make_app: MakeApp) -> None:
    app = make_app(at_work())
    app.me, app.own_steps_first = ANA, True
    async with app.run_test(size=USUAL) as pilot:
        await until(lambda: isinstance(app.screen, MyStepsPage) and "4 open" in screen_text(app))
        await tap(pilot, "f")
        assert app.workshop.steps[1].state is StepState.DONE
        await tap(pilot, "escape", sees="Home")


async def test_one_key_finishes_and_the_next_one_is_highlighted(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await at(pilot, page, 3)
        await tap(pilot, "f")
        done = app.workshop.steps[3]
        assert (done.state, done.done_on, done.blocker) == (StepState.DONE, TODAY, None)
        assert page.rows.key == 4
        await until(lambda: "Done: “Write to former customers”. u takes it back." in screen_text(app))
        await tap(pilot, "u")
        assert app.workshop.steps[3] == STEPS[2]
        await tap(pilot, "ctrl+y")
        assert app.workshop.steps[3] == done


async def test_finishing_never_leads_on_to_what_is_somebody_elses(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "f")
        went = [page.rows.key]
        await at(pilot, page, 4)
        await tap(pilot, "f")
        went.append(page.rows.key)
        assert went == [2, 3], "past the one that was offered; back up, not on to those of others"
        await tap(pilot, "f", "f", "f", "f")
        assert {key for key in app.workshop.steps if app.workshop.steps[key].open} == {7, 8, 9}


@pytest.mark.parametrize(
    ("typed", "due"),
    [("", TODAY + timedelta(days=7)), ("fri", date(2027, 1, 15)), ("+2w", date(2027, 1, 28))],
)
async def test_m_gives_another_day(run: Run, typed: str, due: date) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "m")
        await until(lambda: isinstance(app.screen, Ask) and "Enter alone takes Thu 21 Jan" in screen_text(app))
        await type_text(pilot, typed, "enter")
        await until(lambda: app.screen is page)
        assert app.workshop.steps[1].due == due
        assert page.rows.key == 1


@pytest.mark.parametrize(("typed", "said"), [("soon", "is not a day"), ("1 dec", "outside Q1 2027")])
async def test_a_day_that_cannot_be_is_refused_and_stays_typed(run: Run, typed: str, said: str) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        await opened(app, pilot)
        await tap(pilot, "m")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, typed, "enter")
        await until(lambda: said in screen_text(app))
        assert isinstance(app.screen, Ask)
        assert app.screen.line.text == typed
        assert app.workshop.steps[1].due == date(2027, 1, 11)


async def test_b_says_what_blocks_and_takes_it_away(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "b")
        await until(lambda: isinstance(app.screen, Choose))
        assert "Nothing any more" not in screen_text(app)
        await tap(pilot, "4")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, "the fair", "enter")
        await until(lambda: app.screen is page)
        blocked = app.workshop.steps[1]
        assert blocked.blocker is Blocker.CROWDED_OUT
        assert [note.text for note in blocked.notes] == ["Blocked, crowded out by quota work: the fair"]
        assert "blocked" in screen_text(app)
        await tap(pilot, "b")
        await until(lambda: isinstance(app.screen, Choose) and "Nothing any more" in screen_text(app))
        await tap(pilot, "6")
        await until(lambda: app.screen is page)
        assert app.workshop.steps[1].blocker is None


async def test_s_starts_and_opens_again(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "s")
        assert app.workshop.steps[1].state is StepState.DOING
        await tap(pilot, "s", sees="begun already")
        await at(pilot, page, 6)
        await tap(pilot, "s")
        assert app.workshop.steps[6].state is StepState.DOING


async def test_n_keeps_a_note(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await tap(pilot, "n")
        await until(lambda: isinstance(app.screen, Ask))
        await type_text(pilot, "[/] 12 of 20", "enter")
        await until(lambda: app.screen is page)
        assert [note.text for note in app.workshop.steps[1].notes] == ["[/] 12 of 20"]
        assert "Ana, 14 Jan: [/] 12 of 20" in screen_text(app)


async def test_v_says_what_came_of_a_finished_step(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        assert "v verdict" not in screen_text(app)
        await at(pilot, page, 5)
        assert "v verdict" in screen_text(app)
        await tap(pilot, "v")
        await until(lambda: isinstance(app.screen, Choose))
        await tap(pilot, "2")
        await until(lambda: app.screen is page)
        assert app.workshop.steps[5].verdict is Verdict.NO_EFFECT


async def test_c_takes_what_was_offered_and_what_nobody_has(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        for number in (8, 9):
            await at(pilot, page, number)
            await tap(pilot, "c")
            await settle(pilot)
            assert app.workshop.steps[number].owner == ANA
            assert page.rows.key == number


async def test_r_gives_back_declines_and_stops_helping(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        for number in (1, 8, 7):
            await at(pilot, page, number)
            await tap(pilot, "r")
        steps = app.workshop.steps
        assert (steps[1].owner, steps[8].offered_to, steps[7].helpers, steps[7].owner) == (None, None, (), BEN)


async def test_a_step_that_somebody_else_took_meanwhile_is_refused_with_a_sentence(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await at(pilot, page, 9)
        app.store.apply(lambda w: w.put(_owned(w, 9, BEN)), BEN, "take step 9")
        await tap(pilot, "c")
        await until(lambda: app.workshop.steps[9].owner == BEN)
        assert 9 not in [entry.id for entry in page.rows.items]


async def test_enter_opens_the_goal_at_the_step(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await at(pilot, page, 2)
        await tap(pilot, "enter")
        goal = await until(lambda: app.screen if isinstance(app.screen, GoalPage) else None)
        assert isinstance(goal, GoalPage)
        await until(lambda: goal.step is not None and goal.step.id == 2)
        await tap(pilot, "escape")
        await until(lambda: app.screen is page)


async def test_changes_of_others_appear_and_the_highlight_stays(run: Run) -> None:
    async with run(at_work(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        await at(pilot, page, 3)
        app.store.apply(lambda w: w.put(_owned(w, 9, ANA)), None, "give step 9")
        await until(lambda: "5 open" in screen_text(app))
        assert page.rows.key == 3


async def test_with_nothing_to_do_it_says_what_to_do(run: Run) -> None:
    async with run(founded(), size=SMALL) as (app, pilot):
        await opened(app, pilot)
        assert "Nothing here yet." in screen_text(app)
        await tap(pilot, "f", "m", "b", "n", "v", "c", "s", "r", "e", "enter")
        assert isinstance(app.screen, MyStepsPage)


async def test_forty_columns_show_step_day_and_the_whole_text(run: Run) -> None:
    async with run(at_work(), size=SMALL) as (app, pilot):
        page = await opened(app, pilot)
        await at(pilot, page, 2)
        await until(lambda: "▌ □  ★ Visit the three r…    Sat 16 Jan" in screen_text(app))
        assert "★ Step 2 Visit the three resellers" in screen_words(app)
        assert "f finish" in screen_text(app)
        await tap(pilot, "f")
        assert app.workshop.steps[2].state is StepState.DONE


async def test_a_person_who_is_gone_closes_the_page(run: Run) -> None:
    async with run(founded(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot, BEN)
        app.store.apply(lambda w: w.cut(w.members[BEN]), None, "take Ben out")
        await until(lambda: app.screen is not page)


async def test_only_some_of_what_nobody_has_is_offered(run: Run) -> None:
    w = crowded(12)
    async with run(w.put(*(_owned(w, key, None) for key in w.steps)).settled(), size=USUAL) as (app, pilot):
        page = await opened(app, pilot)
        assert len(page.rows.items) == 5
        assert "5 of 12" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL])
async def test_hostile_texts_in_the_file_never_reach_the_terminal(run: Run, size: tuple[int, int]) -> None:
    async with run(at_work(), size=size) as (app, pilot):
        await opened(app, pilot)
        for text in HOSTILE:
            assert app.record("reword", lambda w, text=text: worded(w, text))  # type: ignore[misc]
            await settle(pilot)
            assert_safe(app, text)


def _owned(w: Workshop, step: int, owner: int | None) -> Step:
    return replace(w.steps[step], owner=owner, due=SOON)


async def test_a_goal_with_another_name_is_shown_at_once(run: Run) -> None:
    async with run(at_work(), size=(100, 24)) as (app, pilot):
        await opened(app, pilot)
        app.store.apply(lambda w: w.put(replace(w.goals[1], title="Share in Austria")), None, "rename")
        app.take_newest()
        await until(lambda: re.search("Visit the three resellers +Share in Austria", screen_text(app)))
