"""The roof on a screen: every team in words, followed; opened to look at; steps made from what others share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.pages.home import HomePage
from screens.pages.roof import RoofPage
from screens.pages.roofshared import SharedPage
from screens.roof import RoofApp
from store import Store
from store.errors import ReadOnly
from store.roofs import Teams, to_look_at
from tests.screens.kit import HOSTILE, assert_safe, screen_text, see, settle, tap, type_text, until
from tests.world import PEOPLE, Clock, in_session, with_goals
from workshop.model import Cause, CauseKind, Lesson, StageKey, StepState, Workshop
from workshop.plan import questions

TEAMS = ("DACH", "Iberia", "Nordics")


def team(name: str) -> Workshop:
    """A team without any plan, with a cause and a lesson to share."""
    w = with_goals()
    return w.put(
        replace(w.team, name=name),
        replace(w.goals[1], contributes_to="Lead the mid-market" if name == "DACH" else ""),
        Cause(1, 1, "No hours", kind=CauseKind.CROWDED_OUT, primary=True),
        Lesson(1, f"{name} sells by phone", next_time="call first.", category=w.goals[2].category, shared=True),
    )


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """Three teams, an objective, and a file that is no team's."""
    for name in TEAMS:
        Store.create(tmp_path / f"{name.lower()}.json", team(name), clock).close()
    (tmp_path / "objectives.json").write_text('{"objectives": {"1": {"title": "Lead the mid-market"}}}')
    (tmp_path / "broken.json-log").write_bytes(b"rubbish\n")
    return tmp_path


@contextmanager
def roof(folder: Path, clock: Clock, at: str | None = None) -> Iterator[RoofApp]:
    """The roof over a folder."""
    teams = Teams([str(folder)], clock)
    try:
        yield RoofApp(teams, folder, clock, UTC, at)
    finally:
        teams.close()


def page(app: RoofApp) -> RoofPage:
    """The page of the roof."""
    assert isinstance(app.screen, RoofPage)
    return app.screen


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50), (40, 15)])
async def test_every_team_in_words_and_nobody_by_name(folder: Path, clock: Clock, size: tuple[int, int]) -> None:
    with roof(folder, clock) as app:
        async with app.run_test(size=size) as pilot:
            await until(lambda: len(app.roof.teams) == 3 and app.roof.unreadable)
            shown = ""
            for key in ("home", *["pagedown"] * 12):
                await tap(pilot, key)
                shown += screen_text(app)
                assert_safe(app)
            for words in (
                *TEAMS,
                "Q1 2027",
                "no plan",
                "Company objectives",
                "DACH: Share in DACH",
                "broken.json",
            ):
                assert words.partition(" in ")[0] in shown, words
            assert "Quota work crowded it out: DACH, Iberia, Nordics".partition(" D")[0][:20] in shown
            assert not any(name.split()[0] in shown for name in PEOPLE)


async def test_it_follows_and_the_highlight_stays(folder: Path, clock: Clock) -> None:
    with roof(folder, clock) as app:
        async with app.run_test(size=(100, 30)) as pilot:
            await until(lambda: len(app.roof.teams) == 3)
            await tap(pilot, "down")
            chosen = page(app).sheet.key
            with Store.open(folder / "iberia.json", clock) as store:
                store.apply(lambda w: w.put(replace(w.team, name="Portugal")), None, "rename")
            await see(app, "Portugal · Q1 2027")
            assert page(app).sheet.key == chosen
            Store.create(folder / "benelux.json", team("Benelux"), clock).close()
            app.open()
            await see(app, "4 teams, 1 cannot be read", "Benelux · Q1 2027")


async def test_what_the_sponsor_was_asked_and_has_not_answered_is_shown(folder: Path, clock: Clock) -> None:
    with Store.open(folder / "dach.json", clock) as store:
        for number, text in enumerate(("May we discount?", "Who pays?"), start=1):
            store.apply(partial(questions.ask, goal=1, text=text, now=clock(), by=1), None, f"ask {number}")
        store.apply(lambda w: questions.answer(w, 2, "We do", clock().date()), None, "answer")
    with roof(folder, clock) as app:
        async with app.run_test(size=(80, 24)):
            assert "Who pays?" not in await see(app, "asks: May we discount?")


