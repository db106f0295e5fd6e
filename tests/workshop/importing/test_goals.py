"""Goals and key results: what updates, what contradicts, how numbers are read."""

import pytest
from msgspec.structs import replace

from tests.workshop.importing.helpers import NOW, START, TODAY, faults, planned
from workshop.errors import RuleError
from workshop.model import Workshop
from workshop.plan import goals

ONE = "goal,why,key result,unit,baseline,target\nOpen the South,They move,Accounts,accounts,1,5\n"


def measured(*numbers: str, separator: str = ";") -> str:
    """A file with a key result for each pair of numbers "1,5 → 2"."""
    pairs = (number.replace(" → ", separator) for number in numbers)
    rows = (f"Goal{separator}Measure {place}{separator}{pair}\n" for place, pair in enumerate(pairs))
    return separator.join(("goal", "key result", "baseline", "target")) + "\n" + "".join(rows)


def numbers(w: Workshop) -> list[float | None]:
    """All baselines and targets in order."""
    return [number for one in w.key_results.values() for number in (one.baseline, one.target)]


def test_the_same_file_twice_changes_nothing() -> None:
    once = planned(ONE).after
    again = planned(ONE, once)
    assert again.after is once
    assert [change.words for change in again.changes] == [
        "Line 2: unchanged goal “Open the South”",
        "Line 2: unchanged key result “Accounts” 1 → 5 accounts",
    ]


def test_what_is_there_by_name_is_updated_and_said_so() -> None:
    once = planned(ONE).after
    plan = planned("goal,sponsor,key result,target\nOPEN THE SOUTH,Finance,accounts,8\n", once)
    assert [change.words for change in plan.changes] == [
        "Line 2: updated goal “Open the South”: sponsor",
        "Line 2: updated key result “Accounts” 1 → 8 accounts (the target was 5 and stays visible): target",
    ]
    w = plan.after
    assert (len(w.goals), len(w.key_results), w.goals[1].why) == (1, 1, "They move")
    assert [(old.on, old.target, old.reason) for old in w.key_results[1].earlier] == [
        (TODAY, 5, "imported on 13 Jan 2027")
    ]
    assert w.decisions[1].at == NOW


def test_empty_cells_leave_what_is_there() -> None:
    once = planned("goal,key result,target,leading\nOpen the South,Accounts,5,yes\n").after
    again = planned("goal,key result,target,leading\nOpen the South,Accounts,5,\n", once)
    assert again.after is once


def test_a_measure_without_baseline_counts_from_zero() -> None:
    assert numbers(planned("goal,key result,target\nOpen the South,Accounts,5\n").after) == [None, 5]


@pytest.mark.parametrize(
    ("pairs", "read"),
    [
        (("1.200 → 1.500,5",), [1200, 1500.5]),
        (("1.200 → 1,500.5",), [1.2, 1500.5]),
        (("1,200 → 2", "3 → 21,5"), [1.2, 2, 3, 21.5]),
        (("1,200 → 2", "3 → 21.5"), [1200, 2, 3, 21.5]),
        (("1.200.000 → 2.000.000,50",), [1_200_000, 2_000_000.5]),
        (("21,5 % → 26 %",), [21.5, 26]),
        (("1,5 → 21.5", "2,5 → 22.5"), [1.5, 21.5, 2.5, 22.5]),
        (("1,200 → 21.5", "2,5 → 1.200"), [1.2, 21.5, 2.5, 1.2]),
    ],
)
def test_the_other_numbers_decide_how_one_is_read(pairs: tuple[str, ...], read: list[float]) -> None:
    plan = planned(measured(*pairs))
    assert (numbers(plan.after), plan.faults, plan.notes) == (read, (), ())


@pytest.mark.parametrize("number", ["1,200", "1.200"])
def test_where_nothing_decides_thousands_are_read_and_it_is_said(number: str) -> None:
    plan = planned(measured(f"{number} → 5000"))
    assert numbers(plan.after) == [1200, 5000]
    assert plan.notes == (
        f"Line 2: “{number}” was read as 1,200: no other number in the file shows how decimals are written.",
    )


def test_an_ambiguous_number_in_a_column_written_both_ways_is_a_fault() -> None:
    (fault,) = faults(measured("1,5 → 1", "2.5 → 1", "1.200 → 1"))
    assert fault.startswith("Line 4, baseline: “1.200” can be 1.2 or 1,200")


@pytest.mark.parametrize(("number", "unit"), [("5 %", "%"), ("5 €", "€"), ("EUR 5", "EUR"), ("5", "")])
def test_a_unit_written_with_the_number(number: str, unit: str) -> None:
    assert planned(measured(f"1 → {number}")).after.key_results[1].unit == unit


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("South,a,,,1,\n", ["Line 2, key result: there are numbers but no key result: write what is measured."]),
        (",,Share,%,1,5\n", ["Line 2, goal: the goal has no title: write what it is called."]),
        (
            "South,a,Share,%,1,5\nSouth,b,Offers,,1,5\n",
            ["Line 3, why: “South” has another why in line 2: keep one."],
        ),
        (
            "South,a,Share,%,1,5\nsouth,,SHARE,%,1,6\n",
            ["Line 3, key result: “SHARE” is already in line 2: remove one."],
        ),
        (
            'South,a,Share,"a unit that is far too long to be one",one,two\n',
            [
                "Line 2, baseline: “one” is not",
                "Line 2, target: “two” is not",
                "Line 2, unit: A unit has at most 30",
            ],
        ),
    ],
)
def test_what_is_wrong_in_goals(rows: str, says: list[str]) -> None:
    found = faults("goal,why,key result,unit,baseline,target\n" + rows)
    assert len(found) == len(says)
    assert all(one.startswith(begins) for one, begins in zip(found, says, strict=True))


def test_a_separator_inside_a_text_is_noticed() -> None:
    (fault,) = faults("goal,why\nOpen the South,they move, and soon\n")
    assert fault == (
        "Line 2: it has 3 cells, the header names 2: put a text that holds the separator into quotation marks."
    )


def test_a_goal_with_a_fault_of_its_own_takes_its_other_lines_with_it() -> None:
    plan = planned(
        "goal,sponsor,key result,target\nSouth," + "x" * 121 + ",Share,5\nSouth,,Offers,9\n", skip_faulty=True
    )
    assert plan.after is START
    assert [change.words for change in plan.changes] == [
        "Line 3: left out “South”: line 2 of the same goal has a fault"
    ]


def test_goals_go_into_an_open_period() -> None:
    with pytest.raises(RuleError, match="no period"):
        planned(ONE, START.cut(START.periods[1]))
    with pytest.raises(RuleError, match="Q1 2027 is closed"):
        planned(ONE, START.put(replace(START.periods[1], closed_on=TODAY)))


def test_goals_keep_the_order_of_the_file() -> None:
    w = planned("goal\nC goal here\nA goal here\nB goal here\n").after
    assert [goal.title[0] for goal in goals.goals_of(w, 1)] == ["C", "A", "B"]
