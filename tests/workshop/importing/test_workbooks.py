"""Excel and OpenDocument workbooks: what is stored is what is read, and nothing else happens."""

import io
import random
import struct
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.workshop.importing.books import Cell, Table, ods, packed, xlsx
from tests.workshop.importing.helpers import START, TODAY, planned
from workshop.errors import RuleError
from workshop.importing.formats import shown_by
from workshop.importing.reading import read
from workshop.model import StepState, Workshop
from workshop.team.periods import current
from workshop.track.measures import value

Make = Callable[[Mapping[str, Table]], bytes]
FILLED = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
BOTH = pytest.mark.parametrize("make", [xlsx, ods])

#: The workbook below as LibreOffice saves it for old versions of Excel.
OLD = (Path(__file__).parent / "cases" / "quarter.xls").read_bytes()
QUARTER: dict[str, list[list[Cell]]] = {
    "Read me": [["This workbook was made in spring"], ["Look at the other sheets"]],
    "Verlauf": [
        ["Goal", "Key result", "Q3 2026", "Q4 2026"],
        ["Win the coast", "Dealers", 1, 2],
    ],
    "Steps": [
        ["Goal", "Step", "Owner", "Due date", "Status"],
        ["Win the coast", "Ring 20 dormant dealers", "Ada Holt", date(2027, 2, 5), "Not started"],
        ["Win the coast", "Visit three dealers", "Bo Lund", date(2027, 2, 12), "Done"],
    ],
    "Goals": [
        ["Northwind, the goals of the quarter"],
        [],
        ["Goal", "Key result", "Baseline", "Current", "Target"],
        ["Win the coast", "Dealers", 2, 5, 8],
        [None, "Share of the coast", (0.125, "%"), None, (0.25, "%")],
        [None, "Revenue there", (1200.5, "EUR"), None, (20000.0, "EUR")],
        ["Total", None, 1214.625, None, 20008.25],
    ],
    "People": [["First name", "Last name"], ["Ada", "Holt"], ["Bo", "Lund"]],
}


def measured(w: Workshop, period: int) -> list[tuple[str, float | None, float | None, str, float | None]]:
    """The key results of a period: name, baseline, target, unit and where they stand."""
    goals = {goal.id for goal in w.goals.of(period)}
    return [
        (one.name, one.baseline, one.target, one.unit, value(one))
        for one in w.key_results.values()
        if one.goal in goals
    ]


