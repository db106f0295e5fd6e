"""Check-ins: how sure somebody is that a goal will be reached, what changed, what blocks."""

from datetime import date

from workshop.errors import RuleError
from workshop.model import Blocker, CheckIn, Workshop
from workshop.text import DETAILS, checked

#: The highest confidence; the lowest is 0.
SURE = 10


def check_in(
    w: Workshop,
    goal: int,
    on: date,
    confidence: int,
    changed: str = "",
    blocker: Blocker | None = None,
    by: int | None = None,
) -> Workshop:
    """With a check-in on the goal; RuleError for a confidence outside 0 to 10 or a text that is too long."""
    w.goals.need(goal)
    if isinstance(confidence, bool) or not 0 <= confidence <= SURE:
        raise RuleError("Confidence is a number from 0 (lost) to 10 (certain): choose one of them.")
    text = checked(changed, "What changed", DETAILS, required=False, lines=True)
    return w.put(CheckIn(w.check_ins.next_id, goal, on, confidence, text, blocker, by))
