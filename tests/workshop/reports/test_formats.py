"""What each format makes of a report: it can be read back, nothing in it runs, every text is there literally."""

import csv
import io
import json
import zipfile
from datetime import date
from html.parser import HTMLParser

import icalendar
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.workshop.reports.written import TODAY, demo_team, formats, reports
from workshop.model import Workshop
from workshop.reports.catalogue import FORMATS, REPORTS, written
from workshop.reports.content import Moment, Report, Table
from workshop.reports.text import escaped
from workshop.words.text import CARD, TITLE, checked

BAD = (
    "[/]",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=1+1",
    '=HYPERLINK("http://example.org")',
    "@SUM(1)",
    "-2+3",
    "| a | b |",
    "**bold** _it_ `code` [a](http://example.org)",
    "1. one",
    "{{ 7*7 }} {% raw %}",
    "BEGIN:VEVENT",
    "東京の計画",
    "שלום",
)


def hostile(w: Workshop, text: str) -> Workshop:
    """The team with this text in every field that people write."""
    title, card = checked(text, "It", TITLE), checked(text, "It", CARD)
    w = w.put(*(replace(one, name=title, unit=title[:20]) for one in w.key_results.values()))
    w = w.put(*(replace(one, title=title, why=card, sponsor=title, market=card) for one in w.goals.values()))
    w = w.put(*(replace(one, text=title, first_move=title, if_then=card) for one in w.steps.values()))
    w = w.put(*(replace(one, text=card, copy=card) for one in w.wins.values()))
    w = w.put(*(replace(one, text=card, whys=(card,)) for one in w.causes.values()))
    w = w.put(*(replace(one, learned=card, because=card, next_time=card) for one in w.lessons.values()))
    w = w.put(*(replace(one, changed=card) for one in w.check_ins.values()))
    w = w.put(*(replace(one, what=card, why=card) for one in w.decisions.values()))
    w = w.put(*(replace(one, name=title) for one in w.members.values()))
    return w.put(replace(w.team, name=title))


class Page(HTMLParser):
    """The elements and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_report_has_every_format() -> None:
    made = list(reports(demo_team()))
    assert [one.name for one in made] == list(REPORTS)
    for one in made:
        assert all(len(content) > 20 for _, content in formats(one)), one.name


@pytest.mark.parametrize("text", BAD)
def test_whatever_people_write_is_there_literally_and_harmless(text: str) -> None:
    for one in reports(hostile(demo_team(), text)):
        page = Page(written(one, "html", "x", 1).decode())
        assert not page.tags & {"script", "img", "a", "iframe", "link"}
        assert not {name for name in page.attributes if name.startswith("on")} | (
            {"src", "href"} & page.attributes
        )
        assert " ".join(text.split()) in " ".join(page.text.split())
        for row in csv.reader(io.StringIO(written(one, "csv", "x", 1).decode("utf-8-sig"))):
            assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row), row
        with zipfile.ZipFile(io.BytesIO(written(one, "xlsx", "x", 1))) as book:
            sheets = b"".join(book.read(name) for name in book.namelist() if "worksheets" in name)
            assert b"<f>" not in sheets
            assert b"hyperlink" not in sheets.lower()
        assert text in written(one, "text", "x", 1).decode()
        loaded = json.loads(written(one, "json", "x", 1))
        assert text in json.dumps(loaded, ensure_ascii=False) or '"' in text


@pytest.mark.parametrize("text", BAD)
def test_markdown_shows_words_and_not_what_they_could_mean(text: str) -> None:
    page = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(f"- {escaped(text)}"))
    assert page.tags <= {"ul", "li"}
    assert page.text.strip() == text


def test_markdown_tables_have_as_many_cells_as_columns() -> None:
    for one in reports(hostile(demo_team(), "| a | b |")):
        text = written(one, "md", "x", 1).decode()
        html = MarkdownIt("commonmark").enable("table").render(text)
        tables = sum(isinstance(part, Table) for section in one.sections for part in section.parts)
        assert html.count("<table>") == tables


def test_a_calendar_has_every_day_once_under_an_id_that_stays() -> None:
    plan = next(one for one in reports(demo_team()) if one.name == "plan")
    events = icalendar.Calendar.from_ical(written(plan, "ics", "file", 7)).walk("VEVENT")
    assert len(events) == len(plan.moments) == len({str(event["UID"]) for event in events})
    later = icalendar.Calendar.from_ical(written(plan, "ics", "file", 8)).walk("VEVENT")
    assert [event["UID"] for event in later] == [event["UID"] for event in events]
    assert {str(event["SEQUENCE"]) for event in later} == {"8"}
    other = icalendar.Calendar.from_ical(written(plan, "ics", "another file", 7)).walk("VEVENT")
    assert {event["UID"] for event in other}.isdisjoint({event["UID"] for event in events})


def test_what_does_not_hold_any_more_is_cancelled() -> None:
    moments = (
        Moment("step-1-due", TODAY, "Due: a"),
        Moment("step-2-due", TODAY, "Due: b", "c\nd", cancelled=True),
    )
    report = Report("plan", "A plan", "Team", TODAY, (), (), moments)
    first, second = icalendar.Calendar.from_ical(written(report, "ics", "x", 1)).walk("VEVENT")
    assert (str(first["STATUS"]), str(second["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert first.decoded("DTSTART") == TODAY
    assert str(second["DESCRIPTION"]) == "c\nd"


def test_a_workbook_keeps_types() -> None:
    calamine = pytest.importorskip("python_calamine")
    table = Table("Steps", ("Step", "Due", "Dots"), (("Call", date(2027, 1, 15), 7), ("=1+1", None, 2.5)))
    report = Report("plan", "A plan", "Team", TODAY, (), (table,))
    book = calamine.load_workbook(io.BytesIO(written(report, "xlsx", "x", 1)))
    assert book.get_sheet_by_name("Steps").to_python() == [
        ["Step", "Due", "Dots"],
        ["Call", date(2027, 1, 15), 7.0],
        ["=1+1", "", 2.5],
    ]


def test_a_page_loads_nothing_and_says_so() -> None:
    for one in reports(demo_team()):
        page = written(one, "html", "x", 1).decode()
        assert "default-src 'none'" in page
        assert "http" not in page.replace("http-equiv", "")


def test_the_same_state_gives_the_same_bytes() -> None:
    for one in reports(demo_team()):
        assert dict(formats(one)) == dict(formats(one))
        assert set(dict(formats(one))) == set(FORMATS)


@pytest.mark.parametrize("text", [*BAD, "a\\n;b,c\\", "計画を立てる" * 15, "é" * 100])
def test_a_calendar_is_read_as_it_was_written_in_lines_of_75_bytes(text: str) -> None:
    moment = Moment("step-1-due", TODAY, text, f"{text}\n{text}")
    raw = written(Report("plan", text, "Team", TODAY, (), (), (moment,)), "ics", "x", 1)
    calendar = icalendar.Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (text, f"{text}\n{text}")
    assert event.decoded("DTSTART") == TODAY
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
