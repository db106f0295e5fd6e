"""What came of finished steps, and when they are asked."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from tests.world import NOW, TODAY, with_goals
from workshop.errors import RuleError
from workshop.model import Lesson, Origin, Step, StepState, Verdict, Workshop
from workshop.track import doing
from workshop.track.verdicts import give_verdict, verdicts_due

CAUSE = Origin("causes", 7)
W = with_goals().put(
    Step(1, 1, "Call", state=StepState.PLANNED),
    Step(2, 1, "Visit", state=StepState.PLANNED, origin=CAUSE),
    Lesson(1, "It takes time", origin=CAUSE),
    Lesson(2, "Another"),
)


def judged(*verdicts: Verdict) -> Workshop:
    """Step 2 done and judged so."""
    w = doing.finish(W, 2, TODAY, now=NOW)
    for verdict in verdicts:
        w = give_verdict(w, 2, verdict, TODAY)
    return w


@pytest.mark.parametrize(
    ("step", "done", "check"),
    [
        (1, date(2027, 1, 14), date(2027, 2, 11)),  # four weeks later
        (1, date(2027, 3, 10), date(2027, 3, 31)),  # by the period's last day
        (1, date(2027, 3, 17), date(2027, 3, 31)),
        (1, date(2027, 3, 30), date(2027, 4, 13)),  # but not before two weeks are over
        (1, date(2027, 5, 1), date(2027, 5, 15)),
        (2, date(2027, 1, 14), date(2027, 1, 28)),  # a follow-up
    ],
)
def test_when_a_finished_step_is_asked_what_came_of_it(step: int, done: date, check: date) -> None:
    w = doing.finish(W, step, done, now=NOW)
    assert w.steps[step].check_on == check
    assert verdicts_due(w, check - timedelta(days=1)) == ()
    assert [one.id for one in verdicts_due(w, check)] == [step]


def test_the_longest_waiting_come_first_and_what_is_answered_no_more() -> None:
    w = doing.finish(doing.finish(W, 1, TODAY, now=NOW), 2, TODAY, now=NOW)
    later = TODAY + timedelta(days=60)
    assert [step.id for step in verdicts_due(w, later)] == [2, 1]
    assert [step.id for step in verdicts_due(give_verdict(w, 2, Verdict.WORKED, later), later)] == [1]


@pytest.mark.parametrize(
    ("verdicts", "worked", "no_effect"),
    [
        ([Verdict.WORKED], 1, 0),
        ([Verdict.NO_EFFECT], 0, 1),
        ([Verdict.WORKED, Verdict.WORKED], 1, 0),
        ([Verdict.WORKED, Verdict.NO_EFFECT], 0, 1),
        ([Verdict.WORKED, Verdict.TOO_EARLY], 0, 0),
    ],
)
def test_a_verdict_counts_once_for_the_lesson_behind_the_step(
    verdicts: list[Verdict], worked: int, no_effect: int
) -> None:
    w = judged(*verdicts)
    assert (w.lessons[1].worked, w.lessons[1].no_effect) == (worked, no_effect)
    assert w.lessons[2] == W.lessons[2]
    assert (doing.reopen(w, 2).lessons[1].worked, doing.reopen(w, 2).lessons[1].no_effect) == (0, 0)


def test_a_closed_period_asks_only_what_it_could_not_be_asked_before() -> None:
    w = doing.finish(doing.finish(W, 1, TODAY, now=NOW), 2, TODAY, now=NOW)
    first, last = sorted((w.steps[1], w.steps[2]), key=lambda step: step.check_on or TODAY)
    assert first.check_on is not None
    assert last.check_on is not None
    assert first.check_on < last.check_on
    w = w.put(replace(w.periods[1], closed_on=first.check_on))
    assert verdicts_due(w, last.check_on - timedelta(days=1)) == ()
    assert verdicts_due(w, last.check_on) == (last,)


def test_too_early_is_asked_again() -> None:
    later = TODAY + timedelta(days=20)
    w = give_verdict(judged(), 2, Verdict.TOO_EARLY, later)
    assert (w.steps[2].verdict, w.steps[2].check_on) == (Verdict.TOO_EARLY, later + timedelta(days=14))
    assert verdicts_due(w, later) == ()
    assert verdicts_due(w, later + timedelta(days=14)) == (w.steps[2],)


def test_a_lesson_that_a_step_was_taken_from_is_judged_too() -> None:
    step = replace(W.steps[1], origin=Origin("lessons", 2))
    w = give_verdict(doing.finish(W.put(step), 1, TODAY, now=NOW), 1, Verdict.WORKED, TODAY)
    assert w.lessons[2].worked == 1


def test_only_what_is_done_is_judged() -> None:
    with pytest.raises(RuleError, match="mark it done first"):
        give_verdict(W, 2, Verdict.WORKED, TODAY)
