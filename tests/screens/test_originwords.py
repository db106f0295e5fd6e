"""Where a step came from is said with it."""

import pytest
from msgspec.structs import replace

from screens.steps.originwords import origin_facts
from tests.screens.lookers import with_causes
from tests.world import TODAY
from workshop.learn.lessons import add_lesson
from workshop.model import Origin, Win, Workshop
from workshop.review.carrying import carry
from workshop.review.follow_ups import follow_up
from workshop.team.periods import add_period, quarter_of
from workshop.team.upcoming import next_period


def ready() -> Workshop:
    """A quarter with a cause, a lesson and a win, the next one with a follow-up, and one after that."""
    w = add_lesson(next_period(with_causes("carry", primary=1), 1), "a list moves nobody", on=TODAY, goal=1)
    w = follow_up(w, 1, "Block Tuesday morning", 2).put(Win(1, 1, "13 accounts came back"))
    return add_period(w, *quarter_of(w.periods[2].last.replace(month=7)))


def said(w: Workshop, step: int) -> list[str]:
    """The facts of where this step came from."""
    return [fact.text for fact in origin_facts(w, w.steps[step])]


@pytest.mark.parametrize(
    ("table", "id", "words"),
    [
        ("causes", 1, "what held us back in Q1 2027: The revenue number took every free hour"),
        ("lessons", 2, "a lesson: a list moves nobody"),
        ("wins", 1, "a win: 13 accounts came back"),
        ("steps", 1, "done in Q1 2027: Do the first thing for goal 1"),
        ("steps", 2, "carried from Q1 2027"),
    ],
)
def test_one_line_says_it(table: str, id: int, words: str) -> None:
    w = ready()
    step = replace(w.steps[w.steps.last_id], origin=Origin(table, id))
    assert said(w.put(step), step.id) == [words]


def test_a_follow_up_that_was_carried_says_both() -> None:
    w = ready()
    w = carry(w, w.steps.last_id, 3)
    assert said(w, w.steps.last_id) == [
        "carried from Q2 2027",
        "what held us back in Q1 2027: The revenue number took every free hour",
    ]


def test_what_was_simply_written_or_came_from_something_gone_says_nothing() -> None:
    w = ready()
    assert said(w, 1) == []
    assert said(w.put(replace(w.steps[1], origin=Origin("lessons", 99))), 1) == []
