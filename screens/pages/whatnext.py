"""The sentence on the first screen that says what to do next."""

from datetime import date

from workshop.meet import sessions
from workshop.model import Period, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.team.team import active
from workshop.track.checkins import due_check_ins
from workshop.track.measures import latest
from workshop.track.status import Status, status

#: The key that goes on with each kind of session.
_KEYS = {SessionKind.PLANNING: "p", SessionKind.CHECK_IN: "c", SessionKind.RETROSPECTIVE: "r"}
NO_PERIOD = "There is no period yet. Press n to open the first one."


def what_next(w: Workshop, period: Period, today: date) -> str:
    """What to do next, the most pressing first; nothing while nothing is due."""
    session = sessions.running(w)
    if session is not None:
        return f"A {session.kind} session is running: {_KEYS[session.kind]} goes on with it."
    if not active(w):
        return "Nobody is in the team yet: t adds the people."
    goals = goals_of(w, period.id)
    if not goals:
        return ""
    if period.closed_on is not None:
        return f"{period.label} is closed: n opens the next period."
    if today > period.last:
        return f"{period.label} is over: r looks back on it, before the next one is planned."
    if all(status(w, goal.id, today) is Status.NO_PLAN for goal in goals):
        return "No goal has a plan yet: p starts planning."
    due = len(due_check_ins(w, period.id, today))
    if due:
        return f"{'One check-in is' if due == 1 else f'{due} check-ins are'} due: c starts."
    if period.headline is not None and latest(period.headline) is None and today >= period.first:
        return f"{period.headline.name} has no figure yet: # enters it."
    return ""
