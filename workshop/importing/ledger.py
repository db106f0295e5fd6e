"""What an import has put so far: found by name in no time, and given to the workshop in one go at the end."""

import re
from typing import Any, TypeVar

from workshop.errors import RuleError
from workshop.model import Goal, KeyResult, Member, Period, Step, StepState, Workshop
from workshop.team import team
from workshop.words.numbers import exact_words
from workshop.words.text import clean, plain

R = TypeVar("R", Goal, KeyResult, Member, Period, Step)


class Ledger:
    """The records of a workshop by their names, with those that an import adds or changes."""

    def __init__(self, w: Workshop) -> None:
        self.w = w
        self._put: dict[tuple[str, int], Any] = {}
        self._last = {
            name: w.table(name).last_id for name in ("goals", "key_results", "members", "periods", "steps")
        }
        self._goals = {(one.period, one.title.casefold()): one.id for one in w.goals.values()}
        self._measures = {(one.goal, one.name.casefold()): one.id for one in w.key_results.values()}
        self._steps = {
            (one.goal, one.text.casefold()): one.id
            for one in w.steps.values()
            if one.state is not StepState.MERGED
        }
        self._members = {one.name.casefold(): one.id for one in w.members.values()}
        self._positions: dict[int, int] = {}
        self._initials = {one.initials.casefold() for one in w.members.values()}
        self._decisions: list[Any] = []
        self._called: dict[tuple[int, str], list[int]] = {}

    def get(self, table: str, record: int) -> Any:
        """The record of this id, as it is by now."""
        found = self._put.get((table, record))
        return self.w.table(table)[record] if found is None else found

    def goal(self, period: int, title: str) -> Goal | None:
        found: Goal | None = self._found("goals", self._goals.get((period, title.casefold())))
        return found

    def measure(self, goal: int, name: str) -> KeyResult | None:
        found: KeyResult | None = self._found("key_results", self._measures.get((goal, name.casefold())))
        return found

    def measures_named(self, period: int, name: str) -> list[KeyResult]:
        """The key results of this name under all goals of a period."""
        if not self._called:
            for (goal, called), one in self._measures.items():
                where: int = self.get("goals", goal).period
                self._called.setdefault((where, called), []).append(one)
        return [self.get("key_results", one) for one in self._called.get((period, name.casefold()), ())]

    def step(self, goal: int, text: str) -> Step | None:
        found: Step | None = self._found("steps", self._steps.get((goal, text.casefold())))
        return found

    def member(self, name: str) -> Member | None:
        """The member of exactly this name."""
        found: Member | None = self._found("members", self._members.get(name.casefold()))
        return found

    def person(self, text: str) -> Member | None:
        """Who is meant by a name, its beginning, initials or a mail address; None where that is not clear."""
        exact = self.member(text)
        if exact is not None:
            return exact
        before = text.partition("@")[0]
        wanted = plain(clean(text) if before == text else re.sub(r"[._]", " ", before))
        people: list[Member] = [self.get("members", one) for one in self._members.values()]
        tests = (
            lambda one: plain(one.name) == wanted or plain(one.initials) == wanted,
            lambda one: plain(one.name).startswith(wanted) and one.active,
            lambda one: any(word == wanted for word in plain(one.name).split()) and one.active,
        )
        for fits in tests:
            found = [one for one in people if wanted and fits(one)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def next_id(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def next_position(self, period: int) -> int:
        """The place behind the last goal of a period."""
        if period not in self._positions:
            self._positions[period] = max((one.position for one in self.w.goals.of(period)), default=0)
        self._positions[period] += 1
        return self._positions[period]

    def initials_for(self, name: str) -> str:
        return team.derive_initials(name, self._initials)

    def free_initials(self, initials: str, member: int) -> str:
        """These initials, cleaned; RuleError where they are somebody else's or too long."""
        initials = clean(initials).replace(" ", "")
        if not 1 <= len(initials) <= team.INITIALS:
            raise RuleError(
                f"Initials have 1 to {team.INITIALS} characters; these have {exact_words(len(initials))}: "
                "choose others."
            )
        people = (self.get("members", one) for one in self._members.values())
        owner = next((one for one in people if one.initials.casefold() == initials.casefold()), None)
        if owner is not None and owner.id != member:
            raise RuleError(f"{owner.name} already has the initials {owner.initials}: choose others.")
        return initials

    def made(self, kind: type[R]) -> list[R]:
        """The records of this kind that are new or changed."""
        return [one for one in self._put.values() if isinstance(one, kind)]

    def put(self, record: R) -> R:
        """Keep a record that is new or changed."""
        if isinstance(record, Goal):
            self._goals[record.period, record.title.casefold()] = record.id
        elif isinstance(record, KeyResult):
            if (record.TABLE, record.id) not in self._put and record.id not in self.w.key_results:
                self._called.clear()
            self._measures[record.goal, record.name.casefold()] = record.id
        elif isinstance(record, Step):
            self._steps[record.goal, record.text.casefold()] = record.id
        elif isinstance(record, Member):
            self._members[record.name.casefold()] = record.id
            self._initials.add(record.initials.casefold())
        self._put[record.TABLE, record.id] = record
        return record

    def decide(self, make: Any) -> None:
        """Keep a decision: ``make`` gives it for the workshop with all the rest in it."""
        self._decisions.append(make)

    def settle(self) -> Workshop:
        """The workshop with all of it; the same value where nothing is new."""
        changed = [one for (table, key), one in self._put.items() if self.w.get(table, key) != one]
        w = self.w.put(*sorted(changed, key=lambda one: (one.TABLE, one.id))) if changed else self.w
        for make in self._decisions:
            w = w.put(make(w))
        return w

    def _found(self, table: str, record: int | None) -> Any:
        return None if record is None else self.get(table, record)
