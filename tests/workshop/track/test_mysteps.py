"""One person's steps, in the lists they look for them in."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import fields, replace

from tests.world import NOW, TODAY, with_goals
from workshop.errors import RuleError
from workshop.model import Step, StepKind, StepState, Verdict, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.track.mysteps import MySteps, my_steps

ANA, BEN, CHEN = 1, 2, 3


def step(key: int, goal: int = 1, state: StepState = StepState.PLANNED, **values: Any) -> Step:
    """A step in a plan."""
    return Step(key, goal, f"Step {key}", state=state, **values)


MINE = (
    step(1, owner=ANA, due=date(2027, 1, 5)),
    step(2, owner=ANA, due=date(2027, 1, 4), state=StepState.DOING),
    step(3, owner=ANA, due=date(2027, 1, 16)),
    step(4, owner=ANA, due=date(2027, 2, 16), first_move_on=date(2027, 1, 15)),
    step(5, owner=ANA, due=date(2027, 2, 16), kind=StepKind.ACCOUNT),
    step(6, owner=ANA),
    step(7, owner=ANA, state=StepState.DONE, done_on=date(2027, 1, 4), check_on=date(2027, 2, 1)),
    step(8, owner=ANA, state=StepState.DONE, done_on=date(2027, 1, 11), check_on=date(2027, 2, 1)),
    step(9, owner=ANA, state=StepState.DONE, done_on=date(2026, 12, 30), check_on=date(2027, 2, 1)),
    step(10, owner=ANA, state=StepState.DONE, done_on=date(2026, 12, 30), check_on=TODAY),
    step(11, owner=ANA, state=StepState.DONE, done_on=date(2027, 1, 2), check_on=date(2027, 1, 2)),
    step(12, owner=ANA, state=StepState.DROPPED),
)
OTHERS = (
    step(20, owner=BEN, helpers=(ANA,)),
    step(21, owner=BEN, helpers=(CHEN,)),
    step(22, owner=BEN, helpers=(ANA,), state=StepState.DONE, done_on=TODAY),
    step(23, offered_to=ANA),
    step(24, offered_to=BEN),
)
FREE = (
    step(30, 2, dots=1),
    step(31, 2, dots=4),
    step(32, 1, dots=1),
    step(33, 2, kind=StepKind.ACCOUNT, dots=2),
    step(34, 2, must_move=True),
    step(35, 1, StepState.IDEA),
    step(36, 2, helpers=(ANA,), dots=3),
    step(37, 2, StepState.DONE, done_on=TODAY),
)
W = with_goals().put(*MINE, *OTHERS, *FREE)


def ids(steps: Iterable[Step]) -> list[int]:
    """The ids of these steps."""
    return [one.id for one in steps]


def lists(found: MySteps) -> dict[str, list[int]]:
    """Every list by its name."""
    return {one.name: ids(getattr(found, one.name)) for one in fields(found) if one.name != "member"}


def test_each_step_is_in_one_list() -> None:
    found = my_steps(W, ANA, TODAY)
    assert lists(found) == {
        "overdue": [2, 1],
        "this_week": [4, 3],
        "later": [5],
        "undated": [6],
        "verdicts_due": [11, 10],
        "offered": [23],
        "helping": [20],
        "done_lately": [8, 7],
        "fitting": [34, 36, 33, 32, 31, 30],
    }
    assert found.open == 6


def test_whoever_has_nothing_sees_what_they_could_take() -> None:
    found = my_steps(W, 8, TODAY)
    assert found.open == 0
    assert ids(found.fitting) == [34, 31, 36, 33, 30, 32]
    assert (found.helping, found.offered, found.done_lately) == ((), (), ())


def test_too_early_is_asked_again_and_an_answer_ends_it() -> None:
    for verdict, waiting in ((Verdict.TOO_EARLY, [11, 10]), (Verdict.WORKED, [10])):
        w = W.put(replace(W.steps[11], verdict=verdict))
        assert ids(my_steps(w, ANA, TODAY).verdicts_due) == waiting


def test_what_was_too_early_to_tell_is_asked_also_after_its_period_was_closed() -> None:
    w = W.put(replace(W.steps[11], verdict=Verdict.TOO_EARLY, check_on=TODAY))
    before, after = (w.put(replace(w.periods[1], closed_on=day)) for day in (TODAY - timedelta(days=1), TODAY))
    assert ids(my_steps(before, ANA, TODAY).verdicts_due) == [10, 11]
    assert ids(my_steps(after, ANA, TODAY).verdicts_due) == []
    assert my_steps(before, ANA, TODAY).open == 0


def other_periods(closed: bool) -> Workshop:
    """With a quarter before and one after this one; Ana has an open step in both, and one is free in both."""
    w = periods.add_period(W, "Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    w = periods.add_period(w, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    w = goals.add_goal(goals.add_goal(w, 2, "Last"), 3, "Next")
    w = w.put(step(40, 3, owner=ANA), step(41, 4, owner=ANA), step(42, 3), step(43, 4))
    return w.put(replace(w.periods[2], closed_on=TODAY)) if closed else w


def test_open_periods_count_and_only_the_current_one_has_steps_to_take() -> None:
    assert ids(my_steps(other_periods(False), ANA, TODAY).undated) == [6, 40, 41]
    assert ids(my_steps(other_periods(True), ANA, TODAY).undated) == [6, 41]
    fitting = ids(my_steps(other_periods(False), ANA, TODAY).fitting)
    assert not {42, 43} & set(fitting)


@pytest.mark.parametrize("member", [ANA, BEN, 8])
def test_lists_that_are_lent_are_those_made_anew(member: int) -> None:
    before = other_periods(False)
    seen = my_steps(before, member, TODAY)
    changes: list[dict[str, Any]] = [
        {"state": StepState.DONE, "done_on": TODAY, "check_on": date(2027, 2, 1)},
        {"state": StepState.DONE, "done_on": TODAY, "check_on": TODAY},
        *({"state": state} for state in StepState if state is not StepState.DONE),
        *({"owner": owner, "offered_to": None} for owner in (ANA, BEN, None)),
        {"owner": None, "offered_to": ANA},
        {"helpers": (ANA, BEN)},
        {"due": date(2027, 1, 3)},
        {"due": None, "must_move": True},
        {"goal": 4, "kind": StepKind.ACCOUNT},
        {"dots": 9, "text": "Other words"},
    ]
    for step in before.steps.values():
        for change in changes:
            w = before.put(replace(step, **change))
            assert my_steps(w, member, TODAY, (before, seen)) == my_steps(w, member, TODAY), (step, change)
    two = before.put(replace(before.steps[1], due=None), replace(before.steps[3], text="So")).cut(before.steps[40])
    for w in (two, goals.add_goal(two, 1, "More"), replace_period(two)):
        assert my_steps(w, member, TODAY, (before, seen)) == my_steps(w, member, TODAY)


def replace_period(w: Workshop) -> Workshop:
    """With the period of today closed."""
    return w.put(replace(w.periods[1], closed_on=TODAY))


def test_somebody_who_is_not_there() -> None:
    with pytest.raises(RuleError, match="Member 99 is not there"):
        my_steps(W, 99, TODAY)


def test_a_file_without_a_period_has_no_steps() -> None:
    empty = W.cut(W.periods[1])
    assert my_steps(empty, ANA, NOW.date()).open == 0
