"""Who takes a step: exactly one owner, who took it freely; helpers, a buddy, and the load in view.

The second half of the claim round, when a step is due and how it starts, is in :mod:`workshop.plan.scheduling`.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Member, Step, StepState, Workshop
from workshop.words.moments import since_words
from workshop.words.text import quoted


def claim(w: Workshop, step: int, member: int, now: datetime, tz: tzinfo = UTC) -> Workshop:
    """The step owned by this member, who is then neither its helper nor its buddy.

    The first claim wins: RuleError ("Ana has it since 14:02", in the time of ``tz``) for a second one. Claiming
    again what one has changes nothing.
    """
    record = _open(w, step)
    person = _active(w, member)
    if record.owner == member:
        return w
    _refuse_owned(w, record, now, tz)
    return w.put(
        replace(
            record,
            owner=person.id,
            claimed_at=now,
            offered_to=None,
            helpers=_without(record.helpers, member),
            buddy=None if record.buddy == member else record.buddy,
        )
    )


def release(w: Workshop, step: int) -> Workshop:
    """The step without an owner, free to be claimed; one that was being done is planned again."""
    record = _open(w, step)
    if record.owner is None:
        return w
    return w.put(replace(record, owner=None, claimed_at=None, state=StepState.PLANNED))


def offer(w: Workshop, step: int, member: int, now: datetime, tz: tzinfo = UTC) -> Workshop:
    """The step offered to this member, who accepts or declines; a later offer takes the place of an earlier one.

    RuleError when somebody has it already.
    """
    record = _open(w, step)
    person = _active(w, member)
    _refuse_owned(w, record, now, tz)
    return w if record.offered_to == member else w.put(replace(record, offered_to=person.id))


def accept(w: Workshop, step: int, now: datetime, tz: tzinfo = UTC) -> Workshop:
    """The step claimed by the member it was offered to; RuleError when nobody was asked."""
    return claim(w, step, _offered(_open(w, step)), now, tz)


def decline(w: Workshop, step: int) -> Workshop:
    """The step without the offer, free to be claimed by anybody; RuleError when nobody was asked."""
    record = _open(w, step)
    _offered(record)
    return w.put(replace(record, offered_to=None))


def help_with(w: Workshop, step: int, member: int) -> Workshop:
    """The step with this member among its helpers; RuleError for its owner."""
    record = _open(w, step)
    person = _active(w, member)
    if record.owner == member:
        raise RuleError(f"{person.name} owns this step: a helper is somebody else.")
    return w if member in record.helpers else w.put(replace(record, helpers=(*record.helpers, member)))


def stop_helping(w: Workshop, step: int, member: int) -> Workshop:
    """The step without this helper."""
    record = w.steps.need(step)
    return w.put(replace(record, helpers=_without(record.helpers, member))) if member in record.helpers else w


def set_buddy(w: Workshop, step: int, member: int | None) -> Workshop:
    """The step with the member who asks after it (None: nobody); RuleError for its owner."""
    record = _open(w, step)
    if record.buddy == member:
        return w
    if member is not None and record.owner == _active(w, member).id:
        raise RuleError(
            f"{w.members.need(member).name} owns this step: a buddy is somebody else, who asks after it."
        )
    return w.put(replace(record, buddy=member))


def loads(w: Workshop) -> dict[int, int]:
    """How many open steps each member owns, in all periods that are not closed."""
    counts = dict.fromkeys(w.members, 0)
    for step in open_steps(w):
        if step.owner is not None:
            counts[step.owner] = counts.get(step.owner, 0) + 1
    return counts


def open_steps(w: Workshop) -> Iterator[Step]:
    """The open steps in all periods that are not closed."""
    for goal in w.goals.values():
        period = w.periods.get(goal.period)
        if period is None or period.closed_on is None:
            yield from (step for step in w.steps.of(goal.id) if step.open)


def load(w: Workshop, member: int) -> int:
    """How many open steps this member owns."""
    return loads(w).get(member, 0)


def to_claim(w: Workshop, goal: int) -> tuple[Step, ...]:
    """The goal's open steps in the order of the claim round: must-move, then by dots and voters."""
    return tuple(
        sorted(
            (step for step in w.steps.of(goal) if step.open),
            key=lambda step: (not step.must_move, -step.dots, -step.voters, step.id),
        )
    )


def _open(w: Workshop, step: int) -> Step:
    record = w.steps.need(step)
    if record.state is StepState.IDEA:
        raise RuleError(f"{quoted(record.text)} is an idea, not in the plan: y on its goal's page takes it in.")
    if not record.open:
        raise RuleError(f"{quoted(record.text)} is {record.state} and needs nobody: take one that is open.")
    return record


def _active(w: Workshop, member: int) -> Member:
    person = w.members.need(member)
    if not person.active:
        raise RuleError(f"{person.name} is not active in the team: set them active in the team's list first.")
    return person


def _refuse_owned(w: Workshop, step: Step, now: datetime, tz: tzinfo) -> None:
    if step.owner is None:
        return
    owner = w.members.get(step.owner)
    name = owner.name if owner else "Somebody"
    since = f" since {since_words(step.claimed_at, now, tz)}" if step.claimed_at else " already"
    raise RuleError(f"{name} has it{since}. It can be taken once it is given back.")


def _offered(step: Step) -> int:
    if step.offered_to is None:
        raise RuleError(f"Nobody was asked to take {quoted(step.text)}: offer it to somebody, or claim it.")
    return step.offered_to


def _without(members: tuple[int, ...], member: int) -> tuple[int, ...]:
    return tuple(one for one in members if one != member)
