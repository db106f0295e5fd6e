"""Whether the rules are against an undo by now: it is judged on the newest state, like everything else."""

from typing import Any

from workshop.errors import RuleError
from workshop.model import Goal, KeyResult, Period, Step, Workshop

#: What may still be said of a step when its period is closed.
_AFTERWARDS = {"verdict", "check_on", "notes"}


def check_undo(before: Workshop, after: Workshop) -> None:
    """RuleError where an undo, or doing something again, would change what a closed period holds.

    Taking back the closing itself is no such thing: the period is open behind it.
    """
    for table, key in sorted(after.touched):
        old, new = before.get(table, key), after.get(table, key)
        if _differing(old, new) <= _AFTERWARDS:
            continue
        for period in (_period(before, old), _period(after, new)):
            still = after.periods.get(period.id) if period is not None else None
            if still is not None and still.closed_on is not None:
                raise RuleError(f"{still.label} is closed: what it holds stays as it is. Undo the closing first.")


def _differing(old: Any, new: Any) -> set[str]:
    """The fields in which two records differ; every one where one of them is missing."""
    record = new if old is None else old
    names = record.__struct_fields__ if record is not None else ()
    return {name for name in names if None in (old, new) or getattr(old, name) != getattr(new, name)}


def _period(w: Workshop, record: object) -> Period | None:
    """The period that a goal, a key result or a step belongs to."""
    if isinstance(record, Step | KeyResult):
        record = w.goals.get(record.goal)
    return w.periods.get(record.period) if isinstance(record, Goal) else None
