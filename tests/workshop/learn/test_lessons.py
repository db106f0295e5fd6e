"""Lessons: one sentence each, tagged with the kind of goal."""

from datetime import date

import pytest

from tests.workshop.sample import DACH, NORDICS, quarter
from workshop.errors import RuleError
from workshop.learn.lessons import add_lesson, edit_lesson, lesson_sentence
from workshop.learn.reuse import make_step, suggested_text
from workshop.model import Category, Lesson, Origin, StepState
from workshop.plan import goals

ON = date(2027, 3, 30)
W = goals.edit_goal(quarter(), DACH, category=Category.MARKET_SHARE)


def test_a_lesson_takes_category_and_period_from_its_goal() -> None:
    w = add_lesson(W, "calls work", "they expect none", "call first", on=ON, goal=DACH, origin=Origin("causes", 3))
    assert w.lessons[1] == Lesson(
        1, "calls work", "they expect none", "call first", Category.MARKET_SHARE, DACH, 1, Origin("causes", 3), ON
    )
    other = add_lesson(W, "x", on=ON, goal=DACH, category=Category.OTHER).lessons[1]
    assert other.category is Category.OTHER
    assert add_lesson(W, "x", on=ON).lessons[1].category is Category.OTHER


@pytest.mark.parametrize(
    ("learned", "because", "next_time", "sentence"),
    [
        ("calls work", "", "", "We learned that calls work."),
        ("calls work.", "nobody else calls.", "", "We learned that calls work because nobody else calls."),
        ("calls work", "", "call first", "We learned that calls work so next time call first."),
        (
            "We learned that calls work",
            "Because nobody else calls",
            "so next time call first.",
            "We learned that calls work because nobody else calls, so next time call first.",
        ),
        ("that calls work", "x", "Next time call", "We learned that calls work because x, so next time call."),
        ("thatch is dear", "", "", "We learned that thatch is dear."),
    ],
)
def test_the_sentence(learned: str, because: str, next_time: str, sentence: str) -> None:
    w = add_lesson(W, learned, because, next_time, on=ON)
    assert lesson_sentence(w.lessons[1]) == sentence


@pytest.mark.parametrize(
    ("learned", "because", "says"),
    [
        ("", "", "What was learned cannot be empty"),
        ("We learned that ", "", "Say what was learned"),
        ("x" * 281, "", "at most 280"),
        ("x", "x" * 281, "The because has at most 280"),
    ],
)
def test_what_is_no_lesson(learned: str, because: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        add_lesson(W, learned, because, on=ON)


def test_the_same_lesson_is_not_kept_twice() -> None:
    w = add_lesson(W, "calls work", on=ON)
    with pytest.raises(RuleError, match="Lesson 1 says this already"):
        add_lesson(w, "Calls work", on=ON)
    assert len(add_lesson(w, "Calls work", on=ON, goal=DACH).lessons) == 2


def test_a_lesson_is_edited_and_keeps_what_it_proved() -> None:
    w = W.put(Lesson(1, "calls work", worked=2))
    edited = edit_lesson(w, 1, because="because nobody calls", category=Category.NEW_PRODUCT).lessons[1]
    assert edited == Lesson(1, "calls work", "nobody calls", category=Category.NEW_PRODUCT, worked=2)
    assert edit_lesson(w, 1) is w


def test_a_step_is_made_from_a_lesson() -> None:
    w = add_lesson(W, "calls work", next_time="call first", on=ON)
    w = make_step(w, "lessons", 1, NORDICS, suggested_text(w, "lessons", 1))
    assert (w.steps[1].text, w.steps[1].state, w.steps[1].origin) == (
        "Call first",
        StepState.IDEA,
        Origin("lessons", 1),
    )
    assert make_step(w, "lessons", 1, NORDICS, "Call ten", planned=True).steps[2].state is StepState.PLANNED
    with pytest.raises(RuleError, match="cannot be empty"):
        make_step(w, "lessons", 1, NORDICS, "")
