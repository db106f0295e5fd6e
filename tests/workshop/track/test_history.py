"""What was changed, in words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from store.history import Entry
from workshop.track.history import Change, Told, by_day, matching, tell

BERLIN = timezone(timedelta(hours=1))
NAMES = {1: "Ana", 2: "Ben"}


@dataclass(frozen=True)
class Made:
    """A change."""

    seq: int
    at: datetime
    by: int | None
    do: str
    move: bool = False
    undoes: int | None = None
    redoes: int | None = None


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in January 2027."""
    return datetime(2027, 1, day, hour, minute, tzinfo=UTC)


CHANGES = (
    Made(1, at(12, 9), None, "start the file"),
    Made(2, at(12, 23, 30), 1, "Ana takes “Call Bavaria”"),
    Made(3, at(13, 9), None, "go to claim", move=True),
    Made(4, at(14, 8), 2, "finish “Visit [/] Zürich”\x1b[2J"),
    Made(5, at(14, 8, 5), 2, "finish “Visit”", undoes=4),
    Made(6, at(14, 8, 6), 9, "drop a step"),
)
LINES = tell(CHANGES, NAMES, BERLIN)


def seqs(lines: tuple[Told, ...]) -> list[int]:
    """The numbers of these changes."""
    return [line.seq for line in lines]


def test_who_did_what_and_when() -> None:
    assert [(line.seq, line.day.day, line.time, line.who, line.what) for line in LINES] == [
        (6, 14, "09:06", "member 9", "drop a step"),
        (5, 14, "09:05", "Ben", "undo change 4: finish “Visit”"),
        (4, 14, "09:00", "Ben", "finish “Visit [/] Zürich”[2J"),
        (2, 13, "00:30", "Ana", "Ana takes “Call Bavaria”"),
        (1, 12, "10:00", "the room", "start the file"),
    ]


def test_moves_are_told_when_asked_for() -> None:
    assert seqs(tell(CHANGES, NAMES, moves=True)) == [6, 5, 4, 3, 2, 1]


def test_what_was_undone_says_by_which_change() -> None:
    assert {line.seq: line.undone_by for line in LINES if line.undone_by} == {4: 5}
    again = (*CHANGES, Made(7, at(14, 9), 2, "finish “Visit”", redoes=4))
    told = tell(again, NAMES)
    assert [line.undone_by for line in told] == [None] * 6
    assert told[0].what == "redo change 4: finish “Visit”"
    undone_again = (*again, Made(8, at(14, 9), 2, "finish “Visit”", undoes=4))
    assert {line.seq: line.undone_by for line in tell(undone_again, NAMES) if line.undone_by} == {4: 8}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [6, 5, 4, 2, 1]),
        ("finish", [5, 4]),
        ("ZÜRICH ben", [4]),
        ("the room", [1]),
        ("ben", [5, 4]),
        ("undo ben", [5]),
        ("bavaria ben", []),
    ],
)
def test_found_by_words_and_person(words: str, found: list[int]) -> None:
    assert seqs(matching(LINES, words)) == found


def test_grouped_by_the_days_of_the_room() -> None:
    days = by_day(LINES, date(2027, 1, 14))
    assert [(day.words, seqs(day.lines)) for day in days] == [
        ("today", [6, 5, 4]),
        ("yesterday", [2]),
        ("Tue 12 Jan", [1]),
    ]
    assert by_day((), date(2027, 1, 14)) == ()


def test_entries_of_the_store_are_such_changes() -> None:
    entry: Change = Entry(1, at(12, 9), None, "start", False, None, None, "", {}, {})
    assert tell([entry], NAMES)[0].what == "start"
