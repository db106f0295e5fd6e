"""When a meeting has to be over: asking for it, and saying what fits and how it stands."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.meet import fitting
from workshop.words.moments import time_words


async def ask_end(desk: Desk, session: int) -> None:
    """Ask until when the meeting may take, keep it, and say what fits."""
    ends = desk.workshop.sessions.need(session).ends
    text = await desk.push_screen_wait(
        Ask(
            "When does the meeting have to be over?",
            "A time (15:30) or how long from now (60 min, 1h30). Left empty: it takes as long as it takes.",
            text=time_words(ends.astimezone(desk.zone)) if ends else "",
            what="The end",
            optional=True,
            check=lambda typed: typed and fitting.parse_end(typed, desk.now, desk.zone),
        )
    )
    if text is None:
        return
    end = fitting.parse_end(text, desk.now, desk.zone) if text else None
    ended = await desk.record("set the end of the meeting", fitting.set_end, session, end)
    if ended and not pace_line(desk, session):
        desk.say(time_line(desk, session))


def pace_line(desk: Desk, session: int) -> str:
    """How the meeting stands against its end; nothing where it has none."""
    ends, stands = desk.workshop.sessions.need(session).ends, fitting.pace(desk.workshop, session, desk.now)
    if ends is None or stands is None:
        return ""
    words = fitting.pace_words(stands, ends, desk.zone)
    return words[0].upper() + words[1:]


def time_line(desk: Desk, session: int) -> str:
    """What fits into the time; without an end, what the goals are likely to take."""
    fits = fitting.proposal(desk.workshop, session, desk.now)
    if fits is not None:
        return fitting.fit_words(fits)
    return f"About {fitting.whole_words(desk.workshop, session)}. Until when do we have? ^t"
