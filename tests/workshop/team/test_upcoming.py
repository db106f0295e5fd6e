"""The period that comes next, and the goals in it that go on."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END, measured
from tests.workshop.sample import DACH, NORDICS, quarter
from workshop.errors import RuleError
from workshop.model import Category, Headline, Outcome, Period, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.team.upcoming import fitting_goal, following_period, goal_in, next_period, suggested_period


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


def test_a_goal_is_taken_along_where_none_fits() -> None:
    w = next_period(measured(20), 1)
    w = goals.edit_goal(w, DACH, why="Because")
    w = w.put(replace(w.goals[DACH], outcome=Outcome.MISSED, batches=3, cause_batches=1))
    w, goal = goal_in(w, DACH, 2)
    new = w.goals[goal]
    assert (new.period, new.title, new.why) == (2, "Share in DACH", "Because")
    assert (new.outcome, new.batches, new.cause_batches) == (None, 0, 0)
    measure = w.key_results.of(goal)[0]
    assert (measure.name, measure.baseline, measure.target, measure.readings) == ("Share", 20, None, ())
    assert goal_in(w, DACH, 2) == (w, goal)


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
