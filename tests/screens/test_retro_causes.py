"""The third stage of a retrospective: causes sealed by passing the keyboard, or called out; the reveal."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.app import WorkshopApp
from screens.cards.private_cards import PrivateCards
from screens.stages.retrospective.causes import CausesPage
from screens.widgets.goalstrip import GoalStrip
from store import Store
from tests.screens.conftest import Run
from tests.screens.drafters import frames_of, show_all, typed
from tests.screens.kit import HOSTILE, assert_safe, paste, see, settle, tap, type_text, until
from tests.screens.lookers import DACH, NORDICS, OUTCOMES, PARTS, SCANNER, looking_back
from tests.world import Clock
from workshop.model import Outcome, Workshop
from workshop.review import causes, outcomes

MakeApp = Callable[[Workshop], WorkshopApp]
HOURS, PRICE, CALENDAR = "Every hour went elsewhere", "The price came late", "No hour in the calendar"


def texts(app: WorkshopApp, goal: int) -> list[str]:
    """The words of the goal's causes."""
    return sorted(cause.text for cause in causes.live(app.workshop, goal))


async def write(pilot: Pilot[None], letter: str, *keys: str) -> None:
    """One person's page: letter, enter for the covered projector, each text with enter ("tab" goes on), done."""
    await tap(pilot, letter, "enter")
    for key in keys:
        if key == "tab":
            await tap(pilot, "tab")
        else:
            await type_text(pilot, key, "enter")
    await tap(pilot, "escape")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_causes_of_all_missed_goals_are_written_in_one_go(run: Run, size: tuple[int, int]) -> None:
    async with run(looking_back("causes"), size=size) as (app, pilot):
        shown = await see(
            app,
            "Goal 1 of 3 Share in DACH",
            "19 of 25 %",
            "1 of 3 steps done",
            "▣ Share in DACH □ Introduce the pallet scanner □ Margin on spare parts",
            "Nobody has written yet.",
            "a Ana b Ben",
        )
        assert "Nordics" not in shown.partition("looked at")[0]
        await tap(pilot, "down", "down")
        await tap(pilot, "a", sees=("Ana Ferreira, this page is yours alone.", "cover or freeze the projector"))
        await tap(pilot, "enter")
        await type_text(pilot, HOURS, "enter", "tab")
        await see(app, "Private: Introduce the pallet scanner", "2 of 3", "✓ Share in DACH")
        await type_text(pilot, PRICE, "enter", "escape", sees=("a Ana ✓", "1 of 8 have written."))
        assert app.store.box.mine("causes:1:0", 1) == [HOURS]
        assert app.store.box.mine("causes:3:0", 1) == [PRICE]
        await write(pilot, "b", CALENDAR)
        await see(app, "2 of 8 have written.")
        await show_all(pilot)
        await see(app, "2 causes are on the list now, shuffled and without names.", "tab leads", CALENDAR)
        assert texts(app, DACH) == [HOURS, CALENDAR]
        assert not texts(app, SCANNER)
        await tap(pilot, "tab")
        await see(app, "Goal 2 of 3 Introduce the pallet scanner", "1 of 8 have written.", "✓ Share in DACH")
        await show_all(pilot)
        await until(lambda: texts(app, SCANNER) == [PRICE])


async def test_causes_come_out_shuffled(make_app: MakeApp) -> None:
    app = make_app(looking_back("causes"))
    written = [f"Cause number {number}" for number in range(8)]
    for member, text in enumerate(written, start=1):
        app.store.box.seal("causes:1:0", member, [text])
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "Everybody has written.")
        await tap(pilot, "enter")
        await until(lambda: len(texts(app, DACH)) == 8)
        in_order = [cause.text for cause in app.workshop.causes.of(DACH)]
        assert in_order != written
        assert sorted(in_order) == written


