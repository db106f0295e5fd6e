"""A team with a period, and files to import into it."""

from datetime import UTC, date, datetime
from typing import Any

from workshop import importing
from workshop.importing import Plan
from workshop.model import Workshop
from workshop.team import periods, team

TODAY = date(2027, 1, 13)
NOW = datetime(2027, 1, 13, 9, tzinfo=UTC)
START = periods.add_period(team.found(Workshop(), "Northwind Sales"), *periods.quarter_of(TODAY)).settled()


def planned(data: str | bytes, w: Workshop = START, *, skip_faulty: bool = False, **options: Any) -> Plan:
    """What this file would change."""
    raw = data.encode() if isinstance(data, str) else data
    return importing.plan(w, raw, today=TODAY, now=NOW, skip_faulty=skip_faulty, **options)


def faults(data: str | bytes, w: Workshop = START) -> list[str]:
    """What is wrong in this file, in words."""
    return [fault.words for fault in planned(data, w).faults]
