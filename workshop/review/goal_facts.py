"""What happened to a goal, built from the file: facts before opinions."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from workshop.meet.last_plan import lessons_for
from workshop.model import (
    CheckIn,
    Decision,
    DecisionKind,
    Goal,
    Headline,
    KeyResult,
    Lesson,
    Outcome,
    Reading,
    Signal,
    Step,
    StepState,
    TargetChange,
    Workshop,
)
from workshop.plan.committing import current_commitment, low
from workshop.review.outcomes import suggested_outcome
from workshop.track.measures import attainment, span_words, value_words
from workshop.track.status import goal_attainment
from workshop.track.unread import told
from workshop.words.dates import span_of_days
from workshop.words.numbers import number_words, of_words, share_words, times_words
from workshop.words.text import quoted

#: From so many days without a check-in on, the silence is a fact.
_SILENCE = 14
_NOT_SAID_AGAIN = (DecisionKind.TARGET, DecisionKind.DROPPED, DecisionKind.NOT_DOING)


class MeasureFact(Struct, frozen=True):
    """A key result with its first and last reading; ``attainment`` is a share of 1, None without a target."""

    measure: KeyResult
    first: Reading | None
    last: Reading | None
    attainment: float | None


class Dropped(Struct, frozen=True):
    """A step that was dropped from the plan on the way, and why."""

    step: Step
    why: str


class Facts(Struct, frozen=True):
    """One goal, looked back on.

    ``not_done`` are the steps of the plan that were not done, whatever became of them; ``targets`` the targets
    that were changed, by name of the measure; ``decisions`` all others about the goal; ``lukewarm`` how many of
    those asked (``asked``) did not stand behind the plan, ``concerns`` what they said; ``lessons`` what
    was known of this kind of goal before the period began; ``silent_days`` the days since the last check-in, up
    to the period's last day (None where there was none).
    """

    goal: Goal
    suggested: Outcome | None
    attainment: float | None
    measures: tuple[MeasureFact, ...]
    done: tuple[Step, ...]
    not_done: tuple[Step, ...]
    dropped: tuple[Dropped, ...]
    check_ins: tuple[CheckIn, ...]
    silent_days: int | None
    targets: tuple[tuple[str, TargetChange], ...]
    decisions: tuple[Decision, ...]
    lukewarm: int
    asked: int
    concerns: tuple[str, ...]
    lessons: tuple[Lesson, ...]
    signals: tuple[Signal, ...]

    @property
    def planned(self) -> int:
        return len(self.done) + len(self.not_done)

    @property
    def confidence(self) -> tuple[int, ...]:
        """The confidence of each check-in, oldest first."""
        return tuple(one.confidence for one in self.check_ins)


def facts(w: Workshop, goal: int, today: date) -> Facts:
    """What the file knows of a goal on this day."""
    record = w.goals.need(goal)
    period = w.periods.need(record.period)
    measures = w.key_results.of(goal)
    check_ins = tuple(sorted(w.check_ins.of(goal), key=lambda one: (one.on, one.id)))
    commitment = current_commitment(w, goal)
    steps = [step for step in w.steps.of(goal) if step.in_plan]
    return Facts(
        goal=record,
        suggested=suggested_outcome(w, goal),
        attainment=goal_attainment(w, goal),
        measures=tuple(_measured(one) for one in measures),
        done=tuple(step for step in steps if step.state is StepState.DONE),
        not_done=tuple(step for step in steps if step.state is not StepState.DONE),
        dropped=tuple(_dropped(w, goal)),
        check_ins=check_ins,
        silent_days=max((min(today, period.last) - check_ins[-1].on).days, 0) if check_ins else None,
        targets=tuple((one.name, old) for one in measures for old in one.earlier),
        decisions=tuple(one for one in w.decisions.of(goal) if one.kind not in _NOT_SAID_AGAIN),
        lukewarm=len(low(commitment)) if commitment else 0,
        asked=len(commitment.fists) if commitment else 0,
        concerns=tuple(one.text for one in commitment.concerns if one.text) if commitment else (),
        lessons=tuple(one for one in lessons_for(w, [goal]) if one.on is None or one.on < period.first),
        signals=w.signals.of(goal),
    )


def in_words(found: Facts) -> tuple[str, ...]:
    """The facts as sentences, in the order in which they are read aloud."""
    return tuple(_sentences(found))


def measure_sentence(measure: KeyResult | Headline) -> str:
    """Where a measure was to go, and where it stands."""
    share = attainment(measure)
    way = "" if share is None else f", {share_words(share)} of the way"
    read = "" if measure.readings else " (nobody read it)"
    return f"{measure.name}: {span_words(measure)} was the aim; {value_words(measure)}{way}{read}."


def target_sentence(name: str, old: TargetChange) -> str:
    """What the target of a measure was before, and why it was changed."""
    was = "no target" if old.target is None else number_words(old.target)
    return f"The target of {name} was changed (from {was}): {old.reason}"


def _sentences(found: Facts) -> Iterator[str]:
    yield from (measure_sentence(one.measure) for one in found.measures)
    yield from (target_sentence(name, old) for name, old in found.targets)
    if not found.planned:
        yield "No step was ever planned."
    else:
        count = len(found.dropped)
        dropped = f"; {count} dropped on the way" if count else ""
        yield f"{of_words(len(found.done), found.planned, 'step')} done{dropped}."
    if not found.check_ins:
        yield "Nobody checked in."
    else:
        often = times_words(len(found.check_ins))
        silence = (
            f"; then {span_of_days(found.silent_days or 0)} of silence"
            if (found.silent_days or 0) >= _SILENCE
            else ""
        )
        yield f"Checked in {often}, confidence {', '.join(map(str, found.confidence))} of 10{silence}."
    for signal in found.signals:
        yield f"Signal from outside, {told(signal)}."
    if found.lukewarm:
        yield f"{found.lukewarm} of {found.asked} did not stand behind the plan (under 3): {_said(found.concerns)}"
    for lesson in found.lessons[:1]:
        yield f"An earlier lesson said: {lesson.learned.rstrip('.')}."


def _said(concerns: tuple[str, ...]) -> str:
    return " ".join(quoted(one, 120) for one in dict.fromkeys(concerns)) or "nobody wrote down why."


def _measured(measure: KeyResult) -> MeasureFact:
    readings = measure.readings
    return MeasureFact(
        measure, readings[0] if readings else None, readings[-1] if readings else None, attainment(measure)
    )


def _dropped(w: Workshop, goal: int) -> Iterator[Dropped]:
    """The steps that were dropped from the plan; ideas dropped without a word are no fact of it."""
    why = {one.step: one.why for one in w.decisions.of(goal) if one.kind is DecisionKind.DROPPED}
    for step in w.steps.of(goal):
        if step.state is StepState.DROPPED and step.id in why:
            yield Dropped(step, why[step.id])
