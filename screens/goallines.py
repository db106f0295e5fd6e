"""The lines of the goal page: its texts, key results, steps by state, check-ins and decisions, each an item."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from enum import StrEnum

from screens.goalfacts import LABEL, WHY_MISSING, measure_name, measure_words, serves_words
from screens.text import fit, width_of, wrap
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Rule
from screens.words import state_mark
from workshop.dates import day_words, short_day
from workshop.model import CheckIn, Decision, Goal, KeyResult, Step, StepState, Workshop
from workshop.numbers import number_words
from workshop.tracking import is_overdue

#: The texts of a goal's context with their labels, in the order in which they are read.
CONTEXT = {
    "contributes_to": "Serves",
    "for_us": "For us",
    "market": "Market",
    "customers": "Customers",
    "value_proposition": "Our value",
    "strategy": "Strategy",
}
_STATES = (
    StepState.DOING,
    StepState.PLANNED,
    StepState.DONE,
    StepState.LEFT_BEHIND,
    StepState.IDEA,
    StepState.DROPPED,
    StepState.MERGED,
)
_STATE_WORDS = {
    StepState.DOING: "Steps being done",
    StepState.PLANNED: "Steps planned",
    StepState.DONE: "Steps done",
    StepState.LEFT_BEHIND: "Left behind at the end of the period",
    StepState.IDEA: "Ideas",
    StepState.DROPPED: "Dropped",
    StepState.MERGED: "Merged into others",
}


class Kind(StrEnum):
    """What a line of the page is about."""

    TEXT = "text"
    MEASURE = "measure"
    STEP = "step"
    CHECK_IN = "check-in"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page: the id of a record, or the name of one of the goal's texts."""

    kind: Kind
    of: int | str


@dataclass(frozen=True, slots=True)
class Heading(Rule):
    """A line that names what comes below it, with an empty one before."""

    def block(self, width: int) -> Block:
        """The two lines."""
        return [[], [(fit(self.text, width), "bold $text-secondary")]]


def entries(w: Workshop, goal: Goal, *, log: bool) -> Iterator[Item | Rule]:
    """Everything about a goal, in order; check-ins and decisions only with ``log``."""
    yield Item(Kind.TEXT, "why")
    yield Heading("Key results")
    measures = w.key_results.of(goal.id)
    yield from (Item(Kind.MEASURE, measure.id) for measure in measures)
    if not measures:
        yield Hint("None yet. Press k and say how we will see this goal move.")
    steps = w.steps.of(goal.id)
    for state in _STATES:
        some = [step for step in steps if step.state is state]
        if some:
            yield Heading(f"{_STATE_WORDS[state]} · {len(some)}")
            yield from (Item(Kind.STEP, step.id) for step in _ordered(some))
    if not steps:
        yield Heading("Steps")
        yield Hint("None yet. They are drafted together in planning; a adds one here.")
    written = [field for field in CONTEXT if _text_of(goal, field)]
    if written:
        yield Heading("Context")
        yield from (Item(Kind.TEXT, field) for field in written)
    if log:
        yield from log_entries(w, goal)


def log_entries(w: Workshop, goal: Goal) -> Iterator[Item | Rule]:
    """Check-ins and decisions, the newest first."""
    check_ins, decisions = w.check_ins.of(goal.id), w.decisions.of(goal.id)
    yield Heading("Check-ins")
    yield from (Item(Kind.CHECK_IN, one.id) for one in reversed(check_ins))
    if not check_ins:
        yield Hint("None yet.")
    if decisions:
        yield Heading("Decisions")
        yield from (Item(Kind.DECISION, one.id) for one in reversed(decisions))


@dataclass(frozen=True, slots=True)
class Hint(Rule):
    """What to do where there is nothing."""

    def block(self, width: int) -> Block:
        """The sentence, wrapped."""
        return [[(line, "$text-muted")] for line in wrap(self.text, width)]


def draw(w: Workshop, goal: Goal, item: Item, width: int, today: date, zone: tzinfo = UTC) -> Block:
    """The lines of one item in ``width`` cells."""
    if item.kind is Kind.TEXT:
        return _text(goal, str(item.of), width)
    record = w.get(_TABLES[item.kind], int(item.of))
    if isinstance(record, KeyResult):
        return _measure(w, record, width)
    if isinstance(record, Step):
        return _step(w, record, width, today)
    if isinstance(record, CheckIn):
        return _check_in(w, record, width)
    return _decision(record, width, zone) if isinstance(record, Decision) else []


_TABLES = {
    Kind.MEASURE: "key_results",
    Kind.STEP: "steps",
    Kind.CHECK_IN: "check_ins",
    Kind.DECISION: "decisions",
}


