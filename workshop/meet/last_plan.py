"""What became of the last plan, and what was learned that applies: facts to begin a planning session with."""

from collections.abc import Collection

from msgspec import Struct

from workshop.model import Goal, Lesson, Period, StepState, Workshop
from workshop.plan.goals import goals_of


class Recalled(Struct, frozen=True):
    """One goal of an earlier plan: how many of the ``planned`` steps of its plan were ``done``."""

    goal: Goal
    done: int
    planned: int


def previous_period(w: Workshop, period: int) -> Period | None:
    """The period that ended last before this one began; None where there is none."""
    first = w.periods.need(period).first
    earlier = [other for other in w.periods.values() if other.last < first]
    return max(earlier, key=lambda other: other.last, default=None)


def recall(w: Workshop, period: int) -> tuple[Recalled, ...]:
    """Each goal of a period, in order, with what was done of its plan."""
    recalled = []
    for goal in goals_of(w, period):
        plan = [step for step in w.steps.of(goal.id) if step.in_plan]
        done = sum(step.state is StepState.DONE for step in plan)
        recalled.append(Recalled(goal, done, len(plan)))
    return tuple(recalled)


def lessons_for(w: Workshop, goals: Collection[int]) -> tuple[Lesson, ...]:
    """The lessons of the categories of these goals; those that have proved themselves first, then the newest."""
    categories = {goal.category for one in goals if (goal := w.goals.get(one)) is not None}
    fitting = [lesson for lesson in w.lessons.values() if lesson.category in categories]
    return tuple(sorted(fitting, key=lambda lesson: (lesson.no_effect - lesson.worked, -lesson.id)))
