"""Periods and their headline."""

from datetime import date

import pytest
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Headline, Period, Reading, TargetChange, Workshop
from workshop.team import periods
from workshop.team.labels import named_days

Q1 = periods.add_period(Workshop(), *periods.quarter_of(date(2027, 2, 10)))
BOTH = periods.add_period(Q1, *periods.quarter_of(date(2026, 12, 31)))
TODAY = date(2027, 2, 14)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2027, 1, 1), ("Q1 2027", date(2027, 1, 1), date(2027, 3, 31))),
        (date(2027, 6, 30), ("Q2 2027", date(2027, 4, 1), date(2027, 6, 30))),
        (date(2027, 7, 1), ("Q3 2027", date(2027, 7, 1), date(2027, 9, 30))),
        (date(2027, 12, 31), ("Q4 2027", date(2027, 10, 1), date(2027, 12, 31))),
        (date(2028, 2, 29), ("Q1 2028", date(2028, 1, 1), date(2028, 3, 31))),
    ],
)
def test_the_quarter_of_a_day(day: date, quarter: tuple[str, date, date]) -> None:
    assert periods.quarter_of(day) == quarter


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Q2 2027", "Q2 2027"),
        ("q42026", "Q4 2026"),
        (" q1  2027", "Q1 2027"),
        ("Q4/2026", "Q4/2026"),
        ("2026-Q4", "2026-Q4"),
        ("H1 2027", "H1 2027"),
        ("Nov 2026", "Nov 2026"),
        ("Q5 2027", None),
        ("Q4 FY27", None),
        ("Spring", None),
    ],
)
def test_the_quarter_of_a_label(label: str, named: str | None) -> None:
    quarter = named_days(label)
    assert (quarter and quarter[0]) == named


@pytest.mark.parametrize(
    ("label", "first", "last", "says"),
    [
        ("", date(2028, 1, 1), date(2028, 3, 31), "cannot be empty"),
        ("x" * 31, date(2028, 1, 1), date(2028, 3, 31), "at most 30"),
        ("q1 2027", date(2028, 1, 1), date(2028, 3, 31), "already a period Q1 2027"),
        ("Spring", date(2027, 3, 31), date(2027, 5, 31), "Q1 2027 already runs from 1 Jan 2027 to 31 Mar 2027"),
        ("Back", date(2028, 3, 31), date(2028, 1, 1), "later last day"),
        ("Ages", date(2028, 1, 1), date(2038, 1, 1), "at most 400 days"),
    ],
)
def test_a_period_that_cannot_be(label: str, first: date, last: date, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        periods.add_period(Q1, label, first, last)


def test_a_period_is_edited_by_the_same_rules() -> None:
    w = periods.edit_period(BOTH, 1, label="Spring", last=date(2027, 4, 30))
    assert w.periods[1] == Period(1, "Spring", date(2027, 1, 1), date(2027, 4, 30))
    assert periods.edit_period(BOTH, 1, label="Q1 2027") is BOTH
    with pytest.raises(RuleError, match="Q4 2026 already runs"):
        periods.edit_period(BOTH, 1, first=date(2026, 12, 1))


@pytest.mark.parametrize(
    ("today", "closed", "label"),
    [
        (TODAY, (), "Q1 2027"),
        (date(2026, 11, 1), (), "Q4 2026"),
        (date(2026, 12, 29), (2,), "Q1 2027"),
        (date(2027, 5, 1), (), "Q1 2027"),
        (date(2026, 1, 1), (), "Q4 2026"),
        (date(2027, 5, 1), (1, 2), "Q1 2027"),
    ],
)
def test_the_period_to_look_at(today: date, closed: tuple[int, ...], label: str) -> None:
    w = BOTH.put(*(replace(BOTH.periods[one], closed_on=TODAY) for one in closed))
    period = periods.current(w, today)
    assert period is not None
    assert period.label == label


def test_no_period_at_all() -> None:
    assert periods.current(Workshop(), TODAY) is None


@pytest.mark.parametrize(
    ("today", "week", "elapsed"),
    [
        (date(2026, 12, 1), 1, 0.0),
        (date(2027, 1, 1), 1, 1 / 90),
        (date(2027, 1, 7), 1, 7 / 90),
        (date(2027, 1, 8), 2, 8 / 90),
        (TODAY, 7, 0.5),
        (date(2027, 3, 31), 13, 1.0),
        (date(2027, 9, 1), 13, 1.0),
    ],
)
def test_how_far_a_period_has_gone(today: date, week: int, elapsed: float) -> None:
    period = Q1.periods[1]
    assert periods.week_of(period, today) == (week, 13)
    assert periods.elapsed(period, today) == pytest.approx(elapsed)


def test_a_headline_is_set_read_and_changed_with_a_reason() -> None:
    w = periods.set_headline(Q1, 1, "Revenue", "EUR", 0, 5e6, today=TODAY)
    w = periods.add_headline_reading(w, 1, TODAY, 4.2e6, 1)
    with pytest.raises(RuleError, match="Say why it changes"):
        periods.set_headline(w, 1, "Revenue", "EUR", 0, 6e6, today=TODAY)
    w = periods.set_headline(w, 1, "Revenue", "EUR", 0, 6e6, today=TODAY, reason="A territory more", by=2)
    assert w.periods[1].headline == Headline(
        "Revenue", "EUR", 0, 6e6, (Reading(TODAY, 4.2e6, 1),), (TargetChange(TODAY, 0, 5e6, "A territory more"),)
    )
    decision = w.decisions[1]
    assert (decision.what, decision.why, decision.by) == (
        "Revenue: target 6.0M EUR instead of 5.0M EUR",
        "A territory more",
        2,
    )


def test_a_headline_that_stays_as_it_is_changes_nothing() -> None:
    w = periods.set_headline(Q1, 1, "Revenue", "EUR", 0, 5e6, today=TODAY).settled()
    assert periods.set_headline(w, 1, "Revenue", "EUR", 0, 5e6, today=TODAY) is w


def test_a_reading_needs_a_headline() -> None:
    with pytest.raises(RuleError, match="no headline yet"):
        periods.add_headline_reading(Q1, 1, TODAY, 1)


def test_a_period_by_its_label() -> None:
    assert periods.labelled(BOTH, " q4  2026 ").id == 2
    with pytest.raises(RuleError, match=r"There is no period “Q9”\. Periods: Q1 2027, Q4 2026"):
        periods.labelled(BOTH, "Q9")
