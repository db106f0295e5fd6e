"""The steps of one person: what is due, what was done, where they help, and what they could take."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import Enum, auto

from msgspec import Struct

from workshop.model import Step, StepState, Workshop
from workshop.team.periods import current
from workshop.track.urgency import Urgency, soonest_first, urgency
from workshop.track.verdicts import verdicts_due, waits_for_verdict

#: For how many days a finished step is listed as done lately.
LATELY_DAYS = 14


class _Kind(Enum):
    """What a step is to a member, beside how soon their own open ones are due."""

    MINE = auto()
    DONE = auto()
    OFFERED = auto()
    FREE = auto()
    HELPING = auto()


_Placed = tuple[tuple[date, bool, int], Step]
"""A step behind its place among those that are open, soonest first."""
_Found = dict[_Kind | Urgency, list[_Placed]]


class MySteps(Struct, frozen=True):
    """One member's steps in the periods that are not closed; each step is in one list only.

    A verdict that is due after its period was closed is asked for, too.

    ``overdue``, ``this_week``, ``later`` and ``undated`` are what they own and is open, soonest first;
    ``done_lately`` what they finished in the last 14 days, newest first; ``verdicts_due`` what they finished and
    are asked about, the longest waiting first; ``offered`` what they were asked to take; ``helping`` the open
    steps of others that they help with; ``fitting`` what nobody has in the current period, best fit first.
    """

    member: int
    overdue: tuple[Step, ...]
    this_week: tuple[Step, ...]
    later: tuple[Step, ...]
    undated: tuple[Step, ...]
    verdicts_due: tuple[Step, ...]
    offered: tuple[Step, ...]
    helping: tuple[Step, ...]
    done_lately: tuple[Step, ...]
    fitting: tuple[Step, ...]

    @property
    def open(self) -> int:
        return len(self.overdue) + len(self.this_week) + len(self.later) + len(self.undated)


def my_steps(w: Workshop, member: int, today: date) -> MySteps:
    """The steps of this member; RuleError where there is no such member.

    What nobody has fits best where it is a must-move, then where the member already works on its goal or on its
    kind of thing or helps with it, then by the dots it got.
    """
    w.members.need(member)
    period = current(w, today)
    found: _Found = defaultdict(list)
    for one in (other for other in w.periods.values() if other.closed_on is None):
        for goal in w.goals.of(one.id):
            sorted_out = w.steps.summary(goal.id, _sorted_out, member, today, one is period)
            for kind, steps in sorted_out.items():
                found[kind] += steps
    return MySteps(
        member=member,
        overdue=_sorted(found[Urgency.OVERDUE]),
        this_week=_sorted(found[Urgency.THIS_WEEK]),
        later=_sorted(found[Urgency.LATER]),
        undated=_sorted(found[Urgency.UNDATED]),
        verdicts_due=tuple(step for step in verdicts_due(w, today) if step.owner == member),
        offered=_sorted(found[_Kind.OFFERED]),
        helping=_sorted(found[_Kind.HELPING]),
        done_lately=_newest(found[_Kind.DONE], today),
        fitting=_fitting(found[_Kind.FREE], member, [step for _, step in found[_Kind.MINE]]),
    )


def _sorted_out(
    steps: Iterable[Step], member: int, today: date, in_current: bool
) -> Mapping[_Kind | Urgency, list[_Placed]]:
    """The open and finished steps of one goal, by what they are to this member; what is theirs is in MINE too."""
    found: _Found = defaultdict(list)
    for step in steps:
        if step.open or step.state is StepState.DONE:
            placed = soonest_first(step), step
            if step.owner == member:
                found[_Kind.MINE].append(placed)
            if (kind := _kind(step, member, today, in_current)) is not None:
                found[kind].append(placed)
    return found


def _kind(step: Step, member: int, today: date, in_current: bool) -> _Kind | Urgency | None:
    """What an open or finished step is to this member; None where it is nothing to them."""
    if step.owner == member:
        if step.state is not StepState.DONE:
            return urgency(step, today)
        if waits_for_verdict(step, today):
            return None
        fresh = step.done_on is not None and step.done_on >= today - timedelta(days=LATELY_DAYS)
        return _Kind.DONE if fresh else None
    if step.state is StepState.DONE:
        return None
    if step.offered_to == member:
        return _Kind.OFFERED
    if in_current and step.owner is None and step.offered_to is None:
        return _Kind.FREE
    return _Kind.HELPING if member in step.helpers else None


def _sorted(placed: list[_Placed]) -> tuple[Step, ...]:
    return tuple([step for _, step in sorted(placed)])


def _newest(placed: list[_Placed], today: date) -> tuple[Step, ...]:
    return tuple(
        sorted((step for _, step in placed), key=lambda one: (one.done_on or today, one.id), reverse=True)
    )


def _fitting(free: list[_Placed], member: int, mine: Collection[Step]) -> tuple[Step, ...]:
    goals = {step.goal for step in mine}
    kinds = {step.kind for step in mine if step.kind is not None}
    ranked = [
        (
            not step.must_move,
            -((step.goal in goals) + (step.kind in kinds) + (member in step.helpers)),
            -step.dots,
            -step.voters,
            step.id,
            step,
        )
        for _, step in free
    ]
    return tuple([step for *_, step in sorted(ranked)])
