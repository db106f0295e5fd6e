"""Figures with what stands around them, periods, titles and words, in the cells of a sheet."""

from datetime import date

import pytest

from tests.workshop.importing.helpers import START, faults, planned
from workshop.errors import RuleError
from workshop.model import Headline, Reading, StepState, Workshop
from workshop.team import periods
from workshop.track.measures import value

KR = "goal,key result,baseline,target\n"


def figures(baseline: str, target: str) -> tuple[float | None, float | None, str]:
    """How these two cells are read, with the unit."""
    one = planned(
        f'goal;key result;baseline;target\nWin the coast;Dealers;"{baseline}";"{target}"\n'
    ).after.key_results[1]
    return one.baseline, one.target, one.unit


@pytest.mark.parametrize(
    ("baseline", "target", "read"),
    [
        ("8 days", "4 days", (8, 4, "days")),
        ("72 Hours", "≤ 48 Hours", (72, 48, "Hours")),
        ("at least 5 %", ">= 7 %", (5, 7, "%")),
        ("approx. 5", "~10", (5, 10, "")),
        ("5+", "10+", (5, 10, "")),
        ("(1,200)", "200", (-1200, 200, "")),
        ("1,200-", "200", (-1200, 200, "")),
        ("₹12,34,567", "₹20,00,000", (1_234_567, 2_000_000, "₹")),
        ("R$ 1.500,00", "R$ 2.800,50", (1500, 2800.5, "R$")),
        ("kr 1 200", "kr 2 400", (1200, 2400, "kr")),
        ("1.200,50 zł", "2.000 zł", (1200.5, 2000, "zł")),
        ("CHF 12'000.-", "CHF 20'000.-", (12_000, 20_000, "CHF")),
        ("JPY 1,000,000", "JPY 1,500,000", (1_000_000, 1_500_000, "JPY")),
        ("€1.2M", "€2M", (1_200_000, 2_000_000, "€")),
        ("12 k€", "20 k€", (12_000, 20_000, "€")),
        ("３００", "￥５００", (300, 500, "¥")),
        ("60", "Maintain", (60, 60, "")),
        ("60", "keep at 58", (60, 58, "")),
        ("60", "halten", (60, 60, "")),
        ("#N/A", "5", (None, 5, "")),
        ("k.A.", "未定", (None, None, "")),
    ],
)
def test_numbers_with_what_stands_around_them(
    baseline: str, target: str, read: tuple[float | None, float | None, str]
) -> None:
    assert figures(baseline, target) == read


@pytest.mark.parametrize("target", ["many", "5/10", "1:2", "3-5", "18 or 19", "Grow it"])
def test_a_text_as_target_stays_a_fault(target: str) -> None:
    (fault,) = faults(f"{KR}Win the coast,Dealers,2,{target}\n")
    assert fault.startswith(f"Line 2, target: “{target}” is not a number")


def test_two_units_in_one_row_are_a_fault() -> None:
    assert faults(f"{KR}Win the coast,Time,2 h,90 min\n") == [
        "Line 2, target: it is in min, and the baseline in h: write both in the same unit."
    ]


@pytest.mark.parametrize(
    "said", ["Q1 2027", "2027-Q1", "Q1/2027", "1. Quartal 2027", "Feb 2027", "2027-02-14", "Q1"]
)
def test_a_period_however_it_is_written(said: str) -> None:
    assert len(planned(f"Quarter;Goal\n{said};Win the coast\n").after.goals) == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Q4 2026", "“Q4 2026” is no period of this team"),
        ("Q1 FY27", "“Q1 FY27” is no period of this team"),
        ("2027", "“2027” is no period of this team"),
        ("soon", "“soon” is not understood as a period"),
        ("11/01/2026", "“11/01/2026” can be 2026-01-11 or 2026-11-01: write it with the year first."),
        ("2026-02-14", "14 Feb 2026 is in no period of this team"),
    ],
)
def test_what_is_of_another_period_is_left_out_and_named(said: str, why: str) -> None:
    plan = planned(f"Quarter,Goal\n{said},Win the coast\n")
    assert [one.words for one in plan.changes] == [f"Line 2: left out “Win the coast”: {why}"]
    assert not plan.after.touched


