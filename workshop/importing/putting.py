"""Entries put into a workshop: goals, key results, readings and steps, by name; what is there is updated."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.importing.changes import Change, Fault
from workshop.importing.entries import Entry, MeasureRow
from workshop.importing.ledger import Ledger
from workshop.importing.segments import split
from workshop.importing.spans import Spans
from workshop.importing.steps import put_step
from workshop.model import Goal, KeyResult, Part, Period
from workshop.team import periods
from workshop.track.measures import check_span, retargeted, value, with_reading
from workshop.track.segments import read_part
from workshop.words.dates import long_day
from workshop.words.numbers import exact_words
from workshop.words.text import quoted


class Putting:
    """Puts the entries of a sheet into a ledger; ``changes``, ``faults`` and ``notes`` tell about it."""

    def __init__(self, ledger: Ledger, spans: Spans, today: date, now: datetime | None) -> None:
        self.changes: list[Change] = []
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.ledger = ledger
        self.today = today
        self.now = now
        self._spans = spans

    def put(self, entries: Sequence[Entry], weak: frozenset[str], tick: Callable[[], None]) -> None:
        """Put all entries, calling ``tick`` for each. A goal comes only where one of its rows is without fault and
        none has a fault that concerns the goal itself: half a goal helps nobody."""
        for group in _by_goal(entries):
            into = self._spans.of(group[0].period)
            for _ in group:
                tick()
            self.notes += [note for entry in group for note in entry.notes]
            if into.period is None:
                self.changes += [Change(one.line, "left out", f"{quoted(one.title)}: {into.why}") for one in group]
                continue
            found = [fault for entry in group for fault in entry.faults] + self._contradictions(group, weak)
            faulty = {fault.line for fault in found}
            good = [entry for entry in group if entry.line not in faulty]
            if good and all(entry.whole for entry in group):
                try:
                    self._put_goal(into.period, group, good)
                except RuleError as refusal:
                    found.append(Fault(good[0].line, "", str(refusal)))
            elif good:
                broken = next(entry.line for entry in group if not entry.whole)
                why = f"“{group[0].title[:60]}”: line {broken} of the same goal has a fault"
                self.changes += [Change(entry.line, "left out", why) for entry in good]
            self.faults += found

    def put_readings(self, entries: Sequence[Entry]) -> None:
        """Put readings of key results and of headlines that are there."""
        for entry in entries:
            into = self._spans.of(entry.period)
            self.notes += entry.notes
            self.faults += entry.faults
            if into.period is None:
                self.changes.append(Change(entry.line, "left out", into.why))
            elif not entry.faults:
                for row in entry.measures:
                    try:
                        self._put_reading(into.period, entry, row)
                    except RuleError as refusal:
                        self.faults.append(Fault(entry.line, "key result", str(refusal)))

    def _put_goal(self, period: int, group: Sequence[Entry], good: Sequence[Entry]) -> None:
        title = good[0].title
        said = {field: value for entry in reversed(group) for field, value in entry.fields.items()}
        was = self.ledger.goal(period, title)
        only_steps = all(entry.steps and not entry.measures for entry in good)
        if was is None:
            number = self.ledger.next_id("goals")
            place = self.ledger.next_position(period)
            goal = Goal(number, period, title, position=place, made_on=self.today, **said)
        else:
            goal = replace(was, **said)
        if was is None or not only_steps or goal != was:
            self.changes.append(Change.between(good[0].line, was, goal, "goal", f"“{goal.title}”"))
        if goal != was:
            self.ledger.put(goal)
        for entry in good:
            for row in entry.measures:
                self._put_measure(goal, entry.line, row)
            for step in entry.steps:
                put_step(self, goal, entry.line, step)

    def _put_measure(self, goal: Goal, line: int, row: MeasureRow) -> None:
        was = self.ledger.measure(goal.id, row.name)
        if was is None:
            started = row.baseline is None and row.current is not None
            baseline = row.current if started else row.baseline
            number = self.ledger.next_id("key_results")
            new = KeyResult(number, goal.id, row.name, row.unit or "", baseline, row.target, bool(row.leading))
            check_span(row.name, baseline, row.target)
            if row.target is None and not row.values:
                words = f"“{row.name[:60]}” has no target: write the value to reach; planning asks for it too."
                self.notes.append(f"Line {line}, target: {words}")
            elif baseline is not None and baseline == row.target:
                words = (
                    f"“{row.name[:60]}” starts at its target: it comes in as “keep at {exact_words(baseline)}”."
                )
                self.notes.append(f"Line {line}, target: {words}")
        else:
            new = self._retargeted(goal, was, row)
        if row.parts:
            new = split(new, was.parts if was else (), row.parts, self.today)
        if row.current is not None and row.current != value(new):
            new = with_reading(new, row.on or self.today, row.current, None)
        self._keep(line, was, new)
        for at, figure in row.values:
            self._put_value(goal, line, new, at, figure)

    def _retargeted(self, goal: Goal, was: KeyResult, row: MeasureRow) -> KeyResult:
        old = replace(
            was,
            unit=was.unit if row.unit is None else row.unit,
            leading=was.leading if row.leading is None else row.leading,
            parts=() if row.parts else was.parts,
        )
        baseline = was.baseline if row.baseline is None else row.baseline
        target = was.target if row.target is None else row.target
        new = retargeted(old, baseline, target, self.today, f"imported on {long_day(self.today)}")
        if len(new.earlier) > len(was.earlier):
            now, period = self.now, goal.period
            self.ledger.decide(lambda w: periods.target_decision(w, new, now, None, period=period, goal=was.goal))
        return new

    def _keep(self, line: int, was: KeyResult | None, new: KeyResult) -> None:
        self.changes.append(Change.between(line, was, new, "key result", _words(new, was)))
        if new != was:
            self.ledger.put(new)

    def _put_value(self, goal: Goal, line: int, measure: KeyResult, at: Any, number: float) -> None:
        """A value of an earlier period, or of a day: there the goal has the key result too."""
        period = self._spans.history(at)
        if isinstance(period, str):
            self.changes.append(
                Change(line, "left out", f"the value {exact_words(number)} of “{measure.name}”: {period}")
            )
            return
        on = at if isinstance(at, date) else min(period.last, self.today)
        if on > self.today:
            self.changes.append(
                Change(line, "left out", f"the value of “{measure.name}” for {period.label}, to come")
            )
            return
        there = goal if period.id == goal.period else self._goal_there(goal, period)
        was = self.ledger.measure(there.id, measure.name)
        base = was or KeyResult(
            self.ledger.next_id("key_results"), there.id, measure.name, measure.unit, None, None
        )
        self._read(line, was, base, on, number, period.label)

    def _goal_there(self, goal: Goal, period: Period) -> Goal:
        found = self.ledger.goal(period.id, goal.title)
        if found is not None:
            return found
        number, place = self.ledger.next_id("goals"), self.ledger.next_position(period.id)
        return self.ledger.put(Goal(number, period.id, goal.title, category=goal.category, position=place))

    def _put_reading(self, period: int, entry: Entry, row: MeasureRow) -> None:
        values = [*row.values, *([(row.on or self.today, row.current)] if row.current is not None else [])]
        record: Period = self.ledger.get("periods", period)
        headline = record.headline
        if (
            headline is not None
            and row.name.casefold() in (headline.name.casefold(), "headline")
            and not entry.title
        ):
            new = headline
            for at, number in values:
                on = at if isinstance(at, date) else self.today
                if (on, number) not in [(one.on, one.value) for one in new.readings]:
                    new = with_reading(new, on, number, None)
            changed = replace(record, headline=new)
            words = f"reading of {headline.name}: {', '.join(exact_words(number) for _, number in values)}"
            self.changes.append(Change(entry.line, "unchanged" if new == headline else "new", words, "reading"))
            if new != headline:
                self.ledger.put(changed)
            return
        found = self.ledger.measures_named(period, row.name)
        if entry.title:
            goal = self.ledger.goal(period, entry.title)
            found = [one for one in found if goal is not None and one.goal == goal.id]
        if len(found) != 1:
            of = quoted(entry.title) if entry.title else record.label
            if found:
                raise RuleError(
                    f"several goals of {of} have the key result “{row.name[:60]}”: add a column “goal”."
                )
            raise RuleError(
                f"{of} has no key result “{row.name[:60]}”: readings go to key results that are there."
            )
        for at, number in values:
            if isinstance(at, date):
                now = self.ledger.measure(found[0].goal, found[0].name)
                assert now is not None
                if row.segment:
                    self._keep(entry.line, now, read_part(now, row.segment, at, number, None))
                    continue
                self._read(entry.line, now, now, at, number, "")
            else:
                self._put_value(self.ledger.get("goals", found[0].goal), entry.line, found[0], at, number)

    def _read(
        self, line: int, was: KeyResult | None, base: KeyResult, on: date, number: float, label: str
    ) -> None:
        known = any((one.on, one.value) == (on, number) for one in base.readings)
        if on > self.today:
            raise RuleError(f"{long_day(on)} is still to come: a reading has a day that is over.")
        words = (
            f"reading of “{base.name}”: {exact_words(number)} on {long_day(on)}{f' ({label})' if label else ''}"
        )
        self.changes.append(Change(line, "unchanged" if known else "new", words, "reading"))
        if not known:
            self.ledger.put(with_reading(base, on, number, None))

    def _contradictions(self, group: Sequence[Entry], weak: frozenset[str]) -> list[Fault]:
        """Where two rows of one goal say different things about it, or bring the same key result twice."""
        faults: list[Fault] = []
        said: dict[str, tuple[Any, int]] = {}
        measured: dict[str, int] = {}
        for entry in group:
            for field, words in entry.fields.items():
                first, line = said.setdefault(field, (words, entry.line))
                if first == words:
                    continue
                column = field.replace("_", " ")
                if field in weak:
                    self.notes.append(f"Line {entry.line}, {column}: left out, since line {line} has another one.")
                else:
                    text = f"“{entry.title}” has another {column} in line {line}: keep one."
                    faults.append(Fault(entry.line, column, text))
            for row in () if entry.faults or entry.steps else entry.measures:
                line = measured.setdefault(row.name.casefold(), entry.line)
                if line != entry.line:
                    text = f"“{row.name}” is already in line {line}: remove one."
                    faults.append(Fault(entry.line, "key result", text))
        return faults


def _by_goal(entries: Sequence[Entry]) -> list[list[Entry]]:
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.period.casefold(), entry.title.casefold() or f"\n{entry.line}"), []).append(entry)
    return list(groups.values())


def _span(one: KeyResult | Part) -> str:
    start, target = ("?" if number is None else exact_words(number) for number in (one.baseline, one.target))
    return f"{start} → {target}"


def _words(new: KeyResult, was: KeyResult | None) -> str:
    words = f"“{new.name}” {_span(new)} {new.unit}".rstrip()
    if new.readings and new.readings[-1:] != (was.readings[-1:] if was else ()):
        words = f"{words}, stands at {exact_words(new.readings[-1].value)}"
    if new.parts:
        words = f"{words}, of which {', '.join(f'{part.name} {_span(part)}' for part in new.parts)}"
    if was is None or was.target is None or was.target == new.target:
        return words
    return f"{words} (the target was {exact_words(was.target)} and stays visible)"
