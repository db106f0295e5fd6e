"""Every report of the demo, and every format of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from random import Random

from workshop.demo import demo
from workshop.model import Workshop
from workshop.reports.catalogue import FORMATS, REPORTS, Subject, written
from workshop.reports.content import Report
from workshop.track.history import Told

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@cache
def demo_team() -> Workshop:
    """The demo's team on that day."""
    return demo(TODAY, NOW, Random(1))


def reports(w: Workshop, today: date = TODAY) -> Iterator[Report]:
    """Each report there is: of the first period what looks back, of the last one all others."""
    first, last = min(w.periods), max(w.periods)
    told = (Told(1, NOW, today, "12:00", 1, "Ana Ferreira", "claim step"),)
    for name, kind in REPORTS.items():
        period = first if name in ("retrospective", "thanks") else last
        goal = next(one.id for one in w.goals.values() if one.period == period)
        yield kind.make(Subject(w, today, period, goal, min(w.members), told))


def formats(report: Report) -> Iterator[tuple[str, bytes]]:
    """The report in each format, by its name."""
    for form in FORMATS:
        yield form, written(report, form, "a file", 7)
