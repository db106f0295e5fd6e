"""What an undo may not change."""

from datetime import date

import pytest
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Goal, KeyResult, Period, Step, Verdict, Workshop
from workshop.track.undoing import check_undo

DAY = date(2027, 1, 1)


def team(closed: date | None) -> Workshop:
    """A period, its goal, a step and a key result."""
    return (
        Workshop()
        .put(Period(1, "Q1", DAY, date(2027, 3, 31), closed_on=closed), Goal(1, 1, "g"), Step(1, 1, "s", owner=2))
        .put(KeyResult(1, 1, "k", "%", 0, 1))
        .settled()
    )


def test_an_open_period_takes_everything_back() -> None:
    before = team(None)
    check_undo(before, before.put(replace(before.steps[1], owner=None)).cut(before.key_results[1]))


@pytest.mark.parametrize("what", ["steps", "key_results", "goals", "cut"])
def test_what_a_closed_period_holds_stays(what: str) -> None:
    before = team(DAY)
    after = {
        "steps": lambda: before.put(replace(before.steps[1], owner=None)),
        "key_results": lambda: before.put(replace(before.key_results[1], target=2)),
        "goals": lambda: before.put(replace(before.goals[1], title="other")),
        "cut": lambda: before.cut(before.steps[1]),
    }[what]()
    with pytest.raises(RuleError, match="Q1 is closed"):
        check_undo(before, after)


def test_the_closing_itself_can_be_taken_back() -> None:
    before = team(DAY)
    check_undo(before, before.put(replace(before.periods[1], closed_on=None)))


def test_what_is_the_same_is_no_change() -> None:
    before = team(DAY)
    check_undo(before, before.put(before.steps[1]))


def test_a_verdict_is_given_and_taken_back_when_the_period_is_closed() -> None:
    before = team(DAY)
    check_undo(before, before.put(replace(before.steps[1], verdict=Verdict.WORKED, check_on=DAY)))
