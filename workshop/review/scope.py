"""What there is to look back on: the period whose turn it is, and the goals of it to look into."""

from datetime import date

from workshop.model import Goal, Outcome, Period, Session, Workshop
from workshop.plan.goals import goals_of
from workshop.review.outcomes import outcome_of
from workshop.team.periods import current


def period_to_review(w: Workshop, today: date) -> Period | None:
    """The period that the next retrospective is about: the one that is over, neither closed nor waived, and has
    goals, the latest of several; else :func:`workshop.team.periods.current`, if it has begun; else None.
    """
    over = [
        period
        for period in w.periods.values()
        if period.last < today and period.closed_on is None and not period.waived and goals_of(w, period.id)
    ]
    if over:
        return max(over, key=lambda period: period.last)
    period = current(w, today)
    return period if period is not None and period.first <= today else None


def looked_into(w: Workshop, session: Session) -> tuple[Goal, ...]:
    """The session's goals to look for causes of: the missed ones in their order, then those partly achieved.

    What counts is the outcome that was set, else what the figures say.
    """
    goals = [goal for one in session.goals if (goal := w.goals.get(one)) is not None]
    return tuple(
        goal for wanted in (Outcome.MISSED, Outcome.PARTLY) for goal in goals if outcome_of(w, goal) is wanted
    )


def must_be_looked_into(w: Workshop, goal: Goal) -> bool:
    """Whether the period cannot be closed without a primary cause of this goal: it was missed."""
    return outcome_of(w, goal) is Outcome.MISSED
