"""Starting a retrospective: of the period that is over and not closed, or of the running one after a yes."""

from typing import TYPE_CHECKING

from screens.dialogs.confirm import Confirm
from workshop.meet import retro_session, sessions
from workshop.review.scope import period_to_review
from workshop.words.dates import day_words

if TYPE_CHECKING:
    from screens.app import WorkshopApp


async def start_retrospective(owner: "WorkshopApp") -> None:
    """Start the retrospective of the period whose turn it is, on all its goals and with everybody."""
    period = period_to_review(owner.workshop, owner.today)
    if period is None:
        owner.say("No period has begun yet: there is nothing to look back on.", refused=True)
        return
    if period.closed_on is None and owner.today < period.last:
        until = f"It runs until {day_words(period.last, owner.today)}."
        question = Confirm(f"Look back on {period.label} already now?", details=(until,), careful=True)
        if not await owner.push_screen_wait(question):
            return
    now, zone, me = owner.now, owner.zone, owner.me
    if owner.record(
        lambda w: retro_session.start_retrospective(w, period.id, facilitator=me, now=now, tz=zone),
        f"look back on {period.label}",
    ):
        started = sessions.running(owner.workshop)
        assert started is not None
        owner.go_to_session(started)
