"""Who has not done the work of the stage yet: named before the room moves on, never made to hurry."""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from workshop.meet import retro_session
from workshop.meet.agenda import here
from workshop.model import Session, SessionKind, StageKey, Workshop
from workshop.plan import committing, drafting, premortem, voting
from workshop.review import causes
from workshop.review.outcomes import missed


def envelope_here(w: Workshop, session: int) -> str | None:
    """The envelope of the sealed box into which people put something where the session stands.

    None where nothing is collected: in other stages, and once the vote is counted or the fists are shown.
    """
    place = here(w.sessions.need(session))
    collected = _COLLECTED.get(place.stage.key)
    if collected is None or place.goal is None or place.goal not in w.goals:
        return None
    return collected(w, place.goal)


def _ballots(w: Workshop, goal: int) -> str | None:
    round = voting.open_vote(w, goal)
    return voting.envelope(round.id) if round else None


def _fists(w: Workshop, goal: int) -> str | None:
    commitment = committing.current_commitment(w, goal)
    return committing.envelope(commitment.id) if commitment and commitment.shown_at is None else None


#: The stages of a goal in which people put something into an envelope, and what gives its name.
_COLLECTED: Mapping[StageKey, Callable[[Workshop, int], str | None]] = MappingProxyType(
    {
        StageKey.DRAFT: drafting.envelope,
        StageKey.VOTE: _ballots,
        StageKey.CHOOSE: _ballots,
        StageKey.PREMORTEM: premortem.envelope,
        StageKey.COMMIT: _fists,
    }
)


def envelopes_here(w: Workshop, session: int) -> tuple[str, ...]:
    """All envelopes into which people put something where the session stands.

    In the retrospective those are, one for each missed goal: the causes, then the ballots of open votes on them;
    and in the end the ratings. In the other sessions it is :func:`envelope_here` or none.
    """
    record = w.sessions.need(session)
    if record.kind is not SessionKind.RETROSPECTIVE:
        one = envelope_here(w, session)
        return (one,) if one else ()
    stage = here(record).stage.key
    if stage is StageKey.CAUSES:
        return tuple(causes.envelope(w, goal) for goal in _missed(w, record))
    if stage is StageKey.SORT:
        votes = (voting.open_vote(w, goal, voting.CAUSES) for goal in record.goals)
        return tuple(voting.envelope(round.id) for round in votes if round)
    return (retro_session.envelope(session),) if stage is StageKey.CLOSE and record.rating is None else ()


def unfinished(w: Workshop, session: int, sealed_by: Collection[int]) -> tuple[str, ...]:
    """The names of those present who have put nothing into this stage's envelopes.

    ``sealed_by`` are the members who have put something into one or more, as the sealed box tells for
    :func:`envelopes_here`. Once there are steps (or causes) and no sealed ones are waiting, that is over, and
    nobody is unfinished.
    """
    record = w.sessions.need(session)
    if not envelopes_here(w, session) or (not sealed_by and _drafted(w, record)):
        return ()
    waiting = (w.members.get(member) for member in record.present if member not in sealed_by)
    return tuple(member.name for member in waiting if member is not None)


LACKING: Mapping[StageKey, str] = MappingProxyType(
    {
        StageKey.DRAFT: "written nothing yet",
        StageKey.PREMORTEM: "written nothing yet",
        StageKey.CAUSES: "written no cause yet",
        StageKey.VOTE: "not voted",
        StageKey.CHOOSE: "not voted",
        StageKey.SORT: "not voted",
        StageKey.COMMIT: "shown no fist",
        StageKey.CLOSE: "not said how useful it was",
    }
)
"""What those who are named as unfinished at a stage have not done."""


def _drafted(w: Workshop, session: Session) -> bool:
    place = here(session)
    if place.stage.key is StageKey.CAUSES:
        return all(causes.live(w, goal) for goal in _missed(w, session))
    shown = _SHOWN.get(place.stage.key)
    return shown is not None and place.goal is not None and bool(shown(w, place.goal))


#: The stages of a goal in which drafts are shown, and those that were.
_SHOWN: Mapping[StageKey, Callable[[Workshop, int], Collection[object]]] = MappingProxyType(
    {StageKey.DRAFT: drafting.live, StageKey.PREMORTEM: lambda w, goal: w.risks.of(goal)}
)


def _missed(w: Workshop, session: Session) -> tuple[int, ...]:
    return tuple(goal.id for goal in missed(w, session.period) if goal.id in session.goals)
