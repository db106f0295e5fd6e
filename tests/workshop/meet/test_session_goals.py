from datetime import UTC, date, datetime

import pytest

from workshop.errors import RuleError
from workshop.meet import session_goals
from workshop.model import Goal, Period, Session, SessionKind, Step, StepState, Workshop

AT = datetime(2027, 1, 4, 9, tzinfo=UTC)


def room(*on_agenda: int) -> Workshop:
    """Three goals of a period, some of them on the agenda of a running session."""
    return Workshop().put(
        Period(1, "Q1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        Period(2, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30)),
        *(Goal(number, 1, f"Goal {number}", position=number) for number in (1, 2, 3)),
        Goal(4, 2, "Goal of another period"),
        Session(1, 1, SessionKind.PLANNING, started=AT, stage="goals", entered=AT, goals=on_agenda),
    )


def test_a_goal_is_included_in_the_order_of_the_period() -> None:
    assert session_goals.include(room(1, 3), 1, 2, AT).sessions[1].goals == (1, 2, 3)
    assert session_goals.include(room(1, 3), 1, 3, AT).sessions[1].goals == (1, 3)


def test_a_goal_of_another_period_is_refused() -> None:
    with pytest.raises(RuleError, match="Q1 2027"):
        session_goals.include(room(1), 1, 4, AT)


def test_a_goal_is_left_out_unless_it_is_the_only_one() -> None:
    assert session_goals.leave_out(room(1, 2), 1, 1, AT).sessions[1].goals == (2,)
    with pytest.raises(RuleError, match="at least one goal"):
        session_goals.leave_out(room(1), 1, 1, AT)


@pytest.mark.parametrize(("goal", "by", "order"), [(3, -1, (1, 3, 2)), (1, 2, (2, 3, 1)), (1, -1, (1, 2, 3))])
def test_moving_a_goal_moves_it_on_the_agenda(goal: int, by: int, order: tuple[int, ...]) -> None:
    assert session_goals.move(room(1, 2, 3), 1, goal, by, AT).sessions[1].goals == order


def test_a_removed_goal_is_gone_from_period_and_agenda() -> None:
    w = session_goals.remove(room(1, 2), 1, 2, AT)

    assert 2 not in w.goals
    assert w.sessions[1].goals == (1,)


def test_the_only_goal_of_the_agenda_and_one_with_a_plan_stay() -> None:
    with pytest.raises(RuleError, match="at least one goal"):
        session_goals.remove(room(1), 1, 1, AT)
    planned = room(1, 2).put(Step(1, 2, "Call", state=StepState.PLANNED))
    with pytest.raises(RuleError, match="in its plan"):
        session_goals.remove(planned, 1, 2, AT)
