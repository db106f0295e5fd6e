"""Lessons, wins and plays become steps again."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.workshop.lookback import END, NEXT, done, followed
from workshop.errors import RuleError
from workshop.learn.lessons import add_lesson
from workshop.learn.library import Kind, library
from workshop.learn.reuse import goals_for, made_from, make_step, suggested_text
from workshop.model import Category, Origin, StepState, Verdict, Win, Workshop
from workshop.review.carrying import times_carried
from workshop.review.follow_ups import follow_up, follow_ups


def learned() -> Workshop:
    """Two quarters with a lesson, a win and a play of the first."""
    w = add_lesson(
        followed(), "a list alone moves nobody", "nobody had the hour", "block the hour first.", on=END, goal=1
    )
    w = done(w, 1, verdict=Verdict.WORKED)
    return w.put(Win(1, 1, "13 accounts came back", goal=1, copy="Ask why they left."))


@pytest.mark.parametrize(
    ("table", "text"),
    [("lessons", "Block the hour first"), ("wins", "Ask why they left"), ("steps", "Step 1")],
)
def test_it_says_where_it_came_from(table: str, text: str) -> None:
    w = learned()
    id = w.table(table).last_id
    suggested = suggested_text(w, table, id)
    assert suggested.startswith(text[:4])
    w = make_step(w, table, id, 3, suggested, planned=True)
    step = w.steps[w.steps.last_id]
    assert (step.goal, step.state, step.origin) == (3, StepState.PLANNED, Origin(table, id))
    assert made_from(w, table, id) == (step,)


def test_a_win_without_anything_to_copy_is_what_it_says() -> None:
    w = learned()
    assert suggested_text(w.put(replace(w.wins[1], copy="")), "wins", 1) == "13 accounts came back"


def test_a_long_text_ends_at_a_word() -> None:
    w = learned()
    w = w.put(replace(w.wins[1], copy="ask " * 60))
    text = suggested_text(w, "wins", 1)
    assert len(text) <= 120
    assert text.endswith("ask")
    assert len(suggested_text(w.put(replace(w.wins[1], copy="x" * 200)), "wins", 1)) == 120


def test_in_a_closed_period_nothing_is_made() -> None:
    w = learned()
    w = w.put(replace(w.periods[NEXT], closed_on=date(2027, 6, 30)))
    with pytest.raises(RuleError, match="Q2 2027 is closed"):
        make_step(w, "lessons", 1, 3, "Block the hour")
    with pytest.raises(RuleError):
        make_step(learned(), "wins", 1, 3, " ")


def test_goals_of_the_same_kind_come_first() -> None:
    w = followed()
    w = w.put(replace(w.goals[4], category=Category.NEW_PRODUCT))
    assert [goal.id for goal in goals_for(w, NEXT, Category.NEW_PRODUCT)] == [4, 3]


def test_a_follow_up_that_worked_is_done_again_and_not_carried_on() -> None:
    w = follow_up(followed(), 1, "Block Tuesday morning", NEXT)
    first = w.steps.last_id
    w = w.put(replace(w.steps[first], state=StepState.DONE, verdict=Verdict.WORKED))
    w = make_step(w, "steps", first, 3, "Block Tuesday morning again", planned=True)
    assert [step.id for step in follow_ups(w, 1)] == [first]
    assert times_carried(w, w.steps.last_id) == 0


def test_the_library_is_narrowed_down_by_goal_and_kind() -> None:
    w = learned()
    assert {entry.kind for entry in library(w).search()} == {Kind.LESSON, Kind.WIN, Kind.PLAY}
    assert [entry.kind for entry in library(w).search("", kind=Kind.WIN)] == [Kind.WIN]
    assert library(w).search("", goal=3) == ()
    assert len(library(w).search("", goal=1)) == 2
