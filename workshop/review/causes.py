"""Why a goal was missed: causes written sealed or called out, put together, voted on, one of them primary.

Sealed causes are kept goal by goal and batch by batch; at the reveal they come out shuffled and without author.
"""

from collections.abc import Iterable, Sequence
from random import Random

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Cause, CauseKind, Round, Workshop
from workshop.plan import voting
from workshop.plan.voting import CAUSES
from workshop.plan.wordings import without_wordings, wordings_of
from workshop.words.numbers import agree
from workshop.words.text import CARD, checked, clean


def live(w: Workshop, goal: int) -> tuple[Cause, ...]:
    """The goal's causes that were neither dropped nor merged into another: the primary one, then by votes."""
    found = (cause for cause in w.causes.of(goal) if not cause.dropped and cause.merged_into is None)
    return tuple(sorted(found, key=lambda cause: (not cause.primary, -cause.votes, cause.id)))


def primary(w: Workshop, goal: int) -> Cause | None:
    """The goal's primary cause, or None while none is chosen."""
    return next((cause for cause in live(w, goal) if cause.primary), None)


def need_live(w: Workshop, cause: int) -> Cause:
    """The cause; RuleError where it is not there, was dropped, or was merged into another."""
    found = w.causes.need(cause)
    if found.dropped:
        raise RuleError(f"Cause {cause} was dropped: bring it back first.")
    if found.merged_into is not None:
        raise RuleError(f"Cause {cause} was merged into cause {found.merged_into}: bring it back first.")
    return found


def envelope(w: Workshop, goal: int) -> str:
    """The sealed box's envelope for the causes of the goal's present batch: "causes:<goal>:<batch>"."""
    return f"{CAUSES}:{goal}:{w.goals.need(goal).cause_batches}"


def reveal(w: Workshop, goal: int, drafts: Sequence[str], rng: Random) -> Workshop:
    """With all sealed causes, shuffled and without author, and a new batch for those yet to come.

    Each was checked when it was sealed; one that is too long all the same is kept whole.
    """
    texts = [text for draft in drafts if (text := clean(draft))]
    rng.shuffle(texts)
    revealed = _added(w, goal, texts)
    record = revealed.goals.need(goal)
    return revealed.put(replace(record, cause_batches=record.cause_batches + 1))


def add_cause(w: Workshop, goal: int, text: str) -> Workshop:
    """With one more cause, called out; its id is the result's ``causes.last_id``.

    RuleError for an empty text or one of more than 280 characters, and while a vote on the causes is open.
    """
    return _added(w, goal, [checked(text, "A cause", CARD)])


def reword(w: Workshop, cause: int, text: str) -> Workshop:
    """With another wording of the cause; RuleError for one that is gone or being voted on."""
    found = _changeable(w, cause)
    return w.put(replace(found, text=checked(text, "A cause", CARD)))


def drop(w: Workshop, cause: int) -> Workshop:
    """Without the cause, which can be brought back; RuleError where steps follow from it."""
    found = _changeable(w, cause)
    if any(step.origin and (step.origin.table, step.origin.id) == (CAUSES, cause) for step in w.steps.values()):
        raise RuleError(f"Steps follow from cause {cause}: drop those first, or reword the cause.")
    return w.put(replace(found, dropped=True, primary=False))


def restore(w: Workshop, cause: int) -> Workshop:
    """With a dropped cause back."""
    found = w.causes.need(cause)
    if not found.dropped:
        raise RuleError(f"Cause {cause} was not dropped: there is nothing to bring back.")
    voting.check_no_vote(w, found.goal, CAUSES)
    return w.put(replace(found, dropped=False))


