"""Corporate goals and their key results: given to the team, and made usable."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Unpack

from msgspec import Struct
from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import Goal, KeyResult, Workshop
from workshop.plan import targets
from workshop.plan.goal_fields import LIMITS, AllGoalFields, GoalFields, KeyResultFields, checked_fields
from workshop.team import periods
from workshop.track.measures import check_span, checked_name, checked_unit, retargeted, with_reading
from workshop.track.status import has_plan
from workshop.words.text import TITLE, checked, clean


class Check(Struct, frozen=True):
    """One of the checks of a goal; ``advice`` says what to do where it has not passed, else what holds."""

    name: str
    passed: bool
    advice: str


def goals_of(w: Workshop, period: int) -> tuple[Goal, ...]:
    """The goals of a period in their order, without the place where steps wait for them."""
    goals = (goal for goal in w.goals.of(period) if not goal.waits)
    return tuple(sorted(goals, key=lambda goal: (goal.position, goal.id)))


def goal_named(w: Workshop, period: int, title: str) -> Goal | None:
    """The goal of exactly this title in a period, whatever its capitals."""
    wanted = clean(title).casefold()
    return next((goal for goal in w.goals.of(period) if goal.title.casefold() == wanted), None)


def goal_by_beginning(w: Workshop, period: int, text: str) -> Goal:
    """The goal of a period whose title begins like this, or has a word that does; RuleError on none or several."""
    goals = goals_of(w, period)
    fits = _fitting(text, {goal.id: goal.title for goal in goals})
    if len(fits) == 1:
        return w.goals[fits[0]]
    if fits:
        titles = ", ".join(f"“{w.goals[goal].title}”" for goal in fits)
        raise RuleError(f"“{clean(text)}” fits {titles}: write more of the title.")
    label = w.periods.need(period).label
    if not goals:
        raise RuleError(f"{label} has no goals yet: import or add them first.")
    titles = ", ".join(f"“{goal.title}”" for goal in goals)
    raise RuleError(f"No goal of {label} begins with “{clean(text)[:TITLE]}”. There are: {titles}.")


def add_goal(
    w: Workshop, period: int, title: str, made_on: date | None = None, **fields: Unpack[GoalFields]
) -> Workshop:
    """One more goal, at the end of the period's; RuleError where the title is taken or a text too long."""
    w.periods.need(period)
    title = _free_title(w, period, title, None)
    position = max((goal.position for goal in w.goals.of(period)), default=0) + 1
    told = checked_fields(fields)
    return w.put(Goal(w.goals.next_id, period, title, position=position, made_on=made_on, **told))


def edit_goal(w: Workshop, goal: int, **fields: Unpack[AllGoalFields]) -> Workshop:
    """A goal with other texts, by the same rules."""
    was = w.goals.need(goal)
    values = checked_fields(fields)
    if "title" in values:
        values["title"] = _free_title(w, was.period, values["title"], goal)
    new = replace(was, **values)
    return w if new == was else w.put(new)


def move_goal(w: Workshop, goal: int, by: int) -> Workshop:
    """A goal ``by`` places further down in its period (up where negative), as far as there are places."""
    was = w.goals.need(goal)
    order = [one for one in goals_of(w, was.period) if one.id != goal]
    place = goals_of(w, was.period).index(was) + by
    order.insert(min(max(place, 0), len(order)), was)
    moved = [replace(one, position=spot) for spot, one in enumerate(order, 1) if one.position != spot]
    return w.put(*moved) if moved else w


def remove_goal(w: Workshop, goal: int) -> Workshop:
    """Without a goal and what was only drafted for it; RuleError once it has a plan, check-ins or a review."""
    gone = w.goals.need(goal)
    if has_plan(w, goal):
        raise RuleError(f"“{gone.title}” has steps in its plan: drop or move them first.")
    reviewed = gone.outcome or w.causes.of(goal) or w.lessons.of(goal)
    if reviewed or w.check_ins.of(goal) or any(win.goal == goal for win in w.wins.of(gone.period)):
        raise RuleError(
            f"“{gone.title}” has check-ins or a review, which are kept: give it another title instead."
        )
    if any(session.goal == goal and session.ended is None for session in w.sessions.of(gone.period)):
        raise RuleError(f"The running session is at “{gone.title}”: go on to another goal first.")
    agendas = [
        replace(session, goals=tuple(one for one in session.goals if one != goal))
        for session in w.sessions.of(gone.period)
        if goal in session.goals
    ]
    drafted = (w.key_results, w.steps, w.rounds, w.commitments, w.decisions)
    children = [record for table in drafted for record in table.of(goal)]
    parked = [replace(one, goal=None) for one in w.parked.values() if one.goal == goal]
    return w.cut(gone, *children).put(*agendas, *parked)


def key_result_named(w: Workshop, goal: int, name: str) -> KeyResult | None:
    """The key result of exactly this name under a goal, whatever its capitals."""
    wanted = clean(name).casefold()
    return next((one for one in w.key_results.of(goal) if one.name.casefold() == wanted), None)