async def test_nothing_sealed_is_on_the_shared_screen_or_in_the_file(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        frames = frames_of(app, of=CausesPage)
        await write(pilot, "a", "Xylophone", "tab", "Zebra")
        await tap(pilot, "b", "enter")
        await type_text(pilot, "Quagga", "tab")
        await type_text(pilot, "Okapi", "escape", "escape", sees="1 of 8 have written.")
        for key in ("tab", "f2", "f2", "shift+tab", "ctrl+p", "escape", "question_mark", "escape"):
            await tap(pilot, key)
        await tap(pilot, "right", sees="its causes are still sealed")
        await tap(pilot, "y", sees=" SORT ")
        await tap(pilot, "u", "ctrl+y", "left")
        await settle(pilot)
        history = repr(list(app.store.history())) + repr(app.workshop)
        assert len(frames) > 5
        for secret in ("Xylophone", "Zebra", "Quagga", "Okapi"):
            assert not [frame for frame in frames if secret in frame]
            assert secret not in history
    app.store.close()
    for path in _files(app.store.path):
        assert not any(secret in path.read_bytes() for secret in (b"Xylophone", b"Zebra", b"Quagga", b"Okapi"))


def _files(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if other.is_file() and "sealed" not in other.name]


async def test_after_the_reveal_nobody_can_tell_who_wrote_what(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await write(pilot, "c", HOURS)
        await show_all(pilot)
        await until(lambda: texts(app, DACH) == [HOURS])
        assert app.store.box.sealed_by("causes:1:0") == ()
        entry = next(iter(list(app.store.history())[-1:]))
        assert entry.by is None
        assert "'by': 3" not in repr(entry.put)
        await tap(pilot, "u", sees="what was sealed has been opened and destroyed")
        assert texts(app, DACH) == [HOURS]


async def test_causes_are_called_out_reworded_and_dropped(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await tap(pilot, "f2", sees="What happened, or did not happen?")
        await type_text(pilot, HOURS, "enter")
        await paste(pilot, f"- {PRICE}\n- {CALENDAR}")
        await until(lambda: len(texts(app, DACH)) == 3)
        await tap(pilot, "up", "enter")
        await type_text(pilot, "half")
        assert typed(app) == "half"
        await tap(pilot, "backspace", "backspace", "backspace", "backspace", "escape", "e")
        await see(app, "Other words for it")
        await type_text(pilot, "!", "enter")
        await until(lambda: f"{CALENDAR}!" in texts(app, DACH))
        await tap(pilot, "d")
        await until(lambda: texts(app, DACH) == [HOURS, PRICE])
        await tap(pilot, "u")
        await until(lambda: len(texts(app, DACH)) == 3)


async def test_a_name_in_a_cause_gets_a_gentle_word(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await tap(pilot, "f2")
        await type_text(pilot, "Ben never called")
        await see(app, "What, not who: what made it hard for anybody in Ben's place?")
        await tap(pilot, "enter")
        await until(lambda: texts(app, DACH) == ["Ben never called"])
        await tap(pilot, "tab", "f2", "a", "enter")
        await type_text(pilot, "Freja was away", sees="What, not who:")


async def test_unfinished_lines_stay_with_their_goal(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await tap(pilot, "f2")
        await type_text(pilot, "half", "tab", sees="Goal 2 of 3")
        await type_text(pilot, "other", "shift+tab")
        await until(lambda: typed(app) == "half")
        await tap(pilot, "f2", "a", "enter")
        await type_text(pilot, "mine", "tab")
        await until(lambda: typed(app) == "")
        await tap(pilot, "tab", "tab")
        await until(lambda: typed(app) == "mine")


async def test_going_on_names_people_and_goals(run: Run) -> None:
    async with run(looking_back("causes"), size=(100, 30)) as (app, pilot):
        await tap(pilot, "right")
        shown = await see(app, "Share in DACH: no cause yet", "Introduce the pallet scanner: no cause yet")
        assert "spare parts: no cause" not in shown
        await tap(pilot, "escape")
        for letter in "abcdefg":
            await write(pilot, letter, HOURS, "tab", PRICE)
        await tap(pilot, "right")
        shown = await see(app, "Hugo Brandt", "Share in DACH: its causes are still sealed")
        assert "Giulia Conti" not in shown
        assert "Hugo Brandt: nothing" not in shown, "of whom nothing is there, the name is enough"
        await tap(pilot, "escape")
        await write(pilot, "h", "Too much at once")
        await tap(pilot, "right")
        await see(
            app, "Hugo Brandt: nothing for Introduce the pallet scanner", "Share in DACH: its causes are still"
        )


async def test_without_a_missed_goal_there_is_nothing_to_look_into(run: Run) -> None:
    w = looking_back("causes")
    for goal in OUTCOMES:
        w = outcomes.set_outcome(w, goal, Outcome.ACHIEVED, "It moved.")
    async with run(w.settled()) as (app, pilot):
        await see(app, "there is nothing to look into")
        await tap(pilot, "a", "enter", "tab", "f2", "e", "d", sees="there is nothing to look into")
        await tap(pilot, "right", sees=(" SORT ", "there is nothing to look into"))
        await tap(pilot, "right", sees=(" WHYS ", "there is nothing to look into"))


async def test_a_waived_goal_leaves_the_stage_at_once(run: Run, clock: Clock) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await see(app, "Goal 1 of 3 Share in DACH")
        app.record("waive it", outcomes.set_outcome, DACH, Outcome.WAIVED, "The group stopped it.")
        await settle(pilot)
        shown = await see(app, "Goal 1 of 2 Introduce the pallet scanner")
        assert "DACH" not in shown


async def test_one_missed_goal_needs_no_strip(run: Run) -> None:
    w = looking_back("causes")
    for goal in (NORDICS, SCANNER, PARTS):
        w = outcomes.set_outcome(w, goal, Outcome.ACHIEVED, "It moved.")
    async with run(w.settled()) as (app, pilot):
        shown = await see(app, "Goal 1 of 1 Share in DACH")
        assert "next goal" not in shown
        assert not app.screen.query_one(GoalStrip).display
        await tap(pilot, "a", "enter", "tab")
        await type_text(pilot, HOURS, "enter")
        await until(lambda: app.store.box.mine("causes:1:0", 1) == [HOURS])


async def test_clicks_choose_goals_and_people(run: Run) -> None:
    async with run(looking_back("causes")) as (app, pilot):
        await see(app, "Goal 1 of 3")
        await pilot.click(GoalStrip, offset=(24, 0))
        await see(app, "Goal 2 of 3")
        await tap(pilot, "a", "enter")
        await until(lambda: isinstance(app.screen, PrivateCards))
        await see(app, "▣ Introduce the pallet scanner")
        await pilot.click(GoalStrip, offset=(3, 0))
        await see(app, "Private: Share in DACH")


# From a member's own terminal ------------------------------------------------------------------------


async def test_a_member_writes_sealed_causes_goal_by_goal(make_app: MakeApp, clock: Clock) -> None:
    room = make_app(looking_back("causes"))
    room.store.box.seal("causes:1:0", 1, ["Okapi day"])
    app = WorkshopApp(Store.open(room.store.path, clock=clock), clock, 2, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(app, "Only you see what you write here. All causes are shown together, without names.")
        await type_text(pilot, HOURS, "enter", "tab")
        await type_text(pilot, PRICE, "enter")
        shown = await see(app, "Goal 2 of 3", PRICE)
        assert "Okapi" not in shown
        assert app.store.box.mine("causes:1:0", 2, by=2) == [HOURS]
        assert app.store.box.mine("causes:3:0", 2, by=2) == [PRICE]
        await tap(pilot, "f2", "tab", "tab", sees=("Goal 1 of 3", HOURS))
    async with room.run_test(size=(80, 24)) as pilot:
        await see(room, "a Ana ✓ b Ben ✓")


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_words_are_shown_letter_by_letter(run: Run, size: tuple[int, int]) -> None:
    async with run(looking_back("causes"), size=size) as (app, pilot):
        await tap(pilot, "a", "enter")
        for text in HOSTILE:
            await paste(pilot, text)
            await tap(pilot, "enter")
            assert_safe(app)
        await tap(pilot, "escape")
        await show_all(pilot)
        await until(lambda: len(texts(app, DACH)) > 5)
        assert_safe(app)


async def test_the_way_of_writing_stays_with_the_next_goal(run: Run) -> None:
    async with run(looking_back("causes"), size=(100, 30)) as (app, pilot):
        await see(app, "Goal 1 of 3")
        await tap(pilot, "f2")
        await type_text(pilot, HOURS, "enter", "tab", sees="Goal 2 of 3")
        await type_text(pilot, PRICE, "enter")
        await until(lambda: [PRICE] in [texts(app, goal.id) for goal in app.workshop.goals.values()])
