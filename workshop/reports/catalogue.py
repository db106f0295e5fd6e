"""Every report and every format by name: the one table that commands, screens and pages go by."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from workshop.model import Workshop
from workshop.reports import calendar, looking_back, mirror, page, plainjson, plan, quarters, spreadsheets, text
from workshop.reports.content import Report
from workshop.track.history import Told


class Subject(Struct, frozen=True):
    """What a report is asked about. Each kind reads what it needs of it."""

    workshop: Workshop
    today: date
    period: int = 0
    goal: int = 0
    member: int = 0
    told: tuple[Told, ...] = ()


class Kind(Struct, frozen=True):
    """A kind of report: what it needs to know, how it is made, and what it is in a few words.

    ``needs`` is period, goal, member, history, or empty.
    """

    needs: str
    make: Callable[[Subject], Report]
    words: str


REPORTS: Mapping[str, Kind] = {
    "plan": Kind(
        "period",
        lambda s: plan.plan(s.workshop, s.period, s.today),
        "the plan: goals, steps, gaps, what we will not do",
    ),
    "goal": Kind("goal", lambda s: plan.goal(s.workshop, s.goal, s.today), "everything about one goal"),
    "mine": Kind("member", lambda s: plan.mine(s.workshop, s.member, s.today), "one person's steps"),
    "mirror": Kind(
        "period", lambda s: mirror.mirror(s.workshop, s.period, s.today), "the headline beside the goals"
    ),
    "retrospective": Kind(
        "period",
        lambda s: looking_back.retrospective(s.workshop, s.period, s.today),
        "facts, wins, causes, follow-ups and lessons",
    ),
    "thanks": Kind(
        "wins",
        lambda s: looking_back.thanks(s.workshop, s.period, s.today),
        "the thanks for a period's wins, to send",
    ),
    "lessons": Kind("", lambda s: looking_back.lessons(s.workshop, s.today), "all that was learned"),
    "history": Kind(
        "history",
        lambda s: looking_back.history(s.workshop, s.told, s.today),
        "what was changed, by whom and when",
    ),
    "quarters": Kind("", lambda s: quarters.quarters(s.workshop, s.today), "all periods side by side"),
}


class Format(Struct, frozen=True):
    """How a report is written: the ending of its file, and the writer, given the file's origin and version."""

    ending: str
    write: Callable[[Report, str, int], bytes]
    words: str


def _text(writer: Callable[[Report], str]) -> Callable[[Report, str, int], bytes]:
    return lambda report, origin, version: writer(report).encode()


FORMATS: Mapping[str, Format] = {
    "text": Format("txt", _text(text.as_text), "plain text for mail and chat"),
    "md": Format("md", _text(text.as_markdown), "Markdown to paste"),
    "html": Format("html", _text(page.as_page), "one page that reads and prints well"),
    "xlsx": Format("xlsx", lambda report, *_: spreadsheets.as_workbook(report), "an Excel workbook"),
    "csv": Format("csv", _text(spreadsheets.as_csv), "the main sheet for any spreadsheet"),
    "ics": Format("ics", calendar.as_calendar, "its days for a calendar"),
    "json": Format("json", _text(plainjson.as_json), "JSON"),
}


def written(report: Report, form: str, origin: str, version: int) -> bytes:
    """A report in one of the formats; see :func:`workshop.reports.calendar.as_calendar` for origin and version."""
    return FORMATS[form].write(report, origin, version)