def test_a_year_of_its_own_belongs_to_the_quarter() -> None:
    plan = planned("Year,Quarter,Goal\n2027,Q1,Win the coast\n2026,Q1,Clear the stock\n")
    assert [goal.title for goal in plan.after.goals.values()] == ["Win the coast"]


def test_a_row_goes_into_the_period_it_names() -> None:
    w = periods.add_period(START, "Q2 2027", *periods.quarter_of(date(2027, 4, 1))[1:]).settled()
    plan = planned("Quarter,Goal\nQ2 2027,Win the coast\nQ1 2027,Sell service\n", w)
    assert [(goal.title, goal.period) for goal in plan.after.goals.values()] == [
        ("Win the coast", 2),
        ("Sell service", 1),
    ]


def test_months_without_a_year_are_refused() -> None:
    with pytest.raises(RuleError, match=r"“Jan”, “Feb” hold numbers, and it is not said of what"):
        planned("Goal,KPI,Jan,Feb\nWin the coast,Dealers,1,2\n")


def test_history_goes_into_closed_periods_before() -> None:
    plan = planned("Goal,Key result,Q3 2026,Q4 2026,Target\nWin the coast,Dealers,1,2,8\n")
    w = plan.after
    values = {w.periods[w.goals[one.goal].period].label: value(one) for one in w.key_results.values()}
    assert values == {"Q1 2027": None, "Q3 2026": 1, "Q4 2026": 2}
    assert [one.closed_on == one.last for one in w.periods.values()] == [False, True, True]


def test_history_counts_back_in_the_teams_own_quarters() -> None:
    label, first, last = "Q4 FY27", START.periods[1].first, START.periods[1].last
    w = periods.edit_period(START, 1, label=label).settled()
    w = planned("Goal,Key result,Q2 FY27,Target\nWin the coast,Dealers,1,8\n", w).after
    made = w.periods[2]
    assert (made.label, made.first.month, made.last.month) == ("Q2 FY27", 7, 9)
    assert (first, last) == (w.periods[1].first, w.periods[1].last)


def with_headline() -> Workshop:
    """A team with a headline and one key result."""
    w = planned(f"{KR}Win the coast,Dealers,2,8\n").after
    period = w.periods[1]
    return w.put(
        type(period)(1, period.label, period.first, period.last, Headline("Revenue", "EUR", 0, 5))
    ).settled()


def test_readings_of_key_results_and_of_the_headline() -> None:
    sheet = "Measure;Date;Value\nDealers;2027-01-05;3\nRevenue;2027-01-06;1,5\nDealers;2027-01-12;4\n"
    plan = planned(sheet, with_headline())
    assert (plan.holds, plan.summary, plan.faults) == ("readings", "3 new", ())
    w = plan.after
    assert [one.value for one in w.key_results[1].readings] == [3, 4]
    headline = w.periods[1].headline
    assert headline is not None
    assert headline.readings == (Reading(w.key_results[1].readings[0].on.replace(day=6), 1.5),)
    assert planned(sheet, w.settled()).summary == "3 unchanged"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Nothing,2027-01-05,3", "Q1 2027 has no key result “Nothing”"),
        ("Dealers,2027-03-05,3", "5 Mar 2027 is still to come"),
        ("Dealers,someday,3", "“someday” is not a day"),
        ("Dealers,2027-01-05,many", "“many” is not a number"),
    ],
)
def test_readings_that_cannot_be(row: str, says: str) -> None:
    (fault,) = faults(f"Measure,Date,Value\n{row}\n", with_headline())
    assert says in fault


def test_a_step_is_never_taken_back_and_keeps_its_owner() -> None:
    sheet = "Goal,Step,Owner,Status,Notes\nWin the coast,Ring ten dealers,Ada Holt,{},Call first\n"
    done = planned(sheet.format("Done")).after.settled()
    assert done.steps[1].state is StepState.DONE
    plan = planned(sheet.format("Open").replace("Ada Holt", "Bo Lund"), done)
    assert (plan.after.steps[1].state, plan.after.steps[1].owner) == (StepState.DONE, 1)
    assert "Line 2, owner: Ada Holt has it, and keeps it; the file says Bo Lund." in plan.notes
    assert [note.text for note in plan.after.steps[1].notes] == ["Call first"]


