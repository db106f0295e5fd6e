"""The last stage: the sealed rating, what keeps the period open, the close, and the best win."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from screens.app import WorkshopApp
from screens.stages.retrospective.topwin import TopWinPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.drafters import frames_of
from tests.screens.kit import HOSTILE, assert_safe, burst, screen_words, see, settle, tap, until
from tests.screens.lookers import looking_back, with_causes
from workshop.learn import wins
from workshop.model import DecisionKind, Outcome, Session, Workshop
from workshop.review import carrying

WIN = "Asking before offering: 13 accounts came back"


def settled() -> Workshop:
    """At this stage, with two wins and nothing that keeps the period open."""
    w = looking_back("close")
    for goal in (1, 3):
        w = w.put(replace(w.goals[goal], outcome=Outcome.WAIVED))
    for step in (2, 3):
        w = carrying.stop(w, step, "The fair is over.")
    w = wins.add_win(w, 1, "The Friday list made discounts visible", goal=4)
    w = wins.add_win(w, 1, WIN, goal=2, copy="Ask why they left", thanks=(1, 2))
    return wins.vote_for(w, 2, 5).settled()


def session(app: WorkshopApp) -> Session:
    """The retrospective as it is now."""
    return app.workshop.sessions[1]


async def test_a_rating_is_a_letter_and_a_number_and_shows_as_an_average_only(run: Run, tmp_path: Path) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Ana, how useful was this hour to you?")
        frames = frames_of(app, type(app.screen))
        await tap(pilot, *"a5b3c4", sees=("3 of 8 people have rated it", "Dana, how useful"))
        assert not any(sign in frame for frame in frames for sign in ("5 of 5", "3 of 5", "4.0"))
        assert b'"ratings' not in (tmp_path / "team.json-log").read_bytes()
        await tap(pilot, "a", "1", sees="3 of 8 people have rated it")
        await tap(pilot, "f3", sees="Dana Levi has not rated it")
        await tap(pilot, "y")
        await until(lambda: session(app).rating == 2.7)
        await see(app, "✓ 2.7 of 5 on average")
        await tap(pilot, "d", "5")
        assert session(app).rating == 2.7


async def test_all_ratings_in_one_burst(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Ana, how useful")
        await burst(pilot, *"44444444")
        await see(app, "Everybody has answered")
        await tap(pilot, "f3")
        await until(lambda: session(app).rating == 4.0)


async def test_a_number_outside_is_refused(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Ana, how useful")
        await tap(pilot, "9", sees="Rate the session from 1")
        assert not app.store.box.sealed_by("ratings:1")


async def test_few_ratings_are_shown_after_a_warning_only(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Ana, how useful")
        await tap(pilot, *"a5b3", "f3", sees="With so few answers everybody can tell who gave what")
        await tap(pilot, "enter")
        await settle(pilot)
        assert session(app).rating is None


async def test_few_ratings_are_thrown_away_at_the_close(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Ana, how useful")
        await tap(pilot, *"a5", "f2", sees="One rating is too few for an average")
        await tap(pilot, "y")
        await until(lambda: session(app).ended)
        assert session(app).rating is None
        assert not app.store.box.sealed_by("ratings:1")


async def test_the_close_ends_on_the_best_win(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Nothing keeps Q1 2027 open: F2 closes it.")
        await tap(pilot, *"a5b4c4", "f2", sees="Close Q1 2027?")
        await tap(pilot, "y")
        await until(lambda: isinstance(app.screen, TopWinPage))
        assert app.workshop.periods[1].closed_on is not None
        assert session(app).rating == 4.3
        shown = await see(app, WIN, "With thanks to Ana Ferreira, Ben Okafor", "To copy: Ask why they left")
        assert "The Friday list" not in shown
        await tap(pilot, "enter", sees=("Home", "Q1 2027 is closed. The hour was worth 4.3 of 5."))


async def test_the_close_can_be_taken_back_from_the_win(run: Run) -> None:
    async with run(settled()) as (app, pilot):
        await see(app, "Nothing keeps Q1 2027 open")
        await tap(pilot, "enter", "y")
        await until(lambda: isinstance(app.screen, TopWinPage))
        await tap(pilot, "u")
        await until(lambda: session(app).ended is None)
        await see(app, "Home")
        assert app.workshop.periods[1].closed_on is None


async def test_what_is_missing_is_named_and_enter_goes_there(run: Run) -> None:
    async with run(with_causes("close", primary=1)) as (app, pilot):
        await see(
            app,
            "Q1 2027 cannot be closed yet",
            "The primary cause of “Share in DACH” leads nowhere",
            "Steps 2, 3 of “Share in DACH” are still open",
            "“Introduce the pallet scanner” was missed and nobody has looked at why",
        )
        await tap(pilot, "down", "enter")
        await until(lambda: session(app).stage == "carry")


async def test_the_meeting_may_end_while_the_period_stays_open(run: Run) -> None:
    async with run(with_causes("close", primary=1)) as (app, pilot):
        await see(app, "cannot be closed yet")
        await tap(pilot, "right", sees=("End the meeting; the period stays open", "leads nowhere"))
        await tap(pilot, "enter")
        await settle(pilot)
        assert session(app).ended is None
        await tap(pilot, "f2", "y")
        await until(lambda: session(app).ended)
        assert app.workshop.periods[1].closed_on is None
        kinds = [decision.kind for decision in app.workshop.decisions.values()]
        assert kinds.count(DecisionKind.GAP) == 3
        await see(app, "Home", "Q1 2027 stays open")


async def test_thanks_are_text_to_copy(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(settled())
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "Nothing keeps Q1 2027 open")
        await tap(pilot, "f9")
        await see(app, "Thank you, Ana Ferreira and Ben Okafor: Asking before", "To copy: Ask why they left.")
        await tap(pilot, "c", sees="Copied.")
        assert copied == [wins.all_thanks(app.workshop, 1)]


async def test_a_member_rates_for_that_member_only(run: Run) -> None:
    async with run(settled(), me=2) as (app, pilot):
        await see(app, "Ben, how useful")
        await tap(pilot, "a", "5", "f2", "f3")
        await until(lambda: app.store.box.sealed_by("ratings:1") == (2,))
        assert len(app.screen_stack) == 2
        assert session(app).ended is None


async def test_without_a_win_the_close_leads_home(run: Run) -> None:
    w = settled()
    async with run(w.cut(*w.wins.values())) as (app, pilot):
        await see(app, "Nothing keeps Q1 2027 open")
        await tap(pilot, "f2", "y")
        await until(lambda: session(app).ended)
        await see(app, "Home", "Q1 2027 is closed")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 15)])
async def test_hostile_words_stand_there_as_they_are(run: Run, size: tuple[int, int]) -> None:
    w = settled()
    texts = [text for text in HOSTILE if text and "\ud800" not in text]
    w = w.put(*(replace(w.wins[1], id=10 + number, text=text, copy=text) for number, text in enumerate(texts)))
    w = w.put(replace(w.wins[2], text=texts[1], copy=texts[4]), replace(w.members[1], name="[/] Ana \x1b[31m"))
    async with run(w, size=size) as (app, pilot):
        assert_safe(app)
        await tap(pilot, "end", "f9")
        await settle(pilot)
        assert_safe(app)
        await tap(pilot, "escape", "f2", "y")
        await until(lambda: isinstance(app.screen, TopWinPage))
        await settle(pilot)
        assert_safe(app)
        assert "[@click=app.quit]x[/]" in screen_words(app)
