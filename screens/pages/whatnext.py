"""The sentence on the first screen that says what to do next, and what to do about what is in sight."""

from datetime import datetime, tzinfo

from workshop.meet import underway
from workshop.model import Period, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.team.lookback import waiting
from workshop.team.team import active
from workshop.track.checkins import due_check_ins
from workshop.track.measures import latest
from workshop.track.sights import Sight
from workshop.track.status import Status, status
from workshop.words.moments import since_words

#: The key that goes on with each kind of session.
_KEYS = {SessionKind.PLANNING: "p", SessionKind.CHECK_IN: "c", SessionKind.RETROSPECTIVE: "r"}
NO_PERIOD = "There is no period yet. Press n to open the first one."


#: What there is to do about what must not be lost from sight.
HINTS = {
    Sight.SIGNALS: "c reads them",
    Sight.NEWS: "my steps answer with n",
    Sight.ADRIFT: "d lists which and why",
}


def what_next(w: Workshop, period: Period, now: datetime, tz: tzinfo) -> str:
    """What to do next, the most pressing first; nothing while nothing is due."""
    today = now.astimezone(tz).date()
    late = waiting(w, today)
    over = "" if late is None else f"{late.label} is over: r looks back on it, before the next one is planned."
    session = underway.running(w)
    if session is not None:
        since = since_words(session.started, now, tz)
        runs = f"A {session.kind} session is running: {_KEYS[session.kind]} goes on with it. It began {since}."
        return runs if session.kind is SessionKind.RETROSPECTIVE else f"{runs} {over}".strip()
    if not active(w):
        return "Nobody is in the team yet: t adds the people."
    if over:
        return over
    goals = goals_of(w, period.id)
    if not goals:
        return ""
    if period.closed_on is not None:
        return f"{period.label} is closed: n opens the next period."
    if today > period.last:
        return f"{period.label} is over: n opens the next period."
    if all(status(w, goal.id, today) is Status.NO_PLAN for goal in goals):
        return "No goal has a plan yet: p starts planning."
    due = len(due_check_ins(w, period.id, today))
    if due:
        return f"{'One check-in is' if due == 1 else f'{due} check-ins are'} due: c starts."
    if period.headline is not None and latest(period.headline) is None and today >= period.first:
        return f"{period.headline.name} has no figure yet: # enters it."
    return ""
