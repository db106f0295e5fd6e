"""The sentence on the first screen that says what to do next, and what to do about what is in sight."""

from datetime import datetime, tzinfo

from screens.commands import Hint
from workshop.meet import underway
from workshop.model import Period, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.team.lookback import waiting
from workshop.team.team import active
from workshop.track.checkins import due_check_ins
from workshop.track.measures import latest
from workshop.track.sights import Sight
from workshop.track.status import has_plan
from workshop.words.moments import since_words
from workshop.words.numbers import agree

#: The action and the key that go on with each kind of session.
_KEYS = {
    SessionKind.PLANNING: ("plan", "p"),
    SessionKind.CHECK_IN: ("check_in", "c"),
    SessionKind.RETROSPECTIVE: ("retrospective", "r"),
}
#: What there is to do about what must not be lost from sight.
_SIGHTS = {
    Sight.SIGNALS: ("check_in", "c reads them"),
    Sight.NEWS: ("my_steps", "my steps answer with n"),
    Sight.ADRIFT: ("adrift", "d lists which and why"),
}


def no_period(hint: Hint) -> str:
    return f"There is no period yet.{hint('next_period', ' Press n to open the first one.')}"


def sight_hints(hint: Hint) -> dict[Sight, str]:
    """What there is to do about what must not be lost from sight, as far as it can be done here."""
    return {sight: words for sight, one in _SIGHTS.items() if (words := hint(*one))}


def what_next(w: Workshop, period: Period, now: datetime, tz: tzinfo, hint: Hint) -> str:
    """What to do next, the most pressing first; nothing while nothing is due."""

    def said(words: str, action: str, key: str) -> str:
        return f"{words}{hint(action, f': {key}')}."

    today = now.astimezone(tz).date()
    late = waiting(w, today)
    back = "r looks back on it, before the next one is planned"
    over = "" if late is None else said(f"{late.label} is over", "retrospective", back)
    session = underway.running(w)
    if session is not None:
        since = since_words(session.started, now, tz)
        action, key = _KEYS[session.kind]
        runs = (
            f"{said(f'A {session.kind} session is running', action, f'{key} goes on with it')} It began {since}."
        )
        return runs if session.kind is SessionKind.RETROSPECTIVE else f"{runs} {over}".strip()
    if not active(w):
        return said("Nobody is in the team yet", "add_goal", "t adds the people")
    if over:
        return over
    goals = goals_of(w, period.id)
    shut = next((one for one in w.periods.values() if one.closed_on and one.first <= today <= one.last), period)
    leads = "q leads to it and its goals"
    closed = said(f"{shut.label} is closed", "quarters", leads) if shut is not period else ""
    if not goals:
        return closed
    if period.closed_on is not None:
        return said(f"{period.label} is closed", "next_period", "n opens the next period")
    if today > period.last:
        return said(f"{period.label} is over", "next_period", "n opens the next period")
    if not any(has_plan(w, goal.id) for goal in goals):
        return said("No goal has a plan yet", "plan", "p starts planning")
    due = len(due_check_ins(w, period.id, today))
    if due:
        return said(agree(due, "One check-in is due", f"{due} check-ins are due"), "check_in", "c starts")
    if period.headline is not None and latest(period.headline) is None and today >= period.first:
        return said(f"{period.headline.name} has no figure yet", "headline", "# enters it")
    return closed
