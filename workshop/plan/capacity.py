"""Room for it: how many weeks a step takes, how many somebody has free, and what gives way past that.

The weeks of a size are a judgement, not a measurement. A step without a size weighs nothing, a person whose free
weeks nobody has said has no limit: where nothing is said nothing is reckoned. It asks and never locks.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Decision, DecisionKind, Size, Step, StepKind, Workshop
from workshop.plan.claiming import open_steps
from workshop.team.deciding import decide
from workshop.words.numbers import number_words
from workshop.words.text import CARD, checked, quoted

#: The weeks of one person's time that a step of each size takes.
WEEKS: Mapping[Size, float] = MappingProxyType({Size.S: 0.5, Size.M: 1.0, Size.L: 3.0})


def describe(w: Workshop, step: int, /, **fields: Size | StepKind | None) -> Workshop:
    """The step with this ``effort``, or this ``kind`` of what it works on; RuleError for one that is not open."""
    record = w.steps.need(step)
    if not record.open:
        raise RuleError(f"{quoted(record.text)} is not in the plan: choose it first.")
    changed = replace(record, **fields)
    return w if changed == record else w.put(changed)


def weeks_of(steps: Iterable[Step]) -> float:
    """The weeks that these steps take together."""
    return sum(WEEKS[step.effort] for step in steps if step.effort is not None)


def week_loads(w: Workshop) -> dict[int, float]:
    """The weeks of the open steps that each member owns, for those who own any, in periods that are not closed."""
    owned: dict[int, list[Step]] = {}
    for step in open_steps(w):
        if step.owner is not None:
            owned.setdefault(step.owner, []).append(step)
    return {member: weeks_of(steps) for member, steps in owned.items()}


def weeks_words(weeks: float, free: float | None) -> str:
    """ "2.5/4 wk", or "2.5 wk" where nobody said how many are free; nothing where there is nothing to say"""
    if free is not None:
        return f"{number_words(weeks)}/{number_words(free)} wk"
    return f"{number_words(weeks)} wk" if weeks else ""


def is_over(weeks: float, free: float | None) -> bool:
    """Whether these are more weeks than are free."""
    return free is not None and weeks > free


def overload(before: Workshop, after: Workshop, member: int | None) -> str:
    """What to ask where a change has taken this member past their free weeks, or further past; else nothing."""
    person = after.members.get(member or 0)
    if person is None:
        return ""
    was, now = (week_loads(w).get(person.id, 0.0) for w in (before, after))
    if now <= was or person.weeks_free is None or not is_over(now, person.weeks_free):
        return ""
    needs, has = number_words(now, "weeks"), number_words(person.weeks_free)
    return f"{person.name} would need {needs} and has {has}. What will you not do?"


def give_up(w: Workshop, step: int, what: str, *, now: datetime, by: int | None) -> Workshop:
    """With what will not be done kept as a decision, so that its owner has room for this step.

    RuleError where nothing is said, or more than a card holds.
    """
    record = w.steps.need(step)
    said = checked(what, "What you will not do", CARD)
    return decide(
        w, DecisionKind.NOT_DOING, said, goal=record.goal, why=f"Room for {quoted(record.text)}", now=now, by=by
    )


def given_up(w: Workshop, session: int) -> tuple[Decision, ...]:
    """What was given up in this session to have room for something else."""
    kept = w.decisions.values()
    return tuple(
        one for one in kept if one.session == session and one.kind is DecisionKind.NOT_DOING and one.step is None
    )
