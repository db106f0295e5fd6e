"""The period that comes next, and the goals in it that go on."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END
from tests.workshop.sample import DACH, NORDICS, quarter
from workshop.errors import RuleError
from workshop.model import Category, Headline, Part, Period, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.team.upcoming import (
    fitting_goal,
    following_period,
    goal_in,
    next_dates,
    next_period,
    suggested_period,
)
from workshop.track.segments import read_headline, split_headline


@pytest.mark.parametrize(
    ("first", "last", "label", "begins", "ends"),
    [
        (date(2027, 1, 1), date(2027, 3, 31), "Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
        (date(2026, 10, 1), date(2026, 12, 31), "Q1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 1, 1), date(2027, 1, 31), "Feb 2027", date(2027, 2, 1), date(2027, 2, 28)),
        (date(2027, 12, 1), date(2027, 12, 31), "Jan 2028", date(2028, 1, 1), date(2028, 1, 31)),
        (date(2026, 12, 28), date(2027, 3, 28), "Q2 2027", date(2027, 3, 29), date(2027, 6, 27)),
        (date(2027, 1, 1), date(2027, 6, 30), "H2 2027", date(2027, 7, 1), date(2027, 12, 31)),
        (date(2027, 1, 1), date(2027, 12, 31), "2028", date(2028, 1, 1), date(2028, 12, 31)),
        (date(2027, 1, 1), date(2027, 4, 30), "Q3 2027", date(2027, 5, 1), date(2027, 8, 31)),
        (date(2027, 1, 4), date(2027, 1, 17), "Q1 2027", date(2027, 1, 18), date(2027, 1, 31)),
    ],
)
def test_the_next_period_is_made(first: date, last: date, label: str, begins: date, ends: date) -> None:
    w = next_period(Workshop().put(Period(1, "This", first, last)), 1)
    made = following_period(w, 1)
    assert made is not None
    assert (made.label, made.first, made.last) == (label, begins, ends)
    assert next_period(w, 1) is w


def follows(label: str, first: str, last: str, *before: tuple[str, str]) -> str:
    """Label and days of the period after this one, in a team that had these others before."""
    days = [(label, first, last), *(("x", *one) for one in before)]
    w = Workshop().put(
        *(
            Period(
                number, called if number == 1 else f"x{number}", date.fromisoformat(one), date.fromisoformat(other)
            )
            for number, (called, one, other) in enumerate(days, 1)
        )
    )
    called, one, other = next_dates(w, w.periods[1])
    return f"{called} {one} {other}"


@pytest.mark.parametrize(
    ("label", "first", "last", "after"),
    [
        ("Q4 FY27", "2026-11-01", "2027-01-31", "Q1 FY28 2027-02-01 2027-04-30"),
        ("Q4FY27", "2026-11-01", "2027-01-31", "Q1FY28 2027-02-01 2027-04-30"),
        ("Q1 2026/27", "2026-04-01", "2026-06-30", "Q2 2026/27 2026-07-01 2026-09-30"),
        ("Q4 2026/27", "2027-01-01", "2027-03-31", "Q1 2027/28 2027-04-01 2027-06-30"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1 2027-01-01 2027-03-31"),
        ("Q4/2026", "2026-10-01", "2026-12-31", "Q1/2027 2027-01-01 2027-03-31"),
        ("4Q26", "2026-10-01", "2026-12-31", "1Q27 2027-01-01 2027-03-31"),
        ("P11", "2026-11-01", "2026-11-30", "P12 2026-12-01 2026-12-31"),
        ("P12 FY27", "2026-12-01", "2026-12-31", "P1 FY28 2027-01-01 2027-01-31"),
        ("P09", "2026-09-01", "2026-09-30", "P10 2026-10-01 2026-10-31"),
        ("P12", "2026-11-02", "2026-11-29", "P13 2026-11-30 2026-12-27"),
        ("P13 2026", "2026-11-30", "2026-12-27", "P1 2027 2026-12-28 2027-01-24"),
        ("H1 FY27", "2026-10-01", "2027-03-31", "H2 FY27 2027-04-01 2027-09-30"),
        ("Half 2 2026", "2026-07-01", "2026-12-31", "Half 1 2027 2027-01-01 2027-06-30"),
        ("FY27", "2026-11-01", "2027-10-31", "FY28 2027-11-01 2028-10-31"),
        ("Nov 2026", "2026-11-01", "2026-11-30", "Dec 2026 2026-12-01 2026-12-31"),
        ("DECEMBER 2026", "2026-12-01", "2026-12-31", "JANUARY 2027 2027-01-01 2027-01-31"),
        ("Nov–Jan", "2026-11-01", "2027-01-31", "Feb–Apr 2027-02-01 2027-04-30"),
        ("Aug-Oct 2026", "2026-08-01", "2026-10-31", "Nov-Jan 2027 2026-11-01 2027-01-31"),
        ("Q2 2027", "2027-01-15", "2027-04-14", "Q3 2027 2027-04-15 2027-07-14"),
        ("Q4 2026", "2026-09-28", "2026-12-27", "Q1 2027 2026-12-28 2027-03-28"),
        ("Q4 2026", "2026-09-28", "2027-01-03", "Q1 2027 2027-01-04 2027-04-04"),
        ("Sprint 9", "2026-11-02", "2026-11-15", "Sprint 10 2026-11-16 2026-11-29"),
        ("4. Quartal 2026", "2026-10-01", "2026-12-31", "1. Quartal 2027 2027-01-01 2027-03-31"),
        ("T3 2026", "2026-09-01", "2026-12-31", "T1 2027 2027-01-01 2027-04-30"),
    ],
)
def test_days_and_label_follow_the_teams_own(label: str, first: str, last: str, after: str) -> None:
    assert follows(label, first, last) == after


def test_four_four_five_weeks_go_on_in_their_order() -> None:
    one, two, three = ("2026-11-02", "2026-11-29"), ("2026-11-30", "2026-12-27"), ("2026-12-28", "2027-01-31")
    four, five = ("2027-02-01", "2027-02-28"), ("2027-03-01", "2027-03-28")
    assert follows("P3 FY27", *three, one, two) == "P4 FY27 2027-02-01 2027-02-28"
    assert follows("P5 FY27", *five, one, two, three, four) == "P6 FY27 2027-03-29 2027-05-02"
    assert follows("P12 FY27", *three, one, two) == "P1 FY28 2027-02-01 2027-02-28"


def test_a_label_that_is_taken_gets_a_number() -> None:
    w = Workshop().put(Period(1, "Q1 2027", date(2027, 1, 4), date(2027, 1, 17)))
    made = following_period(next_period(w, 1), 1)
    assert made is not None
    assert made.label == "Q1 2027 (2)"


def test_the_headline_goes_on_without_a_target() -> None:
    w = periods.set_headline(quarter(), 1, "Revenue", "EUR", 0, 5, today=END)
    made = following_period(next_period(w, 1), 1)
    assert made is not None
    assert made.headline == Headline("Revenue", "EUR")
    split = split_headline(w, 1, (Part("DACH", 0, 4), Part("Benelux", 0, 1)))
    made = following_period(next_period(read_headline(split, 1, END, {"DACH": 3}, None), 1), 1)
    assert made is not None
    assert made.headline == Headline("Revenue", "EUR", parts=(Part("DACH"), Part("Benelux")), sums=True)


@pytest.mark.parametrize(
    ("titles", "fits"),
    [
        (["Something else", "share in dach"], 2),
        (["Win share in DACH mid-market", "Something else"], 1),
        (["Grow in Bavaria"], 1),  # the only one of its category
        (["Grow in Bavaria", "Grow in Saxony"], None),
        ([], None),
    ],
)
def test_the_goal_that_goes_on(titles: list[str], fits: int | None) -> None:
    w = goals.edit_goal(quarter(), DACH, category=Category.MARKET_SHARE)
    w = next_period(w, 1)
    for title in titles:
        w = goals.add_goal(w, 2, title, category=Category.MARKET_SHARE)
    found = fitting_goal(w, DACH, 2)
    assert (None if found is None else found.id - 2) == fits


def test_a_goal_that_has_no_category_fits_by_its_title_only() -> None:
    w = goals.add_goal(next_period(quarter(), 1), 2, "Grow in Bavaria")
    assert fitting_goal(w, DACH, 2) is None


def test_what_goes_on_waits_where_no_goal_fits_and_goals_are_not_made_again() -> None:
    w = next_period(quarter(), 1)
    w, place = goal_in(w, DACH, 2)
    assert (w.goals[place].waits, w.goals[place].title) == (True, "Waits for the goals of Q2 2027")
    assert goal_in(w, DACH, 2) == (w, place)
    assert goal_in(w, NORDICS, 2) == (w, place)
    assert goals.goals_of(w, 2) == ()
    later = goals.add_goal(w, 2, "Share in DACH")
    assert goal_in(later, DACH, 2)[1] == later.goals.last_id


def test_only_into_a_later_period_that_is_open() -> None:
    w = next_period(quarter(), 1)
    with pytest.raises(RuleError, match="does not come after"):
        goal_in(w, DACH, 1)
    with pytest.raises(RuleError, match="not a goal of Q2 2027"):
        goal_in(w, DACH, 2, NORDICS)
    with pytest.raises(RuleError, match="Q2 2027 is closed"):
        goal_in(w.put(replace(w.periods[2], closed_on=END)), DACH, 2)


def test_a_new_period_follows_the_last_one_by_the_same_rule() -> None:
    today = date(2027, 5, 2)
    assert suggested_period(Workshop(), today) == Period(1, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    months = periods.add_period(Workshop(), "Nov 2026", date(2026, 11, 1), date(2026, 11, 30))
    assert suggested_period(months, today) == Period(2, "Dec 2026", date(2026, 12, 1), date(2026, 12, 31))
