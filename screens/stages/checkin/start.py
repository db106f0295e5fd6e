"""Starting a check-in session, or going on with the one that is running."""

from screens.desk import Desk
from workshop.meet import underway
from workshop.meet.checkin_session import start_check_in
from workshop.model import Period


def check_in_together(desk: Desk, period: Period | None) -> None:
    """Go on with the running session, or start a check-in on all goals of the period with everybody."""
    if period is None:
        desk.say("Open a period first: press n.", refused=True)
        return
    if desk.record(
        f"start the check-in of {period.label}",
        start_check_in,
        period.id,
        facilitator=desk.me,
        now=desk.now,
        tz=desk.zone,
    ):
        started = underway.running(desk.workshop)
        assert started is not None
        desk.go_to_session(started)
