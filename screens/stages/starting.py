"""Starting a session, and what stands before it: one that runs already, a period to look back on."""

from collections.abc import Callable

from screens.desk import Desk
from screens.dialogs.ask import Ask
from screens.dialogs.choose import Choice, Choose
from screens.dialogs.confirm import Confirm, Stake
from screens.forms.period_form import add_period
from screens.forms.saving import record_or_raise
from workshop.meet import checkin_session, retro_session, sessions, underway
from workshop.model import Period, SessionKind, Workshop
from workshop.plan.goals import goals_of
from workshop.review.scope import period_to_review
from workshop.team.lookback import waiting, waive
from workshop.team.upcoming import following_period
from workshop.words.dates import day_words, long_day
from workshop.words.moments import since_words
from workshop.words.text import DETAILS

_NO_PERIOD = "Open a period first: press n."


async def plan(desk: Desk, period: Period | None) -> None:
    """Plan this period, or the next one after its end, once the one before was looked back on."""
    if not await _none_runs(desk, SessionKind.PLANNING):
        return
    if period is None:
        desk.say(_NO_PERIOD, refused=True)
        return
    chosen = await _to_plan(desk, period) if await looked_back(desk) else None
    if chosen is not None:
        w = desk.workshop
        goals = [goal.id for goal in goals_of(w, chosen)]
        await _begin(
            desk, f"start planning {w.periods.need(chosen).label}", sessions.start_planning, chosen, goals
        )


async def check_in(desk: Desk, period: Period | None) -> None:
    if not await _none_runs(desk, SessionKind.CHECK_IN):
        return
    if period is None:
        desk.say(_NO_PERIOD, refused=True)
        return
    await _begin(desk, f"start the check-in of {period.label}", checkin_session.start_check_in, period.id)


async def look_back(desk: Desk, period: Period | None = None) -> None:
    """Look back on this period, else on the one whose turn it is; on one that runs still after a yes."""
    if not await _none_runs(desk, SessionKind.RETROSPECTIVE):
        return
    period = period or period_to_review(desk.workshop, desk.today)
    if period is None:
        desk.say("No period has begun yet: there is nothing to look back on.", refused=True)
        return
    if period.closed_on is None and desk.today < period.last:
        until = f"It runs until {day_words(period.last, desk.today)}."
        question = Confirm(f"Look back on {period.label} already now?", details=(until,), stake=Stake.EARLY)
        if not await desk.push_screen_wait(question):
            return
    await _begin(desk, f"look back on {period.label}", retro_session.start_retrospective, period.id)


async def _begin(desk: Desk, do: str, start: Callable[..., Workshop], *about: object) -> None:
    if await desk.record(do, start, *about, facilitator=desk.me, now=desk.now, tz=desk.zone):
        started = underway.running(desk.workshop)
        assert started is not None
        desk.go_to_session(started)


async def _none_runs(desk: Desk, kind: SessionKind) -> bool:
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
    return bool(closes) and await desk.record(
        f"close the {session.kind} that was left", sessions.leave, session.id, now
    )


async def looked_back(desk: Desk) -> bool:
    """Whether no period waits to be looked back on; of one that does, people say: now, or not at all, and why."""
    while (late := waiting(desk.workshop, desk.today)) is not None:
        since = f"{late.label} is over since {long_day(late.last)}, and nobody has looked back on it."
        choices = (Choice(True, "Look back on it now"), Choice(False, "Go on without", "asks why"))
        chosen = await desk.push_screen_wait(Choose(since, choices))
        if chosen:
            await look_back(desk, late)
        if chosen is not False or not await _waived(desk, late):
            return False
    return True


async def _to_plan(desk: Desk, period: Period) -> int | None:
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