def test_an_owner_who_is_nobodys_name_is_said() -> None:
    plan = planned("Goal,Step,Owner\nWin the coast,Ring ten dealers,Sales Team\n")
    assert (plan.after.steps[1].owner, len(plan.after.members)) == (None, 0)
    assert plan.notes == ("Line 2, owner: nobody in the team is clearly “Sales Team”; the step is without.",)


def test_several_people_of_a_step() -> None:
    people = planned("name\nAda Holt\nBo Lund\nCy Marsh\n").after.settled()
    sheet = 'Goal;Step;Owner;Helpers;Buddy\nWin the coast;Ring ten dealers;"ada.holt@x.test";"Lund, Bo";CM\n'
    step = planned(sheet, people).after.steps[1]
    assert (step.owner, step.helpers, step.buddy) == (1, (2,), 3)


@pytest.mark.parametrize(
    ("written", "name", "initials"),
    [
        ('"Brandt, Silke"', "Silke Brandt", "SB"),
        ('"van der Berg, Jan"', "Jan van der Berg", "JB"),
        ('"Berg, Jan van der"', "Jan van der Berg", "JB"),
        ('"Dr. Brandt, Silke"', "Dr. Silke Brandt", "SB"),
        ('"Smith, Jr."', "Smith Jr.", "SJ"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "LB"),
        ("山田 太郎", "山田 太郎", "山太"),
    ],
)
def test_names_and_the_initials_of_what_results(written: str, name: str, initials: str) -> None:
    member = planned(f"Full name,Role\n{written},AE\n").after.members[1]
    assert (member.name, member.initials) == (name, initials)


def test_what_is_called_status_says_more_than_yes_and_no() -> None:
    plan = planned("Name,Email,Status\nAda Holt,a@x,Active\nBo Lund,b@x,Terminated\nCy Marsh,c@x,On leave\n")
    assert [one.active for one in plan.after.members.values()] == [True, False, True]
    assert plan.notes[-1] == "Line 4, active: “On leave” says neither; they stay as they are."


def test_key_results_that_share_a_row_of_figures_are_refused() -> None:
    assert faults('Objective;Key Results;Target\nWin the coast;"1. Dealers\n2. Visits";8\n') == [
        "Line 2, key result: several key results share one row of figures: give each its own row."
    ]


def test_a_number_or_key_is_no_title() -> None:
    with pytest.raises(
        RuleError, match=r"Column “Objective” holds “OBJ-1”: a number or key is not a goal's title"
    ):
        planned("Objective,Key Result,Target\nOBJ-1,Dealers,8\nOBJ-2,Visits,40\n")


@pytest.mark.parametrize(
    "header", ["1. Goal,2. Key result,3. Target", "Goal *,Key result *,Target (Q1)", "GOAL:,key_result,Target"]
)
def test_headers_with_numbers_and_signs(header: str) -> None:
    one = planned(f"{header}\nWin the coast,Dealers,8\n").after.key_results[1]
    assert (one.name, one.target, one.unit) == ("Dealers", 8, "")


def test_a_goal_above_the_goal_is_what_it_contributes_to() -> None:
    goal = planned("Strategic Goal,Objective,KPI,Target\nGrow,Win the coast,Dealers,8\n").after.goals[1]
    assert (goal.title, goal.contributes_to) == ("Win the coast", "Grow")


def test_steps_in_one_cell_are_steps_of_their_own() -> None:
    plan = planned('Goal,Actions,Owner\nWin the coast,"- Ring ten dealers\n- Visit three dealers",Ada Holt\n')
    assert [(one.text, one.owner) for one in plan.after.steps.values()] == [
        ("Ring ten dealers", 1),
        ("Visit three dealers", 1),
    ]
