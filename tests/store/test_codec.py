"""Records to documents and back."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec import NODEFAULT
from msgspec.structs import fields

from store import codec
from tests.store.helpers import NOW
from workshop.model import (
    KINDS,
    Blocker,
    Category,
    Cause,
    CauseKind,
    Celebration,
    CheckIn,
    Commitment,
    Concern,
    Decision,
    DecisionKind,
    Fist,
    Goal,
    Headline,
    KeyResult,
    Lesson,
    Member,
    Note,
    Origin,
    Outcome,
    Parked,
    Period,
    Question,
    Reading,
    Record,
    Risk,
    RiskAnswer,
    Round,
    RoundState,
    Session,
    SessionEnd,
    SessionKind,
    Signal,
    SignalEnd,
    Size,
    Source,
    StageTime,
    Step,
    StepKind,
    StepState,
    TargetChange,
    Team,
    TieRule,
    Total,
    Verdict,
    Week,
    Win,
)

DAY = date(2027, 1, 14)
FULL: list[Record] = [
    Team(1, "Nørth <[/]>", 5, 4, 9),
    Member(2, "Ana 安娜", "AN", active=False),
    Period(3, "Q1", DAY, DAY, Headline("Revenue", "M", 1.5, 5, (Reading(DAY, 2.5, 2),)), DAY),
    Goal(4, 3, "g", "why", Category.NEW_TERRITORY, position=2, batches=1, outcome=Outcome.PARTLY),
    KeyResult(5, 4, "share", "%", 18.0, -25, True, (Reading(DAY, 1e300),), (TargetChange(DAY, None, 2.0, "r"),)),
    Step(
        6,
        4,
        "line\none",
        "outcome",
        StepState.DOING,
        2,
        NOW,
        3,
        (1, 2),
        1,
        True,
        "move",
        DAY,
        DAY,
        "if",
        Size.S,
        Size.L,
        StepKind.SKILL,
        Blocker.WAITING,
        3,
        2,
        5,
        ("a", "b"),
        Origin("lessons", 1),
        DAY,
        DAY,
        Verdict.WORKED,
        (Note(NOW, "n", 2),),
    ),
    Round(
        7, 4, (6,), 3, 2, "q", RoundState.COUNTED, (1, 2), (1,), True, (Total(6, 3, None),), 1, 6, TieRule.RUN_OFF
    ),
    Commitment(8, 4, NOW, (Fist(1, 5),), (Concern(2, "c", "a"),)),
    CheckIn(9, 4, DAY, 0, "x", Blocker.NO_TIME, 2),
    Session(
        10, 3, SessionKind.PLANNING, NOW, "draft", NOW, 4, (4,), 1, (1, 2), 3, (StageTime("draft", None, 60),)
    ),
    Session(11, 3, SessionKind.CHECK_IN, NOW, "x", NOW, ended=NOW, end=SessionEnd.DONE, rating=4.5),
    Parked(12, 10, "later", "draft", 4, NOW, "done"),
    Decision(13, DecisionKind.TIE, "what", "why", NOW, 1, 3, 10, 4, 6),
    Win(14, 3, "won", 4, 6, "copy", (1,), 2, 7, Celebration.CARD, True),
    Cause(15, 4, "cause", CauseKind.NO_EFFECT, ("why", "why"), 2, True, 14, ("w",), "accepted"),
    Lesson(16, "learned", "because", "next", Category.OTHER, 4, 3, Origin("causes", 15), DAY, 1, 2),
    Signal(17, 4, "signal", NOW, Source.RIVAL, 1, SignalEnd.STEP, DAY, "why", 6),
    Week(18, 1, DAY, (6, 7)),
    Risk(19, 4, "why", RiskAnswer.SIGN, 6),
    Question(20, 4, "who?", NOW, 1, "you", DAY),
]


def test_the_examples_cover_every_kind() -> None:
    assert {type(record) for record in FULL} == set(KINDS.values())


@pytest.mark.parametrize("record", FULL, ids=lambda record: record.TABLE)
def test_what_is_written_is_read(record: Record) -> None:
    raw, again = codec.checked(record)
    assert again == record
    assert codec.decoded(record.TABLE, record.id, raw) == (record, "")
    assert json.loads(raw).items() <= codec.plain(record).items()
    assert codec.decoded(record.TABLE, record.id, codec.in_full(record)) == (record, "")


@pytest.mark.parametrize("record", FULL, ids=lambda record: record.TABLE)
def test_every_field_may_be_missing_that_has_a_default(record: Record) -> None:
    given = codec.plain(record)
    for one in fields(record):
        without = {name: value for name, value in given.items() if name != one.name}
        again, trouble = codec.decoded(record.TABLE, record.id, json.dumps(without).encode())
        if one.default is NODEFAULT:
            assert again is None
            assert f"field '{one.name}' is missing" in trouble


def test_defaults_are_left_out_and_days_and_moments_are_text() -> None:
    step = Step(6, 4, "x", due=DAY, claimed_at=NOW)
    assert codec.encoded(step) == (
        b'{"id":6,"goal":4,"text":"x","claimed_at":"2027-01-14T09:12:03.120000Z","due":"2027-01-14"}'
    )


@pytest.mark.parametrize("record", FULL, ids=lambda record: record.TABLE)
def test_a_default_that_was_written_out_is_left_out_again(record: Record) -> None:
    least = type(record)(**{one.name: getattr(record, one.name) for one in fields(record) if one.required})
    raw = codec.encoded(least)
    again, _ = codec.decoded(record.TABLE, record.id, codec.in_full(least))
    assert again is not None
    assert codec.encoded(again) == raw
    assert set(json.loads(raw)) == {one.name for one in fields(record) if one.required}


def test_documents_have_the_bytes_they_have_always_had() -> None:
    assert codec.encoded(Step(6, 4, "x", origin=Origin("causes", 1), notes=(Note(NOW, "n"),), dots=1)) == (
        b'{"id":6,"goal":4,"text":"x","dots":1,"origin":{"table":"causes","id":1},'
        b'"notes":[{"at":"2027-01-14T09:12:03.120000Z","text":"n","by":null}]}'
    )
    assert codec.encoded(Round(7, 4, (6,), 3, 2)) == b'{"id":7,"goal":4,"steps":[6],"dots_each":3,"cap":2}'
    assert codec.in_full(Win(14, 3, "won")) == (
        b'{"id":14,"period":3,"text":"won","goal":null,"step":null,"copy":"","thanks":[],"votes":0,"celebration":null,'
        b'"celebrated":null,"held":null}'
    )


def test_a_moment_is_in_utc() -> None:
    at = datetime(2027, 1, 14, 9, tzinfo=timezone(timedelta(hours=2)))
    with pytest.raises(codec.Unfit, match="claimed_at"):
        codec.checked(Step(6, 4, "x", claimed_at=at))
    with pytest.raises(codec.Unfit, match=r"notes\[0\].at"):
        codec.checked(Step(6, 4, "x", notes=(Note(at, "n"),)))
    assert codec.checked(Step(6, 4, "x", claimed_at=at.astimezone(UTC)))


@pytest.mark.parametrize(
    ("table", "document", "said"),
    [
        (
            "steps",
            {"id": 6, "goal": 4, "text": "x", "due": "2027-02-31"},
            "Document 6 of table 'steps': its field 'due'",
        ),
        ("steps", {"id": 6, "goal": 4, "text": 3}, "its field 'text' cannot be read (Expected `str`, got `int`)"),
        ("steps", {"id": 6, "goal": 4, "text": "x", "state": "?"}, "its field 'state'"),
        ("steps", {"id": 6, "goal": 4}, "its field 'text' is missing"),
        ("steps", {"id": 6, "goal": True, "text": "x"}, "its field 'goal'"),
        ("steps", {"id": 6, "goal": 4, "text": "x", "helpers": [1, "b"]}, "its field 'helpers[1]'"),
        (
            "steps",
            {"id": 6, "goal": 4, "text": "x", "claimed_at": "2027-01-01T00:00:00"},
            "'claimed_at' is a moment",
        ),
        ("steps", {"id": 7, "goal": 4, "text": "x"}, "its field 'id' says 7"),
        ("steps", [1], "cannot be read"),
        ("spies", {"id": 6}, "table 'spies' is of a kind"),
    ],
)
def test_what_is_wrong_is_said_with_table_id_and_field(table: str, document: Any, said: str) -> None:
    record, trouble = codec.decoded(table, 6, json.dumps(document).encode())
    assert record is None
    assert said in trouble


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"colour": 1}, "'colour'"),
        ({"notes": [{"at": "2027-01-01T00:00:00Z", "text": "n", "x": 1}]}, "'notes[0].x'"),
    ],
)
def test_the_rest_of_a_document_with_an_unknown_field_is_usable(extra: dict[str, Any], said: str) -> None:
    record, trouble = codec.decoded("steps", 6, json.dumps({"id": 6, "goal": 4, "text": "x", **extra}).encode())
    assert isinstance(record, Step)
    assert said in trouble
    assert "does not know" in trouble


def test_order_spaces_and_written_out_defaults_are_no_trouble() -> None:
    raw = b'{ "text":"x", "goal":4, "id":6, "owner":null, "dots":0 }'
    assert codec.decoded("steps", 6, raw) == (Step(6, 4, "x"), "")
