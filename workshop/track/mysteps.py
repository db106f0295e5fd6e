"""The steps of one person: what is due, what was done, where they help, and what they could take."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import Enum, auto
from typing import Any

from msgspec import Struct

from workshop.model import KINDS, Step, StepKind, StepState, Workshop
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


_Order = Callable[[Step], Any]
_Lists = dict[str, tuple[Step, ...]]


def my_steps(w: Workshop, member: int, today: date, before: tuple[Workshop, MySteps] | None = None) -> MySteps:
    """The steps of this member; RuleError where there is no such member.

    What nobody has fits best where it is a must-move, then where the member already works on its goal or on its
    kind of thing or helps with it, then by the dots it got. ``before`` is an earlier state with what was theirs in
    it on this day: it lends the lists that are still the same.
    """
    w.members.need(member)
    lists = _mended(w, member, today, *before) if before is not None else None
    return MySteps(
        member=member,
        verdicts_due=tuple(step for step in verdicts_due(w, today) if step.owner == member),
        **(_made(w, member, today) if lists is None else lists),
    )


def _made(w: Workshop, member: int, today: date) -> _Lists:
    period = current(w, today)
    found: dict[_Kind | Urgency, list[Step]] = defaultdict(list)
    for one in (other for other in w.periods.values() if other.closed_on is None):
        for goal in w.goals.of(one.id):
            sorted_out = w.steps.summary(goal.id, _sorted_out, member, today, one is period)
            for kind, steps in sorted_out.items():
                found[kind] += steps
    lists = {name: tuple(sorted(found[kind], key=order)) for kind, (name, order) in _LISTS.items()}
    return lists | {"fitting": _fitting(found[_Kind.FREE], member, found[_Kind.MINE])}


def _mended(w: Workshop, member: int, today: date, then: Workshop, seen: MySteps) -> _Lists | None:
    """The lists with the steps that have changed since in their places; None where that is not all there is to it.

    That is where more than steps has changed, what fits them because of their own steps, or what there is to take.
    """
    if any(w.table(name) is not then.table(name) for name in KINDS if name != Step.TABLE):
        return None
    period, lists = current(w, today), {name: getattr(seen, name) for name in (*_NAMES, "fitting")}
    for key in w.steps.differing(then.steps):
        old, new = then.steps.get(key), w.steps.get(key)
        if _worked_on(old, member) != _worked_on(new, member):
            return None
        for step in (one for one in (old, new) if one is not None):
            of = w.periods.need(w.goals.need(step.goal).period)
            kind = _kind(step, member, today, of is period) if of.closed_on is None else None
            if kind is _Kind.FREE and step is new:
                return None
            if kind is not None:
                name, order = _LISTS.get(kind, ("fitting", soonest_first))
                rest = [one for one in lists[name] if one is not step]
                if step is new:
                    insort(rest, step, key=order)
                lists[name] = tuple(rest)
    return lists


def _sorted_out(
    steps: Iterable[Step], member: int, today: date, in_current: bool
) -> Mapping[_Kind | Urgency, list[Step]]:
    """The steps of one goal, by what they are to this member; what they work or worked on is in MINE too."""
    found: dict[_Kind | Urgency, list[Step]] = defaultdict(list)
    for step in steps:
        if _worked_on(step, member):
            found[_Kind.MINE].append(step)
        if (kind := _kind(step, member, today, in_current)) is not None:
            found[kind].append(step)
    return found


def _worked_on(step: Step | None, member: int) -> tuple[int, StepKind | None] | None:
    """The goal and the kind of an open or finished step of this member; None for any other."""
    if step is None or step.owner != member or not (step.open or step.state is StepState.DONE):
        return None
    return step.goal, step.kind


def _kind(step: Step, member: int, today: date, in_current: bool) -> _Kind | Urgency | None:
    """What a step is to a member; None where it is nothing to them."""
    if step.state is StepState.DONE:
        if step.owner != member or step.done_on is None or waits_for_verdict(step, today):
            return None
        return _Kind.DONE if step.done_on >= today - timedelta(days=LATELY_DAYS) else None
    if not step.open:
        return None
    if step.owner == member:
        return urgency(step, today)
    if step.offered_to == member:
        return _Kind.OFFERED
    if in_current and step.owner is None and step.offered_to is None:
        return _Kind.FREE
    return _Kind.HELPING if member in step.helpers else None


def _newest_first(step: Step) -> tuple[timedelta, int]:
    return date.max - (step.done_on or date.max), -step.id


#: The lists that are always in the same order, by what their steps are to the member.
_LISTS: Mapping[_Kind | Urgency, tuple[str, _Order]] = {
    Urgency.OVERDUE: ("overdue", soonest_first),
    Urgency.THIS_WEEK: ("this_week", soonest_first),
    Urgency.LATER: ("later", soonest_first),
    Urgency.UNDATED: ("undated", soonest_first),
    _Kind.OFFERED: ("offered", soonest_first),
    _Kind.HELPING: ("helping", soonest_first),
    _Kind.DONE: ("done_lately", _newest_first),
}
_NAMES = tuple(name for name, _ in _LISTS.values())


def _fitting(free: Iterable[Step], member: int, mine: Collection[Step]) -> tuple[Step, ...]:
    goals = {step.goal for step in mine}
    kinds = {step.kind for step in mine if step.kind is not None}

    def rank(step: Step) -> tuple[bool, int, int, int, int]:
        fits = (step.goal in goals) + (step.kind in kinds) + (member in step.helpers)
        return not step.must_move, -fits, -step.dots, -step.voters, step.id

    return tuple(sorted(free, key=rank))
