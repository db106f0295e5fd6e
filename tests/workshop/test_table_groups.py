"""The records that belong to another one, as the table changes."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.model import Step, Table

STEPS = st.builds(Step, st.integers(1, 300), st.integers(1, 4), st.sampled_from("abc"))
CHANGES = st.lists(st.tuples(st.lists(STEPS, max_size=5), st.lists(st.integers(1, 300), max_size=3)), max_size=6)


@given(st.lists(STEPS, max_size=30), CHANGES)
def test_the_groups_of_every_version_are_what_its_records_say(
    first: list[Step], changes: list[tuple[list[Step], list[int]]]
) -> None:
    versions = [Table[Step]("steps", "goal").put(first)]
    for put, cut in changes:
        versions[-1].of(1)
        versions.append(versions[-1].put(put).cut(cut))
    for table in (*versions, *versions):
        for goal in range(1, 6):
            assert table.of(goal) == tuple(step for step in table.values() if step.goal == goal)
