"""Which records refer to which: every field that holds the id of another record."""

from collections.abc import Iterator
from types import MappingProxyType

from workshop.model.aggregate import KINDS, Record, Workshop
from workshop.model.learning import Lesson
from workshop.model.steps import Step
from workshop.model.votes import Round

#: A record by the name of its table and its id.
Key = tuple[str, int]

_MEMBER, _STEP, _GOAL = "members", "steps", "goals"
_CAUSE = "causes"

#: By table: the fields that hold an id, or several, and the table they mean. A dot goes into a record, or each.
#: What a round is about says whether its steps are steps or causes.
REFERENCES: MappingProxyType[str, dict[str, str]] = MappingProxyType(
    {
        "teams": {},
        "members": {},
        "periods": {"headline.readings.by": _MEMBER, "headline.parts.readings.by": _MEMBER},
        "goals": {"period": "periods"},
        "key_results": {"goal": _GOAL, "readings.by": _MEMBER, "parts.readings.by": _MEMBER},
        "steps": {
            "goal": _GOAL,
            "owner": _MEMBER,
            "offered_to": _MEMBER,
            "helpers": _MEMBER,
            "buddy": _MEMBER,
            "merged_into": _STEP,
            "notes.by": _MEMBER,
        },
        "rounds": {
            "goal": _GOAL,
            "steps": _STEP,
            "room": _MEMBER,
            "voted": _MEMBER,
            "totals.step": _STEP,
            "run_off_of": "rounds",
            "settled": _STEP,
            "overruled": _STEP,
        },
        "commitments": {"goal": _GOAL, "fists.member": _MEMBER, "concerns.member": _MEMBER},
        "check_ins": {"goal": _GOAL, "by": _MEMBER},
        "sessions": {
            "period": "periods",
            "goal": _GOAL,
            "goals": _GOAL,
            "premortems": _GOAL,
            "facilitator": _MEMBER,
            "present": _MEMBER,
            "spent.goal": _GOAL,
        },
        "parked": {"session": "sessions", "goal": _GOAL},
        "decisions": {"by": _MEMBER, "period": "periods", "session": "sessions", "goal": _GOAL, "step": _STEP},
        "wins": {"period": "periods", "goal": _GOAL, "step": _STEP, "thanks": _MEMBER, "celebration": _STEP},
        "causes": {"goal": _GOAL, "merged_into": "causes"},
        "lessons": {"goal": _GOAL, "period": "periods"},
        "signals": {"goal": _GOAL, "by": _MEMBER, "step": _STEP},
        "weeks": {"member": _MEMBER, "steps": _STEP},
        "risks": {"goal": _GOAL, "step": _STEP},
        "questions": {"goal": _GOAL, "by": _MEMBER},
    }
)

_PATHS = {
    table: tuple((tuple(path.split(".")), meant) for path, meant in some.items())
    for table, some in REFERENCES.items()
}


def table_of(table: str, path: str, *, about: str = _STEP) -> str:
    """The table that a field of a record refers to, ``path`` with dots into records in it; empty for other fields.

    ``about`` is the table that a round is about.
    """
    return _meant(table, REFERENCES.get(table, {}).get(path, ""), about)


def _meant(table: str, found: str, about: str) -> str:
    return about if table == Round.TABLE and found == _STEP else found


def references(record: Record) -> Iterator[Key]:
    """The records that this one refers to, in no particular order; one may come more than once."""
    about = record.about if isinstance(record, Round) else _STEP
    for path, meant in _PATHS[record.TABLE]:
        table = _meant(record.TABLE, meant, about)
        for key in _values(record, path):
            yield table, key
    if isinstance(record, Step | Lesson) and record.origin is not None:
        yield record.origin.table, record.origin.id


def _values(value: object, path: tuple[str, ...]) -> Iterator[int]:
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one, path)
    elif value is not None:
        if path:
            yield from _values(getattr(value, path[0]), path[1:])
        elif isinstance(value, int):
            yield value


def referrers(workshop: Workshop, *keys: Key) -> Iterator[tuple[Record, Key]]:
    """The records that refer to any of these, by table and id, each with the one that it refers to."""
    wanted, tables = set(keys), {table for table, _ in keys}
    for kind in filter(lambda name: _may_refer(name, tables), KINDS) if wanted else ():
        for record in workshop.table(kind).values():
            if found := next((key for key in references(record) if key in wanted), None):
                yield record, found


def _may_refer(name: str, tables: set[str]) -> bool:
    """Whether records of this table may refer to records of one of those."""
    slots = KINDS[name].__slots__
    if "origin" in slots or (_CAUSE in tables and "about" in slots):
        return True
    return not tables.isdisjoint(REFERENCES[name].values())


def missing(workshop: Workshop, record: Record) -> Iterator[Key]:
    """The records that this one refers to and that are not there."""
    for table, key in references(record):
        if table not in KINDS or workshop.get(table, key) is None:
            yield table, key
