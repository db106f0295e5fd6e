"""The steps of one person: what is due, what was done, where they help, and what they could take."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from workshop.model import Step, StepState, Workshop
from workshop.periods import current
from workshop.record import dataclass
from workshop.urgency import Urgency, soonest_first, urgency
from workshop.verdicts import waits_for_verdict

#: For how many days a finished step is listed as done lately.
LATELY_DAYS = 14


@dataclass(frozen=True, slots=True)
class MySteps:
    """One member's steps in the periods that are not closed; each step is in one list only.

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
        """How many open steps they own."""
        return len(self.overdue) + len(self.this_week) + len(self.later) + len(self.undated)


def my_steps(w: Workshop, member: int, today: date) -> MySteps:
    """The steps of this member; RuleError where there is no such member.

    What nobody has fits best where it is a must-move, then where the member already works on its goal or on its
    kind of thing or helps with it, then by the dots it got.
    """
    w.members.need(member)
    period = current(w, today)
    fresh = today - timedelta(days=LATELY_DAYS)
    due: dict[Urgency, list[Step]] = {one: [] for one in Urgency}
    judge: list[Step] = []
    offered: list[Step] = []
    helping: list[Step] = []
    done: list[Step] = []
    free: list[Step] = []
    mine: list[Step] = []
    for in_period, step in _in_plans(w):
        if step.owner == member:
            mine.append(step)
            if step.state is not StepState.DONE:
                due[urgency(step, today)].append(step)
            elif waits_for_verdict(step, today):
                judge.append(step)
            elif step.done_on is not None and step.done_on >= fresh:
                done.append(step)
        elif step.state is StepState.DONE:
            continue
        elif step.offered_to == member:
            offered.append(step)
        elif period is not None and in_period == period.id and step.owner is None and step.offered_to is None:
            free.append(step)
        elif member in step.helpers:
            helping.append(step)
    return MySteps(
        member=member,
        overdue=_sorted(due[Urgency.OVERDUE]),
        this_week=_sorted(due[Urgency.THIS_WEEK]),
        later=_sorted(due[Urgency.LATER]),
        undated=_sorted(due[Urgency.UNDATED]),
        verdicts_due=tuple(sorted(judge, key=lambda step: (step.check_on or today, step.id))),
        offered=_sorted(offered),
        helping=_sorted(helping),
        done_lately=tuple(sorted(done, key=lambda step: (step.done_on or today, step.id), reverse=True)),
        fitting=_fitting(free, member, mine),
    )


def _in_plans(w: Workshop) -> Iterator[tuple[int, Step]]:
    """Every open or finished step in a period that is not closed, with that period's id."""
    for period in w.periods.values():
        if period.closed_on is None:
            for goal in w.goals.of(period.id):
                for step in w.steps.of(goal.id):
                    if step.open or step.state is StepState.DONE:
                        yield period.id, step


def _sorted(steps: list[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=soonest_first))


def _fitting(free: list[Step], member: int, mine: Collection[Step]) -> tuple[Step, ...]:
    goals = {step.goal for step in mine}
    kinds = {step.kind for step in mine if step.kind is not None}

    def rank(step: Step) -> tuple[bool, int, int, int, int]:
        near = (step.goal in goals) + (step.kind in kinds) + (member in step.helpers)
        return not step.must_move, -near, -step.dots, -step.voters, step.id

    return tuple(sorted(free, key=rank))
