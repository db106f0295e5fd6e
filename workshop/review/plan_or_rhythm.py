"""Was it the plan, done without effect, or the rhythm, never done? They need opposite cures.

A plan can only be judged by its result where most of it was done, in time to show, and the must-move with it.
Until then the way of working is what to look at: the rule follows OpenOKR's "strategy or cadence".
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from workshop.model import Blocker, CauseKind, Outcome, Step, StepState, Workshop
from workshop.review.outcomes import outcome_of, outcome_words
from workshop.track.measures import attainment
from workshop.track.status import goal_attainment
from workshop.words.numbers import count_words, of_words, share_words, times_words

#: A step done in the last days of its period had no time to show an effect.
LATE_DAYS = 14
#: The share of the plan that has to be done, in time, before its result can be held against it: 2 of 3.
_MOST = (2, 3)


class Which(StrEnum):
    """What a result says about the plan and the way it was worked on."""

    PLAN = "the plan"
    RHYTHM = "the rhythm"
    NO_PLAN = "no plan"
    WORKED = "it worked"
    WITHOUT = "reached without the plan"
    LET_GO = "let go"
    UNKNOWN = "nobody can tell"


_CURES = {
    Which.PLAN: "Keep the way of working and change the steps: look for another way to move this goal.",
    Which.RHYTHM: "Do not throw the plan away: fewer steps, each with an owner, a first move and a check-in.",
    Which.NO_PLAN: "Draft steps for this goal first, with those who will do them.",
    Which.WORKED: "Ask what made it work, and who can copy it.",
    Which.WITHOUT: "Ask what moved it instead: it may not come again by itself.",
    Which.LET_GO: "There is nothing to mend: say in the next plan whether this goal comes back.",
    Which.UNKNOWN: "Agree on a key result with a target: without it nobody will know next time either.",
}
_BLOCKED = {
    Blocker.CROWDED_OUT: CauseKind.CROWDED_OUT,
    Blocker.NO_TIME: CauseKind.CROWDED_OUT,
    Blocker.WAITING: CauseKind.WAITING,
}


class Diagnosis(Struct, frozen=True):
    """Which it was, in a ``sentence`` with its main reason; what to do about it; and all it is based on."""

    which: Which
    sentence: str
    cure: str
    basis: tuple[str, ...]


def plan_or_rhythm(w: Workshop, goal: int) -> Diagnosis:
    """Whether the plan or the rhythm was what failed, from the steps done and the result.

    The plan: two thirds of it or more were done, the must-move among them, early enough to show, and the goal was
    not reached. The rhythm: it was not reached, and less was done. A goal that was reached with less than half of
    its steps done was reached without the plan. One that was waived was let
    go. Without an outcome and without a target nobody can tell.
    """
    record = w.goals.need(goal)
    outcome = outcome_of(w, record)
    plan = [step for step in w.steps.of(goal) if step.in_plan]
    last = w.periods.need(record.period).last
    which, reason = _judged(outcome, plan, last)
    return Diagnosis(which, _sentence(which, reason), _CURES[which], tuple(_basis(w, goal, plan, last, outcome)))


def suggested_kind(w: Workshop, goal: int) -> CauseKind | None:
    """The kind of primary cause that the figures point to; None where they point nowhere."""
    which = plan_or_rhythm(w, goal).which
    if which is Which.NO_PLAN:
        return CauseKind.NEVER_HAD_STEPS
    if which is Which.PLAN:
        return CauseKind.NO_EFFECT
    if which is not Which.RHYTHM:
        return None
    left = [step for step in w.steps.of(goal) if step.in_plan and step.state is not StepState.DONE]
    named = Counter(_BLOCKED[one] for one in _blockers(w, goal) if one in _BLOCKED)
    if named:
        return named.most_common(1)[0][0]
    lacking = sum(step.owner is None or step.due is None for step in left)
    return CauseKind.NO_OWNER_OR_TIME if left and 2 * lacking >= len(left) else None


def _judged(outcome: Outcome | None, plan: Sequence[Step], last: date) -> tuple[Which, str]:
    if outcome is None:
        return Which.UNKNOWN, "no target says whether it moved"
    if outcome is Outcome.WAIVED:
        return Which.LET_GO, "it was waived"
    done = [step for step in plan if step.state is StepState.DONE]
    counted = f"{of_words(len(done), len(plan), 'step')} done"
    if outcome is Outcome.ACHIEVED:
        worked = plan and 2 * len(done) >= len(plan)
        return (Which.WORKED, counted) if worked else (Which.WITHOUT, counted if plan else "no step was planned")
    if not plan:
        return Which.NO_PLAN, "no step was planned"
    in_time = [step for step in done if not _is_late(step, last)]
    part, whole = _MOST
    if whole * len(done) < part * len(plan):
        return Which.RHYTHM, counted
    if any(step.must_move and step.state is not StepState.DONE for step in plan):
        return Which.RHYTHM, f"{counted}, but not the must-move"
    if whole * len(in_time) < part * len(plan):
        late = len(done) - len(in_time)
        return Which.RHYTHM, f"{counted}, {late} of them too late to show"
    return Which.PLAN, f"{counted}, and the goal was {outcome_words(outcome)}"


def _sentence(which: Which, reason: str) -> str:
    if which in (Which.PLAN, Which.RHYTHM):
        return f"It was {which}: {reason}."
    begin = {
        Which.NO_PLAN: "There was no plan",
        Which.WORKED: "The plan worked",
        Which.WITHOUT: "It was reached without the plan",
        Which.LET_GO: "The goal was let go",
        Which.UNKNOWN: "Nobody can tell",
    }
    return f"{begin[which]}: {reason}."


def _basis(w: Workshop, goal: int, plan: Sequence[Step], last: date, outcome: Outcome | None) -> Iterator[str]:
    done = [step for step in plan if step.state is StepState.DONE]
    if plan:
        yield f"{of_words(len(done), len(plan), 'step')} done"
    late = sum(_is_late(step, last) for step in done)
    if late:
        yield f"{late} done in the last two weeks"
    for step in plan:
        if step.must_move:
            yield f"the must-move {'done' if step.state is StepState.DONE else 'not done'}"
    share = goal_attainment(w, goal)
    if share is not None:
        yield f"{share_words(share)} of the way made"
    elif outcome is not None:
        yield f"{outcome_words(outcome)}, as the room says"
    leading = [one for one in w.key_results.of(goal) if one.leading and (attainment(one) or 0) >= 1]
    if leading and outcome is not Outcome.ACHIEVED:
        yield f"the leading measure reached its target ({leading[0].name})"
    yield count_words(len(w.check_ins.of(goal)), "check-in")
    for blocker, times in Counter(_blockers(w, goal)).most_common(1):
        yield f"“{blocker}” was named {times_words(times)}"


def _is_late(step: Step, last: date) -> bool:
    return step.done_on is not None and step.done_on > last - timedelta(days=LATE_DAYS)


def _blockers(w: Workshop, goal: int) -> list[Blocker]:
    """What was named as being in the way, in check-ins and on steps that were not done."""
    said = [one.blocker for one in w.check_ins.of(goal)]
    said += [step.blocker for step in w.steps.of(goal) if step.in_plan and step.state is not StepState.DONE]
    return [blocker for blocker in said if blocker is not None]
