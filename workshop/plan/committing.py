"""Fists of five: how far each person stands behind a goal's plan, sealed until all are shown at once.

Fists wait in the sealed box under :func:`envelope`. One under 3 opens a concern; an answer does not lift it, a
new fist does. A second vote is a commitment of its own, and the earlier one is kept.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Commitment, Concern, Fist, Workshop
from workshop.track.status import has_plan
from workshop.words.text import CARD, checked

#: From this fist on, somebody stands behind the plan.
STANDS_BEHIND = 3
HIGHEST = 5


def open_commitment(w: Workshop, goal: int) -> Workshop:
    """The goal with sealed fists to be collected; nothing changes while earlier ones are still sealed.

    RuleError for a goal without a plan.
    """
    title = w.goals.need(goal).title
    current = current_commitment(w, goal)
    if current is not None and current.shown_at is None:
        return w
    if not has_plan(w, goal):
        raise RuleError(f"There is no plan for “{title}” to stand behind yet: choose a step first.")
    return w.put(Commitment(w.commitments.next_id, goal))


def current_commitment(w: Workshop, goal: int) -> Commitment | None:
    """The goal's latest commitment, sealed or shown; None before the first."""
    return max(w.commitments.of(goal), key=lambda one: one.id, default=None)


def envelope(commitment: int) -> str:
    """The name under which the sealed box keeps this commitment's fists."""
    return f"fists:{commitment}"


def checked_fist(value: int) -> int:
    """The fist; RuleError unless it is a whole number from 0 to 5."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= HIGHEST:
        raise RuleError("A fist is a number from 0 (not at all) to 5 (completely): choose one of them.")
    return value


def show_fists(w: Workshop, commitment: int, fists: Mapping[int, int], now: datetime) -> Workshop:
    """The fists (by member) shown at once; each one under 3 opens a concern with nothing written yet.

    RuleError when they are already shown, when there are none, or for one that is not 0 to 5.
    """
    record = _sealed(w, commitment)
    if not fists:
        raise RuleError("Nobody has shown a fist yet: collect at least one, then show them together.")
    shown = tuple(Fist(w.members.need(member).id, checked_fist(value)) for member, value in sorted(fists.items()))
    concerns = tuple(Concern(fist.member, "") for fist in shown if fist.value < STANDS_BEHIND)
    return w.put(replace(record, shown_at=now, fists=shown, concerns=concerns))


def add_concern(w: Workshop, commitment: int, member: int, text: str) -> Workshop:
    """What keeps this member from standing behind the plan; a second text takes the place of the first.

    Anybody may have a concern, not only those under 3. RuleError before the fists are shown.
    """
    w.members.need(member)
    record = _shown(w, commitment)
    said = checked(text, "A concern", CARD)
    if any(concern.member == member for concern in record.concerns):
        concerns = tuple(replace(one, text=said) if one.member == member else one for one in record.concerns)
    else:
        concerns = (*record.concerns, Concern(member, said))
    return w.put(replace(record, concerns=concerns))


def answer_concern(w: Workshop, commitment: int, member: int, answer: str) -> Workshop:
    """What the room answered to this member's concern; RuleError when there is none."""
    record = _shown(w, commitment)
    if all(concern.member != member for concern in record.concerns):
        raise RuleError("This person has no concern here: write down the concern first.")
    said = checked(answer, "An answer", CARD)
    concerns = tuple(replace(one, answer=said) if one.member == member else one for one in record.concerns)
    return w.put(replace(record, concerns=concerns))


def low(commitment: Commitment) -> tuple[Fist, ...]:
    """The fists under 3, lowest first."""
    return tuple(sorted((f for f in commitment.fists if f.value < STANDS_BEHIND), key=lambda fist: fist.value))


def missing(commitment: Commitment, present: Collection[int]) -> tuple[int, ...]:
    """Those present whose fist is not among the shown ones."""
    shown = {fist.member for fist in commitment.fists}
    return tuple(member for member in present if member not in shown)


def _sealed(w: Workshop, commitment: int) -> Commitment:
    record = w.commitments.need(commitment)
    if record.shown_at is not None:
        raise RuleError("These fists have been shown: start a second vote to show them again.")
    return record


def _shown(w: Workshop, commitment: int) -> Commitment:
    record = w.commitments.need(commitment)
    if record.shown_at is None:
        raise RuleError("The fists are still sealed: show them first.")
    return record
