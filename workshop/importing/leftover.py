"""Columns of a sheet that have no place here: each is named, with the reason where there is one to give."""

from collections.abc import Sequence

from workshop.importing.columns import Column, Layout
from workshop.importing.entries import Entry
from workshop.importing.headers import candidates
from workshop.importing.meanings import Holds

_OF_STEPS = (
    "owner",
    "helpers",
    "buddy",
    "due",
    "state",
    "outcome",
    "note",
    "done_on",
    "first_move",
    "first_move_on",
)
_WHY = {
    "owner": "goals and key results have no owner, steps do",
    "due": "a goal ends with its period",
    "state": "how a goal stands is told by its readings",
    "progress": "how far a key result has come follows from its figures",
}


def left_out(layout: Layout, entries: Sequence[Entry]) -> dict[int, str]:
    """The places of columns with something in them that were left out, and what to say about each."""
    steps = any(entry.steps for entry in entries)
    columns = (one for one in layout.columns if one.name and _is_left_out(layout, one, steps))
    return {one.place: _left_out(layout, one) for one in columns}


def _is_left_out(layout: Layout, one: Column, steps: bool) -> bool:
    if not one.examples and candidates(one.name)[0]:
        return False
    if one.number:
        return one.meaning not in ("measure", "unit", "baseline", "current", "target")
    if one.at is not None:
        return False
    return layout.places.get(one.meaning) != one.place or (one.meaning in _OF_STEPS and not steps)


def _left_out(layout: Layout, one: Column) -> str:
    why = _WHY.get(one.meaning, "") if layout.holds is Holds.GOALS else ""
    unknown = "" if one.meaning or candidates(one.name)[0] else "is not known and "
    return f"Column “{one.name[:40]}” {unknown}was left out{why and ': '}{why}."
