"""The fifth stage of a retrospective: whys under the primary cause, and the verdict plan or rhythm."""

from collections.abc import Callable
from datetime import UTC

import pytest

from screens.app import WorkshopApp
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import burst, typed
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, see, settle, tap, type_text, until
from tests.screens.lookers import CAUSES, DACH, PARTS, SCANNER, with_causes
from tests.world import Clock
from workshop.model import CauseKind, Workshop
from workshop.review import causes, whys

MakeApp = Callable[[Workshop], WorkshopApp]
FIRST, SECOND, THIRD = "It was the last week", "No hours were set aside", "Steps had no place in the calendar"


def asked(*answers: str, goal: int = DACH) -> Workshop:
    """At the whys, with a primary cause of the goal and these answers."""
    w = causes.set_primary(with_causes("whys", goal), 1, CauseKind.CROWDED_OUT)
    for answer in answers:
        w = whys.add_why(w, 1, answer)
    return w.settled()


def answers(app: WorkshopApp, cause: int = 1) -> tuple[str, ...]:
    """The whys of the cause."""
    return app.workshop.causes[cause].whys


def indent(app: WorkshopApp, words: str) -> int:
    """How far in these words stand on the screen."""
    return next(line.index(words) for line in screen_text(app).splitlines() if words in line)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_each_why_stands_a_level_deeper(run: Run, size: tuple[int, int]) -> None:
    async with run(asked(), size=size) as (app, pilot):
        await see(app, f"★ {CAUSES[0]}", "quota work crowded it out", "Why was that so?", "Because …")
        for text in (FIRST, SECOND, THIRD):
            await type_text(pilot, text, "enter")
        await see(app, FIRST, SECOND, THIRD, "✓ Share in DACH")
        assert answers(app) == (FIRST, SECOND, THIRD)
        assert indent(app, FIRST) < indent(app, SECOND) < indent(app, THIRD)
        await tap(pilot, "tab", "u")
        await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_the_verdict_says_in_words_what_it_is_based_on(run: Run, size: tuple[int, int]) -> None:
    async with run(asked(FIRST), size=size) as (app, pilot):
        await tap(pilot, "shift+tab")
        await see(app, "It was the rhythm: 1 of 3 steps", "the must-move", "Do not throw the plan away: fewer")
        await tap(pilot, "tab")
        await see(app, "There was no plan: no step was planned.", "Draft steps for this goal first")
        await tap(pilot, "tab")
        await see(app, "It was the plan: 3 of 3 steps done, and the goal was partly achieved.", "change the steps")


async def test_after_five_whys_the_line_closes(run: Run) -> None:
    async with run(asked()) as (app, pilot):
        await burst(pilot, "one\rtwo\rthree\rfour\rfive\r")
        await see(app, "5 ╰ five", "Five whys are enough")
        assert answers(app) == ("one", "two", "three", "four", "five")
        await tap(pilot, "d")
        await until(lambda: len(answers(app)) == 4)
        await tap(pilot, "enter")
        await type_text(pilot, "six", "enter")
        await until(lambda: answers(app)[-1] == "six")


async def test_more_pasted_lines_than_levels_are_refused_together(run: Run) -> None:
    async with run(asked("one", "two", "three", "four")) as (app, pilot):
        await tap(pilot, "shift+tab")
        await paste(pilot, "five\nsix")
        await see(app, "Five whys are enough")
        assert len(answers(app)) == 4


async def test_whys_are_reworded_and_taken_out(run: Run) -> None:
    async with run(asked(FIRST, SECOND, THIRD)) as (app, pilot):
        await tap(pilot, "shift+tab")
        await tap(pilot, "escape", "home", "e", sees="Other words for it")
        await type_text(pilot, "!", "enter")
        await until(lambda: answers(app)[0] == f"{FIRST}!")
        await tap(pilot, "down", "d")
        await until(lambda: answers(app) == (f"{FIRST}!", THIRD))
        await tap(pilot, "u")
        await until(lambda: answers(app) == (f"{FIRST}!", SECOND, THIRD))
        await tap(pilot, "enter")
        await type_text(pilot, "more")
        assert typed(app) == "more"


async def test_a_name_gets_a_gentle_word_and_stops_nobody(run: Run) -> None:
    async with run(asked()) as (app, pilot):
        await type_text(pilot, "Dana forgot it")
        await see(app, "What, not who: what made it hard for anybody in Dana's place?")
        await tap(pilot, "enter")
        await until(lambda: answers(app) == ("Dana forgot it",))


async def test_each_goal_keeps_its_own_line(run: Run) -> None:
    w = causes.add_cause(asked(), SCANNER, "Nobody had shown it")
    w = causes.set_primary(w, w.causes.last_id, CauseKind.NEVER_HAD_STEPS)
    async with run(w.settled()) as (app, pilot):
        await type_text(pilot, "half", "tab", sees="★ Nobody had shown it")
        await type_text(pilot, "Nobody had one", "enter")
        await until(lambda: answers(app, 4) == ("Nobody had one",))
        await tap(pilot, "shift+tab")
        await until(lambda: typed(app) == "half")
        assert not answers(app)


async def test_without_a_primary_cause_the_way_leads_back(run: Run) -> None:
    async with run(with_causes("whys")) as (app, pilot):
        await see(app, "No primary cause is chosen for this goal yet: ← leads back", "It was the rhythm")
        await tap(pilot, "enter", "e", "d", "tab", "shift+tab", "left", sees=" SORT ")


async def test_going_on_names_the_goals_without_a_why(run: Run) -> None:
    async with run(asked()) as (app, pilot):
        await tap(pilot, "f8")
        shown = await see(app, "Share in DACH: no why yet", "Introduce the pallet scanner: no primary cause yet")
        assert "spare parts: no" not in shown


async def test_goals_partly_achieved_may_be_looked_into_too(run: Run) -> None:
    async with run(asked(goal=PARTS)) as (app, pilot):
        await tap(
            pilot, "tab", "tab", sees=("Goal 3 of 3 Margin on spare parts", "partly achieved, ", f"★ {CAUSES[0]}")
        )
        await type_text(pilot, FIRST, "enter")
        await until(lambda: answers(app) == (FIRST,))


async def test_a_member_looks_on(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(asked(FIRST))
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await tap(pilot, "shift+tab")
        shown = await see(app, FIRST, "It was the rhythm")
        assert "Because …" not in shown
        await tap(pilot, "d", "e", "enter")
        await settle(pilot)
        room.store.apply(lambda w: whys.add_why(w, 1, SECOND), None, "ask why")
        await see(app, SECOND)
        assert answers(app) == (FIRST, SECOND)


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter(run: Run, size: tuple[int, int]) -> None:
    async with run(asked(), size=size) as (app, pilot):
        for text in HOSTILE:
            await paste(pilot, text)
            await tap(pilot, "enter")
            assert_safe(app)
            if len(answers(app)) == whys.MOST:
                await tap(pilot, "d", "enter")
