"""Measures that are split: shown on the goal, in the check-in and on the first screen, read part by part."""

from msgspec.structs import replace

from screens.dialogs.form import Form
from tests.screens.checking import NORDICS, at_stage, quarter
from tests.screens.conftest import Run
from tests.screens.kit import see, tap, type_text, until
from tests.world import TODAY
from workshop.model import Part, Workshop
from workshop.track import segments

PARTS = (Part("Sweden", 0, 5), Part("Denmark", 2, 3))


def split() -> Workshop:
    """The quarter with signed accounts and revenue split in two."""
    w = quarter()
    w = w.put(segments.split(w.key_results[NORDICS], PARTS))
    return segments.split_headline(
        w, 1, (Part("DACH", target=4_000_000), Part("Benelux", target=1_000_000))
    ).settled()


async def test_a_check_in_reads_the_parts_and_says_what_hides(run: Run) -> None:
    async with run(split(), size=(100, 40)) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "down", "enter")
        await until(lambda: isinstance(app.screen, Form))
        await see(app, "Sweden", "0 → 5", "Denmark", "2 → 3")
        for answer in ("9", "2", "6", "", ""):
            await type_text(pilot, answer, "enter")
        await until(lambda: app.workshop.check_ins)
        measure = app.workshop.key_results[NORDICS]
        assert [part.readings[-1].value for part in measure.parts] == [9, 2]
        assert measure.readings[-1].value == 11, "the whole follows from its parts"
        await see(app, "Hides Signed accounts: 150 % in all, Denmark at 0 %")
        await tap(pilot, "escape", sees="Signed accounts: 150 % in all, Denmark at 0 %.")
        await app.show_goal(NORDICS)
        await see(app, "Sweden: 9 accounts, 180 %", "Denmark: 2 accounts, 0 %", "150 % in all, Denmark at 0 %")


async def test_the_headline_is_read_part_by_part(run: Run) -> None:
    async with run(split(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "#")
        await until(lambda: isinstance(app.screen, Form))
        await type_text(pilot, "1.2M", "enter")
        await type_text(pilot, "10k", "enter", sees=("Revenue: 24 % in all, Benelux at 1 %.", "1.21M of 5.0M EUR"))


async def test_parts_that_do_not_add_up_are_asked_for_beside_the_whole(run: Run) -> None:
    w = split()
    w = w.put(replace(w.key_results[NORDICS], sums=False))
    assert segments.asked(w.key_results[NORDICS]) == ("", "Sweden", "Denmark")
    start = segments.read_headline(w, 1, TODAY, {"": 2_000_000}, None).settled()
    async with run(start, size=(100, 40)) as (app, pilot):
        await at_stage(pilot, app, "goals")
        await tap(pilot, "down", "enter", sees=("Signed accounts", "Sweden", "Denmark"))


async def test_measures_are_split_in_their_forms(run: Run) -> None:
    async with run(quarter(), size=(100, 40)) as (app, pilot):
        await app.show_goal(NORDICS)
        await tap(pilot, "k", "1", "f2", sees=("Split by", "region, customers, channel"))
        less = "The parts add up to 7 accounts, 1 account less than the target of 8 accounts"
        await type_text(pilot, "Sweden=4; Denmark=2:3", "ctrl+s", sees=less)
        await type_text(pilot, "; apart", "ctrl+s")
        await until(lambda: app.workshop.key_results[NORDICS].parts)
        found = app.workshop.key_results[NORDICS]
        assert (found.parts, found.sums) == ((Part("Sweden", None, 4), Part("Denmark", 2, 3)), False)
        await tap(pilot, "escape", "e", "f2")
        more = "The parts add up to 6.0M EUR, 1.0M EUR more than the target of 5.0M EUR"
        await type_text(pilot, "DACH=4M, Benelux=2M", "ctrl+s", sees=more)
        await tap(pilot, "up", *["backspace"] * 7)
        await type_text(pilot, "6M", "down", "down")
        await type_text(pilot, "The fair fell away", "ctrl+s")
        await until(lambda: (headline := app.workshop.periods[1].headline) and headline.parts)
