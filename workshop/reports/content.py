"""What a report says, before it is written in any format: sections of prose, lists, facts, tables and pictures.

A cell of a table is text, a number, a day or nothing; writers keep these types where their format has them.
Texts are people's own words: every writer shows them literally.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from workshop.track.trend import Trend

Cell = str | int | float | date | None


class Tone(StrEnum):
    """How a paragraph is meant; a writer may show it, the words say it anyway."""

    PLAIN = "plain"
    QUIET = "quiet"
    SAY = "say"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Prose(Struct, frozen=True):
    """A paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


class Bullets(Struct, frozen=True):
    """A list of lines."""

    items: tuple[str, ...]


class Facts(Struct, frozen=True):
    """Labels and what there is to say to each; several lines stand under one label."""

    rows: tuple[tuple[str, str], ...]


class Table(Struct, frozen=True):
    """Rows under the names of their columns; ``name`` is that of its sheet in a workbook.

    A row whose place is in ``strong`` stands out.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[int] = frozenset()


class Picture(Struct, frozen=True):
    """A measure's readings against the straight line to its target; ``words`` say the same."""

    words: str
    unit: str
    trend: Trend


class Heat(Struct, frozen=True):
    """How often something happened, week by week: a row a goal, a number a week."""

    words: str
    weeks: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


Part = Prose | Bullets | Facts | Table | Picture | Heat


class Section(Struct, frozen=True):
    """Parts under a heading (none at the beginning)."""

    heading: str
    parts: tuple[Part, ...]


class Moment(Struct, frozen=True):
    """A day for a calendar. ``key`` names it for ever: a later report with the same key changes or cancels it."""

    key: str
    on: date
    title: str
    details: str = ""
    cancelled: bool = False


class Report(Struct, frozen=True):
    """A report: ``name`` as it is asked for, a title, what it is about, the day it speaks of, and all it says.

    ``sheets`` are its tables for spreadsheets, the first of them for a format that holds one; they have the
    columns that an import reads. ``moments`` are its days for a calendar.
    """

    name: str
    title: str
    about: str
    day: date
    sections: tuple[Section, ...]
    sheets: tuple[Table, ...] = ()
    moments: tuple[Moment, ...] = ()


def bullets(items: "list[str] | tuple[str, ...]") -> tuple[Part, ...]:
    """A list of lines, or nothing where there are none."""
    return (Bullets(tuple(items)),) if items else ()


def section(heading: str, *parts: Part) -> tuple[Section, ...]:
    """A section, or nothing where there is nothing to say in it."""
    return (Section(heading, parts),) if parts else ()
