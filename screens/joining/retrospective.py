"""The retrospective's stages in which a member does something, as one member's page shows them."""

from collections.abc import Mapping
from datetime import date

from screens.acts.sealing import texts
from screens.joining.look import Look
from screens.joining.planning import View, ballot
from screens.joining.shown import Shown
from workshop.meet import agenda, retro_session
from workshop.model import RoundState, Session
from workshop.review import causes as causing
from workshop.review.outcomes import missed


def causes(look: Look, session: Session, member: int, today: date) -> Shown | None:
    """Writing sealed causes, for each missed goal."""
    w = look.workshop
    goals = [goal for goal in missed(w, session.period) if goal.id in session.goals]
    if not goals:
        return None
    own = [(goal, texts(look.mine(causing.envelope(w, goal.id), member))) for goal in goals]
    context = {"sentence": agenda.here(session).stage.sentence, "goals": own}
    key = ",".join(f"{causing.envelope(w, goal.id)}.{len(some)}" for goal, some in own)
    return Shown("Causes", "views.html", "causes", key, context)


def sort(look: Look, session: Session, member: int, today: date) -> Shown:
    """The ballot of a vote that is open on causes; else the causes as they stand."""
    w = look.workshop
    rounds = [causing.vote(w, goal) for goal in session.goals if goal in w.goals]
    for round in rounds:
        if round is not None and round.state is RoundState.OPEN:
            return ballot(look, round, member, "Retrospective · ", len(session.present))
    goals = [(w.goals[goal], causing.live(w, goal)) for goal in session.goals if goal in w.goals]
    shown = [(goal, some) for goal, some in goals if some]
    return Shown("Sort", "views.html", "sort", "sort", {"goals": shown})


def close(look: Look, session: Session, member: int, today: date) -> Shown | None:
    """The rating of the session, until its average is shown."""
    if session.rating is not None:
        return None
    mine = look.mine(retro_session.envelope(session.id), member)
    return Shown("Close", "views.html", "rate", "rate", {"mine": mine})


VIEWS: Mapping[str, View] = {"causes": causes, "sort": sort, "close": close}
