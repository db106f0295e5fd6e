"""Due days and first moves."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.workshop.sample import DACH, LAST, NOW, TODAY, edit, quarter, with_steps
from workshop.errors import RuleError
from workshop.model import Category, Size, StepState, Workshop
from workshop.plan import goals, scheduling


def plan(**fields: Any) -> Workshop:
    """One planned step, with these fields."""
    return with_steps(quarter(), DACH, StepState.PLANNED, **fields)


def on(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2027-01-14", "2027-01-28"),
        ("2027-01-16", "2027-01-29"),
        ("2026-12-10", "2027-01-15"),
        ("2027-01-01", "2027-01-15"),
        ("2027-03-17", "2027-03-31"),
        ("2027-03-25", "2027-03-31"),
        ("2027-05-02", "2027-03-31"),
    ],
)
def test_the_suggested_due_day_is_two_weeks_out_inside_the_period(today: str, due: str) -> None:
    assert scheduling.suggested_due(plan(), 1, on(today)) == on(due)


def test_a_step_of_three_weeks_is_not_due_in_two() -> None:
    days = [scheduling.suggested_due(edit(plan(), 1, effort=size), 1, on("2027-01-14")) for size in Size]
    assert days == [on("2027-01-28"), on("2027-01-28"), on("2027-02-04")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Call 20 lapsed accounts by 10 Feb", "2027-02-10"),
        ("Call them before 15 February 2027", "2027-02-15"),
        ("Call 20 accounts until 2027-03-01", "2027-03-01"),
        ("20 Händler anrufen bis 12.2.", "2027-02-12"),
        ("Ready on March 3, 2027", "2027-03-03"),
        ("Plan the fair of 9 May by 20 Jan", "2027-01-20"),
        ("Call 20 accounts by 10 May", "2027-01-28"),
        ("Look at what we did on 4 Jan 2027", "2027-01-28"),
        ("Sell 3.5 % more, and 12 may follow", "2027-01-28"),
    ],
)
def test_the_day_that_a_step_names_is_suggested_where_it_lies_ahead(text: str, due: str) -> None:
    assert scheduling.suggested_due(edit(plan(), 1, text=text), 1, on("2027-01-14")) == on(due)


def test_what_such_steps_took_this_team_comes_before_two_weeks_and_after_the_first_move() -> None:
    w = goals.edit_goal(plan(), DACH, category=Category.MARKET_SHARE)
    done = {"claimed_at": NOW, "done_on": TODAY + timedelta(days=5)}
    w = with_steps(w, DACH, StepState.DONE, StepState.DONE, **done)
    assert scheduling.suggested_due(w, 1, TODAY) == on("2027-01-28")
    w = with_steps(w, DACH, StepState.DONE, **done)
    assert scheduling.suggested_due(w, 1, TODAY) == on("2027-01-19")
    w = edit(w, 1, first_move_on=on("2027-01-20"))
    assert scheduling.suggested_due(w, 1, TODAY) == on("2027-01-25")


@pytest.mark.parametrize(
    ("today", "due", "day"),
    [
        ("2027-01-14", None, "2027-01-21"),
        ("2027-01-15", None, "2027-01-22"),
        ("2027-01-16", None, "2027-01-22"),
        ("2027-01-17", None, "2027-01-22"),
        ("2027-01-18", None, "2027-01-25"),
        ("2027-01-18", "2027-01-20", "2027-01-20"),
        ("2027-01-18", "2027-01-10", "2027-01-18"),
    ],
)
def test_the_suggested_first_move_is_on_a_weekday_within_the_week(today: str, due: str | None, day: str) -> None:
    assert scheduling.suggested_first_move_on(on(today), on(due) if due else None) == on(day)


def test_everything_is_set_at_once_and_cleaned() -> None:
    w = scheduling.schedule(
        plan(),
        1,
        today=TODAY,
        due=on("2027-02-15"),
        first_move="Write the\tlist ",
        first_move_on=on("2027-01-18"),
        if_then=" If it is Monday 9:00, then I call two ",
    )
    step = w.steps[1]
    assert (step.due, step.first_move_on) == (on("2027-02-15"), on("2027-01-18"))
    assert (step.first_move, step.if_then) == ("Write the list", "If it is Monday 9:00, then I call two")


def test_what_is_not_named_stays() -> None:
    w = plan(due=on("2027-02-15"), first_move="Call", first_move_on=on("2027-01-05"), if_then="If")
    assert scheduling.schedule(w, 1, today=TODAY) is w
    step = scheduling.schedule(w, 1, today=TODAY, due=on("2027-02-20")).steps[1]
    assert (step.due, step.first_move, step.first_move_on) == (on("2027-02-20"), "Call", on("2027-01-05"))


def test_a_first_move_without_a_day_gets_one() -> None:
    w = scheduling.schedule(plan(), 1, today=TODAY, first_move="Call")
    assert w.steps[1].first_move_on == on("2027-01-21")


def test_taking_the_first_move_away_takes_its_day_too() -> None:
    w = plan(first_move="Call", first_move_on=on("2027-01-18"), if_then="If")
    step = scheduling.schedule(w, 1, today=TODAY, first_move=" ", if_then="").steps[1]
    assert (step.first_move, step.first_move_on, step.if_then) == ("", None, "")


@pytest.mark.parametrize("due", ["2027-01-01", "2027-03-31"])
def test_the_first_and_last_day_of_the_period_are_inside(due: str) -> None:
    assert scheduling.schedule(plan(), 1, today=TODAY, due=on(due)).steps[1].due == on(due)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"due": on("2026-12-31")}, "outside Q1 2027: choose a day from 1 Jan 2027 to 31 Mar 2027"),
        ({"due": on("2027-04-01")}, "1 Apr 2027 is outside Q1 2027"),
        ({"first_move_on": on("2027-01-13")}, "choose a day from today to Thu 21 Jan"),
        ({"first_move_on": on("2027-01-22")}, "A first move is made within 7 days"),
        ({"first_move_on": on("2027-01-18"), "due": on("2027-01-17")}, "Mon 18 Jan comes after the due day"),
        ({"first_move": "x" * 121}, "A first move has at most 120"),
        ({"if_then": "x" * 121}, "An if-then line has at most 120"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        scheduling.schedule(plan(), 1, today=TODAY, **fields)


def test_the_must_move_needs_a_first_move() -> None:
    w = plan(must_move=True)
    with pytest.raises(RuleError, match="This is the must-move: write its first move"):
        scheduling.schedule(w, 1, today=TODAY, due=LAST)
    w = scheduling.schedule(w, 1, today=TODAY, due=LAST, first_move="Call")
    with pytest.raises(RuleError, match="This is the must-move"):
        scheduling.schedule(w, 1, today=TODAY, first_move="")


def test_a_must_move_under_way_may_be_moved_without_one() -> None:
    w = edit(plan(must_move=True), 1, state=StepState.DOING)
    assert scheduling.schedule(w, 1, today=TODAY, due=LAST).steps[1].due == LAST


@pytest.mark.parametrize("state", [StepState.IDEA, StepState.DONE, StepState.DROPPED, StepState.MERGED])
def test_only_planned_steps_have_dates(state: StepState) -> None:
    with pytest.raises(RuleError, match="only a planned step has dates"):
        scheduling.schedule(with_steps(quarter(), DACH, state), 1, today=TODAY, due=LAST)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2027-01-14", "2027-01-21"), ("2026-12-01", "2027-01-01"), ("2027-03-29", "2027-03-31")],
)
def test_a_week_from_today_is_held_to_the_period(today: str, day: str) -> None:
    assert scheduling.in_a_week(plan(), DACH, on(today)) == on(day)
