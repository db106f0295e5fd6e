"""Which records refer to which."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from workshop.model import (
    KINDS,
    Goal,
    Headline,
    Lesson,
    Note,
    Origin,
    Period,
    Reading,
    Round,
    Session,
    SessionKind,
    StageTime,
    Step,
    Total,
    Workshop,
)
from workshop.model.references import REFERENCES, missing, references, referrers, table_of

DAY = date(2027, 1, 14)
NOW = datetime(2027, 1, 14, tzinfo=UTC)
NUMBERS = {
    "id",
    "check_in_days",
    "dots",
    "heavy_load",
    "position",
    "batches",
    "cause_batches",
    "risk_batches",
    "voters",
    "dots_each",
    "cap",
    "cut",
    "value",
    "confidence",
    "extra",
    "seconds",
    "votes",
    "worked",
    "no_effect",
}


def whole_numbers(kind: Any, path: str = "") -> set[str]:
    """The paths of all fields of a kind that are whole numbers, or several."""
    found: set[str] = set()
    for name, hint in get_type_hints(kind).items():
        for one in flat(hint) if name not in ("TABLE", "PARENT") else ():
            if isinstance(one, type) and issubclass(one, Struct):
                found |= whole_numbers(one, f"{path}{name}.")
            elif one is int:
                found.add(path + name)
    return found


def flat(hint: Any) -> Iterator[Any]:
    """The types that a hint is made of."""
    if get_args(hint):
        for one in get_args(hint):
            yield from flat(one)
    else:
        yield hint


def test_every_whole_number_is_an_id_or_known_to_be_none() -> None:
    for table, kind in KINDS.items():
        unknown = {
            path
            for path in whole_numbers(kind) - REFERENCES[table].keys()
            if path.split(".")[-1] not in NUMBERS and path != "origin.id"
        }
        assert unknown == set(), table
        assert REFERENCES[table].keys() <= whole_numbers(kind), table
        assert set(REFERENCES[table].values()) <= KINDS.keys()


def test_ids_are_found_in_fields_tuples_and_records_within() -> None:
    step = Step(
        9, 1, "x", owner=2, helpers=(3, 4), merged_into=8, origin=Origin("causes", 5), notes=(Note(NOW, "n", 6),)
    )
    assert set(references(step)) == {
        ("goals", 1),
        ("members", 2),
        ("members", 3),
        ("members", 4),
        ("members", 6),
        ("steps", 8),
        ("causes", 5),
    }
    period = Period(1, "Q1", DAY, DAY, Headline("Revenue", readings=(Reading(DAY, 1.0, 7), Reading(DAY, 2.0))))
    assert set(references(period)) == {("members", 7)}
    session = Session(
        1, 1, SessionKind.PLANNING, NOW, "draft", NOW, spent=(StageTime("draft", 3, 1), StageTime("x", None, 1))
    )
    assert set(references(session)) == {("periods", 1), ("goals", 3)}


def test_referrers_are_found_in_every_table() -> None:
    goal, step = Goal(1, 1, "g"), Step(2, 1, "s")
    round_ = Round(1, 1, (2,), 3, 2, totals=(Total(2, 3, 1),))
    lesson = Lesson(1, "l", origin=Origin("steps", 2))
    w = Workshop().put(goal, step, round_, lesson, Step(3, 1, "other"))
    found = [one for one, _ in referrers(w, ("goals", 1))]
    assert list(referrers(w, ("steps", 2), ("steps", 9))) == [(round_, ("steps", 2)), (lesson, ("steps", 2))]
    assert found == [step, w.steps[3], round_]
    assert not list(referrers(w, ("members", 1)))


def test_what_is_missing_is_named() -> None:
    step = Step(2, 1, "s", owner=4)
    assert set(missing(Workshop().put(Goal(1, 1, "g")), step)) == {("members", 4)}
    assert list(missing(Workshop(), Lesson(1, "l", origin=Origin("nowhere", 1)))) == [("nowhere", 1)]


def test_a_field_is_known_by_the_table_it_refers_to() -> None:
    assert table_of("steps", "notes.by") == table_of("wins", "thanks") == "members"
    assert table_of("causes", "merged_into") == "causes"
    assert [table_of("rounds", "totals.step", about=one) for one in ("steps", "causes")] == ["steps", "causes"]
    assert table_of("steps", "dots") == table_of("nowhere", "goal") == ""
