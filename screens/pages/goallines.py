"""The lines of the goal page: its texts, key results, steps by state, and its log, each an item."""

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo

from screens.commands import Hint as KeyHint
from screens.forms.goalfacts import CONTEXT, LABEL, context_text, no_measure, why_missing
from screens.pages.goalitems import Item, Kind, labelled
from screens.pages.goallog import check_in_block, decision_block, lesson_block, log_entries, signal_block
from screens.pages.goalmeasures import happened, legend, measure_block
from screens.steps.stepwords import about
from screens.text import width_of, wrap
from screens.widgets.columns import Fragment
from screens.widgets.sheet import Block, Heading, Hint, Rule
from screens.words import state_mark
from workshop.model import (
    CheckIn,
    Decision,
    Goal,
    KeyResult,
    Lesson,
    Question,
    Risk,
    Signal,
    Step,
    StepState,
    Workshop,
)
from workshop.plan import questions
from workshop.plan.premortem import signs
from workshop.words.names import full_names

#: Cells for whether a question is open, or which step a sign is about.
_STATE = 8
_STATE_WORDS = {
    StepState.DOING: "Steps being done",
    StepState.PLANNED: "Steps planned",
    StepState.DONE: "Steps done",
    StepState.LEFT_BEHIND: "Left behind at the end of the period",
    StepState.IDEA: "Ideas, not in the plan",
    StepState.DROPPED: "Dropped",
    StepState.MERGED: "Merged into others",
}


def entries(w: Workshop, goal: Goal, today: date, hint: KeyHint, *, log: bool) -> Iterator[Item | Rule]:
    """Everything about a goal, in order; check-ins, lessons and decisions only with ``log``."""
    yield Item(Kind.TEXT, "why")
    measures = w.key_results.of(goal.id)
    yield Heading("Key results", aside=legend(w, goal, today))
    yield from (Item(Kind.MEASURE, measure.id) for measure in measures)
    if not measures:
        yield Hint(no_measure(hint))
    steps = w.steps.of(goal.id)
    for state, words in _STATE_WORDS.items():
        some = [step for step in steps if step.state is state]
        if some:
            yield Heading(f"{words} · {len(some)}")
            yield from (Item(Kind.STEP, step.id) for step in _ordered(some))
    if not steps:
        yield Heading("Steps")
        yield Hint(f"None yet. They are drafted together in planning{hint('add', '; a adds one here')}.")
    if asked := w.questions.of(goal.id):
        yield Heading("Questions back", aside=goal.sponsor)
        yield from (Item(Kind.QUESTION, one.id) for one in asked)
    if found := signs(w, goal.id):
        yield Heading("Warning signs", aside="read at every check-in")
        yield from (Item(Kind.SIGN, one.id) for one in found)
    yield from happened(w, goal, today)
    if told := w.signals.of(goal.id):
        yield Heading("Signals")
        yield from (Item(Kind.SIGNAL, one.id) for one in sorted(told, key=lambda one: one.end is not None))
    written = [field for field in CONTEXT if context_text(goal, field)]
    if written:
        yield Heading("Context")
        yield from (Item(Kind.TEXT, field) for field in written)
    if log:
        yield from log_entries(w, goal)


def draw(
    w: Workshop, goal: Goal, item: Item, width: int, today: date, zone: tzinfo, hint: KeyHint, *, chart: int
) -> Block:
    """The lines of one item in ``width`` cells; a chart gets so many lines."""
    if item.kind is Kind.TEXT:
        return _text(goal, str(item.of), width, hint)
    match w.get(_TABLES[item.kind], int(item.of)):
        case KeyResult() as measure:
            return measure_block(w, measure, width, today, chart)
        case Step() as step:
            return _step(w, step, width, today)
        case CheckIn() as one:
            return check_in_block(w, one, width)
        case Decision() as decision:
            return decision_block(decision, width, zone)
        case Lesson() as lesson:
            return lesson_block(lesson, width)
        case Question() as question:
            label = "" if question.answer else "open"
            return labelled(label, questions.told(w, question), width, _STATE, tone="$warn")
        case Risk() as risk:
            return labelled(f"step {risk.step}" if risk.step else "", risk.text, width, _STATE)
        case Signal() as one:
            return signal_block(one, width, zone)
    return []


_TABLES = {
    Kind.MEASURE: KeyResult.TABLE,
    Kind.STEP: Step.TABLE,
    Kind.CHECK_IN: CheckIn.TABLE,
    Kind.DECISION: Decision.TABLE,
    Kind.LESSON: Lesson.TABLE,
    Kind.QUESTION: Question.TABLE,
    Kind.SIGN: Risk.TABLE,
    Kind.SIGNAL: Signal.TABLE,
}


def _ordered(steps: list[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (not step.must_move, step.due or date.max, -step.dots, step.id))


def _text(goal: Goal, field: str, width: int, hint: KeyHint) -> Block:
    if field == "why":
        return labelled("Why", goal.why or why_missing(hint), width, LABEL, "" if goal.why else "$quiet")
    return labelled(CONTEXT[field], context_text(goal, field), width, LABEL)


def _step(w: Workshop, step: Step, width: int, today: date) -> Block:
    sign, style = state_mark(step.state)
    muted = "$text-muted" if step.state in (StepState.DROPPED, StepState.MERGED) else ""
    lines = wrap(step.text, width - 7)
    block: Block = [[(f"{sign} ", style), (f"{step.id:>3}  ", "$text-muted"), (lines[0], muted)]]
    block += [[(" " * 7, ""), (line, muted)] for line in lines[1:]]
    return [*block, *_tails(_about_step(w, step, today), width)]


def _tails(parts: Iterable[Fragment], width: int) -> Block:
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


def _about_step(w: Workshop, step: Step, today: date) -> Iterable[Fragment]:
    """What there is to say about a step that is in the plan, or in another step by now."""
    if step.state is StepState.MERGED:
        return [(f"is now part of step {step.merged_into}", "$text-muted")]
    return about(step, full_names(w), today) if step.in_plan else ()
