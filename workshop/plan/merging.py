"""Putting steps together that say the same: every wording is kept, and it can be taken back."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Step, StepState, Workshop
from workshop.plan.drafting import need_live
from workshop.plan.voting import check_no_vote
from workshop.plan.wordings import without_wordings, wordings_of
from workshop.words.text import quoted

# Fields that the remaining step takes over together, from the first other step that has them.
_TAKEN_TOGETHER = (
    ("outcome",),
    ("owner", "claimed_at"),
    ("buddy",),
    ("first_move", "first_move_on"),
    ("due",),
    ("if_then",),
    ("kind",),
    ("origin",),
)
# What a merged step no longer has of its own.
_GIVEN_AWAY: dict[str, Any] = {"owner": None, "claimed_at": None, "offered_to": None, "must_move": False}
_ORDER = (StepState.IDEA, StepState.PLANNED, StepState.DOING)


def merge(w: Workshop, into: int, others: Sequence[int]) -> Workshop:
    """With the other steps merged into the one: it keeps its text, and the other wordings beside it.

    It takes over what it lacks (owner, dates, origin), all helpers and notes, must-move, and the state that
    is furthest on. Dots are not added up: a merged step is voted on anew. Raises RuleError for a step with
    itself, steps of different goals or of different owners, finished ones, and while a vote is open.
    """
    kept = need_live(w, into)
    merged = [need_live(w, other) for other in dict.fromkeys(others)]
    _check(w, kept, merged)
    taken: dict[str, Any] = {}
    for names in _TAKEN_TOGETHER:
        if not getattr(kept, names[0]):
            giver = next((one for one in merged if getattr(one, names[0])), kept)
            taken |= {name: getattr(giver, name) for name in names}
    together = [kept, *merged]
    owner = taken.get("owner", kept.owner)
    result = replace(
        kept,
        **taken,
        state=max((one.state for one in together), key=_ORDER.index),
        must_move=any(one.must_move for one in together),
        helpers=tuple(dict.fromkeys(who for one in together for who in one.helpers if who != owner)),
        notes=tuple(sorted((note for one in together for note in one.notes), key=lambda note: note.at)),
        wordings=(*kept.wordings, *(wording for one in merged for wording in wordings_of(one))),
    )
    if owner is not None:
        result = replace(result, offered_to=None, buddy=result.buddy if result.buddy != owner else None)
    return w.put(
        result, *(replace(one, state=StepState.MERGED, merged_into=into, **_GIVEN_AWAY) for one in merged)
    )


def unmerge(w: Workshop, step: int) -> Workshop:
    """With a merged step back as an idea, or with all that were merged into ``step``.

    The wordings are given back; what else the remaining step took over (owner, dates …) stays with it.
    Raises RuleError where nothing was merged.
    """
    found = w.steps.need(step)
    check_no_vote(w, found.goal)
    returning = [found] if found.state is StepState.MERGED else list(merged_into(w, step))
    if not returning:
        raise RuleError(f"Nothing was merged into step {step}.")
    for one in returning:
        w = without_wordings(w, one)
        w = w.put(replace(one, state=StepState.IDEA, merged_into=None))
    return w


def merged_into(w: Workshop, step: int) -> tuple[Step, ...]:
    """The steps that were merged straight into this one, by id."""
    found = w.steps.need(step)
    return tuple(other for other in w.steps.of(found.goal) if other.merged_into == step)


def _check(w: Workshop, kept: Step, merged: Sequence[Step]) -> None:
    check_no_vote(w, kept.goal)
    if not merged:
        raise RuleError("Choose at least one other step to merge.")
    if kept in merged:
        raise RuleError(f"{quoted(kept.text)} cannot be merged into itself: choose another one.")
    together = [kept, *merged]
    for one in together:
        if one.goal != kept.goal:
            raise RuleError("These steps belong to different goals: merge steps of one goal.")
        if one.state in (StepState.DONE, StepState.LEFT_BEHIND):
            name = quoted(one.text)
            raise RuleError(f"{name} is {one.state} and stays as it is: merge steps that are still ahead.")
    owners = {one.owner: one.text for one in reversed(together) if one.owner is not None}
    if len(owners) > 1:
        (first, step), (second, other), *_ = reversed(owners.items())
        raise RuleError(
            f"{quoted(step)} belongs to {w.members.need(first).name} and {quoted(other)} to "
            f"{w.members.need(second).name}: agree on one owner and release the other step first."
        )
