"""The aggregate: everything one team's file holds, as one immutable value."""

from collections.abc import Callable, Collection
from operator import attrgetter
from typing import Any, TypeAlias, get_args

from msgspec import Struct, field
from msgspec.structs import fields

from workshop.errors import RuleError
from workshop.model.between import Signal, Week
from workshop.model.doubts import Question, Risk
from workshop.model.goals import Goal, KeyResult, Period
from workshop.model.learning import Cause, CheckIn, Lesson, Win
from workshop.model.people import Member, Team
from workshop.model.sessions import Decision, Parked, Session
from workshop.model.steps import Step
from workshop.model.table import Table
from workshop.model.votes import Commitment, Round

Record: TypeAlias = (
    Team
    | Member
    | Period
    | Goal
    | KeyResult
    | Step
    | Round
    | Commitment
    | CheckIn
    | Session
    | Parked
    | Decision
    | Win
    | Cause
    | Lesson
    | Signal
    | Week
    | Risk
    | Question
)
#: The kinds of records by the name of their table, which is also the field of :class:`Workshop`.
KINDS: dict[str, type[Any]] = {kind.TABLE: kind for kind in get_args(Record)}


def _table(kind: type[Any]) -> Any:
    return field(default_factory=lambda: Table[Any](kind.TABLE, kind.PARENT))


class Workshop(Struct, frozen=True, eq=False):
    """All records of one team, as one value that never changes; a change returns a new one.

    ``touched`` names what was put or cut since the value was last settled, as pairs of table and id;
    ``version`` is the number of the change at which it was settled (0 for a value that no file holds).
    """

    teams: Table[Team] = _table(Team)
    members: Table[Member] = _table(Member)
    periods: Table[Period] = _table(Period)
    goals: Table[Goal] = _table(Goal)
    key_results: Table[KeyResult] = _table(KeyResult)
    steps: Table[Step] = _table(Step)
    rounds: Table[Round] = _table(Round)
    commitments: Table[Commitment] = _table(Commitment)
    check_ins: Table[CheckIn] = _table(CheckIn)
    sessions: Table[Session] = _table(Session)
    parked: Table[Parked] = _table(Parked)
    decisions: Table[Decision] = _table(Decision)
    wins: Table[Win] = _table(Win)
    causes: Table[Cause] = _table(Cause)
    lessons: Table[Lesson] = _table(Lesson)
    signals: Table[Signal] = _table(Signal)
    weeks: Table[Week] = _table(Week)
    risks: Table[Risk] = _table(Risk)
    questions: Table[Question] = _table(Question)
    touched: frozenset[tuple[str, int]] = frozenset()
    version: int = 0

    def table(self, name: str) -> Table[Any]:
        """The table of this name; KeyError where there is none."""
        if name not in KINDS:
            raise KeyError(name)
        table: Table[Any] = getattr(self, name)
        return table

    def put(self, *records: Record) -> "Workshop":
        """With these records added, or in place of those with their ids."""
        return self._with(records, lambda table, some: table.put(some))

    def cut(self, *records: Record) -> "Workshop":
        """Without these records."""
        return self._with(records, lambda table, some: table.cut(record.id for record in some))

    def get(self, table: str, record: int) -> Any | None:
        """The record of this id in the table of this name, or None."""
        return self.table(table).get(record)

    def settled(self) -> "Workshop":
        """The same value with nothing touched: what a change starts from."""
        return self.evolved(touched=_NOTHING) if self.touched else self

    def evolved(self, **changes: Any) -> "Workshop":
        """With other values in some fields: what ``dataclasses.replace`` does, in half the time."""
        values = list(_values(self))
        for name, value in changes.items():
            values[_PLACES[name]] = value
        return Workshop(*values)

    @property
    def team(self) -> Team:
        """The team; RuleError in a file that has none yet."""
        team = self.teams.get(1)
        if team is None:
            raise RuleError("This file has no team yet: start one with 'workshop new FILE --team NAME'.")
        return team

    def _with(self, records: Collection[Record], change: Callable[[Any, list[Record]], Any]) -> "Workshop":
        by_table: dict[str, list[Record]] = {}
        for record in records:
            by_table.setdefault(record.TABLE, []).append(record)
        tables = {name: change(self.table(name), some) for name, some in by_table.items()}
        return self.evolved(**tables, touched=self.touched.union((one.TABLE, one.id) for one in records))


_NOTHING: frozenset[tuple[str, int]] = frozenset()
_PLACES = {one.name: place for place, one in enumerate(fields(Workshop))}
_values = attrgetter(*_PLACES)
assert _PLACES.keys() == {*KINDS, "touched", "version"}
