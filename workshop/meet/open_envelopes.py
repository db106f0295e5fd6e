"""Which envelopes of the sealed box take something now."""

from workshop.meet import underway
from workshop.meet.unfinished import envelopes_here
from workshop.model import Goal, Workshop
from workshop.plan import drafting
from workshop.plan.goals import goals_of
from workshop.review import causes
from workshop.review.outcomes import missed


def opened_ahead(w: Workshop) -> tuple[str, tuple[Goal, ...]]:
    """What members write before the meeting, ``draft`` or ``cause``, and the goals they write it for.

    Nothing is written ahead any more for a goal whose first envelope was opened.
    """
    for period in w.periods.values():
        if period.ahead and period.closed_on is None:
            if period.ahead == "draft":
                return "draft", tuple(goal for goal in goals_of(w, period.id) if not goal.batches)
            return "cause", tuple(goal for goal in missed(w, period.id) if not goal.cause_batches)
    return "", ()


def open_now(w: Workshop) -> tuple[str, ...]:
    """All envelopes that take something now: where the session stands, or opened ahead."""
    session = underway.running(w)
    here = envelopes_here(w, session.id) if session is not None else ()
    kind, goals = opened_ahead(w)
    named = drafting.envelope if kind == "draft" else causes.envelope
    return tuple(dict.fromkeys((*here, *(named(w, goal.id) for goal in goals))))


def takes(w: Workshop, envelope: str) -> bool:
    """Whether people can put something into this envelope now: the session stands there, or it is open ahead."""
    return envelope in open_now(w)


def is_ahead(w: Workshop, envelope: str) -> bool:
    """Whether this envelope is open before the meeting, so that nobody has to be present."""
    kind, goals = opened_ahead(w)
    named = drafting.envelope if kind == "draft" else causes.envelope
    return any(envelope == named(w, goal.id) for goal in goals)


def goal_of(w: Workshop, envelope: str) -> int | None:
    """The goal that this envelope is about; None for one that is about a session, or about nothing any more."""
    kind, _, rest = envelope.partition(":")
    number = int(rest.partition(":")[0] or 0)
    if kind in ("drafts", "causes", "risks"):
        return number
    record = w.rounds.get(number) if kind == "ballots" else w.commitments.get(number) if kind == "fists" else None
    return record.goal if record else None