@BOTH
def test_a_whole_first_quarter_from_one_workbook(make: Make) -> None:
    plan = planned(make(QUARTER))
    assert plan.faults == ()
    assert [(sheet.name, sheet.holds) for sheet in plan.sheets] == [
        ("People", "members"),
        ("Verlauf", "goals"),
        ("Goals", "goals"),
        ("Steps", "steps"),
    ]
    assert plan.notes[0].startswith("Sheet “Read me” was left out: A line has to name the columns")
    w = plan.after
    assert [(one.name, one.initials) for one in w.members.values()] == [("Ada Holt", "AH"), ("Bo Lund", "BL")]
    now = current(w, TODAY)
    assert now is not None
    euro = "€" if make is xlsx else "EUR"
    assert measured(w, now.id) == [
        ("Dealers", 2, 8, "", 5),
        ("Share of the coast", 12.5, 25, "%", 12.5),
        ("Revenue there", 1200.5, 20000, euro, 1200.5),
    ]
    steps = [(one.text, one.owner, one.due, one.state) for one in w.steps.values()]
    assert steps == [
        ("Ring 20 dormant dealers", 1, date(2027, 2, 5), StepState.PLANNED),
        ("Visit three dealers", 2, date(2027, 2, 12), StepState.DONE),
    ]
    earlier = {one.label: one for one in w.periods.values() if one.id != now.id}
    assert [(label, one.first, one.closed_on) for label, one in earlier.items()] == [
        ("Q3 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31)),
    ]
    assert measured(w, earlier["Q4 2026"].id) == [("Dealers", None, None, "", 2)]
    assert planned(make(QUARTER), w.settled()).after.touched == frozenset()


@BOTH
def test_one_sheet_is_chosen_by_its_name(make: Make) -> None:
    plan = planned(make(QUARTER), sheet="steps")
    assert [sheet.name for sheet in plan.sheets] == ["Steps"]
    with pytest.raises(RuleError, match=r"There is no sheet “Plan”. There are: “Read me”, “Verlauf”"):
        planned(make(QUARTER), sheet="Plan")


def test_merged_cells_and_hidden_sheets() -> None:
    table: Table = [["Quarter", "Goal"], ["Q1 2027", "Win the coast"], [None, "Sell service"]]
    plan = planned(xlsx({"Goals": table, "Old": table}, merged="A2:A3", hidden=["Old"]))
    assert [goal.title for goal in plan.after.goals.values()] == ["Win the coast", "Sell service"]
    assert plan.notes == ("Sheet “Old” is hidden and was left out.",)


def test_numbers_are_never_guessed_at() -> None:
    table: Table = [
        ["Goal", "Key result", "Baseline", "Target"],
        ["Win", "Share", 1.234, 21.5],
        ["Win", "Rate", 0.1, 3],
    ]
    assert measured(planned(xlsx({"G": table})).after, 1) == [
        ("Share", 1.234, 21.5, "", 1.234),
        ("Rate", 0.1, 3, "", 0.1),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed({"a.txt": "x"}), "cannot be read"),
        (packed({"content.xml": "<a"}), "cannot be read"),
        (packed({"xl/workbook.xml": "<a/>"}), "cannot be read"),
        (packed({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "holds what no spreadsheet writes"),
        (packed({"content.xml": b"0" * 130_000_000}), "unpacks to far more"),
        (packed({f"{number}": "" for number in range(2100)}), "unpacks to far more"),
        (
            ods(
                {"G": [["goal"]]},
                f'<table:table-row table:number-rows-repeated="90000">{FILLED}</table:table-row>',
            ),
            "at most 20,000 lines",
        ),
        (
            xlsx({"G": [["goal"]]}, more='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "at most 20,000 lines",
        ),
        (xlsx({"G": []}), "is empty"),
    ],
)
def test_a_workbook_made_to_harm_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        read(data)


def test_an_old_workbook_has_days_percents_and_currencies() -> None:
    plan = planned(OLD)
    assert measured(plan.after, 1) == [
        ("Dealers", 2, 8, "", 5),
        ("Share of the coast", 12.5, 25, "%", 12.5),
        ("Revenue there", 1200.5, 20000, "€", 1200.5),
    ]
    assert [step.due for step in plan.after.steps.values()] == [date(2027, 2, 5), date(2027, 2, 12)]
    assert plan.faults == ()


def test_a_formula_without_its_value_is_named() -> None:
    cell = '<c r="A2" t="str"><v>Win</v></c><c r="B2" t="str"><v>Dealers</v></c><c r="C2"><f>1+1</f></c>'
    data = xlsx({"G": [["goal", "key result", "target"]]}, more=f'<row r="2">{cell}</row>')
    assert planned(data).notes[0].startswith("Line 2 has a formula without its value: open the workbook")


def test_units_are_those_that_are_shown() -> None:
    styles = ("[$€-407] #,##0", '0" days"', '#,##0,"k"', "0.0%", "[$-409]d mmm", '_-* #,##0.00 "kr"_-')
    assert [shown_by(style) for style in styles] == ["€", "days", "", "%", "", "kr"]


def test_formulas_and_links_are_values() -> None:
    cell = '<f>HYPERLINK("http://example.invalid","Win")</f><v>Win the coast</v>'
    more = f'<row r="2"><c r="A2" t="str">{cell}</c></row>'
    plan = planned(xlsx({"G": [["goal"]]}, more=more))
    assert [goal.title for goal in plan.after.goals.values()] == ["Win the coast"]


def test_a_damaged_workbook_gives_a_plan_or_a_refusal() -> None:
    chance = random.Random(1)
    for number in range(200):
        broken = bytearray(OLD if number % 4 == 0 else xlsx(QUARTER))
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with suppress(RuleError):
            planned(bytes(broken[: chance.randint(4, len(broken))]))


def test_a_locked_workbook_says_so() -> None:
    data = bytearray(packed({"content.xml": "x"}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    struct.pack_into("<H", data, 6, 1)
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, central + 8, 1)
    with pytest.raises(RuleError, match=r"locked with a password|cannot be read"):
        read(bytes(data))


def test_the_team_that_all_goes_into_is_untouched_by_a_refusal() -> None:
    with pytest.raises(RuleError):
        planned(packed({"content.xml": "<a"}))
    assert not START.goals
