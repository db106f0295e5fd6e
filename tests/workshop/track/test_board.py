"""The board of all steps: what is shown, found, in which order and groups; and that it follows changes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.world import TODAY, with_goals
from workshop.model import Step, StepState, Workshop
from workshop.plan import goals
from workshop.team import periods
from workshop.track.board import Board, By, Row, Show, Sort

ANA, BEN, CHEN = 1, 2, 3


def step(key: int, goal: int, text: str, state: StepState = StepState.PLANNED, **fields: Any) -> Step:
    """A step in a plan."""
    return Step(key, goal, text, state=state, **fields)


W = with_goals().put(
    step(1, 1, "Call Bavaria", owner=BEN, due=date(2027, 2, 1), dots=3, voters=2),
    step(2, 1, "Visit Zürich", StepState.DOING, owner=ANA, due=date(2027, 1, 20), dots=5, voters=2),
    step(3, 1, "Write letters", StepState.DONE, owner=ANA, due=date(2027, 1, 10)),
    step(4, 2, "Call Sweden", due=date(2027, 1, 20), must_move=True, dots=5, voters=4),
    step(5, 2, "Find a [/] partner"),
    step(6, 2, "Buy a list", StepState.IDEA),
    step(7, 2, "Open an office", StepState.DROPPED),
    step(8, 2, "Call Sweden too", StepState.MERGED, merged_into=4),
)
BOARD = Board(W, 1)


def rows(board: Board, words: str = "", sort: Sort = Sort.DUE, show: Show = Show.PLAN) -> list[Row]:
    """What the groups hold, as one list."""
    groups = board.groups(By.GOAL, words, sort, show)
    return sorted((row for group in groups for row in group.rows), key=board._key(sort))


def ids(rows: Iterable[Row]) -> list[int]:
    """The ids of the steps of these rows."""
    return [row.step.id for row in rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", [4, 2, 1, 5, 3]),
        ("  ", [4, 2, 1, 5, 3]),
        ("call", [4, 1]),
        ("CALL ben", [1]),
        ("ben call", [1]),
        ("ZÜR", [2]),
        ("nordics", [4, 5]),
        ("[/]", [5]),
        ("call nobody", []),
        ("call\x1b", [4, 1]),
    ],
)
def test_all_words_are_in_text_goal_or_owner(words: str, found: list[int]) -> None:
    assert ids(rows(BOARD, words)) == found


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.DUE, [4, 2, 1, 5, 3]),
        (Sort.OWNER, [4, 5, 2, 3, 1]),
        (Sort.STATE, [2, 4, 1, 5, 3]),
        (Sort.GOAL, [2, 1, 3, 4, 5]),
        (Sort.DOTS, [4, 2, 1, 3, 5]),
    ],
)
def test_orders(sort: Sort, order: list[int]) -> None:
    assert ids(rows(BOARD, sort=sort)) == order


@pytest.mark.parametrize(
    ("show", "shown"), [(Show.OPEN, {1, 2, 4, 5}), (Show.PLAN, {1, 2, 3, 4, 5}), (Show.ALL, {1, 2, 3, 4, 5, 6, 7})]
)
def test_what_is_shown(show: Show, shown: set[int]) -> None:
    assert set(ids(rows(BOARD, show=show))) == shown


def test_groups_by_goal_and_by_person() -> None:
    by_goal = [(group.key, group.title, ids(group.rows)) for group in BOARD.groups(By.GOAL)]
    assert by_goal == [(1, "Share in DACH", [2, 1, 3]), (2, "Open the Nordics", [4, 5])]
    by_person = [(group.key, group.title, ids(group.rows)) for group in BOARD.groups(By.PERSON)]
    assert by_person == [(None, "nobody yet", [4, 5]), (ANA, "Ana Ferreira", [2, 3]), (BEN, "Ben Okafor", [1])]
    assert [group.key for group in BOARD.groups(By.GOAL, "sweden")] == [2]
    assert BOARD.groups(words="nothing like it") == ()


def test_a_board_is_of_one_period_or_of_all_that_are_open() -> None:
    w = periods.add_period(W, "Q2 2027", date(2027, 4, 1), date(2027, 6, 30))
    w = goals.add_goal(w, 2, "Grow")
    w = w.put(step(9, 3, "Later"))
    assert ids(rows(Board(w, 2))) == [9]
    assert set(ids(rows(Board(w, None)))) == {1, 2, 3, 4, 5, 9}
    closed = w.put(replace(w.periods[1], closed_on=TODAY))
    assert ids(rows(Board(closed, None))) == [9]
    assert len(Board(closed, 1)) == 8


CHANGES = {
    "nothing": W,
    "moved": W.put(replace(W.steps[1], due=date(2027, 1, 15))),
    "taken": W.put(replace(W.steps[5], owner=CHEN)),
    "done": W.put(replace(W.steps[4], state=StepState.DONE)),
    "added": W.put(step(9, 1, "Call again", due=date(2027, 1, 21), dots=4)),
    "gone": W.cut(W.steps[2]),
    "goal renamed": W.put(replace(W.goals[1], title="Zurich")),
    "goals in another order": goals.move_goal(W, 1, 1),
    "person renamed": W.put(replace(W.members[ANA], name="Zoe")),
    "all": W.put(*(replace(one, text=one.text + "!", dots=9 - one.dots) for one in W.steps.values())),
}


def every_view(board: Board) -> list[Any]:
    """All that a board may show."""
    typed = ("", "a", "an", "an c", "a", "ana", "zurich")
    return [board.groups(by, words, sort, show) for by in By for sort in Sort for show in Show for words in typed]


@pytest.mark.parametrize("change", CHANGES)
def test_a_board_that_follows_a_change_is_like_a_new_one(change: str) -> None:
    w: Workshop = CHANGES[change]
    before = Board(W, 1)
    every_view(before)
    assert every_view(Board(w, 1, before)) == every_view(Board(w, 1))
    assert every_view(before) == every_view(BOARD)


def test_a_row_that_is_the_same_is_taken_over() -> None:
    after = {row.step.id: row for row in rows(Board(CHANGES["moved"], 1, BOARD))}
    same = [row.step.id for row in rows(BOARD) if after[row.step.id] is row]
    assert same == [4, 2, 5, 3]
