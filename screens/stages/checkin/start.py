"""Starting a check-in session, or going on with the one that is running."""

from typing import TYPE_CHECKING

from workshop.meet import sessions
from workshop.meet.checkin_session import start_check_in
from workshop.model import Period

if TYPE_CHECKING:
    from screens.app import WorkshopApp


def check_in_together(owner: "WorkshopApp", period: Period | None) -> None:
    """Go on with the running session, or start a check-in on all goals of the period with everybody."""
    session = sessions.running(owner.workshop)
    if session is not None:
        owner.resume_session(session)
        return
    if period is None:
        owner.say("Open a period first: press n.", refused=True)
        return
    now, zone, me = owner.now, owner.zone, owner.me
    if owner.record(
        lambda w: start_check_in(w, period.id, facilitator=me, now=now, tz=zone),
        f"start the check-in of {period.label}",
    ):
        started = sessions.running(owner.workshop)
        assert started is not None
        owner.go_to_session(started)
