"""A small team with a quarter, for tests of the session's rules: three people, two goals, steps as asked for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from workshop.meet import sessions
from workshop.model import Step, StepState, Workshop
from workshop.plan import goals
from workshop.team import periods, team

FIRST, LAST = date(2027, 1, 1), date(2027, 3, 31)
TODAY = date(2027, 1, 14)
NOW = datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
ANA, BEN, CHEN = 1, 2, 3
NORDICS, DACH = 1, 2


def quarter() -> Workshop:
    """Ana, Ben and Chen in Q1 2027 with two goals and nothing else."""
    w = team.found(Workshop(), "Northwind Sales")
    for name in ("Ana", "Ben", "Chen"):
        w = team.add_member(w, name)
    w = periods.add_period(w, "Q1 2027", FIRST, LAST)
    w = goals.add_goal(w, 1, "Open the Nordics")
    return goals.add_goal(w, 1, "Share in DACH")


def with_steps(w: Workshop, goal: int, *states: StepState, **fields: Any) -> Workshop:
    """With a step in each of these states, all with these fields; their ids follow the last one's."""
    start = w.steps.next_id
    return w.put(*(Step(start + n, goal, f"Step {start + n}", state=s, **fields) for n, s in enumerate(states)))


def planning(w: Workshop | None = None) -> Workshop:
    """A planning session for both goals (its id is 1), begun at ``NOW`` with everybody present."""
    w = quarter() if w is None else w
    return sessions.start_planning(w, 1, (NORDICS, DACH), facilitator=ANA, now=NOW)


def later(seconds: float) -> datetime:
    """So many seconds after ``NOW``."""
    return NOW + timedelta(seconds=seconds)


def edit(w: Workshop, step: int, **fields: Any) -> Workshop:
    """With other values in a step, whatever the rules say."""
    return w.put(replace(w.steps[step], **fields))
