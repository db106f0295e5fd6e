"""The gates of a goal: what a plan needs before the room can call it planned."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

from msgspec import Struct

from workshop.model import Goal, Period, StageKey, Step, Workshop
from workshop.plan.committing import STANDS_BEHIND, current_commitment, low, missing
from workshop.plan.questions import open_ones
from workshop.plan.scheduling import FIRST_MOVE_DAYS
from workshop.words.numbers import agree, count_words
from workshop.words.signs import MUST_MOVE


class Gate(Struct, frozen=True):
    """One gate: its ``name`` for the strip, and the stage in which it is settled.

    Where it has not ``passed``, ``gap`` says what is missing and ``remedy`` what to do about it. A gate that
    ``waits`` cannot be settled before an earlier one is.
    """

    key: str
    name: str
    stage: StageKey
    passed: bool
    gap: str = ""
    remedy: str = ""
    waits: bool = False


class Gap(Struct, frozen=True):
    """What a goal's plan lacks when the session closes."""

    goal: int
    text: str


def gates(w: Workshop, goal: int, present: Collection[int], today: date) -> tuple[Gate, ...]:
    """The seven gates of a goal in their order, judged for those present on this day.

    Where the team asked the sponsor something, that it was answered is the eighth.
    """
    record = w.goals.need(goal)
    period = w.periods.need(record.period)
    plan = tuple(step for step in w.steps.of(goal) if step.in_plan)
    must_move = next((step for step in plan if step.must_move), None)
    return (
        _why(record),
        _target(w, goal),
        _steps(plan),
        _must_move(plan, must_move),
        _owned(plan, period),
        _first_move(must_move, today),
        _commitment(w, goal, present, waits=not plan),
        *_questions(w, goal),
    )


def gaps(w: Workshop, session: int, today: date) -> tuple[Gap, ...]:
    """What the plans of the session's goals lack, goal by goal; what waits for another gap is not named twice."""
    record = w.sessions.need(session)
    return tuple(
        Gap(goal, gate.gap)
        for goal in record.goals
        if goal in w.goals
        for gate in gates(w, goal, record.present, today)
        if not gate.passed and not gate.waits
    )


def _gate(key: str, name: str, stage: StageKey, *, gap: str, remedy: str, waits: bool = False) -> Gate:
    if gap or waits:
        return Gate(key, name, stage, False, gap, remedy, waits)
    return Gate(key, name, stage, True)


def _why(goal: Goal) -> Gate:
    gap = "" if goal.why else "The why is not written."
    return _gate("why", "why", StageKey.GOALS, gap=gap, remedy="Write in one line why this goal matters.")


def _target(w: Workshop, goal: int) -> Gate:
    measured = any(one.target is not None for one in w.key_results.of(goal))
    gap = "" if measured else "No key result has a target."
    return _gate("target", "target", StageKey.GOALS, gap=gap, remedy="Give at least one key result a target.")


def _steps(plan: tuple[Step, ...]) -> Gate:
    gap = "" if plan else "No step is planned."
    return _gate("steps", "steps", StageKey.CHOOSE, gap=gap, remedy="Choose at least one step for the plan.")


def _must_move(plan: tuple[Step, ...], must_move: Step | None) -> Gate:
    gap = "" if must_move else "No step is the must-move."
    remedy = "Mark the one step that has to move, whatever else happens."
    return _gate("must_move", "must-move", StageKey.CHOOSE, gap=gap, remedy=remedy, waits=not plan)


def _owned(plan: tuple[Step, ...], period: Period) -> Gate:
    def numbers(lacks: Callable[[Step], bool]) -> str:
        steps = [step.id for step in plan if step.open and lacks(step)]
        return f"{agree(len(steps), 'Step', 'Steps')} {', '.join(map(str, steps))}" if steps else ""

    unowned = numbers(lambda step: step.owner is None)
    undated = numbers(lambda step: step.due is None)
    outside = numbers(lambda step: step.due is not None and not period.first <= step.due <= period.last)
    lacking = ((unowned, "without an owner"), (undated, "without a due day"), (outside, "due outside the period"))
    gap = "; ".join(f"{steps} {lack}" for steps, lack in lacking if steps)
    remedy = f"Find an owner for each step, and a due day in {period.label}."
    return _gate("owned", "owners and dates", StageKey.CLAIM, gap=gap and f"{gap}.", remedy=remedy, waits=not plan)


def _first_move(must_move: Step | None, today: date) -> Gate:
    """A first move that lies in the past was within the week when it was set; whether it was made is tracked."""
    gap = ""
    if must_move is not None and must_move.open:
        latest = today + timedelta(days=FIRST_MOVE_DAYS)
        if not must_move.first_move or must_move.first_move_on is None:
            gap = "The must-move has no first move."
        elif must_move.first_move_on > latest:
            gap = f"The first move of the must-move is more than {FIRST_MOVE_DAYS} days away."
    remedy = f"Write the smallest start of the must-move, and a day within {FIRST_MOVE_DAYS} days."
    return _gate(
        "first_move", f"{MUST_MOVE} first move", StageKey.CLAIM, gap=gap, remedy=remedy, waits=must_move is None
    )


def _commitment(w: Workshop, goal: int, present: Collection[int], *, waits: bool) -> Gate:
    commitment = current_commitment(w, goal)
    if commitment is None or commitment.shown_at is None:
        gap, remedy = "Nobody has shown yet how far they stand behind it.", "Show the fists of five."
    else:
        absent, count = missing(commitment, present), sum(fist.member in present for fist in low(commitment))
        people = count_words(count, "person does", "people do")
        under = f"{people} not back it yet (under {STANDS_BEHIND})." if count else ""
        unseen = f"{_names(w, absent)} did not show how far they stand behind it." if absent else ""
        gap, remedy = " ".join(filter(None, (under, unseen))), "Vote again with everyone who is here."
        if count:
            remedy = "Ask what would lift it by one, change the plan, and show hands again."
    return _gate("commitment", "commitment", StageKey.COMMIT, gap=gap, remedy=remedy, waits=waits)


def _questions(w: Workshop, goal: int) -> Iterator[Gate]:
    asked, waiting = w.questions.of(goal), open_ones(w, goal)
    if asked:
        gap = f"Asked and not answered: {'; '.join(one.text for one in waiting)}" if waiting else ""
        remedy = "Get the answer from the sponsor; q on the goal's page keeps it."
        yield _gate("questions", "questions", StageKey.GOALS, gap=gap, remedy=remedy)


def _names(w: Workshop, members: Collection[int]) -> str:
    names = [w.members.need(member).name for member in members]
    if len(names) > 5:
        return count_words(len(names), "person", "people")
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
