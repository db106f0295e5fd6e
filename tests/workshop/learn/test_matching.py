"""Lessons come back while a step is typed: held against a labelled set, and quick in a large file."""

from collections.abc import Sequence
from datetime import date
from random import Random
from time import perf_counter

import pytest
from msgspec.structs import replace

from tests.workshop.labelled import KEPT_BACK, NEW, PROFIT, SHARE, TUNED_ON, remembered
from workshop.learn.kindred import meanings
from workshop.learn.matching import Match, comes_back
from workshop.learn.memory import Memory, about
from workshop.model import Category, Goal, Lesson, Step, StepState, Verdict, Workshop
from workshop.plan.similar import stems

TODAY = date(2027, 1, 14)
W, KNOWN, GOALS = remembered()
NAMES = {key: name for name, key in KNOWN.items()}
LAPSED = "Phone the lapsed accounts and ask why they left"


def name_of(match: Match | None) -> str | None:
    """What the memory is called in the labelled set."""
    return None if match is None else NAMES[match.table, match.id]


def rates(lines: Sequence[tuple[Category, str, str | None]]) -> tuple[float, float, float]:
    """The hit rate (the right one, of the lines that have one), the rate of wrong ones among those, and the rate
    of false alarms among the lines for which nothing should come back."""
    hits = wrong = alarms = wanted = 0
    for category, text, expected in lines:
        found = name_of(comes_back(W, GOALS[category], text, TODAY))
        fits = expected.split(" | ") if expected else []
        wanted += bool(fits)
        hits += found in fits
        wrong += bool(fits) and found not in (None, *fits)
        alarms += not fits and found is not None
    return hits / wanted, wrong / wanted, alarms / (len(lines) - wanted)


@pytest.mark.parametrize("lines", [TUNED_ON, KEPT_BACK], ids=["tuned on", "kept back"])
def test_the_labelled_set(lines: Sequence[tuple[Category, str, str | None]]) -> None:
    assert len(lines) == 34
    hits, wrong, alarms = rates(lines)
    assert hits >= 0.9
    assert wrong <= 0.05
    assert alarms <= 0.1


def test_it_says_when_it_was_and_what_came_of_it() -> None:
    lesson = comes_back(W, GOALS[SHARE], "Invite distributors to a day and plan follow-up calls", TODAY)
    assert lesson is not None
    assert lesson.line == "Q4 2026 lesson: distributor days without follow-up calls brought nothing"
    step = comes_back(W, GOALS[NEW], "Photograph the scanner at two customers", TODAY)
    assert step is not None
    assert step.line == "Q4 2026, no effect: Find two customers who let us photograph the scanner"


@pytest.mark.parametrize("text", ["", " ", "C", "Call", "the of and", "12 345", "???", "lapsed"])
def test_nothing_rather_than_something_weak(text: str) -> None:
    assert comes_back(W, GOALS[SHARE], text, TODAY) is None


def test_nothing_for_a_goal_that_is_gone_or_of_another_kind() -> None:
    assert comes_back(W, 99, LAPSED, TODAY) is None
    assert comes_back(W, GOALS[PROFIT], LAPSED, TODAY) is None


def test_it_grows_stronger_while_the_word_is_typed() -> None:
    text = "Call the lapsed accounts in Hes"
    assert name_of(comes_back(W, GOALS[SHARE], text, TODAY)) is not None
    assert comes_back(W, GOALS[SHARE], "Call the la", TODAY) is None


def test_a_goal_s_own_finished_steps_do_not_come_back() -> None:
    own = W.put(replace(W.steps[1], goal=GOALS[SHARE])).cut(*W.lessons.values())
    assert comes_back(own, GOALS[SHARE], W.steps[1].text, TODAY) is None


