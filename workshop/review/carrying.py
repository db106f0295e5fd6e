"""What becomes of open steps at the end of a period: each is carried, changed or stopped. Nothing rolls over.

The step itself is left behind, a fact of its plan; a step that carries it on is a new one that refers to it.
"""

from datetime import datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.learn.origins import carried_on, carries_on
from workshop.model import DecisionKind, Member, Origin, Step, StepState, Workshop
from workshop.team.deciding import decide
from workshop.team.upcoming import goal_in
from workshop.words.text import DETAILS, TITLE, checked, clean, quoted


def open_steps(w: Workshop, goal: int) -> tuple[Step, ...]:
    """The goal's steps that still wait to be carried, changed or stopped, by id."""
    return tuple(step for step in w.steps.of(goal) if step.open)


def carry(w: Workshop, step: int, period: int, goal: int | None = None) -> Workshop:
    """The open step carried into a later period as a new planned step, whose id is ``steps.last_id``.

    The new one has its text and what was written to it, but no dates; it is offered to who owned it, who accepts
    it or not. It belongs to ``goal``, else as :func:`workshop.team.upcoming.goal_in` says. RuleError for a step
    that is not open.
    """
    return _carried(w, step, w.steps.need(step).text, period, goal)


def carrying_words(w: Workshop, step: int) -> str:
    """What carrying the step on takes from it: "Ben is asked again, its date falls away"."""
    old = w.steps.need(step)
    owner = _asked_again(w, old)
    asked = f"{owner.name} is asked again" if owner else "it waits for an owner"
    return f"{asked}, its date falls away" if old.due else asked


def change(w: Workshop, step: int, text: str, period: int, goal: int | None = None) -> Workshop:
    """The open step carried on with another text, as :func:`carry` does; RuleError where it is the same."""
    new = checked(text, "A step", TITLE)
    if new == w.steps.need(step).text:
        raise RuleError(f"Step {step} says this already: change its words, or carry it with the same ones.")
    return _carried(w, step, new, period, goal)


def stop(w: Workshop, step: int, reason: str, now: datetime | None = None, by: int | None = None) -> Workshop:
    """The open step stopped, for a reason that is kept as a decision; RuleError without one."""
    found = _open(w, step)
    if not clean(reason):
        raise RuleError(f"Say in a few words why step {step} is stopped: it is a decision, not a failure.")
    why = checked(reason, "The reason", DETAILS)
    what = f"Stopped step {step} {quoted(found.text)}."
    stopped = w.put(_left_behind(found))
    return decide(stopped, DecisionKind.DROPPED, what, why=why, goal=found.goal, step=step, now=now, by=by)


def times_carried(w: Workshop, step: int) -> int:
    """How often the step was carried on already: 0 for one that began in its own period."""
    times, found = 0, w.steps.get(step)
    while found is not None and times < len(w.steps) and (found := carries_on(w, found)) is not None:
        times += 1
    return times


def became(w: Workshop, step: int) -> str:
    """What became of a step that was left behind, in words; empty for any other."""
    found = w.steps.need(step)
    if found.state is not StepState.LEFT_BEHIND:
        return ""
    new = carried_on(w, step)
    if new is None:
        why = next((one.why for one in w.decisions.of(found.goal) if one.step == step and one.why), "")
        return f"stopped: {why}" if why else "stopped"
    label = w.periods.need(w.goals.need(new.goal).period).label
    how = "carried" if new.text == found.text else "changed and carried"
    return f"{how} into {label} as step {new.id}"


def _carried(w: Workshop, step: int, text: str, period: int, goal: int | None) -> Workshop:
    old = _open(w, step)
    w, into = goal_in(w, old.goal, period, goal)
    owner = _asked_again(w, old)
    new = Step(
        id=w.steps.next_id,
        goal=into,
        text=text,
        outcome=old.outcome,
        state=StepState.PLANNED,
        offered_to=owner.id if owner is not None else None,
        helpers=tuple(one for one in old.helpers if one in w.members and w.members[one].active),
        if_then=old.if_then,
        effort=old.effort,
        impact=old.impact,
        kind=old.kind,
        origin=Origin(Step.TABLE, step),
        check_on=old.check_on,
    )
    return w.put(_left_behind(old), new)


def _asked_again(w: Workshop, step: Step) -> Member | None:
    owner = w.members.get(step.owner or 0)
    return owner if owner is not None and owner.active else None


def _left_behind(step: Step) -> Step:
    return replace(step, state=StepState.LEFT_BEHIND, offered_to=None)


def _open(w: Workshop, step: int) -> Step:
    found = w.steps.need(step)
    if not found.open:
        raise RuleError(f"Step {step} is {found.state}: only an open step is carried, changed or stopped.")
    return found
