"""Signals from outside as they are read: those that nothing came of yet, and one of them in words."""

from workshop.model import Signal, Workshop


def unread(w: Workshop, period: int) -> tuple[Signal, ...]:
    """The signals of a period that nothing came of yet, oldest first: what the check-in reads."""
    found = (one for goal in w.goals.of(period) for one in unread_of(w, goal.id))
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def unread_of(w: Workshop, goal: int) -> tuple[Signal, ...]:
    """The signals on one goal that nothing came of yet, in the order in which they came."""
    return tuple(one for one in w.signals.of(goal) if one.end is None)


def waiting(w: Workshop) -> tuple[Signal, ...]:
    """The signals of all periods that are not closed that nothing came of yet, oldest first."""
    still = (period.id for period in w.periods.values() if period.closed_on is None)
    return tuple(one for period in still for one in unread(w, period))


def told(one: Signal) -> str:
    """A signal in a line, for facts and check-ins: "rival: lowered prices (plan changed: …)"."""
    why = f": {one.reason}" if one.reason else ""
    end = f" ({one.end}{why})" if one.end else ""
    return f"{one.source}: {one.text}{end}"
