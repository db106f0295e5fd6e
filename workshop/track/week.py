"""My week: up to three steps that somebody chooses for it, and what became of the last ones, for them alone."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Step, StepState, Week, Workshop
from workshop.track.doing import check_may_act

#: How many steps a week holds.
MOST = 3


class Became(Struct, frozen=True):
    """What became of a step that was chosen: done in its week, done later, still open, or gone from the plan."""

    step: Step
    how: str


def choose(w: Workshop, member: int, steps: Iterable[int], first: date) -> Workshop:
    """The member's week with these steps in place of those chosen before; none takes the choice back.

    RuleError for more than three, and for a new one that is not open or is somebody else's.
    """
    w.members.need(member)
    chosen = tuple(dict.fromkeys(steps))
    if len(chosen) > MOST:
        raise RuleError(f"A week holds up to {MOST} steps; these are {len(chosen)}: leave some out.")
    now = of(w, member, first)
    for step in chosen:
        found = w.steps.need(step)
        if now is not None and step in now.steps:
            continue
        if not found.open:
            raise RuleError(f"Step {step} is {found.state}: choose steps that are open.")
        check_may_act(w, found, member)
    if now is None:
        return w.put(Week(w.weeks.next_id, member, first, chosen)) if chosen else w
    return w if now.steps == chosen else w.put(replace(now, steps=chosen))


def turn(w: Workshop, member: int, step: int, first: date) -> Workshop:
    """The member's week with this step put in, or taken out where it is in; by the rules of :func:`choose`."""
    now = of(w, member, first)
    steps = now.steps if now else ()
    left = tuple(one for one in steps if one != step and w.steps.need(one).in_plan)
    return choose(w, member, left if step in steps else (*left, step), first)


def of(w: Workshop, member: int, first: date) -> Week | None:
    """What the member chose for the week that begins on this day; None where nothing."""
    return next((one for one in w.weeks.of(member) if one.first == first), None)


def chosen(w: Workshop, member: int, first: date) -> tuple[Step, ...]:
    """The steps of the member's week that are still in the plan, as they were chosen."""
    week = of(w, member, first)
    found = (w.steps.get(step) for step in (week.steps if week else ()))
    return tuple(step for step in found if step is not None and step.in_plan)


def chosen_on(w: Workshop, member: int, day: date) -> tuple[Step, ...]:
    """The steps of the member's week that holds this day, on whatever day that week begins."""
    begins = (one.first for one in w.weeks.of(member) if one.first <= day < one.first + timedelta(days=7))
    first = max(begins, default=None)
    return () if first is None else chosen(w, member, first)


def became(w: Workshop, member: int, first: date) -> tuple[Became, ...]:
    """What became of the steps that the member chose for the week before the one that begins on this day.

    For that member only: nothing of it belongs on a shared screen.
    """
    week = of(w, member, first - timedelta(days=7))
    if week is None:
        return ()
    steps = (w.steps.get(step) for step in week.steps)
    return tuple(Became(step, _how(step, week)) for step in steps if step is not None)


def _how(step: Step, week: Week) -> str:
    if step.state is StepState.DONE and step.done_on is not None:
        return "done" if step.done_on < week.first + timedelta(days=7) else "done later"
    return "still open" if step.open else str(step.state)
