"""Closing a period: nothing is passed over in silence."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END, NEXT, followed, left, measured
from tests.workshop.sample import DACH, FIRST, NORDICS, NOW, planning, quarter
from workshop.demo import demo
from workshop.errors import RuleError
from workshop.model import CauseKind, Outcome, Workshop
from workshop.review import carrying, causes
from workshop.review.closing import close_period, what_is_missing
from workshop.review.follow_ups import accept, follow_up
from workshop.review.outcomes import set_outcome


def missing(w: Workshop) -> list[tuple[int, str]]:
    """Goal and stage of each thing that is missing in the first quarter."""
    return [(one.goal, one.stage) for one in what_is_missing(w, 1)]


def outcome(w: Workshop, value: Outcome, goal: int = DACH) -> Workshop:
    """With this outcome, reached without figures."""
    return set_outcome(w, goal, value, "As we all know")


REACHED = outcome(outcome(quarter(), Outcome.ACHIEVED), Outcome.PARTLY, NORDICS)
MISSED = outcome(REACHED, Outcome.MISSED)
WITH_CAUSE = causes.add_cause(MISSED, DACH, "No time")
PRIMARY = causes.set_primary(WITH_CAUSE, 1, CauseKind.CROWDED_OUT)


@pytest.mark.parametrize(
    ("w", "stages"),
    [
        (quarter(), [(NORDICS, "facts"), (DACH, "facts")]),
        (REACHED, []),
        (MISSED, [(DACH, "causes")]),
        (WITH_CAUSE, [(DACH, "sort")]),
        (PRIMARY, [(DACH, "follow-ups")]),
        (accept(PRIMARY, 1, "It is so"), []),
        (outcome(MISSED, Outcome.WAIVED), []),
        (outcome(PRIMARY, Outcome.WAIVED), []),
        (outcome(PRIMARY, Outcome.PARTLY), [(DACH, "follow-ups")]),
        (left(REACHED, 2), [(DACH, "carry")]),
        (left(outcome(MISSED, Outcome.WAIVED), 1), [(DACH, "carry")]),
        (left(MISSED, 1, goal=NORDICS), [(NORDICS, "carry"), (DACH, "causes")]),
    ],
)
def test_what_is_missing(w: Workshop, stages: list[tuple[int, str]]) -> None:
    assert missing(w) == stages
    if stages:
        with pytest.raises(RuleError, match="Q1 2027 cannot be closed yet"):
            close_period(w, 1, END)
    else:
        assert close_period(w, 1, END).periods[1].closed_on == END


def test_a_follow_up_is_enough_and_a_dropped_one_is_none() -> None:
    w = outcome(followed(), Outcome.ACHIEVED, NORDICS)
    assert missing(w) == [(DACH, "follow-ups")]
    w = follow_up(w, 1, "Block a morning", NEXT)
    assert missing(w) == []
    gone = replace(w.steps[1], state=type(w.steps[1].state).DROPPED)
    assert missing(w.put(gone)) == [(DACH, "follow-ups")]


def test_each_refusal_says_what_to_do() -> None:
    w = left(set_outcome(measured(20), NORDICS, Outcome.ACHIEVED), 1)
    with pytest.raises(RuleError) as refused:
        close_period(w, 1, END)
    assert str(refused.value) == (
        "Q1 2027 cannot be closed yet. “Share in DACH” has no outcome yet, and its figures say missed: say "
        "whether it was achieved, partly achieved or missed, or waive it with a reason. "
        "Step 1 of “Share in DACH” is still open: carry, change or stop."
    )


def test_a_long_list_is_counted() -> None:
    w = left(left(MISSED, 2), 2, goal=NORDICS)
    w = w.put(replace(w.goals[NORDICS], outcome=None))
    assert len(what_is_missing(w, 1)) == 4
    with pytest.raises(RuleError, match=r"And 1 more\.$"):
        close_period(w, 1, END)


def test_not_twice_not_too_early_and_not_while_planning() -> None:
    with pytest.raises(RuleError, match="closed already"):
        close_period(close_period(REACHED, 1, END), 1, END)
    with pytest.raises(RuleError, match="has not begun"):
        close_period(REACHED, 1, date(FIRST.year - 1, 12, 31))
    with pytest.raises(RuleError, match="A planning session of Q1 2027 is running"):
        close_period(planning(REACHED), 1, END)


def test_open_steps_answered_one_by_one_let_it_close() -> None:
    w = left(followed(), 2)
    w = outcome(accept(w, 1, "It is so"), Outcome.ACHIEVED, NORDICS)
    w = carrying.stop(carrying.carry(w, 1, NEXT), 2, "No", NOW)
    assert close_period(w, 1, END).periods[1].closed_on == END


def test_the_demo_closed_its_quarter_by_the_rules() -> None:
    w = demo(date(2027, 2, 10), datetime(2027, 2, 10, 8, tzinfo=UTC), Random(1))
    assert what_is_missing(w, 1) == ()
    assert {one.stage for one in what_is_missing(w, 2)} == {"facts", "carry"}