def merge(w: Workshop, into: int, others: Sequence[int]) -> Workshop:
    """With the other causes merged into the one: it keeps its text, and the other wordings beside it.

    It takes over what it lacks: being primary, the kind, the whys. Dots are not added up. RuleError for a cause
    with itself, for causes of different goals, for an accepted one, and while a vote is open.
    """
    kept = _changeable(w, into)
    merged = [need_live(w, other) for other in dict.fromkeys(others)]
    if not merged:
        raise RuleError("Choose at least one other cause to merge.")
    for one in merged:
        if one == kept:
            raise RuleError(f"Cause {into} cannot be merged into itself: choose another one.")
        if one.goal != kept.goal:
            raise RuleError(f"Causes {into} and {one.id} belong to different goals: merge causes of one goal.")
        if one.accepted:
            raise RuleError(f"Cause {one.id} was accepted as it is: merge the others into that one.")
    together = [kept, *merged]
    result = replace(
        kept,
        primary=any(one.primary for one in together),
        kind=next((one.kind for one in together if one.kind), None),
        whys=next((one.whys for one in together if one.whys), ()),
        wordings=(*kept.wordings, *(wording for one in merged for wording in wordings_of(one))),
    )
    return w.put(result, *(replace(one, merged_into=into, primary=False) for one in merged))


def unmerge(w: Workshop, cause: int) -> Workshop:
    """With a merged cause back, or all that were merged into ``cause``; RuleError where nothing was merged."""
    found = w.causes.need(cause)
    voting.check_no_vote(w, found.goal, CAUSES)
    returning = [found] if found.merged_into is not None else list(merged_into(w, cause))
    if not returning:
        raise RuleError(f"Nothing was merged into cause {cause}.")
    for one in returning:
        w = without_wordings(w, one).put(replace(one, merged_into=None))
    return w


def merged_into(w: Workshop, cause: int) -> tuple[Cause, ...]:
    """The causes that were merged straight into this one, by id."""
    found = w.causes.need(cause)
    return tuple(other for other in w.causes.of(found.goal) if other.merged_into == cause)


def open_vote(
    w: Workshop, goal: int, room: Iterable[int], dots_each: int | None = None, cap: int | None = None
) -> Workshop:
    """With a vote opened on the goal's causes, by the rules of a vote on steps; its id is ``rounds.last_id``.

    Ballots and count are those of :mod:`workshop.plan.voting`. RuleError while one is open, and for fewer than
    two.
    """
    w.goals.need(goal)
    chosen = sorted(cause.id for cause in live(w, goal))
    if len(chosen) < 2:
        raise RuleError("A vote needs at least two causes: with one, say whether it is the primary one.")
    return voting.open_round(w, goal, room, dots_each, cap, steps=chosen, about=CAUSES)


def vote(w: Workshop, goal: int) -> Round | None:
    """The vote that is open on the goal's causes, else the newest that was counted, else None."""
    return voting.current_round(w, goal, CAUSES)


def set_primary(w: Workshop, cause: int, kind: CauseKind) -> Workshop:
    """With this the one primary cause of its goal, of this kind.

    RuleError while a vote on the causes is open, and where the goal is said never to have had steps and had some.
    """
    found = _changeable(w, cause)
    steps = sum(step.in_plan for step in w.steps.of(found.goal))
    if kind is CauseKind.NEVER_HAD_STEPS and steps:
        had = agree(steps, "a step", f"{steps} steps")
        raise RuleError(f"This goal had {had} in its plan: choose another kind of cause.")
    others = (
        replace(other, primary=False) for other in w.causes.of(found.goal) if other.primary and other.id != cause
    )
    return w.put(replace(found, primary=True, kind=kind), *others)


def begin_sealed(w: Workshop, goals: Iterable[int]) -> bool:
    """Whether causes are written sealed: for all goals, unless some were called out already for one of them."""
    return not any(live(w, goal) and not w.goals.need(goal).cause_batches for goal in goals)


def _changeable(w: Workshop, cause: int) -> Cause:
    found = need_live(w, cause)
    voting.check_no_vote(w, found.goal, CAUSES)
    return found


def _added(w: Workshop, goal: int, texts: Iterable[str]) -> Workshop:
    w.goals.need(goal)
    voting.check_no_vote(w, goal, CAUSES)
    return w.put(*(Cause(id, goal, text) for id, text in enumerate(texts, start=w.causes.next_id)))
