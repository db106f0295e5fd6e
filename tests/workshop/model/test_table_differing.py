"""What differs between two versions of a table, told without looking at what they share."""

from hypothesis import given
from hypothesis import strategies as st

from workshop.model import Step, Table

IDS = st.integers(1, 400)


def test_only_what_was_put_or_cut_differs() -> None:
    table: Table[Step] = Table[Step]("steps", "goal").put(Step(id, 1, "x") for id in range(1, 301))
    changed = table.put([Step(7, 1, "y"), Step(500, 1, "new")]).cut([200])
    assert sorted(changed.differing(table)) == sorted(table.differing(changed)) == [7, 200, 500]
    assert list(table.differing(table)) == []


@given(st.sets(IDS), st.sets(IDS), st.sets(IDS))
def test_it_is_what_a_comparison_of_all_records_says(first: set[int], put: set[int], cut: set[int]) -> None:
    one = Table[Step]("steps", "goal").put(Step(id, 1, "x") for id in first)
    other = one.put(Step(id, 1, "y") for id in put).cut(cut)
    expected = {id for id in first | put if one.get(id) is not other.get(id)}
    assert set(other.differing(one)) == set(one.differing(other)) == expected