def _ordered(steps: list[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (not step.must_move, step.due or date.max, -step.dots, step.id))


def _labelled(label: str, text: str, width: int, size: int = LABEL, style: str = "") -> Block:
    lines = wrap(text, width - size)
    return [
        [(fit(label if not number else "", size), "$text-muted"), (line, style)]
        for number, line in enumerate(lines)
    ]


def _text_of(goal: Goal, field: str) -> str:
    text: str = serves_words(goal) if field == "contributes_to" else getattr(goal, field)
    return text


def _text(goal: Goal, field: str, width: int) -> Block:
    if field == "why":
        return _labelled("Why", goal.why or WHY_MISSING, width, style="" if goal.why else "$text-warning")
    return _labelled(CONTEXT[field], _text_of(goal, field), width)


def _measure(w: Workshop, measure: KeyResult, width: int) -> Block:
    """Name and values; the values of a goal's key results stand in one column."""
    peers = w.key_results.of(measure.goal)
    names = max(width_of(measure_name(one)) for one in peers)
    values = max(width_of(measure_words(one)) for one in peers)
    room = max(min(names, width - values - 2), width // 3)
    lines = wrap(measure_name(measure), room)
    block: Block = [[(fit(lines[0], room), ""), ("  ", ""), (measure_words(measure), "$text-secondary")]]
    block += [[(line, "")] for line in lines[1:]]
    for old in measure.earlier:
        was = "none" if old.target is None else number_words(old.target, measure.unit)
        told = f"target was {was} until {short_day(old.on)}: {old.reason}"
        block += [[("  ", ""), (line, "$text-muted")] for line in wrap(told, width - 2)]
    return block


def _step(w: Workshop, step: Step, width: int, today: date) -> Block:
    sign, style = state_mark(step.state)
    muted = "$text-muted" if step.state in (StepState.DROPPED, StepState.MERGED) else ""
    lines = wrap(step.text, width - 7)
    block: Block = [[(f"{sign} ", style), (f"{step.id:>3}  ", "$text-muted"), (lines[0], muted)]]
    block += [[(" " * 7, ""), (line, muted)] for line in lines[1:]]
    return [*block, *_tails(_about_step(w, step, today), width)]


def _tails(parts: list[Fragment], width: int) -> Block:
    """The parts in as many lines as they need, broken between them where that is possible."""
    indent: Fragment = (" " * 7, "")
    room = width - 7
    block: Block = []
    used = 0
    for words, style in parts:
        if block and used + 3 + width_of(words) <= room:
            block[-1] += [(" · ", "$text-muted"), (words, style)]
            used += 3 + width_of(words)
            continue
        lines = wrap(words, room)
        block += [[indent, (line, style)] for line in lines]
        used = width_of(lines[-1])
    return block


def _about_step(w: Workshop, step: Step, today: date) -> list[Fragment]:
    """Owner, helpers, due day, first move: what there is to say about a step of the plan."""
    if step.state is StepState.MERGED:
        return [(f"is now part of step {step.merged_into}", "$text-muted")]
    if not step.in_plan:
        return []
    name = _name(w, step.owner)
    parts: list[Fragment] = [("must-move", "bold $text-accent")] if step.must_move else []
    parts.append((name, "$text-muted") if name else ("nobody has it yet", "$text-warning"))
    if step.helpers:
        parts.append((f"with {', '.join(_name(w, one) for one in step.helpers)}", "$text-muted"))
    if step.state is StepState.DONE:
        parts.append((f"done {short_day(step.done_on)}" if step.done_on else "done", "$text-success"))
        if step.verdict:
            parts.append((str(step.verdict), "$text-muted"))
    else:
        parts += _dates(step, today)
    if step.blocker:
        parts.append((f"blocked: {step.blocker}", "$text-warning"))
    return parts


def _dates(step: Step, today: date) -> list[Fragment]:
    parts: list[Fragment] = []
    if step.due is None:
        parts.append(("no due day", "$text-warning"))
    elif is_overdue(step, today):
        parts.append((f"▲ overdue since {short_day(step.due)}", "$text-warning"))
    else:
        parts.append((f"due {day_words(step.due, today)}", "$text-muted"))
    if step.first_move:
        on = f" {day_words(step.first_move_on, today)}" if step.first_move_on else ""
        parts.append((f"first move{on}: {step.first_move}", "$text-muted"))
    return parts


def _check_in(w: Workshop, one: CheckIn, width: int) -> Block:
    by = f"{_name(w, one.by)}: " if one.by else ""
    parts = (f"confidence {one.confidence} of 10", one.changed, f"blocked: {one.blocker}" if one.blocker else "")
    text = by + ". ".join(part.rstrip(" .") for part in parts if part) + "."
    return _labelled(short_day(one.on), text, width, 8)


def _decision(one: Decision, width: int, zone: tzinfo) -> Block:
    on = short_day(one.at.astimezone(zone).date()) if one.at else ""
    why = f" Because: {one.why}" if one.why else ""
    return _labelled(on, f"{one.kind}: {one.what}{why}", width, 8)


def _name(w: Workshop, member: int | None) -> str:
    person = None if member is None else w.members.get(member)
    return person.name if person else ""
