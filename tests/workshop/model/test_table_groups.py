"""The records that belong to another one, as the table changes."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.model import Step, Table

STEPS = st.builds(Step, st.integers(1, 300), st.integers(1, 4), st.sampled_from("abc"))
CHANGES = st.lists(st.tuples(st.lists(STEPS, max_size=5), st.lists(st.integers(1, 300), max_size=3)), max_size=6)


def words(steps: tuple[Step, ...]) -> str:
    """Something that is worked out from steps."""
    return " ".join(step.text for step in steps)


@given(st.lists(STEPS, max_size=30), CHANGES)
def test_the_groups_of_every_version_are_what_its_records_say(
    first: list[Step], changes: list[tuple[list[Step], list[int]]]
) -> None:
    versions = [Table[Step]("steps", "goal").put(first)]
    for put, cut in changes:
        versions[-1].of(1)
        versions[-1].summary(2, words)
        versions.append(versions[-1].put(put).cut(cut))
    for table in (*versions, *versions):
        for goal in range(1, 6):
            of_goal = tuple(step for step in table.values() if step.goal == goal)
            assert table.of(goal) == of_goal
            assert table.summary(goal, words) == words(of_goal)


def test_a_summary_is_worked_out_once_while_nothing_of_its_parent_changes() -> None:
    worked_out: list[tuple[int, ...]] = []

    def ids(steps: tuple[Step, ...], day: int) -> tuple[int, int]:
        worked_out.append(tuple(step.id for step in steps))
        return len(steps), day

    table = Table[Step]("steps", "goal").put([Step(1, 1, "a"), Step(2, 1, "b"), Step(3, 2, "c")])
    assert [table.summary(goal, ids, 7) for goal in (1, 2, 1, 2)] == [(2, 7), (1, 7)] * 2
    moved = table.put([Step(3, 2, "d")])
    assert [moved.summary(goal, ids, 7) for goal in (1, 2)] == [(2, 7), (1, 7)]
    assert worked_out == [(1, 2), (3,), (3,)]
    assert [moved.summary(1, ids, day) for day in (8, 8)] == [(2, 8), (2, 8)]
    assert [table.put([Step(2, 2, "b")]).summary(goal, ids, 7) for goal in (1, 2)] == [(1, 7), (2, 7)]
    assert worked_out[3:] == [(1, 2), (1,), (2, 3)]
