"""Who has not done the work of the stage yet: named before the room moves on, never made to hurry."""

from collections.abc import Collection

from workshop import committing, drafting, voting
from workshop.agenda import here
from workshop.model import Session, Workshop


def envelope_here(w: Workshop, session: int) -> str | None:
    """The envelope of the sealed box into which people put something where the session stands.

    None where nothing is collected: in other stages, and once the vote is counted or the fists are shown.
    """
    place = here(w.sessions.need(session))
    if place.goal is None or place.goal not in w.goals:
        return None
    if place.stage.key == "draft":
        return drafting.envelope(w, place.goal)
    if place.stage.key in ("vote", "choose"):
        round = voting.open_vote(w, place.goal)
        return voting.envelope(round.id) if round else None
    if place.stage.key == "commit":
        commitment = committing.current_commitment(w, place.goal)
        return committing.envelope(commitment.id) if commitment and commitment.shown_at is None else None
    return None


def unfinished(w: Workshop, session: int, sealed_by: Collection[int]) -> tuple[str, ...]:
    """The names of those present who have put nothing into this stage's envelope.

    ``sealed_by`` are the members who have, as the sealed box tells for :func:`envelope_here`. Once a goal has
    steps and no drafts are waiting, its drafting is over, and nobody is unfinished.
    """
    record = w.sessions.need(session)
    if envelope_here(w, session) is None or (not sealed_by and _drafted(w, record)):
        return ()
    waiting = (w.members.get(member) for member in record.present if member not in sealed_by)
    return tuple(member.name for member in waiting if member is not None)


def _drafted(w: Workshop, session: Session) -> bool:
    place = here(session)
    return place.stage.key == "draft" and place.goal is not None and bool(drafting.live(w, place.goal))
