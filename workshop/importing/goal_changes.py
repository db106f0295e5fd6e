"""Goals and key results put into a period as rows say."""

from datetime import date, datetime

from workshop.errors import RuleError
from workshop.importing.changes import Change
from workshop.importing.faults import Fault
from workshop.importing.goals import GoalRow, MeasureRow, contradictions
from workshop.model import KeyResult, Workshop
from workshop.plan import goals
from workshop.plan.goal_fields import KeyResultFields
from workshop.words.dates import long_day
from workshop.words.numbers import exact_words


def put_goals(
    w: Workshop, period: int, rows: tuple[GoalRow, ...], today: date, now: datetime | None
) -> tuple[Workshop, list[Change], list[Fault]]:
    """The period with the goals and key results of the rows that are without fault.

    What is there already by name is updated. A goal comes only where one of its rows is without fault and none
    has a fault that concerns the goal itself: half a goal helps nobody.
    """
    changes: list[Change] = []
    faults: list[Fault] = []
    for group in _by_goal(rows):
        found = [fault for row in group for fault in row.faults] + contradictions(group)
        faulty = {fault.line for fault in found}
        good = [row for row in group if row.line not in faulty]
        whole = all(row.whole for row in group)
        if good and whole:
            try:
                w = _put_goal(w, period, group, good, today, now, changes)
            except RuleError as refusal:
                found.append(Fault(good[0].line, "", str(refusal)))
        elif good:
            broken = next(row.line for row in group if not row.whole)
            reason = f"“{group[0].title[:60]}”: line {broken} of the same goal has a fault"
            changes += [Change(row.line, "left out", reason) for row in good]
        faults += found
    return w, changes, faults


def _by_goal(rows: tuple[GoalRow, ...]) -> list[list[GoalRow]]:
    groups: dict[str, list[GoalRow]] = {}
    for row in rows:
        groups.setdefault(row.title.casefold() or f"\n{row.line}", []).append(row)
    return list(groups.values())


def _put_goal(
    w: Workshop,
    period: int,
    group: list[GoalRow],
    good: list[GoalRow],
    today: date,
    now: datetime | None,
    changes: list[Change],
) -> Workshop:
    """One goal with the texts of all its rows and the key results of the good ones."""
    title = good[0].title
    said = {field: value for row in reversed(group) for field, value in row.fields.items()}
    was = goals.goal_named(w, period, title)
    w = goals.edit_goal(w, was.id, **said) if was else goals.add_goal(w, period, title, **said)
    goal = w.goals[was.id if was else w.goals.last_id]
    changes.append(Change.between(good[0].line, was, goal, "goal", f"“{goal.title}”"))
    for row in good:
        if row.measure is not None:
            w = _put_measure(w, goal.id, row.line, row.measure, today, now, changes)
    return w


def _put_measure(
    w: Workshop, goal: int, line: int, row: MeasureRow, today: date, now: datetime | None, changes: list[Change]
) -> Workshop:
    was = goals.key_result_named(w, goal, row.name)
    if was is None:
        w = goals.add_key_result(w, goal, row.name, row.unit or "", row.baseline, row.target, bool(row.leading))
        new = w.key_results[w.key_results.last_id]
    else:
        said: KeyResultFields = {"target": row.target}
        if row.unit is not None:
            said["unit"] = row.unit
        if row.baseline is not None:
            said["baseline"] = row.baseline
        if row.leading is not None:
            said["leading"] = row.leading
        reason = f"imported on {long_day(today)}"
        w = goals.edit_key_result(w, was.id, today=today, now=now, reason=reason, **said)
        new = w.key_results[was.id]
    changes.append(Change.between(line, was, new, "key result", _words(new, was)))
    return w


def _words(new: KeyResult, was: KeyResult | None) -> str:
    start = "?" if new.baseline is None else exact_words(new.baseline)
    target = "?" if new.target is None else exact_words(new.target)
    words = f"“{new.name}” {start} → {target} {new.unit}".rstrip()
    if was is None or was.target is None or was.target == new.target:
        return words
    return f"{words} (the target was {exact_words(was.target)} and stays visible)"
