"""Open steps at the end of a period: carried, changed or stopped, one by one."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import NEXT, done, left
from tests.workshop.sample import ANA, BEN, CHEN, DACH, NOW, TODAY, quarter
from workshop.errors import RuleError
from workshop.meet.last_plan import recall
from workshop.model import Blocker, DecisionKind, Origin, Size, StepState, Workshop
from workshop.plan import claiming, drafting, merging
from workshop.review.carrying import became, carry, change, open_steps, stop, times_carried
from workshop.team import team
from workshop.team.upcoming import next_period
from workshop.track import doing

Act = Callable[[], Workshop]


def ended() -> Workshop:
    """A quarter with step 1 done and steps 2 and 3 open, and the next quarter without goals."""
    w = left(done(next_period(quarter(), 1), 1), 2, helpers=(BEN,), first_move="Call", blocker=Blocker.WAITING)
    return w.put(replace(w.steps[2], must_move=True, dots=5, effort=Size.L, if_then="If Monday, then I call"))


def test_a_carried_step_is_a_new_one_offered_to_who_had_it() -> None:
    w = carry(ended(), 2, NEXT)
    old, new = w.steps[2], w.steps[w.steps.last_id]
    assert (old.state, old.owner, old.due) == (StepState.LEFT_BEHIND, ANA, ended().steps[2].due)
    assert (new.state, new.text, new.origin) == (StepState.PLANNED, "Step 2", Origin("steps", 2))
    assert (new.owner, new.offered_to, new.helpers) == (None, ANA, (BEN,))
    assert (new.effort, new.if_then) == (Size.L, "If Monday, then I call")
    assert (new.due, new.first_move, new.blocker, new.must_move, new.dots) == (None, "", None, False, 0)
    assert w.goals[new.goal].period == NEXT
    assert w.goals[new.goal].waits, "the next goals do not exist yet"
    assert became(w, 2) == f"carried into Q2 2027 as step {new.id}"
    assert claiming.accept(w, new.id, NOW).steps[new.id].owner == ANA


def test_who_left_is_offered_nothing() -> None:
    w = carry(team.set_active(team.set_active(ended(), ANA, False), BEN, False), 2, NEXT)
    new = w.steps[w.steps.last_id]
    assert (new.offered_to, new.helpers) == (None, ())


def test_a_changed_step_has_other_words() -> None:
    w = change(ended(), 2, "Write instead", NEXT)
    assert w.steps[w.steps.last_id].text == "Write instead"
    assert became(w, 2) == f"changed and carried into Q2 2027 as step {w.steps.last_id}"
    with pytest.raises(RuleError, match="says this already"):
        change(ended(), 2, " Step 2 ", NEXT)


def test_a_stopped_step_needs_a_reason_that_is_kept() -> None:
    with pytest.raises(RuleError, match="why step 2 is stopped"):
        stop(ended(), 2, " ")
    w = stop(ended(), 2, "The rival left", NOW, CHEN)
    assert (w.steps[2].state, became(w, 2)) == (StepState.LEFT_BEHIND, "stopped: The rival left")
    decision = w.decisions[1]
    assert (decision.kind, decision.what, decision.step) == (DecisionKind.DROPPED, "Stopped step 2 “Step 2”.", 2)


def test_one_by_one_until_none_is_left() -> None:
    w = ended()
    assert [step.id for step in open_steps(w, DACH)] == [2, 3]
    w = carry(w, 2, NEXT)
    assert [step.id for step in open_steps(w, DACH)] == [3]
    assert open_steps(stop(w, 3, "Done by others"), DACH) == ()
    assert became(w, 3) == ""


def test_the_plan_that_is_over_keeps_its_figures() -> None:
    before = recall(ended(), 1)
    w = stop(carry(ended(), 2, NEXT), 3, "No")
    after = recall(w, 1)
    assert [(one.done, one.planned) for one in after] == [(one.done, one.planned) for one in before]
    assert (after[1].done, after[1].planned) == (1, 3)


@pytest.mark.parametrize("step", [1, 4])
def test_only_open_steps(step: int) -> None:
    w = drafting.add_idea(ended(), DACH, "Idea")
    acts: tuple[Act, ...] = (
        lambda: carry(w, step, NEXT),
        lambda: change(w, step, "x", NEXT),
        lambda: stop(w, step, "x"),
    )
    for act in acts:
        with pytest.raises(RuleError, match=f"Step {step} is"):
            act()


def test_what_was_left_behind_stays_as_it_is() -> None:
    w = carry(ended(), 2, NEXT)
    acts: tuple[Act, ...] = (
        lambda: carry(w, 2, NEXT),
        lambda: drafting.drop(w, 2, "No"),
        lambda: doing.finish(w, 2, TODAY, now=NOW),
        lambda: claiming.claim(w, 2, BEN, NOW),
        lambda: merging.merge(w, 3, [2]),
    )
    for act in acts:
        with pytest.raises(RuleError):
            act()


def test_how_often_it_was_carried() -> None:
    w = carry(ended(), 2, NEXT)
    first = w.steps.last_id
    w = carry(next_period(w, NEXT), first, 3)
    assert [times_carried(w, step) for step in (2, first, w.steps.last_id)] == [0, 1, 2]
