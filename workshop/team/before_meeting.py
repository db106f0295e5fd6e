"""Writing before the meeting: drafts for a planning, causes for a retrospective, sealed until the room shows."""

from datetime import date, timedelta

from msgspec.structs import replace

from workshop.errors import RuleError
from workshop.meet.open_envelopes import opened_ahead
from workshop.model import Period, Workshop
from workshop.team.periods import current
from workshop.words.numbers import count_words

#: What can be written ahead, in the order in which the room chooses.
KINDS = ("draft", "cause")
#: So near to its end a period is looked back on.
_NEAR = timedelta(days=14)
_WORDS = {"draft": "steps", "cause": "causes"}


def next_kind(w: Workshop, today: date) -> str:
    """What comes after what is written ahead now; empty for nothing. Causes come once the period nears its end."""
    period = _period(w, today)
    ends = today > period.last - _NEAR
    kinds = ("", *KINDS) if ends or period.ahead == "cause" else ("", "draft")
    return kinds[(kinds.index(period.ahead if period.ahead in kinds else "") + 1) % len(kinds)]


def open_ahead(w: Workshop, today: date, kind: str) -> Workshop:
    """The running period with this written ahead; empty ends it, and what was sealed stays sealed.

    RuleError without a period, and where there is no goal to write for.
    """
    if kind not in ("", *KINDS):
        raise RuleError("Drafts or causes can be written before a meeting, nothing else.")
    period = replace(_period(w, today), ahead=kind)
    changed = w.put(period)
    if kind and not opened_ahead(changed)[1]:
        which = "goal whose steps are still to be written" if kind == "draft" else "missed goal"
        raise RuleError(f"{period.label} has no {which}: there is nothing to write ahead.")
    return changed


def words(w: Workshop) -> str:
    """What is written ahead now, in a sentence; empty where nothing is."""
    kind, goals = opened_ahead(w)
    if not goals:
        return ""
    number = count_words(len(goals), "goal")
    return f"Before the meeting: {_WORDS[kind]} for {number} are written sealed, and shown there."


def _period(w: Workshop, today: date) -> Period:
    period = current(w, today)
    if period is None:
        raise RuleError("There is no period yet: add one first.")
    return period
