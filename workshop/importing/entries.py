"""What a row of a sheet brings: a goal, key results with their figures, steps. As it is read, before any rule."""

from datetime import date
from typing import Any

from msgspec import Struct

from workshop.importing.changes import Fault
from workshop.model import StepState
from workshop.team.labels import Label


class MeasureRow(Struct, frozen=True):
    """A key result as its row has it; None where the row does not say. ``values`` are of other periods or days,
    ``segment`` is the part of the market that the row is of, ``parts`` are such rows put together."""

    name: str
    unit: str | None = None
    baseline: float | None = None
    current: float | None = None
    target: float | None = None
    leading: bool | None = None
    on: date | None = None
    values: tuple[tuple[Label | date, float], ...] = ()
    segment: str = ""
    parts: "tuple[MeasureRow, ...]" = ()


class StepRow(Struct, frozen=True):
    """A step as its row has it; people by their names."""

    text: str
    owner: str = ""
    helpers: tuple[str, ...] = ()
    buddy: str = ""
    due: date | None = None
    first_move: str = ""
    first_move_on: date | None = None
    if_then: str = ""
    must_move: bool = False
    state: StepState | None = None
    outcome: str = ""
    note: str = ""
    done_on: date | None = None


class Entry(Struct, frozen=True):
    """A row: its goal's title, what it says about the goal, its key results and steps, and what is wrong with it.

    ``period`` is what the row says about its period; ``whole`` is False where a fault concerns the goal itself.
    """

    line: int
    title: str
    period: str = ""
    fields: dict[str, Any] = {}
    measures: tuple[MeasureRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    whole: bool = True
