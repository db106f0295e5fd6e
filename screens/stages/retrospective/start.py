"""Starting a retrospective: of the period that is over and not closed, or of the running one after a yes."""

from screens.desk import Desk
from screens.dialogs.confirm import Confirm, Stake
from workshop.meet import retro_session, underway
from workshop.model import Period
from workshop.review.scope import period_to_review
from workshop.words.dates import day_words


async def start_retrospective(desk: Desk, period: Period | None = None) -> None:
    """Start the retrospective of this period, else of the one whose turn it is, on all goals with everybody."""
    period = period or period_to_review(desk.workshop, desk.today)
    if period is None:
        desk.say("No period has begun yet: there is nothing to look back on.", refused=True)
        return
    if period.closed_on is None and desk.today < period.last:
        until = f"It runs until {day_words(period.last, desk.today)}."
        question = Confirm(f"Look back on {period.label} already now?", details=(until,), stake=Stake.EARLY)
        if not await desk.push_screen_wait(question):
            return
    if desk.record(
        f"look back on {period.label}",
        retro_session.start_retrospective,
        period.id,
        facilitator=desk.me,
        now=desk.now,
        tz=desk.zone,
    ):
        started = underway.running(desk.workshop)
        assert started is not None
        desk.go_to_session(started)
