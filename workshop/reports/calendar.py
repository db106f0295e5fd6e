"""A report's days as a calendar (iCalendar, RFC 5545): whole days with ids that stay, cancelled ones too.

The few lines of an event are written here: a library takes half a millisecond for each, too long for ten thousand.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from workshop.reports.content import Moment, Report
from workshop.words.text import clean, clean_lines

#: Bytes of a line before it goes on in the next one.
_LONGEST = 75


def as_calendar(report: Report, origin: str, version: int) -> bytes:
    """The report's days for a calendar program, to be imported or subscribed to.

    ``origin`` names the team's file for ever, so that ids of two teams never meet; ``version`` grows with every
    change of the file, so that a later export takes the place of an earlier one.
    """
    space = sha256(origin.encode()).hexdigest()[:16]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Workshop//workshop//EN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        f"X-WR-CALNAME:{_text(clean(f'{report.title} · {report.about}'))}",
    ]
    for moment in report.moments:
        lines += _event(moment, space, version, report)
    return b"".join(_folded(line) for line in (*lines, "END:VCALENDAR"))


def _event(moment: Moment, space: str, version: int, report: Report) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{moment.key}@{space}.workshop"
    yield f"SEQUENCE:{version}"
    yield f"DTSTAMP:{_day(report.day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(moment.on)}"
    yield f"DTEND;VALUE=DATE:{_day(moment.on + timedelta(days=1))}"
    yield f"SUMMARY:{_text(clean(moment.title))}"
    if moment.details:
        yield f"DESCRIPTION:{_text(clean_lines(moment.details))}"
    yield f"STATUS:{'CANCELLED' if moment.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A text as a value (section 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line in pieces of no more than 75 bytes, none of which ends inside a sign (section 3.1)."""
    raw, pieces = line.encode(), []
    while len(raw) > _LONGEST:
        end = _LONGEST
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[:end])
        raw = b" " + raw[end:]
    return b"\r\n".join((*pieces, raw)) + b"\r\n"
