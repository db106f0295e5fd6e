"""What became of a goal at the end of its period: what the figures say, and what the room says."""

from datetime import datetime

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.model import DecisionKind, Goal, Outcome, Workshop
from workshop.plan.goals import goals_of
from workshop.team.deciding import decide
from workshop.track.status import goal_attainment
from workshop.words.numbers import share_words
from workshop.words.text import DETAILS, checked, quoted

#: A goal is achieved from this attainment on, and partly achieved from the other on: half of the way or more.
ACHIEVED_FROM, PARTLY_FROM = 1.0, 0.5
# What is lost in computing with fractions must not cost anybody an outcome.
_ROUNDING = 1e-9


def suggested_outcome(w: Workshop, goal: int) -> Outcome | None:
    """What the figures say: achieved from 100 % attainment on, partly from 50 %, below that missed.

    Attainment is that of :func:`workshop.track.status.goal_attainment`; a measure that nobody read stands where it
    began. None for a goal without a target: nobody can tell.
    """
    w.goals.need(goal)
    share = goal_attainment(w, goal)
    if share is None:
        return None
    if share >= ACHIEVED_FROM - _ROUNDING:
        return Outcome.ACHIEVED
    return Outcome.PARTLY if share >= PARTLY_FROM - _ROUNDING else Outcome.MISSED


def outcome_of(w: Workshop, goal: Goal) -> Outcome | None:
    """The outcome that was set, else what the figures say."""
    return goal.outcome or suggested_outcome(w, goal.id)


def missed(w: Workshop, period: int) -> tuple[Goal, ...]:
    """The goals of a period to look into, in order: missed, by what was set or else by their figures."""
    return tuple(goal for goal in goals_of(w, period) if outcome_of(w, goal) is Outcome.MISSED)


def needs_reason(w: Workshop, goal: int, outcome: Outcome) -> bool:
    """Whether this outcome needs a reason: waived, or another than the figures say."""
    return outcome is Outcome.WAIVED or suggested_outcome(w, goal) not in (None, outcome)


def set_outcome(
    w: Workshop, goal: int, outcome: Outcome, reason: str = "", now: datetime | None = None, by: int | None = None
) -> Workshop:
    """The goal with its outcome, and what was said to it.

    One that needs a reason is kept as a decision. RuleError without that reason, and in a closed period.
    """
    found = w.goals.need(goal)
    period = w.periods.need(found.period)
    if period.closed_on is not None:
        raise RuleError(f"{period.label} is closed: the outcomes of its goals stay as they are.")
    why = checked(reason, "The reason", DETAILS, required=False)
    against = needs_reason(w, goal, outcome)
    if against and not why:
        raise RuleError(_without_reason(w, found, outcome))
    if (found.outcome, found.outcome_reason) == (outcome, why):
        return w
    w = w.put(replace(found, outcome=outcome, outcome_reason=why))
    if not against:
        return w
    kind = DecisionKind.WAIVED if outcome is Outcome.WAIVED else DecisionKind.OTHER
    return decide(w, kind, _what(w, found, outcome), why=why, goal=goal, now=now, by=by)


def outcome_words(outcome: Outcome) -> str:
    """The outcome within a sentence: "achieved", "partly achieved", "missed", "waived"."""
    return "partly achieved" if outcome is Outcome.PARTLY else str(outcome)


def _without_reason(w: Workshop, goal: Goal, outcome: Outcome) -> str:
    if outcome is Outcome.WAIVED:
        return f"Say why {quoted(goal.title)} is waived: a goal is not let go without a reason."
    figures = suggested_outcome(w, goal.id)
    said = outcome_words(figures) if figures else ""
    return f"The figures of {quoted(goal.title)} say {said}: say why it counts as {outcome_words(outcome)}."


def _what(w: Workshop, goal: Goal, outcome: Outcome) -> str:
    if outcome is Outcome.WAIVED:
        return f"{quoted(goal.title)} is waived."
    share = goal_attainment(w, goal.id) or 0.0
    return f"{quoted(goal.title)} counts as {outcome_words(outcome)} with {share_words(share)} of the way made."