def test_a_verdict_tells_between_two_that_are_alike() -> None:
    twin = replace(W.steps[1], id=50, verdict=None)
    for judged, plain in ((1, 50), (50, 1)):
        w = W.put(replace(twin, id=judged, verdict=Verdict.WORKED), replace(twin, id=plain))
        found = comes_back(w.cut(*w.lessons.values()), GOALS[SHARE], twin.text, TODAY)
        assert found is not None
        assert found.id == judged


def test_a_lesson_that_never_worked_gives_way() -> None:
    one = replace(W.lessons[2], id=60)
    for worked, no_effect, first in ((3, 0, 60), (0, 3, 2)):
        w = W.put(replace(one, worked=worked, no_effect=no_effect))
        found = comes_back(w, GOALS[SHARE], "Ask lapsed accounts why they left, offer in the second call", TODAY)
        assert found is not None
        assert (found.table, found.id) == ("lessons", first)


def test_it_follows_what_changes() -> None:
    memory = Memory()
    text = "Sponsor the handball club in Kiel"
    assert comes_back(W, GOALS[SHARE], text, TODAY, memory) is None
    done = W.put(Step(70, 1, "Sponsor the handball club", state=StepState.DONE))
    assert comes_back(done, GOALS[SHARE], text, TODAY, memory) is not None
    assert comes_back(W, GOALS[SHARE], text, TODAY, memory) is None
    undone = done.put(replace(done.steps[70], state=StepState.DOING))
    assert comes_back(undone, GOALS[SHARE], text, TODAY, memory) is None
    elsewhere = done.put(replace(done.goals[1], category=Category.OTHER))
    assert comes_back(elsewhere, GOALS[SHARE], text, TODAY, memory) is None
    taught = W.put(Lesson(70, "sponsoring the handball club brought nothing", category=SHARE))
    found = comes_back(taught, GOALS[SHARE], text, TODAY, memory)
    assert found is not None
    assert found.line == "Lesson: sponsoring the handball club brought nothing"
    assert comes_back(taught.cut(taught.lessons[70]), GOALS[SHARE], text, TODAY, memory) is None


def test_a_memory_may_be_made_bit_by_bit() -> None:
    memory = Memory()
    turns = 1
    while not memory.follow(W, 5):
        turns += 1
    assert turns == -(-(len(W.lessons) + len(W.steps)) // 5)
    assert Memory().follow(W, 1000)


def test_words_that_mean_the_same_are_one() -> None:
    assert about("Phoning the clients") == about("call a customer")
    assert meanings(stems("quotation")) == meanings(stems("offers"))
    assert about("rival") != about("reseller")


def large(steps: int) -> Workshop:
    """So many finished steps of one category, with the words of the labelled set and others."""
    rng = Random(1)
    known = sorted({word for _, text, _ in (*TUNED_ON, *KEPT_BACK) for word in text.split()})
    words = known + ["".join(rng.choices("abcdefghijklm", k=6)) for _ in range(400)]
    w = Workshop().put(Goal(1, 1, "Old", category=SHARE), Goal(2, 2, "New", category=SHARE))
    texts = (f"Call the customers {' '.join(rng.choices(words, k=6))}" for _ in range(steps))
    return w.put(*(Step(id, 1, text, state=StepState.DONE) for id, text in enumerate(texts, start=1)))


def test_a_key_press_is_quick_among_ten_thousand_steps() -> None:
    w, memory = large(10_000), Memory()
    comes_back(w, 2, "Call", TODAY, memory)
    times = []
    for _, text, _ in TUNED_ON:
        for end in range(3, len(text), 3):
            start = perf_counter()
            comes_back(w, 2, text[:end], TODAY, memory)
            times.append(perf_counter() - start)
    times.sort()
    assert times[len(times) // 2] < 0.005
    assert times[len(times) * 9 // 10] < 0.025
    after_a_change = []
    for number in range(5):
        w = w.put(replace(w.steps[5000], text=f"Something new {number}"))
        start = perf_counter()
        comes_back(w, 2, "Call the customers", TODAY, memory)
        after_a_change.append(perf_counter() - start)
    assert min(after_a_change) < 0.05