def key_result_by_beginning(w: Workshop, goal: int, text: str) -> KeyResult:
    """The key result whose name begins like this, or has a word that does; RuleError on none or several."""
    measures = w.key_results.of(goal)
    fits = _fitting(text, {one.id: one.name for one in measures})
    if len(fits) == 1:
        return w.key_results[fits[0]]
    names = ", ".join(f"“{one.name}”" for one in measures) or "none yet"
    raise RuleError(f"“{clean(text)[:TITLE]}” is not the beginning of one key result of this goal: {names}.")


def main_key_result(w: Workshop, goal: int) -> KeyResult | None:
    """The key result to speak of where there is room for one: the first that is not leading, else the first."""
    measures = w.key_results.of(goal)
    return next((one for one in measures if not one.leading), measures[0] if measures else None)


def add_key_result(
    w: Workshop,
    goal: int,
    name: str,
    unit: str = "",
    baseline: float | None = None,
    target: float | None = None,
    leading: bool = False,
) -> Workshop:
    """One more measure under a goal; RuleError where its name is taken."""
    w.goals.need(goal)
    name = _free_measure(w, goal, name, None)
    check_span(name, baseline, target)
    return w.put(KeyResult(w.key_results.next_id, goal, name, checked_unit(unit), baseline, target, leading))


def edit_key_result(
    w: Workshop,
    key_result: int,
    *,
    today: date,
    reason: str = "",
    now: datetime | None = None,
    by: int | None = None,
    **fields: Unpack[KeyResultFields],
) -> Workshop:
    """A key result with other values. Changing an existing target needs a reason; the old one stays visible
    in ``earlier`` and as a decision."""
    was = w.key_results.need(key_result)
    old = replace(
        was,
        name=_free_measure(w, was.goal, fields.get("name", was.name), key_result),
        unit=checked_unit(fields.get("unit", was.unit)),
        leading=fields.get("leading", was.leading),
    )
    new = retargeted(old, fields.get("baseline", was.baseline), fields.get("target", was.target), today, reason)
    changed = w if new == was else w.put(new)
    if len(new.earlier) > len(was.earlier):
        period = w.goals.need(was.goal).period
        return changed.put(periods.target_decision(w, new, now, by, period=period, goal=was.goal))
    return changed


def remove_key_result(w: Workshop, key_result: int) -> Workshop:
    """Without a key result; RuleError once it has readings."""
    gone = w.key_results.need(key_result)
    if gone.readings:
        raise RuleError(f"“{gone.name}” has readings, which are kept: rename it or change its target instead.")
    return w.cut(gone)


def add_reading(w: Workshop, key_result: int, on: date, value: float, by: int | None = None) -> Workshop:
    """A key result's value on a day; a second reading of one day takes the place of the first."""
    return w.put(with_reading(w.key_results.need(key_result), on, value, by))


def smart(w: Workshop, goal: int) -> tuple[Check, ...]:
    """What of specific, measurable, achievable, relevant, time-bound can be judged in any language.

    Whether a title is specific only its readers know, and every goal of a period is time-bound by it.
    """
    one = w.goals.need(goal)
    measures = w.key_results.of(goal)
    aims = [measure for measure in measures if measure.target is not None]
    unknown = next((measure.name for measure in aims if measure.baseline is None), None)
    before = " ".join(targets.history_words(w, goal)) or "Too few earlier targets of this kind to say more."
    return (
        _check("measurable", bool(aims), "a key result has a target", "give a key result a target"),
        _check(
            "achievable",
            bool(aims) and unknown is None,
            f"it is known where each key result starts. {before}",
            f"write where “{unknown}” stands today"
            if unknown
            else "write where it stands today and where it should be",
        ),
        _check("relevant", bool(one.why), "the why is written", "write why the company wants it"),
    )


def _fitting(text: str, names: Mapping[int, str]) -> list[int]:
    """The ids whose name is this text, else begins with it, else has a word that does."""
    wanted = clean(text).casefold()
    plain = {key: name.casefold() for key, name in names.items()} if wanted else {}
    return (
        [key for key, name in plain.items() if name == wanted]
        or [key for key, name in plain.items() if name.startswith(wanted)]
        or [key for key, name in plain.items() if any(word.startswith(wanted) for word in name.split())]
    )


def _check(name: str, passed: bool, holds: str, remedy: str) -> Check:
    return Check(name, passed, holds if passed else remedy)


def _free_title(w: Workshop, period: int, title: str, goal: int | None) -> str:
    title = checked(title, *LIMITS["title"])
    taken = goal_named(w, period, title)
    if taken is not None and taken.id != goal:
        raise RuleError(
            f"{w.periods.need(period).label} already has the goal “{taken.title}”: choose another title."
        )
    return title


def _free_measure(w: Workshop, goal: int, name: str, key_result: int | None) -> str:
    name = checked_name(name)
    taken = key_result_named(w, goal, name)
    if taken is not None and taken.id != key_result:
        raise RuleError(f"This goal already has the key result “{taken.name}”: choose another name.")
    return name
