"""The days of a plan for a calendar: first moves, due days, days to ask what came of a step, check-ins.

A moment keeps its key as long as its step or goal is there, so that a calendar that reads the next version changes
what it has; what does not hold any more is named as cancelled.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from workshop.model import Goal, Period, Step, StepState, Workshop
from workshop.plan.goals import goals_of
from workshop.reports.content import Moment
from workshop.track.status import check_in_due, has_plan
from workshop.words.names import full_names
from workshop.words.steps import owner_words

#: States in which a step's days do not hold any more.
_GONE = (StepState.DROPPED, StepState.MERGED, StepState.IDEA, StepState.LEFT_BEHIND)


def of_steps(w: Workshop, steps: Iterable[Step]) -> tuple[Moment, ...]:
    """The days of these steps, also of those that are in no plan any more: cancelled."""
    return tuple(moment for step in steps for moment in _of_step(w, step))


def of_period(w: Workshop, period: int, today: date) -> tuple[Moment, ...]:
    """All days of a period's plans: of every step that ever had one, and the next check-in of each goal."""
    record = w.periods.need(period)
    found = [moment for goal in goals_of(w, period) for moment in of_steps(w, w.steps.of(goal.id))]
    found += [_check_in(w, goal, record, today) for goal in goals_of(w, period) if has_plan(w, goal.id)]
    return tuple(sorted(found, key=lambda one: (one.on, one.key)))


def _of_step(w: Workshop, step: Step) -> Iterator[Moment]:
    gone = step.state in _GONE
    done = step.state is StepState.DONE
    who = owner_words(step, full_names(w))
    about = f"{w.goals.need(step.goal).title} · step {step.id} · {who}"
    if step.first_move_on is not None:
        title = f"First move: {step.first_move or step.text}"
        yield Moment(f"step-{step.id}-first", step.first_move_on, title, f"{step.text}\n{about}", gone)
    if step.due is not None:
        title = f"{'Done' if done else 'Due'}: {step.text}"
        yield Moment(f"step-{step.id}-due", step.due, title, about, gone)
    if step.check_on is not None:
        title = f"What came of it? {step.text}"
        yield Moment(f"step-{step.id}-check", step.check_on, title, about, gone or step.verdict is not None)


def _check_in(w: Workshop, goal: Goal, period: Period, today: date) -> Moment:
    due = min(max(check_in_due(w, goal.id), today), period.last)
    over = period.closed_on is not None or today > period.last
    return Moment(f"goal-{goal.id}-check-in", due, f"Check in: {goal.title}", goal.why, over)
