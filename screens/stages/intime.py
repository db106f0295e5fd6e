"""When a meeting has to be over: asking for it, and saying what fits and how it stands."""

from typing import TYPE_CHECKING

from screens.dialogs.ask import Ask
from workshop.meet import fitting

if TYPE_CHECKING:
    from screens.stages.stage import StagePage


async def ask_end(page: "StagePage") -> None:
    """Ask until when the meeting may take, keep it, and say what fits."""
    desk, session = page.desk, page.session_id
    ends = page.session.ends
    text = await desk.push_screen_wait(
        Ask(
            "When does the meeting have to be over?",
            "A time (15:30) or how long from now (60 min, 1h30). Left empty: it takes as long as it takes.",
            text=f"{ends.astimezone(desk.zone):%H:%M}" if ends else "",
            what="The end",
            optional=True,
            check=lambda typed: typed and fitting.parse_end(typed, desk.now, desk.zone),
        )
    )
    if text is None:
        return
    end = fitting.parse_end(text, desk.now, desk.zone) if text else None
    if desk.record(lambda w: fitting.set_end(w, session, end), "set the end of the meeting"):
        page.say(pace_line(page) or time_line(page))


def pace_line(page: "StagePage") -> str:
    """How the meeting stands against its end; nothing where it has none."""
    ends, stands = page.session.ends, fitting.pace(page.workshop, page.session_id, page.desk.now)
    if ends is None or stands is None:
        return ""
    words = fitting.pace_words(stands, ends, page.desk.zone)
    return words[0].upper() + words[1:]


def time_line(page: "StagePage") -> str:
    """What fits into the time; without an end, what the goals are likely to take."""
    fits = fitting.proposal(page.workshop, page.session_id, page.desk.now)
    if fits is not None:
        return fitting.fit_words(fits)
    return f"About {fitting.whole_words(page.workshop, page.session_id)}. Until when do we have? ^t"
