"""The facts of one goal as lines to read aloud: what was planned, what was done, what came of it. No names."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace
from textual.content import Content

from screens.widgets.bars import meter
from screens.widgets.display import in_a_row
from screens.widgets.facts import Entry, Fact
from screens.words import lesson_words, next_time_words, outcome_mark, state_mark
from workshop.model import CheckIn, Decision, DecisionKind, KeyResult, Outcome, Reading, Step
from workshop.review.goal_facts import Dropped, Facts, MeasureFact
from workshop.review.outcomes import outcome_words
from workshop.track.measures import near, span_words
from workshop.track.unread import told
from workshop.words.dates import short_day, span_of_days
from workshop.words.numbers import number_words, share_figure, share_words
from workshop.words.signs import MUST_MOVE, PENDING
from workshop.words.steps import blocked_words, done_words

#: Cells that stand free for the labels.
LABEL = 13
_METER = 16
#: Older readings than these are left out of the line, not of the file.
_READINGS = 6
#: More lessons than these are not read aloud.
_LESSONS = 3
#: From so many days without a check-in on, the silence is told.
_SILENCE = 14
_MUTED = "$text-muted"


def whole_lines(said: Iterable[tuple[str, str]]) -> list[Entry]:
    """The facts of the whole period: labels and sentences, as :func:`workshop.review.period_facts` gives them."""
    grouped = groupby(said, key=itemgetter(0))
    return [line for label, some in grouped for line in _labelled(label, (Fact(one) for _, one in some))]


def outcome_facts(found: Facts) -> list[Entry]:
    """The goal, and what became of it, or what its figures say and which key takes that."""
    goal = found.goal
    if goal.outcome is not None:
        words, style = outcome_mark(goal.outcome)
        facts: list[Entry] = [Fact(goal.title, style="bold", aside=words, aside_style=style)]
        return [*facts, Fact(goal.outcome_reason, style=_MUTED)] if goal.outcome_reason else facts
    if found.suggested is None:
        asks = "No target says what became of it. Ask the room: 1 to 4."
    else:
        asks = f"The figures say {outcome_words(found.suggested)}. Enter takes that; 1 to 4 say otherwise."
    words, style = outcome_mark(None)
    return [Fact(goal.title, style="bold", aside=words, aside_style=style), Fact(asks, style="$quiet")]


def figures(found: Facts) -> Content:
    """What was planned, done and moved, in large digits."""
    led = any(step.must_move for step in found.not_done)
    moved = [] if found.attainment is None else [("Moved", share_figure(found.attainment), "of the way")]
    done = ("Done", str(len(found.done)), f"of them{f', not the {MUST_MOVE} one' if led else ''}")
    return in_a_row(("Planned", str(found.planned), "steps"), done, *moved)


def fact_lines(found: Facts) -> list[Entry]:
    """All that the file knows of the goal, in the order in which it is read."""
    return [
        *_labelled("Why", [Fact(found.goal.why)] if found.goal.why else []),
        *_measures(found),
        *_targets(found),
        *_steps(found),
        *_check_ins(found),
        *_labelled("Signals", (Fact(told(one)) for one in found.signals)),
        *_labelled("Backed", _backing(found)),
        *_labelled("Left open", (_decision(one) for one in found.decisions if one.kind is DecisionKind.GAP)),
        *_labelled("Decided", (_decision(one) for one in found.decisions if one.kind is not DecisionKind.GAP)),
        *_labelled(
            "Known before", (_lesson(lesson_words(one), next_time_words(one)) for one in found.lessons[:_LESSONS])
        ),
    ]


def suggestion_mark(suggested: Outcome | None) -> tuple[str, str]:
    """What the figures say of a goal that nobody has looked at yet: ``○ missed?``."""
    return (f"{PENDING} {outcome_words(suggested)}?" if suggested else f"{PENDING} open", "$quiet")


def _labelled(label: str, facts: Iterable[Fact]) -> list[Entry]:
    return [replace(one, label=label if not place else "") for place, one in enumerate(facts)]


def _measures(found: Facts) -> list[Entry]:
    lines = [line for one in found.measures for line in _measure(one)]
    return _labelled("Aim", lines or [Fact("No key result: nobody can see whether it moved.", style="$quiet")])


def _measure(one: MeasureFact) -> Iterator[Fact]:
    measure = one.measure
    leading = " (leading)" if measure.leading else ""
    yield Fact(f"{measure.name}{leading}", aside=span_words(measure), aside_style="")
    if one.last is None:
        yield Fact("nobody read it: r puts in where it ended", style="$quiet")
        return
    reached = number_words(near(measure, one.last.value), measure.unit)
    if one.attainment is not None:
        yield Fact(f"{meter(one.attainment, _METER)}  {reached}, {share_words(one.attainment)} of the way")
    readings = measure.readings[-_READINGS:]
    if len(readings) > 1:
        yield Fact(" · ".join(_reading(measure, read) for read in readings), style=_MUTED)


def _reading(measure: KeyResult, one: Reading) -> str:
    return f"{short_day(one.on)} {number_words(near(measure, one.value))}"


def _targets(found: Facts) -> list[Entry]:
    changed = (
        Fact(
            f"{name}: the target was {'none' if old.target is None else number_words(old.target)} "
            f"until {short_day(old.on)}. {old.reason}"
        )
        for name, old in found.targets
    )
    return _labelled("Changed", changed)


def _steps(found: Facts) -> list[Entry]:
    if not found.planned:
        return _labelled("Steps", [Fact("No step was ever planned.", style="$quiet")])
    return [
        *_labelled(f"{len(found.done)} of {found.planned} done", map(_step, found.done)),
        *_labelled("Not done", map(_step, found.not_done)),
        *_labelled("Dropped", map(_dropped, found.dropped)),
    ]


def _step(step: Step) -> Fact:
    """A step with what there is to say about it; who had it does not matter here."""
    sign, style = state_mark(step.state)
    remarks = [
        "must-move" if step.must_move else "",
        done_words(step) if step.done_on else "",
        str(step.verdict) if step.verdict else "",
        "" if step.done_on else blocked_words(step),
    ]
    said = ", ".join(one for one in remarks if one)
    return Fact(f"{step.text}{f'  ({said})' if said else ''}", sign=(sign, style))


def _dropped(one: Dropped) -> Fact:
    sign, style = state_mark(one.step.state)
    return Fact(f"{one.step.text}  ({one.why.rstrip('.')})", sign=(sign, style))


def _check_ins(found: Facts) -> list[Entry]:
    if not found.check_ins:
        return _labelled("Check-ins", [Fact("Nobody checked in.", style="$quiet")])
    facts = [_check_in(one) for one in found.check_ins]
    if found.silent_days and found.silent_days >= _SILENCE:
        facts.append(Fact(f"then {span_of_days(found.silent_days)} of silence", style="$quiet"))
    return _labelled("Check-ins", facts)


def _check_in(one: CheckIn) -> Fact:
    blocked = f" Blocked: {one.blocker}." if one.blocker else ""
    return Fact(f"{short_day(one.on)}, confidence {one.confidence}: {one.changed}{blocked}".rstrip(": "))


def _backing(found: Facts) -> Iterator[Fact]:
    if found.lukewarm:
        yield Fact(f"{found.lukewarm} of {found.asked} did not stand behind the plan (under 3).")
        for concern in dict.fromkeys(found.concerns):
            yield Fact(f"“{concern}”")


def _decision(one: Decision) -> Fact:
    return Fact(f"{one.what} {one.why}".rstrip())


def _lesson(learned: str, next_time: str) -> Fact:
    return Fact(f"{learned} {next_time}".rstrip())
