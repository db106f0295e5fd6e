"""Steps that wait for the goals of their period: they go to the goals that go on with those they come from."""

from msgspec.structs import replace

from workshop.learn.origins import carries_on, root
from workshop.model import Cause, Step, Workshop
from workshop.team.upcoming import fitting_goal, waiting_place


def place(w: Workshop, period: int) -> Workshop:
    """With each step that waits put to the goal of the period that goes on with its old one, if there is one."""
    waits = waiting_place(w, period)
    for step in w.steps.of(waits.id) if waits else ():
        old = _comes_from(w, step)
        fitting = fitting_goal(w, old, period) if old in w.goals else None
        if fitting is not None and step.open:
            w = w.put(replace(step, goal=fitting.id))
    return w


def _comes_from(w: Workshop, step: Step) -> int:
    """The goal of an earlier period that the step was agreed for; 0 where that is not known."""
    earlier = carries_on(w, step)
    while earlier is not None and w.goals.need(earlier.goal).waits:
        earlier = carries_on(w, earlier)
    if earlier is not None:
        return earlier.goal
    origin = root(w, step)
    cause = w.causes.get(origin.id) if origin is not None and origin.table == Cause.TABLE else None
    return cause.goal if cause else 0