async def test_enter_opens_a_team_to_look_at_and_leads_back(folder: Path, clock: Clock) -> None:
    with roof(folder, clock) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: len(app.roof.teams) == 3)
            await tap(pilot, "down", "enter")
        place = app.return_value
    assert place == str(folder / "iberia.json")
    with to_look_at(place, clock) as store:
        assert "only looked at" in " ".join(store.notices)
        with pytest.raises(ReadOnly, match="ctrl\\+q leads back"):
            store.apply(lambda w: w.put(replace(w.team, name="x")), None, "rename")
    with roof(folder, clock, place) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: page(app).sheet.key == place)
            await tap(pilot, "escape")
        assert app.return_value is None


async def test_a_team_in_session_is_looked_at_from_its_first_screen(tmp_path: Path, clock: Clock) -> None:
    w = in_session(StageKey.DRAFT, 1)
    place = tmp_path / "north.json"
    Store.create(place, w.cut(*w.key_results.values()).settled(), clock).close()
    with to_look_at(place, clock) as store:
        app = WorkshopApp(store, clock, zone=UTC)
        async with app.run_test(size=(100, 30)) as pilot:
            shown = await see(app, "A planning session is running.", "only looked at")
            assert "goes on with it" not in shown
            await tap(pilot, "p", "a")
            assert isinstance(app.screen, HomePage)
            await tap(pilot, "enter", sees="Key results")
            assert "Press" not in screen_text(app), "nothing of it can be done here"


async def test_a_step_is_made_from_what_another_team_shares(folder: Path, clock: Clock) -> None:
    with roof(folder, clock) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: len(app.roof.teams) == 3)
            await tap(pilot, "l", sees=("3 found", "Iberia sells by phone"))
            await type_text(pilot, "nordcis", sees=("1 found", "We learned that Nordics sells by phone"))
            await tap(pilot, "enter", sees="For which team?")
            await tap(pilot, "1", sees=("For which goal of Q1 2027?", "1 Open the Nordics"))
            await tap(pilot, "1", sees="Call first")
            await tap(pilot, "enter", sees="Step 1 of DACH is in the plan of “Open the Nordics”.")
            await tap(pilot, "escape", "escape", "escape")
            await until(lambda: isinstance(app.screen, RoofPage))
    with Store.open(folder / "dach.json", clock) as store:
        step = store.workshop.steps[1]
        assert (step.text, step.state, step.goal) == ("Call first", StepState.PLANNED, 2)
        assert step.notes[0].text.startswith("From a lesson of Nordics: We learned that Nordics sells by phone")


async def test_a_team_that_takes_no_step_says_why(folder: Path, clock: Clock) -> None:
    with Store.open(folder / "dach.json", clock) as store:
        store.apply(lambda w: w.put(replace(w.periods[1], closed_on=clock().date())), None, "close")
    with roof(folder, clock) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: len(app.roof.teams) == 3)
            await tap(pilot, "l", "down", "enter", "1", "1", "enter")
            await see(app, "Q1 2027 is closed: choose a goal of the period that is running.")
            assert isinstance(app.screen, SharedPage)


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_that_people_wrote_is_obeyed(tmp_path: Path, clock: Clock, text: str) -> None:
    text = text.replace("\ud800", "")  # no file can hold it
    w = team("DACH")
    w = w.put(
        replace(w.team, name=text),
        replace(w.goals[1], title=text, contributes_to=text),
        replace(w.lessons[1], learned=text),
    )
    Store.create(tmp_path / "one.json", w, clock).close()
    with roof(tmp_path, clock) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await until(lambda: app.roof.teams)
            await settle(pilot)
            assert_safe(app, text)
            await tap(pilot, "l")
            assert_safe(app, text)


async def test_help_palette_and_look_are_those_of_every_screen(folder: Path, clock: Clock) -> None:
    with roof(folder, clock) as app:
        async with app.run_test(size=(80, 24)) as pilot:
            await tap(pilot, "question_mark", sees="Nobody is named")
            await tap(pilot, "escape", "ctrl+p", sees="Lessons and plays")
            await tap(pilot, "escape")
            before = app.theme
            await tap(pilot, "f12")
            assert app.theme != before
