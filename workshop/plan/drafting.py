"""Writing down what might be done: ideas, sealed drafts and their reveal, rewording, dropping."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from random import Random

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import DecisionKind, Step, StepState, Workshop
from workshop.plan.voting import check_no_vote
from workshop.team.deciding import decide
from workshop.words.text import DETAILS, TITLE, checked, clean, quoted

_GONE = (StepState.DROPPED, StepState.MERGED)


def live(w: Workshop, goal: int) -> tuple[Step, ...]:
    """The goal's steps that were neither dropped nor merged into another, by id."""
    return tuple(step for step in w.steps.of(goal) if step.state not in _GONE)


def need_live(w: Workshop, step: int) -> Step:
    """The step; RuleError where it is not there, was dropped, or was merged into another."""
    found = w.steps.need(step)
    if found.state is StepState.DROPPED:
        raise RuleError(f"{quoted(found.text)} was dropped: bring it back first.")
    if found.state is StepState.MERGED:
        kept = w.steps.get(found.merged_into) if found.merged_into else None
        into = quoted(kept.text) if kept is not None else "another step"
        raise RuleError(f"{quoted(found.text)} was merged into {into}: bring it back first.")
    return found


def add_idea(w: Workshop, goal: int, text: str) -> Workshop:
    """With one more idea for the goal; its id is the result's ``steps.last_id``.

    Raises RuleError for an empty text or one of more than 120 characters, while a vote is open, and for a goal of
    a closed period.
    """
    period = w.periods.need(w.goals.need(goal).period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: add the step to a goal of the period that is running.")
    return _added(w, goal, [checked(text, "A step", TITLE)])


def reword(w: Workshop, step: int, text: str) -> Workshop:
    """With another wording of the step; RuleError for one that is gone or being voted on."""
    found = need_live(w, step)
    check_no_vote(w, found.goal)
    return w.put(replace(found, text=checked(text, "A step", TITLE)))


def drop(w: Workshop, step: int, reason: str = "", now: datetime | None = None, by: int | None = None) -> Workshop:
    """Without the step, which can be brought back; a planned one needs a reason.

    Kept as a decision when it was planned or there is a reason. Raises RuleError for a step that is done:
    what was done stays a fact.
    """
    found = need_live(w, step)
    check_no_vote(w, found.goal)
    called = quoted(found.text)
    if found.state is StepState.DONE:
        raise RuleError(f"{called} is done and stays in the plan: mark it as not done first to drop it.")
    if found.state is StepState.LEFT_BEHIND:
        raise RuleError(f"{called} was left behind at the end of its period: that stays a fact of its plan.")
    if found.open and not clean(reason):
        raise RuleError(f"{called} is in the plan: say in a few words why it is dropped.")
    why = checked(reason, "The reason", DETAILS, required=False)
    dropped = w.put(replace(found, state=StepState.DROPPED, must_move=False, offered_to=None))
    if not (found.open or why):
        return dropped
    what = f"Dropped step {step} {called}."
    return decide(dropped, DecisionKind.DROPPED, what, why=why, goal=found.goal, step=step, now=now, by=by)


def restore(w: Workshop, step: int) -> Workshop:
    """With a dropped step back: planned where it already had an owner or a due date, otherwise an idea."""
    found = w.steps.need(step)
    if found.state is not StepState.DROPPED:
        raise RuleError(f"{quoted(found.text)} was not dropped: there is nothing to bring back.")
    check_no_vote(w, found.goal)
    scheduled = found.owner is not None or found.due is not None
    return w.put(replace(found, state=StepState.PLANNED if scheduled else StepState.IDEA))


def envelope(w: Workshop, goal: int) -> str:
    """The envelope in the sealed box that takes the drafts of the goal's present batch."""
    return f"drafts:{goal}:{w.goals.need(goal).batches}"


def new_batch(w: Workshop, goal: int) -> Workshop:
    """With a new batch of sealed drafts for the goal; those of the batch before are no longer looked at."""
    found = w.goals.need(goal)
    return w.put(replace(found, batches=found.batches + 1))


def reveal(w: Workshop, goal: int, drafts: Sequence[str], rng: Random) -> Workshop:
    """With all drafts as ideas, shuffled and without author, and a new batch for drafts yet to come.

    Each was checked when it was sealed; one that is too long all the same is kept whole, so that nothing a
    person wrote gets lost or holds up the rest.
    """
    texts = [text for draft in drafts if (text := clean(draft))]
    rng.shuffle(texts)
    return new_batch(_added(w, goal, texts), goal)


def sealed_before(w: Workshop, goals: Iterable[int], goal: int) -> bool:
    """Whether another of these goals had its drafts sealed, and this one has no step yet: so it will have, too."""
    others = (w.goals[other] for other in goals if other in w.goals and other != goal)
    return any(other.batches for other in others) and not live(w, goal)


def _added(w: Workshop, goal: int, texts: Iterable[str]) -> Workshop:
    w.goals.need(goal)
    check_no_vote(w, goal)
    return w.put(*(Step(id, goal, text) for id, text in enumerate(texts, start=w.steps.next_id)))
