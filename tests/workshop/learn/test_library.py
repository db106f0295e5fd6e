"""The library: lessons, wins and plays, found while one types."""

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.labelled import LAND, LESSONS, MARGIN, SHARE, STEPS, remembered
from workshop.learn.library import Kind, library
from workshop.model import Lesson, Verdict, Win, Workshop

W = remembered()[0].put(
    Win(1, 1, "Asking before offering brought 13 accounts back", goal=1, copy="Ask why they left"),
    Win(2, 1, "The Müller order"),
)


def titles(words: str, w: Workshop = W) -> list[str]:
    """The titles that are found, in their order."""
    return [entry.title for entry in library(w).search(words)]


def test_everything_is_there_best_proved_first() -> None:
    entries = library(W).search()
    plays = sum(verdict is Verdict.WORKED for _, _, verdict in STEPS.values())
    assert len(entries) == len(LESSONS) + 2 + plays
    assert [entry.proved for entry in entries] == sorted((entry.proved for entry in entries), reverse=True)
    assert {entry.kind for entry in entries[:plays]} == {Kind.PLAY}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("freight", "a discount that is forbidden comes back under another name"),
        ("freig", "a discount that is forbidden comes back under another name"),
        ("FREIGHT order", "a discount that is forbidden comes back under another name"),
        ("distributor days", "distributor days without follow-up calls brought nothing"),
        ("trade fairs", "trade fairs in a new country bring cards and no customers"),
        ("muller", "The Müller order"),
        ("minimum", "Set a minimum order of 500 euros for C accounts"),
        ("asking", "Asking before offering brought 13 accounts back"),
    ],
)
def test_what_is_found_first(words: str, first: str) -> None:
    assert titles(words)[0] == first


@pytest.mark.parametrize("words", ["zebra", "freight zebra", "xyz", "frx", "frieght"])
def test_every_word_has_to_be_found(words: str) -> None:
    assert titles(words) == []


def test_a_title_counts_more_than_the_rest_and_a_word_more_than_its_beginning() -> None:
    w = Workshop().put(
        Lesson(1, "calls", because="nobody asks for a price"),
        Lesson(2, "prices rise"),
        Lesson(3, "the price is known"),
    )
    assert [entry.id for entry in library(w).search("price")] == [3, 2, 1]


def test_the_name_of_a_category_finds_all_in_it_behind_those_that_say_it() -> None:
    w = Workshop().put(
        Lesson(1, "calls", category=MARGIN), Lesson(2, "margin is talked away"), Lesson(3, "fairs", category=LAND)
    )
    assert [entry.id for entry in library(w).search("margin")] == [2, 1]


def test_a_matcher_is_asked_for_words_that_nothing_begins_with() -> None:
    asked: list[str] = []

    def stubborn(word: str, known: Sequence[str]) -> Sequence[str]:
        assert list(known) == sorted(known)
        asked.append(word)
        return ["price"]

    w = Workshop().put(Lesson(1, "the price is known"), Lesson(2, "prices rise"))
    assert [entry.id for entry in library(w).search("pri", matcher=stubborn)] == [1, 2]
    assert [entry.id for entry in library(w).search("known prcie", matcher=stubborn)] == [1]
    assert asked == ["prcie"]


def test_what_proved_itself_comes_before_what_did_not_then_the_newest() -> None:
    lesson = Lesson(1, "calls work", on=date(2026, 1, 1))
    w = Workshop().put(
        lesson,
        replace(lesson, id=2, on=date(2026, 6, 1)),
        replace(lesson, id=3, worked=2),
        replace(lesson, id=4, no_effect=2),
    )
    assert [entry.id for entry in library(w).search("calls")] == [3, 2, 1, 4]


def test_by_category_and_period() -> None:
    assert {entry.category for entry in library(W).search(category=MARGIN)} == {MARGIN}
    assert {entry.period for entry in library(W).search(period=1)} == {1}
    assert library(W).search(period=2) == ()
    assert [entry.title for entry in library(W).search("fair", LAND)] == titles("trade fairs")
    assert library(W).search("fair", SHARE) == ()


def test_the_library_is_made_once_for_a_state() -> None:
    made = library(W)
    assert library(W, made) is made
    changed = W.put(Lesson(99, "zebras are striped"))
    assert [entry.title for entry in library(changed, made).search("zebra")] == ["zebras are striped"]
    assert titles("zebra", changed) == ["zebras are striped"]
    assert titles("zebra") == []
