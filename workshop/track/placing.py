"""Steps put elsewhere: under another goal, or with another owner; several marked ones together, in one change."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, tzinfo

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Note, Step, StepState, Workshop
from workshop.plan import claiming
from workshop.plan.scheduling import check_due
from workshop.plan.voting import check_no_vote
from workshop.track.doing import check_may_act, move_due
from workshop.words.text import quoted

#: A change of one step, by its id.
Act = Callable[[Workshop, int], Workshop]


def move_to_goal(w: Workshop, step: int, goal: int, *, now: datetime, by: int | None = None) -> Workshop:
    """The step under another goal, where it is no must-move; a note keeps where it came from.

    RuleError for a step that is done, dropped or merged, for one that is voted on just now, for a goal of a closed
    period, and for a due day that lies outside the goal's period.
    """
    found, into = w.steps.need(step), w.goals.need(goal)
    if found.goal == goal:
        return w
    if not found.open and found.state is not StepState.IDEA:
        raise RuleError(f"Step {step} is {found.state}: only an open step or an idea moves to another goal.")
    check_may_act(w, found, by)
    period = w.periods.need(into.period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: choose a goal of the period that is running.")
    check_no_vote(w, found.goal)
    moved = replace(found, goal=goal, must_move=False)
    if found.due is not None:
        check_due(w.put(moved), moved, found.due)
    note = Note(now, f"Moved here from {quoted(w.goals.need(found.goal).title)}.", by)
    return w.put(replace(moved, notes=(*found.notes, note)))


def give(
    w: Workshop, step: int, member: int, *, now: datetime, by: int | None = None, tz: tzinfo = UTC
) -> Workshop:
    """The step with another owner, as the room or its owner hands it on; one's own is taken, another is asked.

    A member who gives a step to somebody else offers it: who gets it accepts or declines. RuleError for a step
    that is somebody else's, and for one that is not open.
    """
    found = w.steps.need(step)
    check_may_act(w, found, by)
    if found.owner == member:
        return w
    w = claiming.release(w, step)
    return (claiming.claim if by in (None, member) else claiming.offer)(w, step, member, now, tz)


def give_back(w: Workshop, step: int, *, by: int | None = None) -> Workshop:
    """The step free to be claimed by anybody; RuleError where it is somebody else's, or nobody's."""
    found = w.steps.need(step)
    check_may_act(w, found, by)
    if found.open and found.owner is None:
        raise RuleError(f"Nobody has step {step}: there is nothing to give back.")
    return claiming.release(w, step)


def together(w: Workshop, steps: Iterable[int], act: Act) -> Workshop:
    """All these steps changed, or none: RuleError that names the first one that refuses."""
    marked = tuple(dict.fromkeys(steps))
    for step in marked:
        try:
            w = act(w, step)
        except RuleError as refusal:
            if len(marked) == 1:
                raise
            raise RuleError(f"Nothing was changed, because of step {step}: {refusal}") from None
    return w


def moved(day: date, today: date, now: datetime, reason: str = "", by: int | None = None) -> Act:
    """Moves each step to this day."""
    return lambda w, step: move_due(w, step, day, today, now=now, reason=reason, by=by)


def given(member: int, now: datetime, by: int | None = None) -> Act:
    """Gives each step to this member."""
    return lambda w, step: give(w, step, member, now=now, by=by)


def doubles(w: Workshop, goal: int, text: str) -> tuple[Step, ...]:
    """The open steps and ideas of the goal that say the same already, whatever their capitals."""
    said = text.strip().casefold()
    here = (step for step in w.steps.of(goal) if step.open or step.state is StepState.IDEA)
    return tuple(step for step in here if step.text.casefold() == said)
