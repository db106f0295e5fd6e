"""A sheet on the screen, before anything of it is recorded."""

from pathlib import Path

import pytest

from screens.app import WorkshopApp
from screens.forms.sheet_form import path_of, read_sheet
from screens.pages.importing import ImportPage
from tests.screens.conftest import Run
from tests.screens.kit import HOSTILE, assert_safe, paste, screen_text, see, tap, type_text, until
from tests.world import founded
from workshop.errors import RuleError

GOALS = b"Objective,KPI,Baseline,Current,Target,Colour\nOpen the South,Accounts,1,2,5,red\nTotal,,1,2,5,\n"
TASKS = b"Name,Project,Due Date\nRing ten dealers,Open the South,2027-02-03\n"
FAULTY = b"goal,key result,target\nOpen the South,Accounts,many\nSell more,Share,5\n"


async def shown(app: WorkshopApp, data: bytes, says: str) -> None:
    """Open the page on this sheet and wait until it says something."""
    app.push_screen(ImportPage("goals.csv", data))
    await see(app, says)


async def test_i_on_home_asks_for_a_sheet_and_only_a_yes_records_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my goals.csv").write_bytes(GOALS)
    async with run(founded(), size=(100, 30)) as (app, pilot):
        await tap(pilot, "i", sees="Which sheet?")
        await type_text(pilot, "nowhere.csv", "enter", sees="There is no file nowhere.csv: check the path.")
        await tap(pilot, "end", "shift+home", "delete")
        await paste(pilot, f"'{tmp_path}/my goals.csv'")
        await tap(pilot, "enter", sees="my goals.csv → Northwind Sales (")
        await see(app, "goals: 1 goal and 1 key result new")
        text = screen_text(app)
        assert "KPI" in text
        assert "key result" in text
        assert "Column “Colour” is not known and was left out." in text
        assert "“Total” adds up the others and was left out." in text
        assert not app.workshop.goals
        await tap(pilot, "y")
        await until(lambda: app.workshop.goals)
        await see(app, "Imported: 1 goal and 1 key result new. u takes it back.")
        assert app.workshop.key_results[1].readings[-1].value == 2
        await tap(pilot, "u")
        await until(lambda: not app.workshop.goals and not app.workshop.key_results)


async def test_a_column_gets_another_meaning_and_the_page_shows_the_effect(run: Run) -> None:
    async with run(founded(), size=(100, 30)) as (app, pilot):
        await shown(app, GOALS, "goals: 1 goal and 1 key result new")
        await tap(pilot, "end", "home", "down", "down", "down", "down", "down", "enter", sees="What is “Colour”?")
        await type_text(pilot, "sponsor", "enter")
        await until(lambda: "Column “Colour”" not in screen_text(app))
        await tap(pilot, "y")
        await until(lambda: app.workshop.goals)
        assert app.workshop.goals[1].sponsor == "red"


async def test_leaving_records_nothing(run: Run) -> None:
    async with run(founded()) as (app, pilot):
        await shown(app, GOALS, "goals: 1 goal and 1 key result new")
        await tap(pilot, "escape")
        await until(lambda: not isinstance(app.screen, ImportPage))
        assert not app.workshop.goals


async def test_lines_with_a_fault_are_left_out_only_when_asked(run: Run) -> None:
    async with run(founded(), size=(100, 30)) as (app, pilot):
        await shown(app, FAULTY, "Line 2, target: “many” is not a number")
        await tap(pilot, "y", sees="Some lines have a fault: s leaves them out")
        assert not app.workshop.goals
        await tap(pilot, "s", sees="1 with a fault, left out")
        await tap(pilot, "y")
        await until(lambda: app.workshop.goals)
        assert [goal.title for goal in app.workshop.goals.values()] == ["Sell more"]


async def test_a_sheet_that_is_not_understood_says_so(run: Run) -> None:
    async with run(founded(), size=(100, 30)) as (app, _):
        await shown(app, TASKS, "no column says which goal each is for")
        await see(app, "goals.csv cannot be imported as it is.")


async def test_nothing_new_is_said(run: Run) -> None:
    async with run(founded(), size=(100, 30)) as (app, pilot):
        await shown(app, b"name\nAna Ferreira\n", "members: 1 unchanged")
        await tap(pilot, "y", sees="There is nothing new in this sheet.")


@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_hostile_cells_never_reach_the_terminal(run: Run, size: tuple[int, int]) -> None:
    rows = "".join('"' + text.replace('"', '""') + '",x\n' for text in HOSTILE if "\ud800" not in text)
    async with run(founded(), size=size) as (app, pilot):
        app.push_screen(ImportPage("\x1b[31m.csv", ("goal,[/] \x1b[31m\n" + rows).encode()))
        await see(app, "goals:")
        for _ in range(4):
            assert_safe(app)
            await tap(pilot, "pagedown")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("goals.csv", "goals.csv"),
        ("'/a b/goals.csv' ", "/a b/goals.csv"),
        ('"/a b/goals.csv"', "/a b/goals.csv"),
        ("/a\\ b/goals.csv", "/a b/goals.csv"),
        ("file:///a%20b/goals.csv", "/a b/goals.csv"),
    ],
)
def test_a_path_as_terminals_drop_it(typed: str, path: str) -> None:
    assert path_of(typed) == Path(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(RuleError, match=r"big\.csv has over 25 MB"):
        read_sheet(big)
    with pytest.raises(RuleError, match="There is no file"):
        read_sheet(tmp_path)
