"""Accepting a cause as it is: what we live with, and say so."""

from typing import TYPE_CHECKING

from screens.dialogs.ask import Ask
from workshop.model import Cause
from workshop.review import follow_ups
from workshop.words.text import DETAILS, quoted

if TYPE_CHECKING:
    from screens.app import WorkshopApp


async def accept_cause(owner: "WorkshopApp", cause: Cause) -> bool:
    """Ask why a cause is accepted; one that is accepted is taken up again. Whether it is accepted now."""
    number, now, me, text = cause.id, owner.now, owner.me, quoted(cause.text)
    if cause.accepted:
        owner.record(lambda w: follow_ups.take_up(w, number), f"take up {text} after all")
        return False
    reason = await owner.push_screen_wait(
        Ask(f"Why do we accept it? {text}", "We live with it, and say so.", what="The reason", limit=DETAILS)
    )
    return bool(reason) and owner.record(
        lambda w: follow_ups.accept(w, number, reason or "", now, me), f"accept {text}"
    )
