"""My week, news for the buddy, and what the first screen keeps in sight."""

from datetime import date, timedelta

from msgspec.structs import replace

from screens.pages.mysteps import MyStepsPage
from tests.screens.conftest import MakeApp, Run
from tests.screens.kit import screen_text, see, settle, tap, type_text, until
from tests.screens.steps_at_work import ANA, BEN, at_work
from tests.world import NOW, TODAY, Clock
from workshop.model import Blocker, Part, Workshop
from workshop.team.periods import add_headline_reading
from workshop.track import doing, signals, week

MONDAY, NEXT_WEEK = date(2027, 1, 11), date(2027, 1, 20)


async def test_three_steps_are_chosen_with_a_key_each_and_stand_on_top(make_app: MakeApp) -> None:
    app = make_app(at_work())
    app.me, app.own_steps_first = ANA, True
    async with app.run_test(size=(100, 30)) as pilot:
        await until(lambda: isinstance(app.screen, MyStepsPage) and "4 open" in screen_text(app))
        page = app.screen
        assert isinstance(page, MyStepsPage)
        for number in (3, 1, 4, 2):
            page.rows.highlight(number)
            await tap(pilot, "k")
        assert [step.id for step in week.chosen(app.workshop, ANA, MONDAY)] == [3, 1, 4]
        await see(app, "A week holds up to 3 steps")
        assert [entry.id for entry in page.rows.items][:4] == [3, 1, 4, 8]
        page.rows.highlight(4)
        await tap(pilot, "k")
        await until(lambda: [entry.id for entry in page.rows.items][:3] == [3, 1, 8])


async def test_next_monday_says_what_became_of_them_to_that_person_only(make_app: MakeApp, clock: Clock) -> None:
    w = week.choose(at_work(), ANA, (1, 3), MONDAY)
    app = make_app(doing.finish(w, 1, TODAY, now=NOW).settled())
    clock.forward(days=4)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app.show_steps_of(ANA)
        await see(app, "My steps", "Write to former customers")
        assert "last week" not in screen_text(app), "the room does not see it"
        await tap(pilot, "escape")
        app.me = ANA
        app.show_steps_of(ANA)
        await see(app, "What became of last week", "done: Call the lapsed", "still open: Write to former")


def asked_after() -> Workshop:
    """Ben is the buddy of Ana's step 3, which was blocked yesterday."""
    w = at_work()
    w = w.put(replace(w.steps[3], buddy=BEN, blocker=None), replace(w.steps[1], buddy=BEN))
    return doing.block(w, 3, Blocker.WAITING, now=NOW - timedelta(days=1), by=ANA).settled()


async def test_a_buddy_sees_news_answers_in_a_line_and_home_names_what_waits(make_app: MakeApp) -> None:
    app = make_app(asked_after())
    app.me, app.own_steps_first = BEN, True
    async with app.run_test(size=(100, 30)) as pilot:
        await see(app, "n answers in a line", "Write to former customers Ana", "You ask after these")
        page = app.screen
        assert isinstance(page, MyStepsPage)
        assert [entry.id for entry in page.rows.items][:2] == [3, 7]
        await tap(pilot, "escape", sees="Ana waits for a line on step 3 (blocked): my steps answer with n.")
        app.show_steps_of(BEN)
        await see(app, "You ask after")
        await tap(pilot, "n")
        await type_text(pilot, "Shall I call legal?", "enter")
        await until(lambda: app.workshop.steps[3].notes[-1].by == BEN)
        await tap(pilot, "escape", sees="Home")
        assert "waits for a line" not in screen_text(app)


async def test_home_names_the_hidden_part_signals_and_on_monday_the_week(run: Run, clock: Clock) -> None:
    w = at_work()
    headline = w.periods[1].headline
    assert headline
    parts = (Part("DACH", target=4_000_000), Part("Benelux", target=1_000_000))
    w = w.put(replace(w.periods[1], headline=replace(headline, parts=parts)), replace(w.steps[4], due=NEXT_WEEK))
    w = signals.signal(add_headline_reading(w, 1, TODAY, 5_200_000), 1, "Rival left", now=NOW)
    async with run(w.settled(), size=(100, 30)) as (app, pilot):
        await see(app, "Revenue: 104 % in all, Benelux at 0 %, DACH at 0 %.", "1 signal waits: c reads them.")
        assert "This week:" not in screen_text(app), "it is a Thursday"
        clock.forward(days=4)
        app.screen.refresh_page()  # type: ignore[attr-defined]
        await see(app, "This week: 1 step.")
        await settle(pilot)
