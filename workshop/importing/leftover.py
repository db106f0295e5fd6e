"""Columns of a sheet that have no place here: each is named, with the reason where there is one to give."""

from collections.abc import Sequence

from workshop.importing.columns import Column, Layout
from workshop.importing.entries import Entry
from workshop.importing.headers import OF_MEASURE, candidates
from workshop.importing.meanings import Holds

_OF_STEPS = frozenset(
    "owner helpers buddy due state outcome note done_on first_move first_move_on".split()  # noqa: SIM905
)
_WHY = {
    "owner": "goals and key results have no owner, steps do",
    "due": "a goal ends with its period",
    "state": "how a goal stands is told by its readings",
    "segment": "no key result has rows for several of them",
    "progress": "how far a key result has come follows from its figures",
}


def left_out(layout: Layout, entries: Sequence[Entry]) -> dict[int, str]:
    """The places of columns with something in them that were left out, and what to say about each."""
    used = set(layout.places) - {"begins"}
    if not any(entry.steps for entry in entries):
        used -= _OF_STEPS
    if not any(row.parts or row.segment for entry in entries for row in entry.measures):
        used.discard("segment")
    columns = (one for one in layout.columns if one.name and _is_left_out(layout, one, used))
    return {one.place: _left_out(layout, one) for one in columns}


def _is_left_out(layout: Layout, one: Column, used: set[str]) -> bool:
    if not one.examples and candidates(one.name)[0]:
        return False
    if one.number:
        return one.meaning not in OF_MEASURE and one.meaning != "step"
    if one.at is not None:
        return False
    return layout.places.get(one.meaning) != one.place or one.meaning not in used


def _left_out(layout: Layout, one: Column) -> str:
    why = _WHY.get(one.meaning, "") if layout.holds is Holds.GOALS else ""
    unknown = "" if one.meaning or candidates(one.name)[0] else "is not known and "
    return f"Column “{one.name[:40]}” {unknown}was left out{why and ': '}{why}."
