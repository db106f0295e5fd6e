"""A measure's readings against the straight line from baseline to target over its period."""

from datetime import date

from msgspec import Struct

from workshop.model import Period
from workshop.team.periods import elapsed
from workshop.track.measures import Measure, near


class Point(Struct, frozen=True):
    """A reading: the ``share`` of the period gone by (0 to 1), its value, whether it keeps up with the line."""

    share: float
    value: float
    keeps_up: bool


class Trend(Struct, frozen=True):
    """The line from ``start`` to ``target`` and the readings of the period in their order.

    ``asked`` is the value of the line on the day asked about, and ``now`` the share of the period gone by then.
    """

    start: float
    target: float
    points: tuple[Point, ...]
    now: float
    asked: float


def trend(measure: Measure, period: Period, today: date) -> Trend | None:
    """The readings up to this day beside the line; None without a reading in the period, or without a line.

    A measure without a baseline counts from zero. A reading taken after the period's last day stands for the end.
    Values are as exact as :func:`workshop.track.measures.near` makes them.
    """
    start, target = measure.baseline or 0.0, measure.target
    if target is None or target == start:
        return None

    def line(share: float) -> float:
        return start + (target - start) * share

    found: dict[float, Point] = {}
    for one in measure.readings:
        if period.first <= one.on <= today:
            share = elapsed(period, one.on)
            keeps_up = (one.value - line(share)) * (target - start) >= 0
            found[share] = Point(share, near(measure, one.value), keeps_up)
    now = elapsed(period, today)
    return Trend(start, target, tuple(found.values()), now, near(measure, line(now), 2)) if found else None
