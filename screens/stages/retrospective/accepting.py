"""Accepting a cause as it is: what we live with, and say so."""

from screens.desk import Desk
from screens.dialogs.ask import Ask
from workshop.model import Cause
from workshop.review import follow_ups
from workshop.words.text import DETAILS, quoted


async def accept_cause(desk: Desk, cause: Cause) -> bool:
    """Ask why a cause is accepted; one that is accepted is taken up again. Whether it is accepted now."""
    number, text = cause.id, quoted(cause.text)
    if cause.accepted:
        desk.record(f"take up {text} after all", follow_ups.take_up, number)
        return False
    reason = await desk.push_screen_wait(
        Ask(f"Why do we accept it? {text}", "We live with it, and say so.", what="The reason", limit=DETAILS)
    )
    return bool(reason) and await desk.record(
        f"accept {text}", follow_ups.accept, number, reason or "", desk.now, desk.me
    )
