"""What stands before a session: one that runs already, and a period that nobody has looked back on."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.forms.period_form import add_period
from screens.forms.saving import record_or_raise
from workshop.meet import sessions, underway
from workshop.model import Period, SessionKind
from workshop.team.lookback import waiting, waive
from workshop.team.upcoming import following_period
from workshop.words.dates import long_day
from workshop.words.moments import since_words
from workshop.words.text import DETAILS


async def none_runs(desk: Desk, kind: SessionKind) -> bool:
    """Whether a session of this kind may start now.

    One of the same kind that runs is gone on with; of another, or of one that was left for days, people say first
    whether they go on with it or close it.
    """
    session = underway.running(desk.workshop)
    if session is None:
        return True
    now = desk.now
    if session.kind is kind and not underway.was_left(session, now):
        desk.resume_session(session)
        return False
    close = f"Close it where it stands, and start {'a new one' if session.kind is kind else f'the {kind}'}"
    choices = (Choice(False, f"Go on with the {session.kind}"), Choice(True, close))
    since = since_words(session.started, now, desk.zone)
    closes = await desk.push_screen_wait(Choose(f"A {session.kind} session is running since {since}.", choices))
    if closes is False:
        desk.resume_session(session)
    return bool(closes) and desk.record(f"close the {session.kind} that was left", sessions.leave, session.id, now)


async def looked_back(desk: Desk) -> bool:
    """Whether no period waits to be looked back on; of one that does, people say: now, or not at all, and why."""
    from screens.stages.retrospective.start import start_retrospective

    while (late := waiting(desk.workshop, desk.today)) is not None:
        since = f"{late.label} is over since {long_day(late.last)}, and nobody has looked back on it."
        choices = (Choice(True, "Look back on it now"), Choice(False, "Go on without", "asks why"))
        chosen = await desk.push_screen_wait(Choose(since, choices))
        if chosen:
            await start_retrospective(desk, late)
        if chosen is not False or not await _waived(desk, late):
            return False
    return True


async def to_plan(desk: Desk, period: Period) -> int | None:
    """The period to plan: this one, or after its end the next, which is asked for where there is none."""
    if period.last >= desk.today:
        return period.id
    following = following_period(desk.workshop, period.id)
    return await add_period(desk) if following is None else following.id


async def _waived(desk: Desk, late: Period) -> bool:
    today, now, me = desk.today, desk.now, desk.me
    ask = Ask(
        f"Why does nobody look back on {late.label}?",
        "The reason is kept as a decision.",
        what="The reason",
        limit=DETAILS,
        check=lambda reason: record_or_raise(
            desk, lambda w: waive(w, late.id, reason, today, now, me), f"waive looking back on {late.label}"
        ),
    )
    return await desk.push_screen_wait(ask) is not None
