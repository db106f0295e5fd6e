"""Quarters that are over, for tests of looking back: figures, steps done or not, causes, what followed."""

from datetime import date
from typing import Any

from tests.workshop.sample import ANA, DACH, quarter
from workshop.model import CauseKind, Headline, Outcome, Step, StepState, Workshop
from workshop.plan import goals
from workshop.review.causes import add_cause, set_primary
from workshop.review.outcomes import set_outcome
from workshop.team import periods

END = date(2027, 3, 30)
NEXT = 2


def measured(value: float | None, goal: int = DACH, w: Workshop | None = None) -> Workshop:
    """A quarter in which the goal's key result (0 → 100 %) was last read at this value; None: without a target."""
    w = goals.add_key_result(w or quarter(), goal, "Share", "%", 0, None if value is None else 100)
    return w if value is None else goals.add_reading(w, w.key_results.last_id, END, value)


def done(w: Workshop, count: int, on: date = date(2027, 2, 10), goal: int = DACH, **fields: Any) -> Workshop:
    """With so many steps done on this day."""
    return _with(w, count, goal, StepState.DONE, done_on=on, **fields)


def left(w: Workshop, count: int, goal: int = DACH, **fields: Any) -> Workshop:
    """With so many owned and dated steps still open."""
    return _with(w, count, goal, StepState.PLANNED, **({"owner": ANA, "due": END} | fields))


def followed() -> Workshop:
    """A quarter and the next, both goals in both, and DACH missed: with a primary cause (id 1)."""
    w = measured(20)
    w = periods.set_headline(w, 1, "Revenue", "EUR", 0, 5_000_000, today=END)
    w = periods.add_period(w, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30), Headline("Revenue"))
    for title in ("Open the Nordics", "Share in DACH"):
        w = goals.add_goal(w, NEXT, title)
    w = set_outcome(w, DACH, Outcome.MISSED)
    return set_primary(add_cause(w, DACH, "No time for the calls"), 1, CauseKind.CROWDED_OUT)


def _with(w: Workshop, count: int, goal: int, state: StepState, **fields: Any) -> Workshop:
    start = w.steps.next_id
    return w.put(*(Step(start + n, goal, f"Step {start + n}", state=state, **fields) for n in range(count)))
