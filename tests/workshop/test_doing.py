"""Steps begun, done, blocked, noted and judged."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.world import NOW, TODAY, with_goals
from workshop import doing
from workshop.errors import RuleError
from workshop.model import Blocker, Lesson, Origin, Step, StepState, Verdict, Workshop

CAUSE = Origin("causes", 7)
W = with_goals().put(
    Step(1, 1, "Call", state=StepState.PLANNED),
    Step(2, 1, "Visit", state=StepState.PLANNED, origin=CAUSE, blocker=Blocker.NO_TIME),
    Step(3, 1, "Idea"),
    Lesson(1, "It takes time", origin=CAUSE),
    Lesson(2, "Another"),
)


def judged(*verdicts: Verdict) -> Workshop:
    """Step 2 done and judged so."""
    w = doing.finish(W, 2, TODAY)
    for verdict in verdicts:
        w = doing.judge(w, 2, verdict, TODAY)
    return w


def test_a_step_is_begun_and_done() -> None:
    w = doing.start(W, 1)
    assert w.steps[1].state is StepState.DOING
    assert doing.start(w, 1) is w
    done = doing.finish(w, 1, TODAY, " Went\nwell ", NOW, 3)
    step = done.steps[1]
    assert (step.state, step.done_on, step.check_on) == (StepState.DONE, TODAY, None)
    assert [(note.text, note.by, note.at) for note in step.notes] == [("Went well", 3, NOW)]


def test_a_follow_up_is_asked_what_came_of_it() -> None:
    w = doing.finish(W, 2, TODAY)
    assert (w.steps[2].check_on, w.steps[2].blocker) == (TODAY + timedelta(days=14), None)
    assert doing.verdicts_due(w, 1, TODAY) == ()
    assert [step.id for step in doing.verdicts_due(w, 1, TODAY + timedelta(days=14))] == [2]


@pytest.mark.parametrize(("step", "says"), [(3, "Step 3 is not in the plan"), (4, "Step 4 is not there any more")])
def test_what_is_not_planned_cannot_be_done(step: int, says: str) -> None:
    for change in (doing.start, lambda w, one: doing.finish(w, one, TODAY)):
        with pytest.raises(RuleError, match=says):
            change(W, step)


def test_what_is_done_is_done_once_and_can_be_taken_back() -> None:
    w = doing.finish(W, 1, TODAY)
    with pytest.raises(RuleError, match="done already"):
        doing.finish(w, 1, TODAY)
    assert (doing.reopen(w, 1).steps[1].state, doing.reopen(w, 1).steps[1].done_on) == (StepState.DOING, None)
    with pytest.raises(RuleError, match="is not done"):
        doing.reopen(W, 1)


def test_blockers_and_notes() -> None:
    w = doing.block(W, 1, Blocker.WAITING)
    assert w.steps[1].blocker is Blocker.WAITING
    assert doing.block(w, 1, Blocker.WAITING) is w
    assert doing.block(w, 1, None).steps[1].blocker is None
    with pytest.raises(RuleError, match="cannot be empty"):
        doing.add_note(W, 1, " ", NOW)
    with pytest.raises(RuleError, match="at most 280"):
        doing.add_note(W, 1, "x" * 10_000, NOW)


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


def test_too_early_is_asked_again() -> None:
    later = TODAY + timedelta(days=20)
    w = doing.judge(doing.finish(W, 2, TODAY), 2, Verdict.TOO_EARLY, later)
    assert (w.steps[2].verdict, w.steps[2].check_on) == (None, later + timedelta(days=14))


def test_a_lesson_that_a_step_was_taken_from_is_judged_too() -> None:
    step = replace(W.steps[1], origin=Origin("lessons", 2))
    w = doing.judge(doing.finish(W.put(step), 1, TODAY), 1, Verdict.WORKED, TODAY)
    assert w.lessons[2].worked == 1


def test_only_what_is_done_is_judged() -> None:
    with pytest.raises(RuleError, match="mark it done first"):
        doing.judge(W, 2, Verdict.WORKED, TODAY)
