"""A report's days as a calendar (iCalendar, RFC 5545): whole days with ids that stay, cancelled ones too."""

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from workshop.reports.content import Moment, Report
from workshop.words.text import clean, clean_lines

if TYPE_CHECKING:
    from icalendar import Event


def as_calendar(report: Report, origin: str, version: int) -> bytes:
    """The report's days for a calendar program, to be imported or subscribed to.

    ``origin`` names the team's file for ever, so that ids of two teams never meet; ``version`` grows with every
    change of the file, so that a later export takes the place of an earlier one.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Workshop//workshop//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", clean(f"{report.title} · {report.about}"))
    calendar.add("refresh-interval", timedelta(hours=4), parameters={"VALUE": "DURATION"})
    space = sha256(origin.encode()).hexdigest()[:16]
    for moment in report.moments:
        calendar.add_component(_event(moment, space, version, report))
    written: bytes = calendar.to_ical()
    return written


def _event(moment: Moment, space: str, version: int, report: Report) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{moment.key}@{space}.workshop")
    event.add("sequence", version)
    event.add("dtstamp", datetime.combine(report.day, time(), UTC))
    event.add("dtstart", moment.on)
    event.add("dtend", moment.on + timedelta(days=1))
    event.add("summary", clean(moment.title))
    if moment.details:
        event.add("description", clean_lines(moment.details))
    event.add("status", "CANCELLED" if moment.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
